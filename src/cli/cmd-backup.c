/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-progress.h"

static gboolean show_progress;

static const GOptionEntry options[] = {
  { "progress", 0, 0, G_OPTION_ARG_NONE, &show_progress,
    N_("Tell on standard error how far it is"), NULL },
  { NULL },
};

static void
answer (BatonCli   *cli,
        const char *name,
        const char *path,
        const char *sentence)
{
  g_autoptr(JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      baton_cli_print ("%s\n", sentence);
      return;
    }
  builder = baton_cli_json_begin ();
  baton_cli_json_text (builder, name, path);
  baton_cli_json_print (builder);
}

static gboolean
run_backup (BatonCli  *cli,
            GStrv      operands,
            GError   **error)
{
  g_auto(BatonCliProgress) progress = { 0, };
  g_autofree char *sentence = NULL;

  baton_cli_progress_begin (&progress, cli, show_progress);
  if (!baton_cli_open (cli, BATON_CLI_READS, error) ||
      !baton_store_backup (cli->store, operands[0], baton_cli_progress_tell, &progress, cli->cancellable, error))
    return FALSE;
  baton_cli_progress_end (&progress);
  sentence = g_strdup_printf (_("The backup is in %s"), operands[0]);
  answer (cli, "backup", operands[0], sentence);
  return TRUE;
}

static gboolean
run_restore (BatonCli  *cli,
             GStrv      operands,
             GError   **error)
{
  g_auto(BatonCliProgress) progress = { 0, };
  g_autofree char *sentence = NULL;

  baton_cli_progress_begin (&progress, cli, show_progress);
  if (!baton_store_restore (cli->location, operands[0], baton_cli_progress_tell, &progress, cli->cancellable, error))
    return FALSE;
  baton_cli_progress_end (&progress);
  sentence = g_strdup_printf (_("The database is again as it was in %s"), operands[0]);
  answer (cli, "restored", operands[0], sentence);
  return TRUE;
}

const BatonCliCommand baton_cli_backup = {
  .name = "backup",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Copies the database into a file, while others go on working"),
  .examples = "batonctl backup leads-2026-03-23.db",
  .options = options,
  .run = run_backup,
};

const BatonCliCommand baton_cli_restore = {
  .name = "restore",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Brings a backup back, in place of what is in the database"),
  .examples = "batonctl restore leads-2026-03-23.db",
  .options = options,
  .run = run_restore,
};
