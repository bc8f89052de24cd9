/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-work-item.h"

/**
 * BatonWorkItem:
 *
 * A lead that waits for somebody, and what is to be done with it. It never
 * changes once it is made.
 */
struct _BatonWorkItem
{
  GObject        parent_instance;
  BatonWorkLine *line;
  BatonMilestone milestone;
  BatonTask      task;
};

G_DEFINE_FINAL_TYPE (BatonWorkItem, baton_work_item, G_TYPE_OBJECT)

static void
baton_work_item_finalize (GObject *object)
{
  baton_work_line_free (BATON_WORK_ITEM (object)->line);

  G_OBJECT_CLASS (baton_work_item_parent_class)->finalize (object);
}

static void
baton_work_item_class_init (BatonWorkItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = baton_work_item_finalize;
}

static void
baton_work_item_init (BatonWorkItem *self)
{
}

/**
 * baton_work_item_new:
 * @line: (transfer full): what waits
 * @sla: (nullable): the promise that its clock is of; `NULL` when none runs
 * @task: what is to be done
 *
 * Makes an item.
 *
 * Returns: (transfer full): the item
 */
BatonWorkItem *
baton_work_item_new (BatonWorkLine  *line,
                     const BatonSla *sla,
                     BatonTask       task)
{
  BatonWorkItem *self;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_object_new (BATON_TYPE_WORK_ITEM, NULL);
  self->line = line;
  self->milestone = sla != NULL ? sla->ends : BATON_MILESTONE_HANDOFF;
  self->task = task;
  return self;
}

gint64
baton_work_item_get_lead_id (BatonWorkItem *self)
{
  g_return_val_if_fail (BATON_IS_WORK_ITEM (self), 0);

  return baton_lead_get_id (self->line->lead);
}

/**
 * baton_work_item_get_line:
 * @self: an item
 *
 * Gets all that is known about it.
 *
 * Returns: (transfer none): the line
 */
const BatonWorkLine *
baton_work_item_get_line (BatonWorkItem *self)
{
  g_return_val_if_fail (BATON_IS_WORK_ITEM (self), NULL);

  return self->line;
}

/**
 * baton_work_item_get_milestone:
 * @self: an item
 *
 * Gets what ends its clock.
 *
 * Returns: the milestone; %BATON_MILESTONE_HANDOFF, which ends none, when no
 *   clock runs or its promise is no longer made
 */
BatonMilestone
baton_work_item_get_milestone (BatonWorkItem *self)
{
  g_return_val_if_fail (BATON_IS_WORK_ITEM (self), BATON_MILESTONE_HANDOFF);

  return self->milestone;
}

BatonTask
baton_work_item_get_task (BatonWorkItem *self)
{
  g_return_val_if_fail (BATON_IS_WORK_ITEM (self), BATON_TASK_LOOK);

  return self->task;
}

static BatonUrgency
get_urgency (BatonWorkItem *self)
{
  return (BatonUrgency) {
    .due_at = self->line->clock.due_at,
    .warn_at = self->line->clock.warn_at,
    .score = baton_lead_get_score (self->line->lead),
    .lead = baton_lead_get_id (self->line->lead),
  };
}

/**
 * baton_work_item_get_level:
 * @self: an item
 * @now: the time, in microseconds UTC
 *
 * Tells how much a delay costs now.
 *
 * Returns: the level
 */
BatonUrgencyLevel
baton_work_item_get_level (BatonWorkItem *self,
                           gint64         now)
{
  BatonUrgency urgency;

  g_return_val_if_fail (BATON_IS_WORK_ITEM (self), BATON_URGENCY_NO_CLOCK);

  urgency = get_urgency (self);
  return baton_urgency_get_level (&urgency, now);
}

/**
 * baton_work_item_compare:
 * @a: an item
 * @b: another one
 * @now: the time, in microseconds UTC
 *
 * Orders items by what a delay costs, see [func@urgency_compare].
 *
 * Returns: below 0 when @a comes first, above 0 when @b does
 */
int
baton_work_item_compare (BatonWorkItem *a,
                         BatonWorkItem *b,
                         gint64         now)
{
  BatonUrgency urgency_a = get_urgency (a);
  BatonUrgency urgency_b = get_urgency (b);

  return baton_urgency_compare (&urgency_a, &urgency_b, now);
}
