/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What time alone causes. A clock's state and a score are functions of stored
 * facts and the time, so it does not matter how long ago the last tick was. */

#include "baton-tick.h"

#include "baton-passing-private.h"
#include "baton-rescore-private.h"

static gboolean
rescore_due (BatonSession     *session,
             BatonTickReport  *report,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr(GArray) due = NULL;
  BatonRescoreReport rescored = { 0, };

  due = baton_lead_repository_list_due (baton_session_get_connection (session),
                                        baton_session_get_now (session), error);
  if (due == NULL || !baton_rescore_some (session, due, &rescored, cancellable, error))
    return FALSE;

  report->rescored = rescored.scored;
  report->changed = rescored.changed;
  report->handed_over = rescored.handed_over;
  report->released = rescored.released;
  return TRUE;
}

/* Somebody may have come back, or finished with other leads. */
static gboolean
assign_waiting (BatonSession     *session,
                BatonTickReport  *report,
                GError          **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(GPtrArray) open = baton_handoff_list (connection, 0, TRUE, 0, error);

  if (open == NULL)
    return FALSE;

  for (guint i = 0; i < open->len; i++)
    {
      BatonHandoff *handoff = g_ptr_array_index (open, i);
      g_auto(BatonLeadRow) row = { 0, };
      BatonRoute route = { 0, };

      if (handoff->person != 0)
        continue;
      if (!baton_lead_repository_load (connection, handoff->lead, &row, error) ||
          !baton_passing_find_free (session, &row, &route, error))
        return FALSE;
      if (route.person == 0)
        continue;

      report->assigned++;
      if (!baton_passing_assign (session, &row, handoff, route.person, error) ||
          !baton_lead_repository_update_state (connection, row.id, &row.state, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tell_clock (BatonSession     *session,
            BatonClock       *clock,
            BatonTickReport  *report,
            GError          **error)
{
  gint64 now = baton_session_get_now (session);
  gboolean is_late = clock->due_at <= now;
  BatonLeadRow row = { .id = clock->lead };
  GVariantDict detail;

  /* A warning that a breach has overtaken is not given any more. */
  if (clock->warned_at == 0)
    clock->warned_at = now;
  if (is_late)
    {
      clock->breached_at = now;
      report->breached++;
    }
  else
    report->warned++;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "sla", "s", clock->sla);
  g_variant_dict_insert (&detail, "clock", "x", clock->id);
  g_variant_dict_insert (&detail, "due", "x", clock->due_at);
  return baton_clock_update (baton_session_get_connection (session), clock, error) &&
         baton_session_log (session, BATON_ACTOR_CLOCK, is_late ? "clock-breached" : "clock-warned", clock->lead,
                            g_variant_dict_end (&detail), error) &&
         baton_passing_notify (session, &row, is_late ? BATON_NOTICE_BREACH : BATON_NOTICE_WARNING, clock->team,
                               clock->person, clock->handoff, clock->id, error);
}

static gboolean
tell_clocks (BatonSession     *session,
             BatonTickReport  *report,
             GError          **error)
{
  g_autoptr(GArray) clocks = NULL;

  clocks = baton_clock_list_to_tell (baton_session_get_connection (session),
                                     baton_session_get_now (session), error);
  if (clocks == NULL)
    return FALSE;

  for (guint i = 0; i < clocks->len; i++)
    {
      if (!tell_clock (session, &g_array_index (clocks, BatonClock, i), report, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
wake (BatonSession     *session,
      BatonTickReport  *report,
      GError          **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(GArray) leads = baton_lead_repository_list_waking (connection, baton_session_get_now (session), error);

  if (leads == NULL)
    return FALSE;

  for (guint i = 0; i < leads->len; i++)
    {
      g_auto(BatonLeadRow) row = { 0, };
      GVariantDict detail;

      if (!baton_lead_repository_load (connection, g_array_index (leads, gint64, i), &row, error))
        return FALSE;

      g_variant_dict_init (&detail, NULL);
      g_variant_dict_insert (&detail, "date", "x", row.state.wake_at);
      row.state.wake_at = 0;
      report->woken++;
      if (!baton_session_log (session, BATON_ACTOR_CLOCK, "woken", row.id, g_variant_dict_end (&detail), error) ||
          !baton_passing_notify (session, &row, BATON_NOTICE_WAKE_UP, BATON_TEAM_MARKETING, 0, 0, 0, error) ||
          !baton_lead_repository_update_state (connection, row.id, &row.state, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * baton_tick:
 * @session: a session
 * @report: (out caller-allocates): what time caused
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Does what time alone causes: scores that fade, leads that wait for somebody
 * free, clocks that are due soon or late, returned leads whose date has come.
 * A second tick at the same time does nothing.
 *
 * Returns: whether it was done
 */
gboolean
baton_tick (BatonSession     *session,
            BatonTickReport  *report,
            GCancellable     *cancellable,
            GError          **error)
{
  gboolean done;

  memset (report, 0, sizeof *report);
  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = wake (session, report, error) &&
         rescore_due (session, report, cancellable, error) &&
         assign_waiting (session, report, error) &&
         tell_clocks (session, report, error);
  return baton_session_end (session, done, error);
}

static gboolean
has_due_clock (BatonSession  *session,
               gboolean      *is_due,
               GError       **error)
{
  g_autoptr(GArray) clocks = baton_clock_list_to_tell (baton_session_get_connection (session),
                                                       baton_session_get_now (session), error);

  if (clocks == NULL)
    return FALSE;
  *is_due = clocks->len > 0;
  return TRUE;
}

/* Whether a lead waits that somebody is free for now. */
static gboolean
has_assignable (BatonSession  *session,
                gboolean      *is_due,
                GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(GPtrArray) open = baton_handoff_list (connection, 0, TRUE, 0, error);

  if (open == NULL)
    return FALSE;

  for (guint i = 0; i < open->len && !*is_due; i++)
    {
      const BatonHandoff *handoff = g_ptr_array_index (open, i);
      g_auto(BatonLeadRow) row = { 0, };
      BatonRoute route = { 0, };

      if (handoff->person != 0)
        continue;
      if (!baton_lead_repository_load (connection, handoff->lead, &row, error) ||
          !baton_passing_find_free (session, &row, &route, error))
        return FALSE;
      *is_due = route.person != 0;
    }
  return TRUE;
}

/**
 * baton_tick_is_due:
 * @session: a session
 * @is_due: (out): whether [func@tick] would do something
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds out, by reading alone, whether time has caused anything.
 *
 * Returns: whether it worked
 */
gboolean
baton_tick_is_due (BatonSession  *session,
                   gboolean      *is_due,
                   GCancellable  *cancellable,
                   GError       **error)
{
  gboolean done;

  *is_due = FALSE;
  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return FALSE;
  done = baton_lead_repository_has_due (baton_session_get_connection (session),
                                        baton_session_get_now (session), is_due, error) &&
         (*is_due || has_due_clock (session, is_due, error)) &&
         (*is_due || has_assignable (session, is_due, error));
  return baton_session_end (session, done, error);
}
