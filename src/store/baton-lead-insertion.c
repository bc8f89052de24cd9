/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-repository.h"

#include "baton-custom-json.h"
#include "baton-insert-private.h"
#include "baton-lead-row-private.h"
#include "baton-lead-worker-private.h"

static void
bind_record (BatonStatement *statement,
             int             index,
             gconstpointer   row,
             gpointer        user_data)
{
  const BatonNewLead *lead = row;
  const BatonRecord *record = lead->record;
  GPtrArray *texts = user_data;
  char *custom = baton_custom_json_write (record->custom, record->n_custom);

  if (custom != NULL)
    g_ptr_array_add (texts, custom);
  baton_statement_bind (statement, index++, lead->id);
  baton_statement_bind (statement, index++, record->created_at);
  baton_statement_bind_some (statement, index++, lead->import);
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    baton_statement_bind_text (statement, index++, record->values[i]);
  baton_statement_bind_text (statement, index, custom);
}

static gboolean
insert_records (BatonConnection     *connection,
                const BatonNewLead  *leads,
                guint                n_leads,
                GError             **error)
{
  static BatonInsert insert = {
    "INSERT INTO lead (id, created_at, import, "
    "external_id, email, first_name, last_name, job_title, company, phone, mobile, "
    "website, country, region, city, postal_code, street, industry, employees, revenue, "
    "source, campaign, language, tags, notes, do_not_email, do_not_call, custom) VALUES", 28, "", "",
  };
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  return baton_insert_run (&insert, connection, leads, sizeof *leads, n_leads, bind_record, texts, error);
}

static void
bind_state (BatonStatement *statement,
            int             index,
            gconstpointer   row,
            gpointer        user_data)
{
  const BatonNewLead *lead = row;

  baton_statement_bind (statement, index, lead->id);
  baton_lead_row_bind_state (statement, index + 1, &lead->state);
}

static gboolean
insert_states (BatonConnection     *connection,
               const BatonNewLead  *leads,
               guint                n_leads,
               GError             **error)
{
  static BatonInsert insert = {
    "INSERT INTO lead_state (lead, stage, stage_since, team, owner, fit, interest, "
    "scored_at, rescore_at, flags, suppressed_since, returned_at, wake_at, "
    "last_event_at, due_at, outcome) VALUES", 16, "", "",
  };

  return baton_insert_run (&insert, connection, leads, sizeof *leads, n_leads, bind_state, NULL, error);
}

/**
 * baton_lead_repository_insert_all:
 * @connection: a connection, in a write transaction
 * @leads: (array length=n_leads): new leads; by rising number they are stored fastest
 * @n_leads: how many
 * @error: return location for an error
 *
 * Stores new leads without their keys: [func@lead_repository_insert_keys] or,
 * for many, [func@lead_key_insert_all] adds them.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_insert_all (BatonConnection     *connection,
                                  const BatonNewLead  *leads,
                                  guint                n_leads,
                                  GError             **error)
{
  if (!insert_records (connection, leads, n_leads, error) ||
      !insert_states (connection, leads, n_leads, error))
    return FALSE;

  for (guint i = 0; i < n_leads; i++)
    {
      if (!baton_lead_worker_count (connection, baton_lead_worker_get (&leads[i].state), 1, error))
        return FALSE;
    }
  return TRUE;
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
 * Stores one new lead, as [func@lead_repository_insert_all] does.
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
  const BatonNewLead new_lead = { lead, import, record, *state };

  return baton_lead_repository_insert_all (connection, &new_lead, 1, error);
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
  BatonLeadKey keys[BATON_MAX_LEAD_KEYS];
  guint n_keys = baton_lead_key_compute (record, hashes);

  for (guint i = 0; i < n_keys; i++)
    keys[i] = (BatonLeadKey) { hashes[i], lead };
  return baton_lead_key_insert_all (connection, keys, n_keys, error);
}
