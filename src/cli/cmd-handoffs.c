/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-handoff.h"
#include "baton-cli-json.h"
#include "baton-insight-service.h"

#define DEFAULT_LIMIT 50

static gint64 limit = DEFAULT_LIMIT;
static gboolean only_open;

static const GOptionEntry options[] = {
  { "limit", 'n', 0, G_OPTION_ARG_INT64, &limit, N_("At most N handoffs, the newest ones"), N_("N") },
  { "open", 0, 0, G_OPTION_ARG_NONE, &only_open, N_("Only those that wait to be accepted"), NULL },
  { NULL },
};

static void
handoffs_to_json (GPtrArray           *handoffs,
                  const BatonCliNames *names)
{
  g_autoptr(BatonCliJsonList) list = baton_cli_json_list_new ();

  for (guint i = 0; i < handoffs->len; i++)
    {
      const BatonHandoffLine *line = g_ptr_array_index (handoffs, i);

      baton_cli_handoff_to_json (line->handoff, names, baton_cli_json_list_next (list));
      baton_cli_json_list_add (list);
    }
  baton_cli_json_list_end (list);
}

static void
handoffs_to_table (GPtrArray           *handoffs,
                   const BatonCliNames *names)
{
  g_autoptr(BatonCliTable) table = baton_cli_handoff_table_new ();

  for (guint i = 0; i < handoffs->len; i++)
    {
      const BatonHandoffLine *line = g_ptr_array_index (handoffs, i);

      baton_cli_handoff_to_table (line->handoff, names, table);
    }
  baton_cli_table_print (table);
}

static gboolean
list_handoffs (BatonCli  *cli,
               GError   **error)
{
  g_auto(BatonCliNames) names = { NULL };
  g_autoptr(GPtrArray) handoffs = NULL;

  if (!baton_cli_names_load (&names, cli, error))
    return FALSE;
  handoffs = baton_new_handoffs (cli->session, only_open, (guint) limit, error);
  if (handoffs == NULL)
    return FALSE;

  if (cli->json)
    handoffs_to_json (handoffs, &names);
  else
    handoffs_to_table (handoffs, &names);
  return TRUE;
}

static gboolean
run_handoffs (BatonCli  *cli,
              GStrv      operands,
              GError   **error)
{
  if (limit < 1 || limit > G_MAXINT)
    return baton_cli_fail_usage (error, _("%s must be a number from %d up"), "--limit", 1);
  if (!baton_cli_open (cli, BATON_CLI_READS, error) ||
      !baton_session_begin (cli->session, BATON_TRANSACTION_READ, cli->cancellable, error))
    return FALSE;
  return baton_session_end (cli->session, list_handoffs (cli, error), error);
}

const BatonCliCommand baton_cli_handoffs = {
  .name = "handoffs",
  .summary = N_("Lists the newest handoffs"),
  .examples = "batonctl handoffs --limit 10\n"
              "batonctl handoffs --open --json",
  .options = options,
  .run = run_handoffs,
};
