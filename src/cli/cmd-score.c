/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-facts.h"
#include "baton-cli-lead.h"
#include "baton-cli-progress.h"
#include "baton-score-service.h"

static gboolean all;
static gboolean show_progress;

static const GOptionEntry options[] = {
  { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Every lead; the same as naming none"), NULL },
  { "progress", 0, 0, G_OPTION_ARG_NONE, &show_progress,
    N_("Tell on standard error how far it is"), NULL },
  { NULL },
};

static gboolean
score_all (BatonCli            *cli,
           BatonRescoreReport  *report,
           GError             **error)
{
  g_auto(BatonCliProgress) progress = { 0, };

  baton_cli_progress_begin (&progress, cli, show_progress);
  return baton_rescore_all (cli->session, report, baton_cli_progress_tell, &progress,
                            cli->cancellable, error);
}

static void
print_report (BatonCli                 *cli,
              const BatonRescoreReport *report)
{
  const BatonCliFact facts[] = {
    { "scored", _("Scored"), report->scored },
    { "changed", _("Changed"), report->changed },
    { "handed_over", _("Handed over"), report->handed_over },
    { "released", _("Fell back"), report->released },
  };

  baton_cli_facts_print (cli, facts, G_N_ELEMENTS (facts));
}

static gboolean
run_score (BatonCli  *cli,
           GStrv      operands,
           GError   **error)
{
  BatonRescoreReport report = { 0, };
  gint64 lead;

  if (all && operands[0] != NULL)
    return baton_cli_fail_usage (error, _("%s and a lead cannot be used together"), "--all");

  if (!baton_cli_open (cli, BATON_CLI_WRITES, error))
    return FALSE;

  if (operands[0] == NULL)
    {
      if (!score_all (cli, &report, error))
        return FALSE;
    }
  else if (!baton_cli_find_lead (cli, operands[0], &lead, error) ||
           !baton_rescore_lead (cli->session, lead, &report, cli->cancellable, error))
    return FALSE;

  print_report (cli, &report);
  return TRUE;
}

const BatonCliCommand baton_cli_score = {
  .name = "score",
  .operands = "[LEAD]",
  .max_operands = 1,
  .summary = N_("Scores all leads anew, or one, and does what follows"),
  .examples = "batonctl score\n"
              "batonctl score --all --json --progress\n"
              "batonctl score ada@example.com",
  .options = options,
  .run = run_score,
};
