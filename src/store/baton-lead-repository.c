/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-repository.h"

#include <glib/gi18n-lib.h>

#include "baton-custom-json.h"
#include "baton-insert-private.h"
#include "baton-lead-row-private.h"
#include "baton-lead-worker-private.h"
#include "baton-statement-private.h"
#include "lead/baton-identity.h"
#include "process/baton-process.h"

static gboolean
set_not_found (gint64    lead,
               GError  **error)
{
  /* Translators: %lld is the number of a lead. */
  g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND, _("There is no lead %lld"), (long long) lead);
  return FALSE;
}

/* Runs a statement that changes one lead. */
static gboolean
run_on_lead (BatonStatement  *statement,
             gint64           lead,
             GError         **error)
{
  if (!baton_statement_run (statement, error))
    return FALSE;
  return baton_statement_get_changed (statement) == 1 || set_not_found (lead, error);
}

/* Runs a query for leads that share a hash, and takes the one that has @text. */
static gboolean
find_by_text (BatonStatement  *statement,
              gint64           hash,
              const char      *text,
              gint64          *lead,
              GError         **error)
{
  baton_statement_bind (statement, 1, hash);
  while (TRUE)
    {
      gboolean has_row;

      if (!baton_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (g_strcmp0 (baton_statement_get_text (statement, 1), text) == 0)
        {
          *lead = baton_statement_get (statement, 0);
          return TRUE;
        }
    }
}

/**
 * baton_lead_repository_find_external:
 * @connection: a connection
 * @external_id: a lead's number elsewhere
 * @lead: (out): the number of the lead that has it; 0 when none does
 * @error: return location for an error
 *
 * Finds a lead by its external id.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_find_external (BatonConnection  *connection,
                                     const char       *external_id,
                                     gint64           *lead,
                                     GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT l.id, l.external_id FROM lead_key k JOIN lead l ON l.id = k.lead "
                              "WHERE k.hash = ?1 ORDER BY l.id",
                              error);

  *lead = 0;
  return statement != NULL &&
         find_by_text (statement, baton_identity_hash (BATON_IDENTITY_EXTERNAL_ID, external_id, NULL),
                       external_id, lead, error);
}

/**
 * baton_lead_repository_find_email:
 * @connection: a connection
 * @email: an e-mail address, as somebody wrote it
 * @lead: (out): the number of the lead that has it; 0 when none does
 * @error: return location for an error
 *
 * Finds a lead by its e-mail address. What is no address is nobody's.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_find_email (BatonConnection  *connection,
                                  const char       *email,
                                  gint64           *lead,
                                  GError          **error)
{
  g_autofree char *address = baton_email_normalise (email);
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT l.id, l.email FROM lead_key k JOIN lead l ON l.id = k.lead "
                              "WHERE k.hash = ?1 ORDER BY l.id",
                              error);

  *lead = 0;
  if (statement == NULL)
    return FALSE;
  return address == NULL ||
         find_by_text (statement, baton_identity_hash (BATON_IDENTITY_EMAIL, address, NULL), address, lead, error);
}

/**
 * baton_lead_repository_is_known_as:
 * @connection: a connection
 * @lead: a lead's number
 * @field: %BATON_FIELD_EXTERNAL_ID or %BATON_FIELD_EMAIL
 * @text: an external id, or a normalised address
 * @is: (out): whether it is that of the lead
 * @error: return location for an error
 *
 * Looks at one identity of a lead, such as one that shares a key with another.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_is_known_as (BatonConnection  *connection,
                                   gint64            lead,
                                   BatonField        field,
                                   const char       *text,
                                   gboolean         *is,
                                   GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT external_id, email FROM lead WHERE id = ?1", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  if (!baton_statement_step (statement, &has_row, error))
    return FALSE;
  *is = has_row && g_strcmp0 (baton_statement_get_text (statement, field == BATON_FIELD_EMAIL), text) == 0;
  return TRUE;
}

static const char *
get_load_query (void)
{
  static gsize query;

  if (g_once_init_enter (&query))
    g_once_init_leave (&query, (gsize) baton_lead_row_get_query (BATON_ALL_FIELDS, TRUE, "WHERE l.id = ?1"));
  return (const char *) query;
}

/**
 * baton_lead_repository_load:
 * @connection: a connection
 * @lead: the lead's number
 * @row: (inout): a row; what it held is gone
 * @error: return location for an error
 *
 * Loads a lead.
 *
 * Fails with `BATON_ERROR_NOT_FOUND` when there is no such lead.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_load (BatonConnection  *connection,
                            gint64            lead,
                            BatonLeadRow     *row,
                            GError          **error)
{
  g_autoptr(BatonStatement) statement = baton_connection_prepare (connection, get_load_query (), error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  if (!baton_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return set_not_found (lead, error);
  return baton_lead_row_read (row, statement, BATON_ALL_FIELDS, TRUE, FALSE, error);
}

/* Binds the fields from number @index on, and behind them the custom fields. */
static void
bind_record (BatonStatement     *statement,
             int                 index,
             const BatonRecord  *record,
             const char         *custom)
{
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    baton_statement_bind_text (statement, index++, record->values[i]);
  baton_statement_bind_text (statement, index, custom);
}

static gboolean
has_same_keys (const BatonRecord *a,
               const BatonRecord *b)
{
  return g_strcmp0 (a->values[BATON_FIELD_EXTERNAL_ID], b->values[BATON_FIELD_EXTERNAL_ID]) == 0 &&
         g_strcmp0 (a->values[BATON_FIELD_EMAIL], b->values[BATON_FIELD_EMAIL]) == 0;
}

/**
 * baton_lead_repository_update_record:
 * @connection: a connection, in a write transaction
 * @lead: the lead's number
 * @before: who it was, as it is stored
 * @after: who it is from now on
 * @error: return location for an error
 *
 * Changes who a lead is, and the keys that it is found by.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_update_record (BatonConnection    *connection,
                                     gint64              lead,
                                     const BatonRecord  *before,
                                     const BatonRecord  *after,
                                     GError            **error)
{
  g_autofree char *custom = baton_custom_json_write (after->custom, after->n_custom);
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "UPDATE lead SET created_at = ?2, external_id = ?3, email = ?4, first_name = ?5, "
                              "last_name = ?6, job_title = ?7, company = ?8, phone = ?9, mobile = ?10, "
                              "website = ?11, country = ?12, region = ?13, city = ?14, postal_code = ?15, "
                              "street = ?16, industry = ?17, employees = ?18, revenue = ?19, source = ?20, "
                              "campaign = ?21, language = ?22, tags = ?23, notes = ?24, do_not_email = ?25, "
                              "do_not_call = ?26, custom = ?27 WHERE id = ?1",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  baton_statement_bind (statement, 2, after->created_at);
  bind_record (statement, 3, after, custom);
  if (!run_on_lead (statement, lead, error))
    return FALSE;

  return has_same_keys (before, after) ||
         (baton_lead_key_delete_all (connection, lead, before, error) &&
          baton_lead_repository_insert_keys (connection, lead, after, error));
}

/**
 * baton_lead_repository_update_state:
 * @connection: a connection, in a write transaction
 * @lead: the lead's number
 * @state: where it stands from now on
 * @error: return location for an error
 *
 * Changes where a lead stands.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_update_state (BatonConnection       *connection,
                                    gint64                 lead,
                                    const BatonLeadState  *state,
                                    GError               **error)
{
  gint64 worker = baton_lead_worker_get (state);
  gint64 worker_before;
  g_autoptr(BatonStatement) statement = NULL;

  if (!baton_lead_worker_load (connection, lead, &worker_before, error))
    return FALSE;

  statement = baton_connection_prepare (connection,
                                        "UPDATE lead_state SET stage = ?2, stage_since = ?3, team = ?4, owner = ?5, "
                                        "fit = ?6, interest = ?7, scored_at = ?8, rescore_at = ?9, flags = ?10, "
                                        "suppressed_since = ?11, returned_at = ?12, wake_at = ?13, "
                                        "last_event_at = ?14, due_at = ?15, outcome = ?16 WHERE lead = ?1",
                                        error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  baton_lead_row_bind_state (statement, 2, state);
  if (!run_on_lead (statement, lead, error))
    return FALSE;

  return worker == worker_before ||
         (baton_lead_worker_count (connection, worker_before, -1, error) &&
          baton_lead_worker_count (connection, worker, 1, error));
}

static void
bind_score (BatonStatement *statement,
            int             index,
            gconstpointer   row,
            gpointer        user_data)
{
  const BatonLeadScore *score = row;

  baton_statement_bind (statement, index++, score->lead);
  baton_statement_bind (statement, index++, score->fit);
  baton_statement_bind (statement, index++, score->interest);
  baton_statement_bind (statement, index++, score->scored_at);
  baton_statement_bind_some (statement, index, score->rescore_at);
}

/**
 * baton_lead_repository_update_scores:
 * @connection: a connection, in a write transaction
 * @scores: (array length=n_scores): the scores of leads that are there; by
 *   rising lead they are stored fastest
 * @n_scores: how many
 * @error: return location for an error
 *
 * Changes the scores of leads and nothing else.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_update_scores (BatonConnection       *connection,
                                     const BatonLeadScore  *scores,
                                     guint                  n_scores,
                                     GError               **error)
{
  /* Every row meets one that is there, so the zeros are never stored. Many rows
   * can be inserted at once; updating them takes one statement each. */
  static BatonInsert insert = {
    "INSERT INTO lead_state (lead, fit, interest, scored_at, rescore_at, "
    "stage, stage_since, team, flags, outcome) VALUES", 5, ", 0, 0, 0, 0, 0",
    "ON CONFLICT (lead) DO UPDATE SET fit = excluded.fit, interest = excluded.interest, "
    "scored_at = excluded.scored_at, rescore_at = excluded.rescore_at",
  };

  return baton_insert_run (&insert, connection, scores, sizeof *scores, n_scores, bind_score, NULL, error);
}
