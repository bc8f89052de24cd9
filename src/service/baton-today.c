/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What waits for who looks: for the pages Today and Handoffs. */

#include "baton-today.h"

#include "baton-answers-private.h"

/* The most of each list: nobody works through more before looking again. */
#define MAX_LINES 500

/* What stands beside them is a look ahead and back, no list to work through. */
#define MAX_ASIDE 5
#define DAYS_AHEAD 7

/* Who looks; nobody in particular with @person 0. */
typedef struct
{
  gint64    person;
  BatonTeam team;
} Viewer;

static gboolean
find_viewer (BatonSession  *session,
             Viewer        *viewer,
             GError       **error)
{
  GPtrArray *people;

  *viewer = (Viewer) { 0, BATON_TEAM_MARKETING };
  if (!baton_session_get_person (session, &viewer->person, error))
    return FALSE;

  people = baton_session_get_people (session, error);
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);

      if (person->id == viewer->person)
        viewer->team = person->team;
    }
  return people != NULL;
}

static BatonWorkItem *
make_item (BatonWorkLine *line,
           const Viewer  *viewer,
           GPtrArray     *slas)
{
  const BatonSla *sla = line->clock.id != 0 ? baton_sla_find (slas, line->clock.sla) : NULL;
  BatonTeam team = viewer->person != 0 ? viewer->team : baton_lead_get_state (line->lead)->team;

  return baton_work_item_new (line, sla, line->answer != NULL ? BATON_TASK_ANSWER
                                         : baton_task_find (line->lead, line->handoff, sla, team));
}

/* Makes items of @lines, of each lead once, and tells whether more were found than wanted. */
static gboolean
add_items (GPtrArray     *items,
           GHashTable    *seen,
           GPtrArray     *lines,
           const Viewer  *viewer,
           GPtrArray     *slas)
{
  gboolean is_cut = lines->len > MAX_LINES;

  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      BatonWorkLine *line = g_ptr_array_index (lines, i);
      gint64 lead = baton_lead_get_id (line->lead);

      if (i < MAX_LINES && g_hash_table_add (seen, g_memdup2 (&lead, sizeof lead)))
        g_ptr_array_add (items, make_item (line, viewer, slas));
      else
        baton_work_line_free (line);
    }
  g_ptr_array_unref (lines);
  return is_cut;
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const gint64 *now = user_data;

  return baton_work_item_compare (*(BatonWorkItem **) a, *(BatonWorkItem **) b, *now);
}

/* Only Marketing takes up what has rested, and answers what leads did. */
static gboolean
load_for_marketing (BatonSession  *session,
                    BatonToday    *today,
                    const Viewer  *viewer,
                    GHashTable    *seen,
                    GCancellable  *cancellable,
                    GError       **error)
{
  GPtrArray *lines;

  lines = baton_work_list_rested (baton_session_get_connection (session), today->now, MAX_LINES + 1, error);
  if (lines == NULL)
    return FALSE;
  add_items (today->items, seen, lines, viewer, today->slas);

  lines = baton_answers_list (session, MAX_LINES, cancellable, error);
  if (lines == NULL)
    return FALSE;
  add_items (today->items, seen, lines, viewer, today->slas);
  return TRUE;
}

/* What is late and what is not are asked for apart, so that a long tail of the
 * one never hides the other. */
static gboolean
load_items (BatonSession  *session,
            BatonToday    *today,
            const Viewer  *viewer,
            GCancellable  *cancellable,
            GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  const BatonWorkFilter filter = { viewer->person, viewer->team };
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *lines;

  lines = baton_work_list_due (connection, &filter, 0, today->now, MAX_LINES + 1, error);
  if (lines == NULL)
    return FALSE;
  today->is_late_cut = add_items (today->items, seen, lines, viewer, today->slas);

  lines = baton_work_list_due (connection, &filter, today->now, G_MAXINT64, MAX_LINES + 1, error);
  if (lines == NULL)
    return FALSE;
  today->is_due_cut = add_items (today->items, seen, lines, viewer, today->slas);

  if ((viewer->person == 0 || viewer->team == BATON_TEAM_MARKETING) &&
      !load_for_marketing (session, today, viewer, seen, cancellable, error))
    return FALSE;

  g_ptr_array_sort_with_data (today->items, compare_items, &today->now);
  return TRUE;
}

static gboolean
load_coming (BatonSession  *session,
             BatonToday    *today,
             const Viewer  *viewer,
             GError       **error)
{
  gboolean is_sales = viewer->person != 0 && viewer->team == BATON_TEAM_SALES;
  GPtrArray *lines;

  lines = baton_work_list_resting (baton_session_get_connection (session), is_sales ? viewer->person : 0, today->now,
                                   today->now + DAYS_AHEAD * G_TIME_SPAN_DAY, MAX_ASIDE, error);
  if (lines == NULL)
    return FALSE;
  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (today->coming, make_item (g_ptr_array_index (lines, i), viewer, today->slas));
  g_ptr_array_unref (lines);
  return TRUE;
}

/* When the day began, where the working time is reckoned. */
static gint64
find_midnight (BatonCalendar *calendar,
               gint64         now)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (baton_calendar_get_time_zone (calendar));
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = NULL;
  g_autoptr(GDateTime) midnight = NULL;

  if (zone == NULL)
    zone = g_time_zone_new_utc ();
  local = g_date_time_to_timezone (utc, zone);
  midnight = g_date_time_new (zone, g_date_time_get_year (local), g_date_time_get_month (local),
                              g_date_time_get_day_of_month (local), 0, 0, 0);
  return g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
}

static BatonToday *
load_today (BatonSession  *session,
            GCancellable  *cancellable,
            GError       **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_autoptr(BatonToday) today = g_new0 (BatonToday, 1);
  Viewer viewer;

  today->items = g_ptr_array_new_with_free_func (g_object_unref);
  today->coming = g_ptr_array_new_with_free_func (g_object_unref);
  if (policy == NULL || !find_viewer (session, &viewer, error))
    return NULL;

  today->now = baton_session_get_now (session);
  today->me = viewer.person;
  today->team = viewer.team;
  today->slas = g_ptr_array_ref (policy->slas);
  today->process = baton_process_ref (policy->process);
  today->fit = baton_rule_set_get_mql (baton_evaluator_get_rules (policy->evaluator))->fit;
  today->promises = baton_sla_status (session, &today->month_start, &today->month_end, cancellable, error);
  if (today->promises == NULL || !load_items (session, today, &viewer, cancellable, error) ||
      !load_coming (session, today, &viewer, error))
    return NULL;
  today->done = baton_done_list (session, find_midnight (policy->calendar, today->now), MAX_ASIDE, error);
  if (today->done == NULL)
    return NULL;
  return g_steal_pointer (&today);
}

/**
 * baton_today_free:
 * @self: (transfer full): what needed somebody
 */
void
baton_today_free (BatonToday *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->coming, g_ptr_array_unref);
  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_clear_pointer (&self->promises, g_array_unref);
  g_clear_pointer (&self->slas, g_ptr_array_unref);
  g_clear_pointer (&self->process, baton_process_unref);
  g_free (self);
}

/**
 * baton_load_today:
 * @session: a session
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds what needs the session's actor now: what is due, and for Marketing also
 * the returned leads whose date has come, and what automations ask for. Of a lead with several clocks the
 * first to come due counts. For an actor who is none of the people it is
 * everything of both teams.
 *
 * Returns: (transfer full) (nullable): what there is
 */
BatonToday *
baton_load_today (BatonSession  *session,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(BatonToday) today = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  today = load_today (session, cancellable, error);
  if (!baton_session_end (session, today != NULL, error))
    return NULL;
  return g_steal_pointer (&today);
}

static gboolean
load_tab (BatonSession      *session,
          BatonHandoffTabs  *tabs,
          BatonHandoffTab    tab,
          BatonWorkList      which,
          gint64             person,
          GError           **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  const Viewer viewer = { tabs->me, tabs->team };
  GPtrArray *lines;

  if (policy == NULL)
    return FALSE;
  lines = baton_work_list_handoffs (baton_session_get_connection (session), which, person,
                                    baton_session_get_now (session), MAX_LINES + 1, error);
  if (lines == NULL)
    return FALSE;

  tabs->is_cut[tab] = lines->len > MAX_LINES;
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (tabs->items[tab], make_item (g_ptr_array_index (lines, i), &viewer, policy->slas));
  g_ptr_array_set_free_func (lines, NULL);
  g_ptr_array_unref (lines);
  g_ptr_array_set_size (tabs->items[tab], MIN ((int) tabs->items[tab]->len, MAX_LINES));
  return TRUE;
}

/* Like load_tab(), of handoffs that wait: their number is told also where it is large. */
static gboolean
load_open_tab (BatonSession      *session,
               BatonHandoffTabs  *tabs,
               BatonHandoffTab    tab,
               BatonWorkList      which,
               gint64             person,
               GError           **error)
{
  if (!load_tab (session, tabs, tab, which, person, error))
    return FALSE;
  tabs->n_open[tab] = tabs->items[tab]->len;
  return !tabs->is_cut[tab] ||
         baton_work_count_handoffs (baton_session_get_connection (session), which, person,
                                    baton_session_get_now (session), &tabs->n_open[tab], error);
}

static BatonHandoffTabs *
load_handoff_tabs (BatonSession  *session,
                   GError       **error)
{
  g_autoptr(BatonHandoffTabs) tabs = g_new0 (BatonHandoffTabs, 1);
  Viewer viewer;

  for (guint i = 0; i < BATON_N_HANDOFF_TABS; i++)
    tabs->items[i] = g_ptr_array_new_with_free_func (g_object_unref);
  if (!find_viewer (session, &viewer, error))
    return NULL;
  tabs->me = viewer.person;
  tabs->team = viewer.team;

  /* To whom nothing is handed over nothing is incoming. */
  if (viewer.person != 0 && viewer.team == BATON_TEAM_SALES &&
      !load_open_tab (session, tabs, BATON_HANDOFF_TAB_INCOMING, BATON_WORK_WAITING, viewer.person, error))
    return NULL;
  if (!load_open_tab (session, tabs, BATON_HANDOFF_TAB_WAITING, BATON_WORK_WAITING, 0, error) ||
      !load_tab (session, tabs, BATON_HANDOFF_TAB_ACCEPTED, BATON_WORK_ACCEPTED, 0, error) ||
      !load_tab (session, tabs, BATON_HANDOFF_TAB_RETURNED, BATON_WORK_RETURNED, 0, error) ||
      !load_open_tab (session, tabs, BATON_HANDOFF_TAB_OVERDUE, BATON_WORK_OVERDUE, 0, error))
    return NULL;
  return g_steal_pointer (&tabs);
}

/**
 * baton_handoff_tabs_free:
 * @self: (transfer full): the handoffs
 */
void
baton_handoff_tabs_free (BatonHandoffTabs *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < BATON_N_HANDOFF_TABS; i++)
    g_clear_pointer (&self->items[i], g_ptr_array_unref);
  g_free (self);
}

/**
 * baton_load_handoff_tabs:
 * @session: a session
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Lists the handoffs from all sides, as they stand at one moment.
 *
 * Returns: (transfer full) (nullable): them
 */
BatonHandoffTabs *
baton_load_handoff_tabs (BatonSession  *session,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(BatonHandoffTabs) tabs = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  tabs = load_handoff_tabs (session, error);
  if (!baton_session_end (session, tabs != NULL, error))
    return NULL;
  return g_steal_pointer (&tabs);
}
