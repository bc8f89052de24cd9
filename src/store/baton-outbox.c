/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-outbox.h"

#include "baton-query-private.h"

static const char * const kind_names[] = {
  [BATON_NOTICE_HANDOFF] = "handoff",
  [BATON_NOTICE_UNASSIGNED] = "unassigned",
  [BATON_NOTICE_RETURN] = "return",
  [BATON_NOTICE_WARNING] = "warning",
  [BATON_NOTICE_BREACH] = "breach",
  [BATON_NOTICE_WAKE_UP] = "wake-up",
};

/**
 * baton_notice_kind_get_name:
 * @kind: a kind
 *
 * Names a kind of notification, such as `handoff`.
 *
 * Returns: the name
 */
const char *
baton_notice_kind_get_name (BatonNoticeKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

static BatonNoticeKind
kind_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      if (g_strcmp0 (kind_names[i], name) == 0)
        return (BatonNoticeKind) i;
    }
  return BATON_NOTICE_HANDOFF;
}

/**
 * baton_outbox_queue:
 * @connection: a connection, in a write transaction
 * @notice: (inout): a notification; it is given its number
 * @error: return location for an error
 *
 * Queues a notification until its recipient's device has shown it.
 *
 * Returns: whether it worked
 */
gboolean
baton_outbox_queue (BatonConnection  *connection,
                    BatonNotice      *notice,
                    GError          **error)
{
  gint64 id = baton_connection_next_number (connection, "notification", 1, error);
  g_autoptr(BatonStatement) statement = NULL;

  if (id == 0)
    return FALSE;

  statement = baton_connection_prepare (connection,
                                        "INSERT INTO notification (id, person, team, kind, lead, handoff, clock, "
                                        "created_at, shown_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                                        error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, id);
  baton_statement_bind_some (statement, 2, notice->person);
  baton_statement_bind_text (statement, 3, baton_team_get_name (notice->team));
  baton_statement_bind_text (statement, 4, baton_notice_kind_get_name (notice->kind));
  baton_statement_bind (statement, 5, notice->lead);
  baton_statement_bind_some (statement, 6, notice->handoff);
  baton_statement_bind_some (statement, 7, notice->clock);
  baton_statement_bind (statement, 8, notice->created_at);
  baton_statement_bind_some (statement, 9, notice->shown_at);
  if (!baton_statement_run (statement, error))
    return FALSE;
  notice->id = id;
  return TRUE;
}

#define NOTICE_COLUMNS "id, person, team, kind, lead, handoff, clock, created_at, shown_at"

static void
fill_notice (BatonStatement *statement,
             gpointer        element)
{
  BatonNotice *notice = element;

  notice->id = baton_statement_get (statement, 0);
  notice->person = baton_statement_get (statement, 1);
  if (!baton_team_from_name (baton_statement_get_text (statement, 2), &notice->team))
    notice->team = BATON_TEAM_SALES;
  notice->kind = kind_from_name (baton_statement_get_text (statement, 3));
  notice->lead = baton_statement_get (statement, 4);
  notice->handoff = baton_statement_get (statement, 5);
  notice->clock = baton_statement_get (statement, 6);
  notice->created_at = baton_statement_get (statement, 7);
  notice->shown_at = baton_statement_get (statement, 8);
}

/**
 * baton_outbox_list_waiting:
 * @connection: a connection
 * @person: the recipient; 0 for nobody in particular
 * @team: the recipient's team
 * @error: return location for an error
 *
 * Lists the notifications that wait to be shown to somebody: the person's own
 * and those for everybody of the team.
 *
 * Returns: (transfer full) (element-type BatonNotice): them, oldest first
 */
GArray *
baton_outbox_list_waiting (BatonConnection  *connection,
                           gint64            person,
                           BatonTeam         team,
                           GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " NOTICE_COLUMNS " FROM notification "
                              "WHERE shown_at IS NULL AND withdrawn_at IS NULL "
                              "AND (person = ?1 OR (person IS NULL AND team = ?2)) ORDER BY id",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, person);
  baton_statement_bind_text (statement, 2, baton_team_get_name (team));
  return baton_query_array (statement, sizeof (BatonNotice), fill_notice, NULL, error);
}

/**
 * baton_outbox_list_shown:
 * @connection: a connection
 * @person: the recipient; 0 for nobody in particular
 * @team: the recipient's team
 * @since: when, in microseconds UTC
 * @error: return location for an error
 *
 * Lists the notifications that devices have shown to somebody since a time. It
 * reads all notifications there are.
 *
 * Returns: (transfer full) (element-type BatonNotice): them, oldest first
 */
GArray *
baton_outbox_list_shown (BatonConnection  *connection,
                         gint64            person,
                         BatonTeam         team,
                         gint64            since,
                         GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " NOTICE_COLUMNS " FROM notification WHERE shown_at >= ?3 "
                              "AND (person = ?1 OR (person IS NULL AND team = ?2)) ORDER BY id",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, person);
  baton_statement_bind_text (statement, 2, baton_team_get_name (team));
  baton_statement_bind (statement, 3, since);
  return baton_query_array (statement, sizeof (BatonNotice), fill_notice, NULL, error);
}

/**
 * baton_outbox_mark_shown:
 * @connection: a connection, in a write transaction
 * @notice: the notification's number
 * @at: when it is shown, in microseconds UTC
 * @first: (out): whether to show it: %FALSE when it was shown before, or withdrawn
 * @error: return location for an error
 *
 * Claims a notification for the device that is about to show it. Of several
 * devices that try, one is the first.
 *
 * Returns: whether it worked
 */
gboolean
baton_outbox_mark_shown (BatonConnection  *connection,
                         gint64            notice,
                         gint64            at,
                         gboolean         *first,
                         GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "UPDATE notification SET shown_at = ?2 "
                              "WHERE id = ?1 AND shown_at IS NULL AND withdrawn_at IS NULL",
                              error);

  *first = FALSE;
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, notice);
  baton_statement_bind (statement, 2, at);
  if (!baton_statement_run (statement, error))
    return FALSE;
  *first = baton_statement_get_changed (statement) == 1;
  return TRUE;
}

/**
 * baton_outbox_withdraw:
 * @connection: a connection, in a write transaction
 * @lead: the lead's number
 * @at: when, in microseconds UTC
 * @error: return location for an error
 *
 * Takes back what was not shown yet about a lead, because it no longer matters.
 *
 * Returns: whether it worked
 */
gboolean
baton_outbox_withdraw (BatonConnection  *connection,
                       gint64            lead,
                       gint64            at,
                       GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "UPDATE notification SET withdrawn_at = ?2 "
                              "WHERE lead = ?1 AND shown_at IS NULL AND withdrawn_at IS NULL",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  baton_statement_bind (statement, 2, at);
  return baton_statement_run (statement, error);
}
