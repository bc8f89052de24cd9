/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-handoff-service.h"

static char *to;

static const GOptionEntry options[] = {
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to,
    N_("Who in Sales gets it; otherwise the rules find somebody"), N_("PERSON") },
  { NULL },
};

static gboolean
print_handed_over (BatonCli  *cli,
                   gint64     lead,
                   gint64     handoff,
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

      baton_cli_json_int (builder, "handoff", handoff);
      baton_cli_json_int (builder, "lead", lead);
      baton_cli_json_text (builder, "person", person);
      baton_cli_json_time (builder, "due", row.state.due_at);
      baton_cli_json_print (builder);
    }
  else if (person != NULL)
    baton_cli_print (_("Handed lead %" PRId64 " over to %s\n"), lead, person);
  else
    baton_cli_print (_("Handed lead %" PRId64 " over; nobody is free, so it waits in the queue\n"), lead);
  return TRUE;
}

static gboolean
run_handoff (BatonCli  *cli,
             GStrv      operands,
             GError   **error)
{
  gint64 lead, person, handoff;

  if (!baton_cli_open (cli, BATON_CLI_WRITES, error) ||
      !baton_cli_find_lead (cli, operands[0], &lead, error) ||
      !baton_cli_find_person (cli, to, &person, error) ||
      !baton_hand_over (cli->session, lead, person, &handoff, cli->cancellable, error) ||
      !baton_session_begin (cli->session, BATON_TRANSACTION_READ, NULL, error))
    return FALSE;
  return baton_session_end (cli->session, print_handed_over (cli, lead, handoff, error), error);
}

const BatonCliCommand baton_cli_handoff = {
  .name = "handoff",
  .operands = "LEAD",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Hands a lead over to Sales, whatever its score"),
  .examples = "batonctl handoff ada@example.com\n"
              "batonctl handoff ext:660737 --to 'Sam Seller'",
  .options = options,
  .run = run_handoff,
};
