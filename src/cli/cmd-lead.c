/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-cli-suggest.h"

static void
clear_change (gpointer data)
{
  BatonChange *change = data;

  g_free ((char *) change->field);
}

static GPtrArray *
list_fields (gboolean with_stage)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (BatonField field = 0; field < BATON_N_FIELDS; field++)
    g_ptr_array_add (fields, (char *) baton_field_get_name (field));
  if (with_stage)
    g_ptr_array_add (fields, (char *) "stage");
  return fields;
}

static gboolean
check_field (BatonCli    *cli,
             const char  *name,
             gboolean     with_stage,
             GError     **error)
{
  g_autoptr(GPtrArray) fields = NULL;
  BatonField field;

  if (g_str_has_prefix (name, "custom.") || (with_stage && g_str_equal (name, "stage")) ||
      baton_field_from_name (name, &field))
    return TRUE;
  fields = list_fields (with_stage);
  g_ptr_array_add (fields, (char *) "custom.…");
  baton_cli_hint_choice (cli, name, fields);
  return baton_cli_fail_usage (error, _("There is no field “%s”"), name);
}

/* Reads FIELD=VALUE operands. */
static GArray *
parse_changes (BatonCli            *cli,
               const char * const  *operands,
               gboolean             with_stage,
               GError             **error)
{
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (BatonChange));

  g_array_set_clear_func (changes, clear_change);
  for (guint i = 0; operands[i] != NULL; i++)
    {
      const char *equals = strchr (operands[i], '=');
      BatonChange change = { 0, };

      if (equals == NULL || equals == operands[i])
        {
          baton_cli_fail_usage (error, _("“%s” is not of the form FIELD=VALUE"), operands[i]);
          return NULL;
        }
      change.field = g_strndup (operands[i], (gsize) (equals - operands[i]));
      change.value = equals + 1;
      g_array_append_val (changes, change);
      if (!check_field (cli, change.field, with_stage, error))
        return NULL;
    }
  return g_steal_pointer (&changes);
}

static gboolean
print_lead (BatonCli    *cli,
            gint64       lead,
            const char  *sentence,
            GError     **error)
{
  g_auto(BatonLeadRow) row = { 0, };
  g_auto(BatonCliNames) names = { NULL };
  g_autoptr(JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      baton_cli_print ("%s\n", sentence);
      return TRUE;
    }
  if (!baton_load_lead (cli->session, lead, &row, error) ||
      !baton_cli_names_load (&names, cli, error))
    return FALSE;

  builder = baton_cli_json_begin ();
  baton_cli_lead_to_json (&row, &names, builder);
  baton_cli_lead_add_details (&row, builder);
  baton_cli_json_print (builder);
  return TRUE;
}

static gboolean
answer (BatonCli    *cli,
        gint64       lead,
        const char  *sentence,
        GError     **error)
{
  gboolean printed;

  if (!baton_session_begin (cli->session, BATON_TRANSACTION_READ, cli->cancellable, error))
    return FALSE;
  printed = print_lead (cli, lead, sentence, error);
  return baton_session_end (cli->session, printed, error);
}

static gboolean
run_add (BatonCli  *cli,
         GStrv      operands,
         GError   **error)
{
  g_autoptr(GArray) changes = parse_changes (cli, (const char * const *) operands, FALSE, error);
  g_autofree char *sentence = NULL;
  gint64 lead;

  if (changes == NULL ||
      !baton_cli_open (cli, BATON_CLI_CREATES, error) ||
      !baton_add_lead (cli->session, (const BatonChange *) (gpointer) changes->data, changes->len,
                       &lead, cli->cancellable, error))
    return FALSE;
  sentence = g_strdup_printf (_("Added lead %" PRId64), lead);
  return answer (cli, lead, sentence, error);
}

static gboolean
run_set (BatonCli  *cli,
         GStrv      operands,
         GError   **error)
{
  g_autoptr(GArray) changes = NULL;
  g_autofree char *sentence = NULL;
  gint64 lead;

  changes = parse_changes (cli, (const char * const *) operands + 1, TRUE, error);
  if (changes == NULL ||
      !baton_cli_open (cli, BATON_CLI_WRITES, error) ||
      !baton_cli_find_lead (cli, operands[0], &lead, error) ||
      !baton_change_lead (cli->session, lead, (const BatonChange *) (gpointer) changes->data, changes->len,
                          cli->cancellable, error))
    return FALSE;
  sentence = g_strdup_printf (_("Changed lead %" PRId64), lead);
  return answer (cli, lead, sentence, error);
}

const BatonCliCommand baton_cli_lead_add = {
  .name = "lead add",
  .operands = "FIELD=VALUE…",
  .min_operands = 1,
  .max_operands = BATON_CLI_ANY_NUMBER,
  .summary = N_("Adds a lead, scores it, and hands it over where the rules say so"),
  .details = N_("It needs an e-mail address or an external id. Any field of your own is written\n"
                "custom.NAME=VALUE."),
  .examples = "batonctl lead add email=ada@example.com first_name=Ada company='Example GmbH'\n"
              "batonctl lead add external_id=660737 country=DE custom.city=Bremen --json",
  .run = run_add,
};

const BatonCliCommand baton_cli_lead_set = {
  .name = "lead set",
  .operands = "LEAD FIELD=VALUE…",
  .min_operands = 2,
  .max_operands = BATON_CLI_ANY_NUMBER,
  .summary = N_("Changes fields of a lead, or moves it to another stage"),
  .details = N_("An empty value empties the field. LEAD is a number, an external id as ext:660737, or\n"
                "an e-mail address."),
  .examples = "batonctl lead set ada@example.com job_title='Head of Purchasing' phone=\n"
              "batonctl lead set 42 stage=sales-qualified",
  .run = run_set,
};
