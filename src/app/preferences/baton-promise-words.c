/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the teams promise each other, in words. */

#include "preferences/baton-promise-words.h"

#include <glib/gi18n.h>

static void
add_part (GPtrArray *parts,
          char      *text)
{
  g_ptr_array_add (parts, text);
}

/**
 * baton_promise_duration:
 * @duration: a target
 *
 * Says how long a target is.
 *
 * Returns: (transfer full): the words, such as `2 days 4 hours`
 */
char *
baton_promise_duration (const BatonDuration *duration)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  int hours = (int) (duration->seconds / 3600);
  int minutes = (int) (duration->seconds / 60 % 60);
  int seconds = (int) (duration->seconds % 60);

  if (duration->weeks > 0)
    add_part (parts, g_strdup_printf (ngettext ("%d week", "%d weeks", duration->weeks), duration->weeks));
  if (duration->days > 0)
    add_part (parts, g_strdup_printf (ngettext ("%d day", "%d days", duration->days), duration->days));
  if (hours > 0)
    add_part (parts, g_strdup_printf (ngettext ("%d hour", "%d hours", hours), hours));
  if (minutes > 0)
    add_part (parts, g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes));
  if (seconds > 0)
    add_part (parts, g_strdup_printf (ngettext ("%d second", "%d seconds", seconds), seconds));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **) parts->pdata);
}

static gboolean
is_same_for_all (const BatonSla *sla)
{
  for (guint i = 1; i < BATON_N_PRIORITIES; i++)
    {
      g_autofree char *first = baton_duration_format (&sla->targets[0]);
      g_autofree char *other = baton_duration_format (&sla->targets[i]);

      if (!g_str_equal (first, other))
        return FALSE;
    }
  return TRUE;
}

static char *
describe_volume (const BatonSla *sla)
{
  switch (sla->period)
    {
    case BATON_PERIOD_WEEK:
      return g_strdup_printf (ngettext ("At least %d a week", "At least %d a week", sla->count), sla->count);
    case BATON_PERIOD_QUARTER:
      return g_strdup_printf (ngettext ("At least %d a quarter", "At least %d a quarter", sla->count), sla->count);
    case BATON_PERIOD_MONTH:
    default:
      return g_strdup_printf (ngettext ("At least %d a month", "At least %d a month", sla->count), sla->count);
    }
}

static char *
describe_target (const BatonSla *sla)
{
  g_autofree char *normal = baton_promise_duration (&sla->targets[BATON_PRIORITY_NORMAL]);
  g_autofree char *hot = baton_promise_duration (&sla->targets[BATON_PRIORITY_HOT]);
  g_autofree char *raiser = baton_promise_duration (&sla->targets[BATON_PRIORITY_HAND_RAISER]);

  if (is_same_for_all (sla))
    /* Translators: %s is a time, such as 15 minutes */
    return g_strdup_printf (sla->working ? _("within %s of working time") : _("within %s, day and night"), normal);

  if (sla->working)
    /* Translators: three times, such as 5 minutes */
    return g_strdup_printf (_("within %s for those who asked, %s for hot and %s for other leads, of working time"),
                            raiser, hot, normal);
  /* Translators: three times, such as 5 minutes */
  return g_strdup_printf (_("within %s for those who asked, %s for hot and %s for other leads, day and night"),
                          raiser, hot, normal);
}

/**
 * baton_promise_words:
 * @sla: a promise
 *
 * Says what is promised.
 *
 * Returns: (transfer full): a sentence
 */
char *
baton_promise_words (const BatonSla *sla)
{
  int share = (int) (sla->share * 100 + 0.5);
  g_autofree char *target = NULL;

  if (sla->kind == BATON_SLA_VOLUME)
    return describe_volume (sla);

  target = describe_target (sla);
  if (sla->kind == BATON_SLA_ATTEMPTS)
    /* Translators: how many attempts, then until when, such as “within 7 days, day and night”, and how often */
    return g_strdup_printf (ngettext ("%d attempt %s, in %d%% of the cases", "%d attempts %s, in %d%% of the cases",
                                      sla->count), sla->count, target, share);
  /* Translators: how often, then until when, such as “within 15 minutes of working time” */
  return g_strdup_printf (_("In %d%% of the cases %s"), share, target);
}
