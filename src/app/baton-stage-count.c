/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-stage-count.h"

/**
 * BatonStageCount:
 *
 * A stage, and how many leads are in it. It never changes once it is made.
 */
struct _BatonStageCount
{
  GObject    parent_instance;
  char      *title;
  char      *definition;
  BatonTeam  team;
  guint64    count;
};

G_DEFINE_FINAL_TYPE (BatonStageCount, baton_stage_count, G_TYPE_OBJECT)

static void
baton_stage_count_finalize (GObject *object)
{
  BatonStageCount *self = BATON_STAGE_COUNT (object);

  g_free (self->title);
  g_free (self->definition);

  G_OBJECT_CLASS (baton_stage_count_parent_class)->finalize (object);
}

static void
baton_stage_count_class_init (BatonStageCountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = baton_stage_count_finalize;
}

static void
baton_stage_count_init (BatonStageCount *self)
{
}

/**
 * baton_stage_count_new:
 * @stage: a stage
 * @count: the number of leads in it
 *
 * Makes a count; what it needs of @stage is copied.
 *
 * Returns: (transfer full): the count
 */
BatonStageCount *
baton_stage_count_new (const BatonStage *stage,
                       guint64           count)
{
  BatonStageCount *self = g_object_new (BATON_TYPE_STAGE_COUNT, NULL);

  self->title = g_strdup (stage->title);
  self->definition = g_strdup (stage->definition);
  self->team = stage->team;
  self->count = count;
  return self;
}

const char *
baton_stage_count_get_title (BatonStageCount *self)
{
  g_return_val_if_fail (BATON_IS_STAGE_COUNT (self), NULL);

  return self->title;
}

/**
 * baton_stage_count_get_definition:
 * @self: a count
 *
 * Gets what the stage means, in plain words.
 *
 * Returns: (nullable): the definition
 */
const char *
baton_stage_count_get_definition (BatonStageCount *self)
{
  g_return_val_if_fail (BATON_IS_STAGE_COUNT (self), NULL);

  return self->definition;
}

BatonTeam
baton_stage_count_get_team (BatonStageCount *self)
{
  g_return_val_if_fail (BATON_IS_STAGE_COUNT (self), BATON_TEAM_MARKETING);

  return self->team;
}

guint64
baton_stage_count_get_count (BatonStageCount *self)
{
  g_return_val_if_fail (BATON_IS_STAGE_COUNT (self), 0);

  return self->count;
}

/**
 * baton_stage_count_equal:
 * @self: a count
 * @other: another count
 *
 * Tells whether both say the same.
 *
 * Returns: whether they do
 */
gboolean
baton_stage_count_equal (BatonStageCount *self,
                         BatonStageCount *other)
{
  g_return_val_if_fail (BATON_IS_STAGE_COUNT (self), FALSE);
  g_return_val_if_fail (BATON_IS_STAGE_COUNT (other), FALSE);

  return self->count == other->count &&
         self->team == other->team &&
         g_strcmp0 (self->title, other->title) == 0 &&
         g_strcmp0 (self->definition, other->definition) == 0;
}
