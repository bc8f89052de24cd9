/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-cli-suggest.h"
#include "baton-handoff-service.h"

static char *outcome_name;
static const char *channel = "call";
static char *note;

static const GOptionEntry options[] = {
  { "outcome", 0, 0, G_OPTION_ARG_FILENAME, &outcome_name,
    N_("What came of it, such as reached or no-answer"), N_("OUTCOME") },
  { "channel", 0, 0, G_OPTION_ARG_FILENAME, &channel,
    N_("How it was tried: call (otherwise), email or another word"), N_("CHANNEL") },
  { "note", 0, 0, G_OPTION_ARG_FILENAME, &note, N_("What else there is to say"), N_("TEXT") },
  { NULL },
};

static gboolean
parse_outcome (BatonCli             *cli,
               BatonAttemptOutcome  *outcome,
               GError              **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  if (outcome_name != NULL && baton_attempt_outcome_from_name (outcome_name, outcome))
    return TRUE;

  for (BatonAttemptOutcome i = 0; i < BATON_N_ATTEMPT_OUTCOMES; i++)
    g_ptr_array_add (names, (char *) baton_attempt_outcome_get_name (i));
  return baton_cli_fail_choice (cli, "--outcome", outcome_name, names, error);
}

static void
print_attempt (BatonCli             *cli,
               gint64                lead,
               BatonAttemptOutcome   outcome)
{
  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

      baton_cli_json_int (builder, "lead", lead);
      baton_cli_json_text (builder, "outcome", baton_attempt_outcome_get_name (outcome));
      baton_cli_json_text (builder, "channel", channel);
      baton_cli_json_print (builder);
    }
  else
    baton_cli_print (_("Logged on lead %" PRId64 ": %s\n"), lead,
                     baton_attempt_outcome_get_title (outcome));
}

static gboolean
run_attempt (BatonCli  *cli,
             GStrv      operands,
             GError   **error)
{
  BatonAttemptOutcome outcome;
  gint64 lead;

  if (!parse_outcome (cli, &outcome, error) ||
      !baton_cli_open (cli, BATON_CLI_WRITES, error) ||
      !baton_cli_find_lead (cli, operands[0], &lead, error) ||
      !baton_log_attempt (cli->session, lead, outcome, channel, note, cli->cancellable, error))
    return FALSE;
  print_attempt (cli, lead, outcome);
  return TRUE;
}

const BatonCliCommand baton_cli_attempt = {
  .name = "attempt",
  .operands = "LEAD",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Logs that somebody tried to contact a lead"),
  .details = N_("Outcomes: reached, no-answer, voicemail, message-sent, wrong-data."),
  .examples = "batonctl attempt ada@example.com --outcome reached\n"
              "batonctl attempt 42 --outcome message-sent --channel email",
  .options = options,
  .run = run_attempt,
};
