/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people read about something that waits: why, until what, and what to do. */

#include "today/baton-work-words.h"

#include <glib/gi18n.h>

#include "widgets/baton-time-words.h"

static char *
describe_asking (const BatonWorkLine *line,
                 gint64               now)
{
  g_autofree char *at = baton_time_text_at (line->handoff->created_at, now);

  if (g_strcmp0 (line->asked_kind, "demo_request") == 0)
    /* Translators: %s is a time, such as 10:07 or Thu 14:00 */
    return g_strdup_printf (_("Asked for a demo, %s"), at);
  if (line->asked_form != NULL)
    /* Translators: %1$s is the name of a form, %2$s a time, such as 10:07 or Thu 14:00 */
    return g_strdup_printf (_("Sent the form “%1$s”, %2$s"), line->asked_form, at);

  /* Translators: %s is a time, such as 10:07 or Thu 14:00 */
  return g_strdup_printf (_("Asked for a conversation, %s"), at);
}

static char *
describe_handoff (const BatonWorkLine *line,
                  gint64               now)
{
  const BatonHandoff *handoff = line->handoff;
  g_autofree char *at = baton_time_text_at (handoff->created_at, now);

  switch (handoff->trigger)
    {
    case BATON_TRIGGER_HAND_RAISED:
      return describe_asking (line, now);
    case BATON_TRIGGER_PERSON:
      /* Translators: a person, not a rule, handed the lead over; %s is a time, such as 10:07 or Thu 14:00 */
      return g_strdup_printf (_("Handed over by hand, %s"), at);
    case BATON_TRIGGER_AUTOMATION:
      /* Translators: %s is a time, such as 10:07 or Thu 14:00 */
      return g_strdup_printf (_("Handed over by a rule, %s"), at);
    default:
      /* Translators: %1$d is a score, %2$s a time, such as 10:07 or Thu 14:00 */
      return g_strdup_printf (ngettext ("Reached %1$d point, %2$s", "Reached %1$d points, %2$s",
                                        handoff->fit + handoff->interest),
                              handoff->fit + handoff->interest, at);
    }
}

static char *
describe_return (const BatonWorkLine *line,
                 gint64               now)
{
  g_autofree char *day = baton_time_text_day (line->returned_at, now);

  /* Translators: %1$s is a day, such as yesterday or 3 Mar, %2$s why Sales gave the lead back, such as Gone quiet */
  return g_strdup_printf (C_("when and why", "Returned %1$s: %2$s"),
                          day, baton_return_reason_get_title (line->reason));
}

/**
 * baton_work_words_reason:
 * @item: something that waits
 * @now: the time, in microseconds UTC
 *
 * Says why it waits.
 *
 * Returns: (transfer full): a phrase; empty when nothing is known
 */
char *
baton_work_words_reason (BatonWorkItem *item,
                         gint64         now)
{
  const BatonWorkLine *line = baton_work_item_get_line (item);

  if (line->answer != NULL)
    return g_strdup (line->answer);
  if (line->returned_at != 0 && baton_lead_get_state (line->lead)->team == BATON_TEAM_MARKETING)
    return describe_return (line, now);
  return line->handoff != NULL ? describe_handoff (line, now) : g_strdup ("");
}

static char *
describe_milestone (BatonWorkItem *item)
{
  const BatonClock *clock = &baton_work_item_get_line (item)->clock;

  switch (baton_work_item_get_milestone (item))
    {
    case BATON_MILESTONE_ATTEMPT:
      /* Translators: what is due, after a time such as “38 min” */
      return g_strdup (_("first contact"));
    case BATON_MILESTONE_ACCEPTANCE:
      /* Translators: what is due, after a time such as “38 min” */
      return g_strdup (_("accept"));
    case BATON_MILESTONE_ACCEPTANCE_OR_RETURN:
      /* Translators: what is due, after a time such as “38 min” */
      return g_strdup (_("accept or return"));
    case BATON_MILESTONE_ASSIGNMENT:
      /* Translators: what is due, after a time such as “38 min”: that the lead is somebody's */
      return g_strdup (_("find somebody"));
    case BATON_MILESTONE_TAKE_UP:
      /* Translators: what is due, after a time such as “38 min”: that Marketing works on a returned lead again */
      return g_strdup (_("take up"));
    default:
      if (clock->count > 0)
        /* Translators: what is due, after a time such as “38 min”: the next attempt of so many to reach somebody */
        return g_strdup_printf (_("attempt %1$d of %2$d"), MIN (clock->done + 1, clock->count), clock->count);
      return g_strdup (clock->sla);
    }
}

/**
 * baton_work_words_due:
 * @item: something that waits
 *
 * Says what is due, to stand below the time.
 *
 * Returns: (transfer full): a phrase; what to look at again when no clock runs
 */
char *
baton_work_words_due (BatonWorkItem *item)
{
  const BatonWorkLine *line = baton_work_item_get_line (item);

  if (line->clock.id != 0)
    return describe_milestone (item);
  if (line->answer != NULL)
    /* Translators: a lead did something to which nobody in Marketing has answered */
    return g_strdup (_("waits for an answer"));

  /* Translators: the day on which a returned lead is to be looked at again has come */
  return g_strdup (line->returned_at != 0 ? _("its date has come") : "");
}

/**
 * baton_work_words_task:
 * @task: what is to be done
 *
 * Returns: the label of the button that does it
 */
const char *
baton_work_words_task (BatonTask task)
{
  switch (task)
    {
    case BATON_TASK_ACCEPT:
      return _("Accept");
    case BATON_TASK_CALL:
      return _("Call");
    case BATON_TASK_WRITE:
    case BATON_TASK_ANSWER:
      return _("Write");
    case BATON_TASK_TAKE_UP:
      /* Translators: a button: work again on a lead that Sales returned */
      return _("Take Up…");
    default:
      return _("Open");
    }
}

/**
 * baton_work_words_task_with:
 * @item: something that waits
 * @name: what to call the lead
 *
 * Says what is to be done, and with whom.
 *
 * Returns: (transfer full): a button's label
 */
char *
baton_work_words_task_with (BatonWorkItem *item,
                            const char    *name)
{
  switch (baton_work_item_get_task (item))
    {
    case BATON_TASK_ACCEPT:
      /* Translators: a button; %s is the name of a lead */
      return g_strdup_printf (_("Accept %s"), name);
    case BATON_TASK_CALL:
      /* Translators: a button; %s is the name of a lead */
      return g_strdup_printf (_("Call %s"), name);
    case BATON_TASK_WRITE:
    case BATON_TASK_ANSWER:
      /* Translators: a button; %s is the name of a lead */
      return g_strdup_printf (_("Write to %s"), name);
    case BATON_TASK_TAKE_UP:
      /* Translators: a button: work again on a lead that Sales returned; %s is its name */
      return g_strdup_printf (_("Take Up %s…"), name);
    default:
      /* Translators: a button; %s is the name of a lead */
      return g_strdup_printf (_("Open %s"), name);
    }
}

/**
 * baton_work_words_icon:
 * @item: something that waits
 *
 * Returns: the name of an icon for what is to be done
 */
const char *
baton_work_words_icon (BatonWorkItem *item)
{
  switch (baton_work_item_get_task (item))
    {
    case BATON_TASK_ACCEPT:
      return "baton-handoff-symbolic";
    case BATON_TASK_CALL:
      return "baton-call-symbolic";
    case BATON_TASK_WRITE:
    case BATON_TASK_ANSWER:
      return "mail-unread-symbolic";
    case BATON_TASK_TAKE_UP:
      return "view-refresh-symbolic";
    default:
      return "avatar-default-symbolic";
    }
}
