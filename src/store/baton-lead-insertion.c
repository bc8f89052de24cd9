/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-repository.h"

#include "baton-custom-json.h"
#include "baton-insert-private.h"
#include "baton-lead-row-private.h"
#include "baton-lead-scan.h"
#include "baton-lead-worker-private.h"

/* Stands beside the bits of the standard fields. */
#define CUSTOM_FIELDS (1u << BATON_N_FIELDS)

/* What the rows of one call have in common. */
typedef struct
{
  guint32    fields;   /* with CUSTOM_FIELDS */
  GPtrArray *texts;    /* made for the rows */
} Binding;

static void
bind_record (BatonStatement *statement,
             int             index,
             gconstpointer   row,
             gpointer        user_data)
{
  const BatonNewLead *lead = row;
  const BatonRecord *record = lead->record;
  const Binding *binding = user_data;
  char *custom;

  baton_statement_bind (statement, index++, lead->id);
  baton_statement_bind (statement, index++, record->created_at);
  baton_statement_bind_some (statement, index++, lead->import);
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      if ((binding->fields & (1u << i)) != 0)
        baton_statement_bind_text (statement, index++, record->values[i]);
    }
  if ((binding->fields & CUSTOM_FIELDS) == 0)
    return;

  custom = baton_custom_json_write (record->custom, record->n_custom);
  if (custom != NULL)
    g_ptr_array_add (binding->texts, custom);
  baton_statement_bind_text (statement, index, custom);
}

static BatonInsert *
make_record_insert (guint32 fields)
{
  g_autoptr(GString) head = g_string_new ("INSERT INTO lead (id, created_at, import");
  BatonInsert *insert = g_new0 (BatonInsert, 1);

  insert->n_values = 3;
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      if ((fields & (1u << i)) == 0)
        continue;
      g_string_append_printf (head, ", %s", baton_lead_row_get_column (i));
      insert->n_values++;
    }
  if ((fields & CUSTOM_FIELDS) != 0)
    {
      g_string_append (head, ", custom");
      insert->n_values++;
    }
  g_string_append (head, ") VALUES");
  insert->head = g_intern_string (head->str);
  insert->constants = "";
  insert->tail = "";
  return insert;
}

/* A value costs nearly as much where there is none, so a statement is made for
 * the fields that are there. It is kept for good, as its text is. */
static BatonInsert *
get_record_insert (guint32 fields)
{
  static GMutex mutex;
  static GHashTable *inserts;
  BatonInsert *insert;

  g_mutex_lock (&mutex);
  if (inserts == NULL)
    inserts = g_hash_table_new (NULL, NULL);
  insert = g_hash_table_lookup (inserts, GUINT_TO_POINTER (fields));
  if (insert == NULL)
    {
      insert = make_record_insert (fields);
      g_hash_table_insert (inserts, GUINT_TO_POINTER (fields), insert);
    }
  g_mutex_unlock (&mutex);
  return insert;
}

static gboolean
insert_records (BatonConnection     *connection,
                const BatonNewLead  *leads,
                guint                n_leads,
                guint32              fields,
                GError             **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Binding binding = { fields, texts };

  return baton_insert_run (get_record_insert (fields), connection, leads, sizeof *leads, n_leads,
                           bind_record, &binding, error);
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

static void
bind_fresh_state (BatonStatement *statement,
                  int             index,
                  gconstpointer   row,
                  gpointer        user_data)
{
  const BatonNewLead *lead = row;
  const BatonLeadState *state = &lead->state;

  baton_statement_bind (statement, index++, lead->id);
  baton_statement_bind (statement, index++, state->stage);
  baton_statement_bind (statement, index++, state->stage_since);
  baton_statement_bind (statement, index++, state->team);
  baton_statement_bind (statement, index++, state->fit);
  baton_statement_bind (statement, index++, state->interest);
  baton_statement_bind (statement, index++, state->scored_at);
  baton_statement_bind_some (statement, index++, state->rescore_at);
  baton_statement_bind (statement, index++, state->flags);
  baton_statement_bind (statement, index, state->outcome);
}

/* Whether nothing has happened to any of the leads yet. */
static gboolean
are_fresh (const BatonNewLead *leads,
           guint               n_leads)
{
  gint64 any = 0;

  for (guint i = 0; i < n_leads; i++)
    {
      const BatonLeadState *state = &leads[i].state;

      any |= state->owner | state->suppressed_since | state->returned_at | state->wake_at |
             state->last_event_at | state->due_at;
    }
  return any == 0;
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
  static BatonInsert fresh_insert = {
    "INSERT INTO lead_state (lead, stage, stage_since, team, fit, interest, "
    "scored_at, rescore_at, flags, outcome) VALUES", 10, "", "",
  };
  gboolean fresh = are_fresh (leads, n_leads);

  return baton_insert_run (fresh ? &fresh_insert : &insert, connection, leads, sizeof *leads, n_leads,
                           fresh ? bind_fresh_state : bind_state, NULL, error);
}

/**
 * baton_lead_repository_insert_all:
 * @connection: a connection, in a write transaction
 * @leads: (array length=n_leads): new leads; by rising number they are stored fastest
 * @n_leads: how many
 * @fields: the standard fields that any of the leads has, as bits by
 *   [enum@Field], or %BATON_ALL_FIELDS
 * @with_custom: whether any of them has a custom field
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
                                  guint32              fields,
                                  gboolean             with_custom,
                                  GError             **error)
{
  if (!insert_records (connection, leads, n_leads, fields | (with_custom ? CUSTOM_FIELDS : 0), error) ||
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

  return baton_lead_repository_insert_all (connection, &new_lead, 1, BATON_ALL_FIELDS, TRUE, error);
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
