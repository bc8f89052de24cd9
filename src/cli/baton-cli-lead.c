/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-lead.h"

#include <glib/gi18n.h>

#include "baton-cli-error.h"
#include "baton-cli-json.h"
#include "baton-error.h"
#include "baton-people.h"

static gint64 *
dup_number (gint64 number)
{
  gint64 *copy = g_new (gint64, 1);

  *copy = number;
  return copy;
}

/**
 * baton_cli_names_load:
 * @self: zeroed names
 * @cli: the run, whose session is in a transaction
 * @error: return location for an error
 *
 * Loads the names.
 *
 * Returns: whether they are loaded
 */
gboolean
baton_cli_names_load (BatonCliNames  *self,
                      BatonCli       *cli,
                      GError        **error)
{
  const BatonPolicy *policy = baton_session_get_policy (cli->session, error);
  g_autoptr(GPtrArray) people = policy != NULL ? baton_people_list (cli->session, error) : NULL;

  if (people == NULL)
    return FALSE;

  self->process = policy->process;
  self->slas = policy->slas;
  self->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) baton_person_free);
  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);

      g_hash_table_insert (self->people, dup_number (person->id), baton_person_copy (person));
    }
  return TRUE;
}

void
baton_cli_names_clear (BatonCliNames *self)
{
  g_clear_pointer (&self->people, g_hash_table_unref);
}

/**
 * baton_cli_names_person:
 * @self: names
 * @person: a person's number; 0 for nobody
 *
 * Names a person.
 *
 * Returns: (nullable): the name; `NULL` for nobody
 */
const char *
baton_cli_names_person (const BatonCliNames *self,
                        gint64               person)
{
  const BatonPerson *found = g_hash_table_lookup (self->people, &person);

  return found != NULL ? found->name : NULL;
}

/**
 * baton_cli_names_stage:
 * @self: names
 * @stage: a stage's number
 *
 * Names a stage as files and programs do.
 *
 * Returns: (nullable): the stage's id
 */
const char *
baton_cli_names_stage (const BatonCliNames *self,
                       guint                stage)
{
  const BatonStage *found = baton_process_get_stage (self->process, stage);

  return found != NULL ? found->id : NULL;
}

/**
 * baton_cli_names_promise:
 * @self: names
 * @sla: the id of a promise
 *
 * Names a promise as people do.
 *
 * Returns: the title; the id of one that is no longer made
 */
const char *
baton_cli_names_promise (const BatonCliNames *self,
                         const char          *sla)
{
  const BatonSla *found = baton_sla_find (self->slas, sla);

  return found != NULL ? found->title : sla;
}

/**
 * baton_cli_find_lead:
 * @cli: the run
 * @name: an id, an external id after `ext:`, or an e-mail address
 * @lead: (out): the lead's number
 * @error: return location for an error
 *
 * Finds the lead that somebody named.
 *
 * Returns: whether there is one
 */
gboolean
baton_cli_find_lead (BatonCli    *cli,
                     const char  *name,
                     gint64      *lead,
                     GError     **error)
{
  g_autoptr(GError) local_error = NULL;

  if (baton_find_lead (cli->session, name, lead, &local_error))
    return TRUE;
  if (g_error_matches (local_error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
    baton_cli_set_hint (cli, "%s", _("Name a lead by its number, its external id (ext:660737) or its "
                                     "e-mail address; “batonctl leads WORD” searches."));
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * baton_cli_load_person:
 * @cli: the run
 * @name: the name or the address of somebody
 * @error: return location for an error
 *
 * Loads the person whom somebody named.
 *
 * Returns: (transfer full) (nullable): the person
 */
BatonPerson *
baton_cli_load_person (BatonCli    *cli,
                       const char  *name,
                       GError     **error)
{
  BatonPerson *person = baton_people_find (cli->session, name, error);

  if (person == NULL)
    baton_cli_set_hint (cli, "%s", _("“batonctl team list” shows everybody."));
  return person;
}

/**
 * baton_cli_find_person:
 * @cli: the run
 * @name: (nullable): the name or the address of somebody; `NULL` for nobody
 * @person: (out): the person's number; 0 for nobody
 * @error: return location for an error
 *
 * Finds the person whom somebody named.
 *
 * Returns: whether there is one, or nobody was named
 */
gboolean
baton_cli_find_person (BatonCli    *cli,
                       const char  *name,
                       gint64      *person,
                       GError     **error)
{
  g_autoptr(BatonPerson) found = name != NULL ? baton_cli_load_person (cli, name, error) : NULL;

  *person = found != NULL ? found->id : 0;
  return name == NULL || found != NULL;
}

static void
custom_to_json (const BatonRecord *record,
                JsonBuilder       *builder)
{
  json_builder_set_member_name (builder, "custom");
  json_builder_begin_object (builder);
  for (guint i = 0; i < record->n_custom; i++)
    baton_cli_json_text (builder, record->custom[i].key, record->custom[i].value);
  json_builder_end_object (builder);
}

/**
 * baton_cli_lead_to_json:
 * @row: a lead
 * @names: what its numbers stand for
 * @builder: a builder in an object
 *
 * Adds what a list tells of a lead.
 */
void
baton_cli_lead_to_json (const BatonLeadRow  *row,
                        const BatonCliNames *names,
                        JsonBuilder         *builder)
{
  const BatonRecord *record = &row->record;
  const BatonLeadState *state = &row->state;
  g_autofree char *name = baton_record_dup_name (record);

  baton_cli_json_int (builder, "id", row->id);
  baton_cli_json_text (builder, "external_id", record->values[BATON_FIELD_EXTERNAL_ID]);
  baton_cli_json_text (builder, "name", name);
  baton_cli_json_text (builder, "email", record->values[BATON_FIELD_EMAIL]);
  baton_cli_json_text (builder, "company", record->values[BATON_FIELD_COMPANY]);
  baton_cli_json_text (builder, "country", record->values[BATON_FIELD_COUNTRY]);
  baton_cli_json_text (builder, "source", record->values[BATON_FIELD_SOURCE]);
  baton_cli_json_text (builder, "stage", baton_cli_names_stage (names, state->stage));
  baton_cli_json_time (builder, "stage_since", state->stage_since);
  baton_cli_json_int (builder, "fit", state->fit);
  baton_cli_json_int (builder, "interest", state->interest);
  baton_cli_json_int (builder, "score", state->fit + state->interest);
  baton_cli_json_text (builder, "owner_team", baton_team_get_name (state->team));
  baton_cli_json_text (builder, "owner", baton_cli_names_person (names, state->owner));
  baton_cli_json_bool (builder, "hot", (state->flags & BATON_LEAD_HOT) != 0);
  baton_cli_json_bool (builder, "suppressed", state->suppressed_since != 0);
  baton_cli_json_time (builder, "due", state->due_at);
  custom_to_json (record, builder);
}

static const char *
outcome_name (BatonOutcome outcome)
{
  switch (outcome)
    {
    case BATON_OUTCOME_WON:
      return "won";
    case BATON_OUTCOME_LOST:
      return "lost";
    default:
      return NULL;
    }
}

static gboolean
is_in_list (BatonField field)
{
  return field == BATON_FIELD_EXTERNAL_ID || field == BATON_FIELD_EMAIL ||
         field == BATON_FIELD_COMPANY || field == BATON_FIELD_COUNTRY || field == BATON_FIELD_SOURCE;
}

/**
 * baton_cli_lead_add_details:
 * @row: a lead
 * @builder: a builder in the object that has what a list tells of it
 *
 * Adds what else there is to tell of a lead.
 */
void
baton_cli_lead_add_details (const BatonLeadRow *row,
                            JsonBuilder        *builder)
{
  const BatonLeadState *state = &row->state;

  for (BatonField field = 0; field < BATON_N_FIELDS; field++)
    {
      if (!is_in_list (field))
        baton_cli_json_text (builder, baton_field_get_name (field), row->record.values[field]);
    }

  baton_cli_json_time (builder, "created_at", row->record.created_at);
  baton_cli_json_number (builder, "import", row->import);
  baton_cli_json_bool (builder, "hand_raiser", (state->flags & BATON_LEAD_HAND_RAISER) != 0);
  baton_cli_json_bool (builder, "held", (state->flags & BATON_LEAD_HELD) != 0);
  baton_cli_json_bool (builder, "recycled", (state->flags & BATON_LEAD_RECYCLED) != 0);
  baton_cli_json_bool (builder, "unassigned", (state->flags & BATON_LEAD_UNASSIGNED) != 0);
  baton_cli_json_bool (builder, "unconfirmed", (state->flags & BATON_LEAD_UNCONFIRMED) != 0);
  baton_cli_json_time (builder, "scored_at", state->scored_at);
  baton_cli_json_time (builder, "rescore_at", state->rescore_at);
  baton_cli_json_time (builder, "last_event_at", state->last_event_at);
  baton_cli_json_time (builder, "suppressed_since", state->suppressed_since);
  baton_cli_json_time (builder, "returned_at", state->returned_at);
  baton_cli_json_time (builder, "wake_at", state->wake_at);
  baton_cli_json_text (builder, "outcome", outcome_name (state->outcome));
}

BatonCliStyle
baton_cli_team_style (BatonTeam team)
{
  return team == BATON_TEAM_SALES ? BATON_CLI_STYLE_SALES : BATON_CLI_STYLE_MARKETING;
}

BatonCliStyle
baton_cli_due_style (gint64 due,
                     gint64 now)
{
  return due != 0 && due < now ? BATON_CLI_STYLE_BAD : BATON_CLI_STYLE_PLAIN;
}
