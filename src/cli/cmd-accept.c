/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-handoff-service.h"

static char *by;

static const GOptionEntry options[] = {
  { "by", 0, 0, G_OPTION_ARG_FILENAME, &by,
    N_("Who accepts it; otherwise who acts, or whom it waits for"), N_("PERSON") },
  { NULL },
};

static gboolean
print_accepted (BatonCli  *cli,
                gint64     lead,
                GError   **error)
{
  g_auto(BatonLeadRow) row = { 0, };
  g_auto(BatonCliNames) names = { NULL };
  const char *person;

  if (!baton_load_lead (cli->session, lead, &row, error) ||
      !baton_cli_names_load (&names, cli, error))
    return FALSE;

  person = baton_cli_names_person (&names, row.state.owner);
  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

      baton_cli_json_int (builder, "lead", lead);
      baton_cli_json_text (builder, "person", person);
      baton_cli_json_text (builder, "stage", baton_cli_names_stage (&names, row.state.stage));
      baton_cli_json_time (builder, "due", row.state.due_at);
      baton_cli_json_print (builder);
    }
  else
    baton_cli_print (_("Lead %" PRId64 " is accepted by %s\n"), lead, person != NULL ? person : "");
  return TRUE;
}

static gboolean
run_accept (BatonCli  *cli,
            GStrv      operands,
            GError   **error)
{
  gint64 lead, person;

  if (!baton_cli_open (cli, BATON_CLI_WRITES, error) ||
      !baton_cli_find_lead (cli, operands[0], &lead, error) ||
      !baton_cli_find_person (cli, by, &person, error) ||
      !baton_accept (cli->session, lead, person, cli->cancellable, error) ||
      !baton_session_begin (cli->session, BATON_TRANSACTION_READ, NULL, error))
    return FALSE;
  return baton_session_end (cli->session, print_accepted (cli, lead, error), error);
}

const BatonCliCommand baton_cli_accept = {
  .name = "accept",
  .operands = "LEAD",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Accepts a lead that was handed over"),
  .examples = "batonctl accept ada@example.com\n"
              "batonctl accept 42 --as 'Sam Seller'",
  .options = options,
  .run = run_accept,
};
