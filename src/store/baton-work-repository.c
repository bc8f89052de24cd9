/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What waits for somebody: leads with a running clock, returned leads whose
 * date has come, what leads did, and handoffs. Each list is one query. */

#include "baton-work-repository.h"

#include "baton-events-private.h"
#include "baton-handoff-repository-private.h"
#include "baton-query-private.h"
#include "process/baton-stage.h"

/* What a lead raised its hand with: the last thing that it did before it was
 * handed over, other than looking at pages and mails. */
#define ASKED_EVENT \
  "FROM event e WHERE e.lead = h.lead AND h.reason = 'hand-raised' AND e.at <= h.created_at " \
  "AND e.kind NOT IN ('page_view', 'form_view', 'email_open', 'email_click') ORDER BY e.at DESC, e.id DESC LIMIT 1"

/* In the order in which read_line() reads them: h is a handoff, l and s the
 * lead, p the person whose turn it is, c a clock, r a return. */
#define LINE_COLUMNS \
  BATON_HANDOFF_COLUMNS ", " \
  "l.id, l.external_id, l.email, l.first_name, l.last_name, l.job_title, l.company, l.phone, l.mobile, " \
  "l.city, l.do_not_email, l.do_not_call, " \
  "s.stage, s.team, s.owner, s.fit, s.interest, s.flags, s.suppressed_since, s.returned_at, s.wake_at, " \
  "p.name, " \
  "c.id, c.sla, c.team, c.priority, c.started_at, c.warn_at, c.due_at, c.asked, c.done, c.person, " \
  "r.at, r.reason, r.until_at, r.note, " \
  "(SELECT e.kind " ASKED_EVENT "), (SELECT e.form " ASKED_EVENT ")"

static const BatonField fields[] = {
  BATON_FIELD_EXTERNAL_ID, BATON_FIELD_EMAIL, BATON_FIELD_FIRST_NAME, BATON_FIELD_LAST_NAME, BATON_FIELD_JOB_TITLE,
  BATON_FIELD_COMPANY, BATON_FIELD_PHONE, BATON_FIELD_MOBILE, BATON_FIELD_CITY, BATON_FIELD_DO_NOT_EMAIL,
  BATON_FIELD_DO_NOT_CALL,
};

/**
 * baton_work_line_free:
 * @self: (transfer full) (nullable): a line
 */
void
baton_work_line_free (BatonWorkLine *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->lead);
  g_clear_pointer (&self->handoff, baton_handoff_free);
  baton_clock_clear (&self->clock);
  g_free (self->asked_kind);
  g_free (self->asked_form);
  g_free (self->person_name);
  g_free (self->note);
  g_free (self->answer);
  g_free (self);
}

static BatonLead *
read_lead (BatonStatement *statement,
           int            *column)
{
  gint64 id = baton_statement_get (statement, (*column)++);
  BatonRecord record = { 0, };
  BatonLeadState state = { 0, };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    record.values[fields[i]] = baton_statement_get_text (statement, (*column)++);
  state.stage = (guint) baton_statement_get (statement, (*column)++);
  state.team = (BatonTeam) baton_statement_get (statement, (*column)++);
  state.owner = baton_statement_get (statement, (*column)++);
  state.fit = (int) baton_statement_get (statement, (*column)++);
  state.interest = (int) baton_statement_get (statement, (*column)++);
  state.flags = (BatonLeadFlags) baton_statement_get (statement, (*column)++);
  state.suppressed_since = baton_statement_get (statement, (*column)++);
  state.returned_at = baton_statement_get (statement, (*column)++);
  state.wake_at = baton_statement_get (statement, (*column)++);
  return baton_lead_new_from_record (id, &record, &state);
}

static void
read_clock (BatonStatement *statement,
            int            *column,
            gint64          lead,
            BatonClock     *clock)
{
  clock->lead = lead;
  clock->id = baton_statement_get (statement, (*column)++);
  clock->sla = g_strdup (baton_statement_get_text (statement, (*column)++));
  if (!baton_team_from_name (baton_statement_get_text (statement, (*column)++), &clock->team))
    clock->team = BATON_TEAM_SALES;
  if (!baton_priority_from_name (baton_statement_get_text (statement, (*column)++), &clock->priority))
    clock->priority = BATON_PRIORITY_NORMAL;
  clock->started_at = baton_statement_get (statement, (*column)++);
  clock->warn_at = baton_statement_get (statement, (*column)++);
  clock->due_at = baton_statement_get (statement, (*column)++);
  clock->count = (int) baton_statement_get (statement, (*column)++);
  clock->done = (int) baton_statement_get (statement, (*column)++);
  clock->person = baton_statement_get (statement, (*column)++);
}

static gpointer
read_line (BatonStatement *statement)
{
  BatonWorkLine *line = g_new0 (BatonWorkLine, 1);
  int column = BATON_HANDOFF_N_COLUMNS;

  if (!baton_statement_is_null (statement, 0))
    line->handoff = baton_handoff_read (statement);
  line->lead = read_lead (statement, &column);
  line->person_name = g_strdup (baton_statement_get_text (statement, column++));
  read_clock (statement, &column, baton_lead_get_id (line->lead), &line->clock);
  line->returned_at = baton_statement_get (statement, column++);
  if (!baton_return_reason_from_name (baton_statement_get_text (statement, column++), &line->reason))
    line->reason = BATON_RETURN_NOT_READY;
  line->until = baton_statement_get (statement, column++);
  line->note = g_strdup (baton_statement_get_text (statement, column++));
  line->asked_kind = g_strdup (baton_statement_get_text (statement, column++));
  line->asked_form = g_strdup (baton_statement_get_text (statement, column++));
  return line;
}

static GPtrArray *
list_lines (BatonStatement  *statement,
            GError         **error)
{
  return baton_query_list (statement, read_line, (GDestroyNotify) baton_work_line_free, error);
}

/**
 * baton_work_list_due:
 * @connection: a connection
 * @filter: whose work is meant
 * @from: the earliest due time, in microseconds UTC
 * @to: the due time before which it has to be
 * @limit: the most to list
 * @error: return location for an error
 *
 * Lists the running clocks that are due in a time, each with its lead. A lead
 * with several of them is listed as often.
 *
 * Returns: (transfer full) (element-type BatonWorkLine): them, the earliest due first
 */
GPtrArray *
baton_work_list_due (BatonConnection        *connection,
                     const BatonWorkFilter  *filter,
                     gint64                  from,
                     gint64                  to,
                     guint                   limit,
                     GError                **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " LINE_COLUMNS " "
                              "FROM clock c JOIN lead l ON l.id = c.lead JOIN lead_state s ON s.lead = c.lead "
                              "LEFT JOIN handoff h ON h.id = c.handoff "
                              "LEFT JOIN person p ON p.id = c.person "
                              "LEFT JOIN lead_return r ON r.lead = c.lead AND r.at = s.returned_at "
                              "WHERE c.ended_at IS NULL AND c.due_at >= ?1 AND c.due_at < ?2 "
                              "AND (?3 = 0 OR (c.team = ?4 AND (c.person = ?3 OR c.person IS NULL))) "
                              "ORDER BY c.due_at, c.id LIMIT ?5",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, from);
  baton_statement_bind (statement, 2, to);
  baton_statement_bind (statement, 3, filter->person);
  baton_statement_bind_text (statement, 4, baton_team_get_name (filter->team));
  baton_statement_bind (statement, 5, limit);
  return list_lines (statement, error);
}

/**
 * baton_work_list_rested:
 * @connection: a connection
 * @now: the time, in microseconds UTC
 * @limit: the most to list
 * @error: return location for an error
 *
 * Lists the returned leads whose date has come, and which nobody has tried to
 * contact since.
 *
 * Returns: (transfer full) (element-type BatonWorkLine): them, the highest score first
 */
GPtrArray *
baton_work_list_rested (BatonConnection  *connection,
                        gint64            now,
                        guint             limit,
                        GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " LINE_COLUMNS " "
                              "FROM lead_return r JOIN lead_state s ON s.lead = r.lead AND s.returned_at = r.at "
                              "JOIN lead l ON l.id = r.lead "
                              "LEFT JOIN handoff h ON h.id = r.handoff "
                              "LEFT JOIN person p ON p.id = s.owner "
                              "LEFT JOIN clock c ON c.id = 0 "
                              "WHERE r.until_at <= ?1 AND s.team = ?2 AND s.stage <> ?3 "
                              "AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.lead = r.lead AND a.at >= r.until_at) "
                              "ORDER BY s.fit + s.interest DESC, r.id LIMIT ?4",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, now);
  baton_statement_bind (statement, 2, BATON_TEAM_MARKETING);
  baton_statement_bind (statement, 3, BATON_STAGE_DISQUALIFIED);
  baton_statement_bind (statement, 4, limit);
  return list_lines (statement, error);
}

/**
 * baton_work_list_resting:
 * @connection: a connection
 * @person: who has to have given the lead back; 0 for anybody
 * @from: the earliest date, in microseconds UTC
 * @to: the date before which it has to be
 * @limit: the most to list
 * @error: return location for an error
 *
 * Lists the returned leads that are to be looked at again in a time.
 *
 * Returns: (transfer full) (element-type BatonWorkLine): them, the earliest date first
 */
GPtrArray *
baton_work_list_resting (BatonConnection  *connection,
                         gint64            person,
                         gint64            from,
                         gint64            to,
                         guint             limit,
                         GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " LINE_COLUMNS " "
                              "FROM lead_return r JOIN lead_state s ON s.lead = r.lead AND s.returned_at = r.at "
                              "JOIN lead l ON l.id = r.lead "
                              "LEFT JOIN handoff h ON h.id = r.handoff "
                              "LEFT JOIN person p ON p.id = s.owner "
                              "LEFT JOIN clock c ON c.id = 0 "
                              "WHERE r.until_at >= ?1 AND r.until_at < ?2 AND (?3 = 0 OR r.person = ?3) "
                              "AND s.team = ?4 AND s.stage <> ?5 "
                              "ORDER BY r.until_at, r.id LIMIT ?6",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, from);
  baton_statement_bind (statement, 2, to);
  baton_statement_bind (statement, 3, person);
  baton_statement_bind (statement, 4, BATON_TEAM_MARKETING);
  baton_statement_bind (statement, 5, BATON_STAGE_DISQUALIFIED);
  baton_statement_bind (statement, 6, limit);
  return list_lines (statement, error);
}

/* Events are found by their lead only, so the leads to look at are bounded. */
#define MAX_ACTIVE "5000"

/* What happened after the last attempt to contact the lead. */
#define SINCE_ATTEMPT "e.at > coalesce((SELECT max(t.at) FROM attempt t WHERE t.lead = e.lead), 0) "

/* The leads of a BatonActivity, bound as ?1 to ?6. */
#define ACTIVE_LEADS \
  "(SELECT n.active, n.active_at FROM " \
  "(SELECT lead AS active, last_event_at AS active_at FROM lead_state WHERE last_event_at >= ?1 AND team = ?2 " \
  "AND stage <> ?3 AND (wake_at IS NULL OR wake_at <= ?4) " \
  "ORDER BY last_event_at DESC, lead LIMIT " MAX_ACTIVE ") n " \
  "WHERE EXISTS (SELECT 1 FROM event e WHERE e.lead = n.active AND e.at >= ?1 AND e.at <= ?4 " \
  "AND (?5 = '' OR e.kind = ?5) AND " SINCE_ATTEMPT ") " \
  "ORDER BY n.active_at DESC, n.active LIMIT ?6) a "

static void
bind_activity (BatonStatement      *statement,
               const BatonActivity *activity)
{
  baton_statement_bind (statement, 1, activity->since);
  baton_statement_bind (statement, 2, BATON_TEAM_MARKETING);
  baton_statement_bind (statement, 3, BATON_STAGE_DISQUALIFIED);
  baton_statement_bind (statement, 4, activity->now);
  baton_statement_bind_text (statement, 5, activity->kind != NULL ? activity->kind : "");
  baton_statement_bind (statement, 6, activity->limit);
}

/**
 * baton_work_list_active:
 * @connection: a connection
 * @activity: what leads have to have done
 * @error: return location for an error
 *
 * Lists the leads of Marketing's that do not rest and that did something after
 * which nobody tried to contact them; of those that did anything the newest
 * 5,000 are looked at.
 *
 * Returns: (transfer full) (element-type BatonWorkLine): them, who did something last first
 */
GPtrArray *
baton_work_list_active (BatonConnection      *connection,
                        const BatonActivity  *activity,
                        GError              **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " LINE_COLUMNS " "
                              "FROM " ACTIVE_LEADS
                              "JOIN lead_state s ON s.lead = a.active JOIN lead l ON l.id = a.active "
                              "LEFT JOIN handoff h ON h.id = 0 "
                              "LEFT JOIN person p ON p.id = s.owner "
                              "LEFT JOIN clock c ON c.id = 0 "
                              "LEFT JOIN lead_return r ON r.lead = s.lead AND r.at = s.returned_at "
                              "ORDER BY a.active_at DESC, a.active",
                              error);

  if (statement == NULL)
    return NULL;
  bind_activity (statement, activity);
  return list_lines (statement, error);
}

/**
 * baton_work_load_events:
 * @connection: a connection
 * @activity: what leads have to have done
 * @earliest: the time of the first event that is wanted, in microseconds UTC
 * @events: (inout): events; what they held is gone
 * @error: return location for an error
 *
 * Loads what the leads that [func@work_list_active] lists did since somebody
 * last tried to contact them, as far as rules look at it: of all leads at once,
 * in the order of that list, and of each lead the oldest first.
 *
 * Returns: whether it worked
 */
gboolean
baton_work_load_events (BatonConnection      *connection,
                        const BatonActivity  *activity,
                        gint64                earliest,
                        BatonEvents          *events,
                        GError              **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " BATON_EVENT_COLUMNS " "
                              "FROM " ACTIVE_LEADS
                              "JOIN event e ON e.lead = a.active AND e.at >= ?7 AND e.at <= ?4 AND " SINCE_ATTEMPT
                              "ORDER BY a.active_at DESC, e.lead, e.at, e.id",
                              error);

  if (statement == NULL)
    {
      baton_events_reset (events);
      return FALSE;
    }
  bind_activity (statement, activity);
  baton_statement_bind (statement, 7, earliest);
  return baton_events_load (events, statement, FALSE, error);
}

/* The clock of a handoff is the first one to come due of those that run. */
#define HANDOFF_CLOCK \
  "LEFT JOIN clock c ON c.id = (SELECT d.id FROM clock d WHERE d.lead = l.id AND d.handoff = h.id " \
  "AND d.ended_at IS NULL ORDER BY d.due_at, d.id LIMIT 1) "
#define HANDOFF_LEAD \
  "JOIN lead l ON l.id = h.lead JOIN lead_state s ON s.lead = h.lead LEFT JOIN person p ON p.id = h.person "

#define HANDOFF_WAITS "h.ended_at IS NULL AND (?1 = 0 OR h.person = ?1 OR h.person IS NULL) AND ?2 > 0 "
#define HANDOFF_IS_OVERDUE HANDOFF_WAITS "AND c.due_at < ?2 "

static const char * const handoff_queries[] = {
  [BATON_WORK_WAITING] =
    "SELECT " LINE_COLUMNS " FROM handoff h " HANDOFF_LEAD HANDOFF_CLOCK
    "LEFT JOIN lead_return r ON r.lead = h.lead AND r.at = s.returned_at WHERE " HANDOFF_WAITS
    "ORDER BY h.created_at, h.id LIMIT ?3",
  [BATON_WORK_OVERDUE] =
    "SELECT " LINE_COLUMNS " FROM handoff h " HANDOFF_LEAD HANDOFF_CLOCK
    "LEFT JOIN lead_return r ON r.lead = h.lead AND r.at = s.returned_at WHERE " HANDOFF_IS_OVERDUE
    "ORDER BY c.due_at, h.id LIMIT ?3",
  [BATON_WORK_ACCEPTED] =
    "SELECT " LINE_COLUMNS " FROM handoff h " HANDOFF_LEAD HANDOFF_CLOCK
    "LEFT JOIN lead_return r ON r.lead = h.lead AND r.handoff = h.id "
    "WHERE h.state = 'accepted' AND r.id IS NULL AND (?1 = 0 OR h.person = ?1) AND ?2 > 0 "
    "ORDER BY h.id DESC LIMIT ?3",
  [BATON_WORK_RETURNED] =
    "SELECT " LINE_COLUMNS " FROM lead_return r JOIN lead l ON l.id = r.lead JOIN lead_state s ON s.lead = r.lead "
    "LEFT JOIN handoff h ON h.id = r.handoff LEFT JOIN person p ON p.id = r.person "
    "LEFT JOIN clock c ON c.id = (SELECT d.id FROM clock d WHERE d.lead = r.lead AND d.handoff = r.handoff "
    "AND d.ended_at IS NULL AND d.started_at >= r.at ORDER BY d.due_at, d.id LIMIT 1) "
    "WHERE (?1 = 0 OR r.person = ?1) AND ?2 > 0 "
    "ORDER BY r.id DESC LIMIT ?3",
};

/**
 * baton_work_list_handoffs:
 * @connection: a connection
 * @which: which handoffs are meant
 * @person: whose they have to be, or nobody's where they wait; 0 for anybody's
 * @now: the time, in microseconds UTC
 * @limit: the most to list
 * @error: return location for an error
 *
 * Lists handoffs, each with the first of its running clocks to come due.
 *
 * Returns: (transfer full) (element-type BatonWorkLine): them, in the order of @which
 */
GPtrArray *
baton_work_list_handoffs (BatonConnection  *connection,
                          BatonWorkList     which,
                          gint64            person,
                          gint64            now,
                          guint             limit,
                          GError          **error)
{
  g_autoptr(BatonStatement) statement = NULL;

  g_return_val_if_fail (which < G_N_ELEMENTS (handoff_queries), NULL);

  statement = baton_connection_prepare (connection, handoff_queries[which], error);
  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, person);
  baton_statement_bind (statement, 2, now);
  baton_statement_bind (statement, 3, limit);
  return list_lines (statement, error);
}

static const char * const handoff_counts[] = {
  [BATON_WORK_WAITING] = "SELECT count(*) FROM handoff h JOIN lead l ON l.id = h.lead WHERE " HANDOFF_WAITS,
  [BATON_WORK_OVERDUE] =
    "SELECT count(*) FROM handoff h JOIN lead l ON l.id = h.lead " HANDOFF_CLOCK "WHERE " HANDOFF_IS_OVERDUE,
};

/**
 * baton_work_count_handoffs:
 * @connection: a connection
 * @which: which handoffs are meant: those that wait or are overdue
 * @person: whose they have to be, or nobody's; 0 for anybody's
 * @now: the time, in microseconds UTC
 * @n: (out): return location for how many [func@work_list_handoffs] would list without a limit
 * @error: return location for an error
 *
 * Counts handoffs.
 *
 * Returns: whether it succeeded
 */
gboolean
baton_work_count_handoffs (BatonConnection  *connection,
                           BatonWorkList     which,
                           gint64            person,
                           gint64            now,
                           guint            *n,
                           GError          **error)
{
  g_autoptr(BatonStatement) statement = NULL;
  gboolean has_row = FALSE;

  g_return_val_if_fail (which < G_N_ELEMENTS (handoff_counts) && handoff_counts[which] != NULL, FALSE);
  g_return_val_if_fail (n != NULL, FALSE);

  statement = baton_connection_prepare (connection, handoff_counts[which], error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, person);
  baton_statement_bind (statement, 2, now);
  if (!baton_statement_step (statement, &has_row, error))
    return FALSE;
  *n = has_row ? (guint) baton_statement_get (statement, 0) : 0;
  return TRUE;
}
