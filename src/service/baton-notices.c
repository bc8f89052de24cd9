/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outbox, as somebody's desktop looks at it. */

#include "baton-notices.h"

#include <json-glib/json-glib.h>

#include "baton-process-repository.h"
#include "baton-session-private.h"

/* Where to look for why a lead came back: its return is among the last of it. */
#define MAX_HISTORY 100

/**
 * baton_news_free:
 * @self: (nullable): news
 *
 * Frees them.
 */
void
baton_news_free (BatonNews *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->company);
  g_free (self);
}

typedef GArray *(*ListFunc) (BatonConnection  *connection,
                             gint64            person,
                             BatonTeam         team,
                             gint64            since,
                             GError          **error);

static GArray *
list_waiting (BatonConnection  *connection,
              gint64            person,
              BatonTeam         team,
              gint64            since,
              GError          **error)
{
  return baton_outbox_list_waiting (connection, person, team, error);
}

static gboolean
add_of_team (BatonSession  *session,
             ListFunc       list,
             gint64         person,
             BatonTeam      team,
             gint64         since,
             GArray        *all,
             GError       **error)
{
  g_autoptr(GArray) notices = list (baton_session_get_connection (session), person, team, since, error);

  if (notices == NULL)
    return FALSE;
  if (notices->len > 0)
    g_array_append_vals (all, notices->data, notices->len);
  return TRUE;
}

/* What is for who acts. Where nobody is in either team yet, one person does the
 * work of both; where somebody is, others are told nothing. */
static GArray *
list_mine (BatonSession  *session,
           ListFunc       list,
           gint64         since,
           GError       **error)
{
  GPtrArray *people = baton_session_get_people (session, error);
  g_autoptr(GArray) mine = g_array_new (FALSE, FALSE, sizeof (BatonNotice));
  gint64 me;

  if (people == NULL || !baton_session_get_person (session, &me, error))
    return NULL;

  if (people->len == 0 &&
      (!add_of_team (session, list, 0, BATON_TEAM_MARKETING, since, mine, error) ||
       !add_of_team (session, list, 0, BATON_TEAM_SALES, since, mine, error)))
    return NULL;
  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);

      if (person->id == me && !add_of_team (session, list, me, person->team, since, mine, error))
        return NULL;
    }
  return g_steal_pointer (&mine);
}

static const BatonSla *
find_sla (const BatonPolicy *policy,
          const char        *id)
{
  for (guint i = 0; i < policy->slas->len; i++)
    {
      const BatonSla *sla = g_ptr_array_index (policy->slas, i);

      if (g_str_equal (sla->id, id))
        return sla;
    }
  return NULL;
}

/* The time that counts: that of the clock which the notice is about, else of
 * the first one that the recipient's team has to keep. */
static gboolean
fill_due (BatonSession  *session,
          BatonNews     *news,
          GError       **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_autoptr(GArray) clocks = NULL;

  if (policy == NULL)
    return FALSE;
  clocks = baton_clock_list (baton_session_get_connection (session), news->notice.lead, TRUE, error);
  if (clocks == NULL)
    return FALSE;

  for (guint i = 0; i < clocks->len; i++)
    {
      const BatonClock *clock = &g_array_index (clocks, BatonClock, i);
      const BatonSla *sla = find_sla (policy, clock->sla);
      gboolean is_meant = news->notice.clock != 0 ? clock->id == news->notice.clock
                                                  : clock->team == news->notice.team ||
                                                    news->notice.kind == BATON_NOTICE_UNASSIGNED;

      if (sla != NULL && is_meant && (news->due_at == 0 || clock->due_at < news->due_at))
        {
          news->due_at = clock->due_at;
          news->milestone = sla->kind == BATON_SLA_ATTEMPTS ? BATON_MILESTONE_ATTEMPT : sla->ends;
        }
    }
  return TRUE;
}

/* Who acts accepts what waits for them, and in Sales what waits for nobody. */
static gboolean
may_accept (BatonSession        *session,
            const BatonHandoff  *handoff,
            gboolean            *may,
            GError             **error)
{
  GPtrArray *people = baton_session_get_people (session, error);
  gint64 me;

  if (people == NULL || !baton_session_get_person (session, &me, error))
    return FALSE;

  *may = FALSE;
  for (guint i = 0; i < people->len && handoff->ended_at == 0; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);

      if (person->id == me && person->team == BATON_TEAM_SALES)
        *may = handoff->person == 0 || handoff->person == me;
    }
  return TRUE;
}

static gboolean
fill_handoff (BatonSession  *session,
              BatonNews     *news,
              GError       **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(BatonHandoff) handoff = NULL;

  handoff = baton_handoff_find_last (baton_session_get_connection (session), news->notice.lead, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (handoff == NULL)
    return TRUE;

  news->trigger = handoff->trigger;
  news->priority = handoff->priority;
  news->waiting_since = handoff->created_at;
  news->is_open = handoff->ended_at == 0;
  return may_accept (session, handoff, &news->can_accept, error);
}

static void
read_reason (BatonNews               *news,
             const BatonJournalEntry *entry)
{
  g_autoptr(JsonNode) node = entry->detail != NULL ? json_from_string (entry->detail, NULL) : NULL;
  const char *name;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  name = json_object_get_string_member_with_default (json_node_get_object (node), "reason", "");
  if (!baton_return_reason_from_name (name, &news->reason))
    news->reason = BATON_N_RETURN_REASONS;
}

static gboolean
fill_reason (BatonSession  *session,
             BatonNews     *news,
             GError       **error)
{
  g_autoptr(GPtrArray) history = NULL;

  news->reason = BATON_N_RETURN_REASONS;
  if (news->notice.kind != BATON_NOTICE_RETURN && news->notice.kind != BATON_NOTICE_WAKE_UP)
    return TRUE;

  history = baton_journal_of_lead (baton_session_get_connection (session), news->notice.lead, MAX_HISTORY, error);
  if (history == NULL)
    return FALSE;
  for (guint i = 0; i < history->len; i++)
    {
      const BatonJournalEntry *entry = g_ptr_array_index (history, i);

      if (g_str_equal (entry->action, BATON_ACTION_RETURNED))
        {
          read_reason (news, entry);
          break;
        }
    }
  return TRUE;
}

static gboolean
handoff_is_over (BatonSession       *session,
                 const BatonNotice  *notice,
                 gboolean           *is_over,
                 GError            **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(BatonHandoff) open = NULL;

  open = baton_handoff_find_open (baton_session_get_connection (session), notice->lead, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *is_over = open == NULL || open->id != notice->handoff || open->person != notice->person;
  return TRUE;
}

static gboolean
clock_is_over (BatonSession       *session,
               const BatonNotice  *notice,
               gboolean           *is_over,
               GError            **error)
{
  g_autoptr(GArray) running = baton_clock_list (baton_session_get_connection (session), notice->lead, TRUE, error);

  if (running == NULL)
    return FALSE;

  *is_over = TRUE;
  for (guint i = 0; i < running->len; i++)
    {
      const BatonClock *clock = &g_array_index (running, BatonClock, i);

      if (clock->id == notice->clock && clock->person == notice->person)
        *is_over = FALSE;
    }
  return TRUE;
}

/* A lead that Marketing was asked to look at has been looked at when it went
 * on, or when no clock waits for that any longer. */
static gboolean
look_is_over (BatonSession       *session,
              const BatonNotice  *notice,
              gboolean           *is_over,
              GError            **error)
{
  g_autoptr(GError) local_error = NULL;
  g_auto(BatonLeadRow) row = { 0, };

  if (!baton_lead_repository_load (baton_session_get_connection (session), notice->lead, &row, &local_error))
    {
      *is_over = TRUE;
      if (g_error_matches (local_error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *is_over = row.state.team != BATON_TEAM_MARKETING || row.state.stage != BATON_STAGE_NEW ||
             (notice->kind == BATON_NOTICE_RETURN && row.state.due_at == 0);
  return TRUE;
}

static gboolean
notice_is_over (BatonSession       *session,
                const BatonNotice  *notice,
                gboolean           *is_over,
                GError            **error)
{
  switch (notice->kind)
    {
    case BATON_NOTICE_HANDOFF:
    case BATON_NOTICE_UNASSIGNED:
      return handoff_is_over (session, notice, is_over, error);
    case BATON_NOTICE_WARNING:
    case BATON_NOTICE_BREACH:
      return clock_is_over (session, notice, is_over, error);
    default:
      return look_is_over (session, notice, is_over, error);
    }
}

static BatonNews *
tell (BatonSession       *session,
      const BatonNotice  *notice,
      GError            **error)
{
  g_autoptr(BatonNews) news = g_new0 (BatonNews, 1);
  g_auto(BatonLeadRow) row = { 0, };

  news->notice = *notice;
  if (!baton_lead_repository_load (baton_session_get_connection (session), notice->lead, &row, error))
    return NULL;

  news->name = baton_record_dup_name (&row.record);
  news->company = g_strdup (row.record.values[BATON_FIELD_COMPANY]);
  news->score = row.state.fit + row.state.interest;
  if (!fill_handoff (session, news, error) ||
      !fill_due (session, news, error) ||
      !fill_reason (session, news, error) ||
      !notice_is_over (session, notice, &news->is_over, error))
    return NULL;
  return g_steal_pointer (&news);
}

static GPtrArray *
tell_all (BatonSession  *session,
          guint          kinds,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(GArray) notices = list_mine (session, list_waiting, 0, error);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_news_free);

  if (notices == NULL)
    return NULL;

  for (guint i = 0; i < notices->len; i++)
    {
      const BatonNotice *notice = &g_array_index (notices, BatonNotice, i);
      BatonNews *news;

      if ((kinds & BATON_NOTICE_BIT (notice->kind)) == 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      news = tell (session, notice, error);
      if (news == NULL)
        return NULL;
      g_ptr_array_add (all, news);
    }
  return g_steal_pointer (&all);
}

/**
 * baton_notices_list:
 * @session: a session
 * @kinds: the kinds to list, as bits
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Lists what waits to be told to who acts: their own notifications and those
 * for all of their team. In a database without people, who acts is told
 * everything.
 *
 * Returns: (transfer full) (nullable) (element-type BatonNews): the news, oldest first
 */
GPtrArray *
baton_notices_list (BatonSession  *session,
                    guint          kinds,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(GPtrArray) news = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  news = tell_all (session, kinds, cancellable, error);
  return baton_session_end (session, news != NULL, error) ? g_steal_pointer (&news) : NULL;
}

static gboolean
mark_shown (BatonSession  *session,
            GPtrArray     *news,
            GError       **error)
{
  for (guint i = news->len; i > 0; i--)
    {
      BatonNews *piece = g_ptr_array_index (news, i - 1);
      gint64 now = MAX (baton_session_get_now (session), piece->notice.created_at);
      gboolean is_first;

      if (!baton_outbox_mark_shown (baton_session_get_connection (session), piece->notice.id, now, &is_first, error))
        return FALSE;
      if (is_first)
        piece->notice.shown_at = now;
      else
        g_ptr_array_remove_index (news, i - 1);
    }
  return TRUE;
}

/**
 * baton_notices_mark_shown:
 * @session: a session
 * @news: (element-type BatonNews) (inout): what is about to be shown; what
 *   another process shows, or was withdrawn meanwhile, is taken out
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Claims notifications, so that each is shown once, on one device.
 *
 * Returns: whether it worked
 */
gboolean
baton_notices_mark_shown (BatonSession  *session,
                          GPtrArray     *news,
                          GCancellable  *cancellable,
                          GError       **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = mark_shown (session, news, error);
  return baton_session_end (session, done, error);
}

/**
 * baton_notices_list_shown:
 * @session: a session
 * @since: when, in microseconds UTC
 * @error: return location for an error
 *
 * Lists what who acts was shown since a time, on whatever device.
 *
 * Returns: (transfer full) (nullable) (element-type BatonNotice): the notifications, oldest first
 */
GArray *
baton_notices_list_shown (BatonSession  *session,
                          gint64         since,
                          GError       **error)
{
  g_autoptr(GArray) shown = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  shown = list_mine (session, baton_outbox_list_shown, since, error);
  return baton_session_end (session, shown != NULL, error) ? g_steal_pointer (&shown) : NULL;
}

static GArray *
list_over (BatonSession  *session,
           const GArray  *shown,
           GError       **error)
{
  g_autoptr(GArray) over = g_array_new (FALSE, FALSE, sizeof (BatonNotice));

  for (guint i = 0; i < shown->len; i++)
    {
      const BatonNotice *notice = &g_array_index (shown, BatonNotice, i);
      gboolean is_over = FALSE;

      if (!notice_is_over (session, notice, &is_over, error))
        return NULL;
      if (is_over)
        g_array_append_vals (over, notice, 1);
    }
  return g_steal_pointer (&over);
}

/**
 * baton_notices_list_over:
 * @session: a session
 * @shown: (element-type BatonNotice): what was shown
 * @error: return location for an error
 *
 * Finds out what no longer matters: somebody accepted or passed on the lead, a
 * clock has ended, a returned lead was taken up.
 *
 * Returns: (transfer full) (nullable) (element-type BatonNotice): what to take off the screen
 */
GArray *
baton_notices_list_over (BatonSession  *session,
                         const GArray  *shown,
                         GError       **error)
{
  g_autoptr(GArray) over = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  over = list_over (session, shown, error);
  return baton_session_end (session, over != NULL, error) ? g_steal_pointer (&over) : NULL;
}
