/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-next-step.h"

#include <glib/gi18n.h>

#include "handoff/baton-permission.h"
#include "widgets/baton-time-words.h"

/**
 * baton_next_step_free:
 * @self: a step
 *
 * Frees a step.
 */
void
baton_next_step_free (BatonNextStep *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->label);
  g_free (self->target);
  g_free (self);
}

static BatonNextStep *
step_new (const char *icon_name,
          char       *title,
          char       *subtitle)
{
  BatonNextStep *self = g_new0 (BatonNextStep, 1);

  self->icon_name = icon_name;
  self->title = title;
  self->subtitle = subtitle;
  return self;
}

static void
offer (BatonNextStep *self,
       char          *label,
       const char    *action,
       const char    *target)
{
  self->label = label;
  self->action = action;
  self->target = g_strdup (target);
}

static gboolean
may (const BatonLeadSheet *sheet,
     BatonChannel          channel)
{
  const BatonLeadRow *row = &sheet->profile.row;

  return baton_may_contact (&row->record, &row->state, sheet->my_team, channel).allowed;
}

static BatonNextStep *
contact (const BatonLeadSheet *sheet)
{
  const BatonRecord *record = &sheet->profile.row.record;
  const char *phone = record->values[BATON_FIELD_PHONE];
  BatonNextStep *self;

  if (may (sheet, BATON_CHANNEL_CALL))
    {
      /* Translators: %s is the name of a lead */
      self = step_new ("baton-call-symbolic", g_strdup_printf (_("Call %s"), sheet->name),
                       g_strdup (phone != NULL ? phone : record->values[BATON_FIELD_MOBILE]));
      offer (self, g_strdup (_("Call")), "lead.call", NULL);
    }
  else if (may (sheet, BATON_CHANNEL_EMAIL))
    {
      /* Translators: %s is the name of a lead */
      self = step_new ("mail-unread-symbolic", g_strdup_printf (_("Write to %s"), sheet->name),
                       g_strdup (record->values[BATON_FIELD_EMAIL]));
      offer (self, g_strdup (_("Write")), "lead.email", NULL);
    }
  else
    /* Translators: %s is the name of a lead */
    self = step_new ("edit-find-symbolic", g_strdup_printf (_("Find a way to reach %s"), sheet->name),
                     g_strdup (_("There is no number and no address that may be used")));
  return self;
}

/* The first stage after this one that a person may move the lead on to. */
static const BatonStage *
find_next_stage (const BatonLeadSheet *sheet)
{
  guint current = sheet->profile.row.state.stage;
  gboolean is_after = FALSE;

  for (guint i = 0; i < baton_process_get_n_stages (sheet->process); i++)
    {
      const BatonStage *stage = baton_process_get_nth (sheet->process, i);

      if (is_after && stage->number != BATON_STAGE_DISQUALIFIED &&
          baton_process_allows (sheet->process, current, stage->number))
        return stage;
      is_after = is_after || stage->number == current;
    }
  return NULL;
}

static BatonNextStep *
move_on (const BatonLeadSheet *sheet)
{
  const BatonStage *stage = find_next_stage (sheet);
  BatonNextStep *self;

  if (stage == NULL)
    return NULL;

  /* Translators: %s is the title of a stage, such as Opportunity */
  self = step_new ("go-next-symbolic", g_strdup_printf (_("Move on to %s"), stage->title),
                   g_strdup (*stage->enters != '\0' ? stage->enters : stage->definition));
  offer (self, g_strdup (_("Move")), "lead.move", stage->id);
  return self;
}

/* Whether somebody in Sales was told to keep trying, and has reached the lead. */
static gboolean
was_reached (const BatonLeadSheet *sheet)
{
  for (guint i = 0; i < sheet->profile.clocks->len; i++)
    {
      const BatonClock *clock = &g_array_index (sheet->profile.clocks, BatonClock, i);

      if (clock->count > 0 && clock->outcome == BATON_CLOCK_MET)
        return TRUE;
    }
  return FALSE;
}

static BatonNextStep *
find_for_sales (const BatonLeadSheet *sheet)
{
  guint stage = sheet->profile.row.state.stage;
  gboolean is_early = stage == BATON_STAGE_MARKETING_QUALIFIED || stage == BATON_STAGE_SALES_ACCEPTED;

  return is_early && !was_reached (sheet) ? contact (sheet) : move_on (sheet);
}

/* What the lead did asks for an answer. */
static BatonNextStep *
answer (const BatonLeadSheet *sheet)
{
  BatonNextStep *self;

  /* Translators: %s is the name of a lead */
  self = step_new ("mail-unread-symbolic", g_strdup_printf (_("Write to %s"), sheet->name), g_strdup (sheet->asked));
  offer (self, g_strdup (_("Write")), "lead.email", NULL);
  return self;
}

static BatonNextStep *
find_for_marketing (const BatonLeadSheet *sheet,
                    gint64                now)
{
  const BatonLeadState *state = &sheet->profile.row.state;
  const GPtrArray *missing = sheet->explanation->missing;
  BatonNextStep *self;

  if (state->wake_at > now)
    {
      g_autofree char *day = baton_time_text_day (state->wake_at, now);

      /* Translators: %s is a day, such as 31 Mar */
      return step_new ("alarm-symbolic", g_strdup_printf (_("Look again: %s"), day),
                       g_strdup (_("Sales returned it with this date")));
    }
  if (sheet->asked != NULL && may (sheet, BATON_CHANNEL_EMAIL))
    return answer (sheet);
  if (missing->len > 0)
    self = step_new ("mail-send-symbolic", g_strdup (_("Keep in touch until it qualifies")),
                     g_strdup (((const BatonMissing *) g_ptr_array_index (missing, 0))->text));
  else
    self = step_new ("baton-handoff-symbolic", g_strdup (_("Hand it over to Sales")),
                     g_strdup (_("It has what the threshold asks for")));
  offer (self, g_strdup (_("Hand Over")), "lead.hand-over", NULL);
  return self;
}

/**
 * baton_next_step_find:
 * @sheet: a sheet
 * @now: the time, in microseconds UTC
 *
 * Finds what brings a lead on, by where it is and what is known about it.
 *
 * Returns: (transfer full) (nullable): the step; `NULL` when there is none
 */
BatonNextStep *
baton_next_step_find (const BatonLeadSheet *sheet,
                      gint64                now)
{
  const BatonLeadState *state = &sheet->profile.row.state;

  if (state->stage == BATON_STAGE_DISQUALIFIED)
    return NULL;
  if (state->team == BATON_TEAM_SALES)
    return find_for_sales (sheet);
  return find_for_marketing (sheet, now);
}
