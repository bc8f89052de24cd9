/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"

static gboolean
run_init (BatonCli  *cli,
          GStrv      operands,
          GError   **error)
{
  const char *location;

  /* Opening it makes it, and gives it its defaults. */
  if (!baton_cli_open (cli, BATON_CLI_CREATES, error))
    return FALSE;
  location = baton_store_get_location (cli->store);

  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

      baton_cli_json_text (builder, "store", location);
      baton_cli_json_bool (builder, "created", cli->is_new);
      baton_cli_json_print (builder);
    }
  else if (cli->is_new)
    baton_cli_print (_("Made the database %s\n"), location);
  else
    baton_cli_print (_("The database %s is there already; it was left as it is\n"), location);
  return TRUE;
}

const BatonCliCommand baton_cli_init = {
  .name = "init",
  .summary = N_("Makes an empty database with the shipped rules, stages and promises"),
  .examples = "batonctl init\n"
              "batonctl init --store ~/leads.db",
  .run = run_init,
};
