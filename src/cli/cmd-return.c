/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-cli-suggest.h"
#include "baton-cli-time.h"
#include "baton-handoff-service.h"

static char *reason_name;
static char *until_text;
static char *note;

static const GOptionEntry options[] = {
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason_name, N_("Why, such as not-ready"), N_("REASON") },
  { "until", 0, 0, G_OPTION_ARG_FILENAME, &until_text, N_("When to look at it again"), N_("DATE") },
  { "note", 0, 0, G_OPTION_ARG_FILENAME, &note, N_("What else there is to say"), N_("TEXT") },
  { NULL },
};

static gboolean
parse_reason (BatonCli           *cli,
              BatonReturnReason  *reason,
              GError            **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  if (reason_name != NULL && baton_return_reason_from_name (reason_name, reason))
    return TRUE;

  for (BatonReturnReason i = 0; i < BATON_N_RETURN_REASONS; i++)
    g_ptr_array_add (names, (char *) baton_return_reason_get_name (i));
  return baton_cli_fail_choice (cli, "--reason", reason_name, names, error);
}

static void
print_returned (BatonCli           *cli,
                gint64              lead,
                BatonReturnReason   reason,
                gint64              until)
{
  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

      baton_cli_json_int (builder, "lead", lead);
      baton_cli_json_text (builder, "reason", baton_return_reason_get_name (reason));
      baton_cli_json_time (builder, "until", until);
      baton_cli_json_print (builder);
    }
  else
    {
      g_autofree char *text = baton_cli_format_local (until);

      baton_cli_print (_("Returned lead %" PRId64 " to Marketing, to look at it again at %s\n"), lead, text);
    }
}

static gboolean
run_return (BatonCli  *cli,
            GStrv      operands,
            GError   **error)
{
  BatonReturnReason reason;
  gint64 until = 0;
  gint64 lead;

  if (!parse_reason (cli, &reason, error) ||
      (until_text != NULL && !baton_cli_parse_time (cli, "--until", until_text, &until, error)) ||
      !baton_cli_open (cli, BATON_CLI_WRITES, error) ||
      !baton_cli_find_lead (cli, operands[0], &lead, error) ||
      !baton_return_lead (cli->session, lead, reason, until, note, &until, cli->cancellable, error))
    return FALSE;
  print_returned (cli, lead, reason, until);
  return TRUE;
}

const BatonCliCommand baton_cli_return = {
  .name = "return",
  .operands = "LEAD",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Returns a lead to Marketing, with a reason"),
  .details = N_("Reasons: not-ready, gone-quiet, not-a-fit, under-contract, no-buying-power,\n"
                "closed-lost, wrong-data. Without a date, it rests as long as goes with the reason."),
  .examples = "batonctl return ada@example.com --reason not-ready --until 2026-09-01\n"
              "batonctl return 42 --reason under-contract --until 2027-01-01 --note 'With Initech until then'",
  .options = options,
  .run = run_return,
};
