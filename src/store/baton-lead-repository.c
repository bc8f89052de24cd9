/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-repository.h"

#include <glib/gi18n-lib.h>

#include "baton-custom-json.h"
#include "baton-lead-row-private.h"
#include "baton-statement-private.h"
#include "lead/baton-identity.h"
#include "process/baton-process.h"

static gboolean
set_not_found (gint64    lead,
               GError  **error)
{
  /* Translators: %lld is the number of a lead. */
  g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND, _("There is no lead %lld."), (long long) lead);
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

/* Who in Sales works on a lead: customers and disqualified leads keep their
 * owner, but take up none of the owner's time. */
static gint64
get_worker (BatonTeam team,
            guint     stage,
            gint64    owner)
{
  return team == BATON_TEAM_SALES && stage != BATON_STAGE_CUSTOMER && stage != BATON_STAGE_DISQUALIFIED ? owner : 0;
}

/* Counts how many leads a person works on, so that a handoff need not. */
static gboolean
count_open (BatonConnection  *connection,
            gint64            person,
            gint64            change,
            GError          **error)
{
  g_autoptr(BatonStatement) statement = NULL;

  if (person == 0)
    return TRUE;
  statement = baton_connection_prepare (connection,
                                        "UPDATE person SET open_leads = open_leads + ?2 WHERE id = ?1",
                                        error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, person);
  baton_statement_bind (statement, 2, change);
  return baton_statement_run (statement, error);
}

static gboolean
load_worker (BatonConnection  *connection,
             gint64            lead,
             gint64           *worker,
             GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT team, stage, owner FROM lead_state WHERE lead = ?1", error);
  gboolean has_row;

  *worker = 0;
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  if (!baton_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *worker = get_worker ((BatonTeam) baton_statement_get (statement, 0),
                          (guint) baton_statement_get (statement, 1),
                          baton_statement_get (statement, 2));
  return TRUE;
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
insert_record (BatonConnection    *connection,
               gint64              lead,
               gint64              import,
               const BatonRecord  *record,
               GError            **error)
{
  g_autofree char *custom = baton_custom_json_write (record->custom, record->n_custom);
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "INSERT INTO lead (id, created_at, import, "
                              "external_id, email, first_name, last_name, job_title, company, phone, mobile, "
                              "website, country, region, city, postal_code, street, industry, employees, revenue, "
                              "source, campaign, language, tags, notes, do_not_email, do_not_call, custom) "
                              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
                              "?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28)",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  baton_statement_bind (statement, 2, record->created_at);
  baton_statement_bind_some (statement, 3, import);
  bind_record (statement, 4, record, custom);
  return baton_statement_run (statement, error);
}

static gboolean
insert_state (BatonConnection       *connection,
              gint64                 lead,
              const BatonLeadState  *state,
              GError               **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "INSERT INTO lead_state (lead, stage, stage_since, team, owner, fit, interest, "
                              "scored_at, rescore_at, flags, suppressed_since, returned_at, wake_at, "
                              "last_event_at, due_at, outcome) "
                              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  baton_lead_row_bind_state (statement, 2, state);
  return baton_statement_run (statement, error) &&
         count_open (connection, get_worker (state->team, state->stage, state->owner), 1, error);
}

/**
 * baton_lead_repository_insert:
 * @connection: a connection, in a write transaction
 * @lead: the lead's number, from counter `lead`
 * @import: the import that makes it; 0 for none
 * @record: who it is
 * @state: where it stands
 * @error: return location for an error
 *
 * Stores a new lead without its keys: [func@lead_repository_insert_keys] or,
 * for many, [func@lead_key_insert] adds them.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_insert (BatonConnection       *connection,
                              gint64                 lead,
                              gint64                 import,
                              const BatonRecord     *record,
                              const BatonLeadState  *state,
                              GError               **error)
{
  return insert_record (connection, lead, import, record, error) &&
         insert_state (connection, lead, state, error);
}

/**
 * baton_lead_repository_insert_keys:
 * @connection: a connection, in a write transaction
 * @lead: the lead's number
 * @record: who it is
 * @error: return location for an error
 *
 * Stores the keys that a lead is found by.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_insert_keys (BatonConnection    *connection,
                                   gint64              lead,
                                   const BatonRecord  *record,
                                   GError            **error)
{
  gint64 hashes[BATON_MAX_LEAD_KEYS];
  guint n_hashes = baton_lead_key_compute (record, hashes);

  for (guint i = 0; i < n_hashes; i++)
    {
      if (!baton_lead_key_insert (connection, hashes[i], lead, error))
        return FALSE;
    }
  return TRUE;
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
  gint64 worker = get_worker (state->team, state->stage, state->owner);
  gint64 worker_before;
  g_autoptr(BatonStatement) statement = NULL;

  if (!load_worker (connection, lead, &worker_before, error))
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
         (count_open (connection, worker_before, -1, error) && count_open (connection, worker, 1, error));
}

/**
 * baton_lead_repository_update_score:
 * @connection: a connection, in a write transaction
 * @lead: the lead's number
 * @fit: the fit, 0 to 100
 * @interest: the interest, 0 to 100
 * @scored_at: the time that they were computed for, in microseconds UTC
 * @rescore_at: when time alone can change them next; 0 for never
 * @error: return location for an error
 *
 * Changes the score of a lead and nothing else. Whether there is such a lead is
 * not asked: of many in a row, PostgreSQL is not waited for.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_update_score (BatonConnection  *connection,
                                    gint64            lead,
                                    int               fit,
                                    int               interest,
                                    gint64            scored_at,
                                    gint64            rescore_at,
                                    GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "UPDATE lead_state SET fit = ?2, interest = ?3, scored_at = ?4, rescore_at = ?5 "
                              "WHERE lead = ?1",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  baton_statement_bind (statement, 2, fit);
  baton_statement_bind (statement, 3, interest);
  baton_statement_bind (statement, 4, scored_at);
  baton_statement_bind_some (statement, 5, rescore_at);
  return baton_statement_run (statement, error);
}
