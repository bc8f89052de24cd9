/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-facts.h"
#include "baton-tick.h"

static void
print_report (BatonCli              *cli,
              const BatonTickReport *report)
{
  const BatonCliFact facts[] = {
    { "rescored", _("Scored anew"), report->rescored },
    { "changed", _("Changed"), report->changed },
    { "handed_over", _("Handed over"), report->handed_over },
    { "released", _("Fell back"), report->released },
    { "assigned", _("Found somebody free"), report->assigned },
    { "warned", _("Due soon, told now"), report->warned },
    { "breached", _("Late, told now"), report->breached },
    { "woken", _("To look at again"), report->woken },
  };

  baton_cli_facts_print (cli, facts, G_N_ELEMENTS (facts));
}

static gboolean
run_tick (BatonCli  *cli,
          GStrv      operands,
          GError   **error)
{
  BatonTickReport report = { 0, };

  if (!baton_cli_open (cli, BATON_CLI_WRITES, error) ||
      !baton_tick (cli->session, &report, cli->cancellable, error))
    return FALSE;
  print_report (cli, &report);
  return TRUE;
}

const BatonCliCommand baton_cli_tick = {
  .name = "tick",
  .summary = N_("Does what time alone asks for: fading scores, clocks, leads to look at again"),
  .details = N_("Running it often does no harm; once a day is the least."),
  .examples = "batonctl tick\n"
              "batonctl tick --now 2026-06-01T08:00 --json",
  .run = run_tick,
};
