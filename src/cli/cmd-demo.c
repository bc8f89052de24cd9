/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-facts.h"
#include "baton-cli-progress.h"
#include "baton-demo.h"

#define DEFAULT_SEED 1

static gint64 n_leads = BATON_DEMO_LEADS;
static gint64 seed = DEFAULT_SEED;

static const GOptionEntry options[] = {
  { "leads", 0, 0, G_OPTION_ARG_INT64, &n_leads, N_("How many leads the company has"), N_("N") },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("Make another company of the same kind"), N_("N") },
  { NULL },
};

static void
print_report (BatonCli              *cli,
              const BatonDemoReport *report)
{
  const BatonCliFact facts[] = {
    { "leads", _("Leads"), report->leads },
    { "events", _("Events"), report->events },
    { "handoffs", _("Handoffs"), report->handoffs },
    { "people", _("People"), report->people },
  };

  baton_cli_facts_print (cli, facts, G_N_ELEMENTS (facts));
}

static gboolean
run_demo (BatonCli  *cli,
          GStrv      operands,
          GError   **error)
{
  g_auto(BatonCliProgress) progress = { 0, };
  BatonDemoReport report = { 0, };

  if (n_leads < 1 || n_leads > G_MAXINT)
    return baton_cli_fail_usage (error, _("%s must be a number from %d up"), "--leads", 1);
  if (seed < 0 || seed > G_MAXUINT32)
    return baton_cli_fail_usage (error, _("%s must be a number from %d up"), "--seed", 0);

  if (!baton_cli_open (cli, BATON_CLI_CREATES, error))
    return FALSE;
  baton_cli_progress_begin (&progress, cli, FALSE);
  if (!baton_demo (cli->session, (guint) n_leads, (guint32) seed, &report,
                   baton_cli_progress_tell, &progress, cli->cancellable, error))
    return FALSE;
  baton_cli_progress_end (&progress);
  print_report (cli, &report);
  return TRUE;
}

const BatonCliCommand baton_cli_demo = {
  .name = "demo",
  .summary = N_("Fills an empty database with a sample company"),
  .examples = "batonctl demo --store company.db\n"
              "batonctl demo --store large.db --leads 1000000",
  .options = options,
  .run = run_demo,
};
