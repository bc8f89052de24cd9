/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-cli-suggest.h"

static char *team_name;
static const char *channel_name = "any";

static const GOptionEntry options[] = {
  { "team", 0, 0, G_OPTION_ARG_FILENAME, &team_name,
    N_("Who asks: marketing or sales"), N_("TEAM") },
  { "channel", 0, 0, G_OPTION_ARG_FILENAME, &channel_name,
    N_("How: campaign, email, call, or any (otherwise)"), N_("CHANNEL") },
  { NULL },
};

static gboolean
parse_team (BatonCli   *cli,
            BatonTeam  *team,
            GError    **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  if (team_name != NULL && baton_team_from_name (team_name, team))
    return TRUE;
  for (BatonTeam i = BATON_TEAM_MARKETING; i <= BATON_TEAM_SALES; i++)
    g_ptr_array_add (names, (char *) baton_team_get_name (i));
  return baton_cli_fail_choice (cli, "--team", team_name, names, error);
}

static gboolean
parse_channel (BatonCli      *cli,
               BatonChannel  *channel,
               GError       **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  if (baton_channel_from_name (channel_name, channel))
    return TRUE;
  for (BatonChannel i = BATON_CHANNEL_CAMPAIGN; i <= BATON_CHANNEL_ANY; i++)
    g_ptr_array_add (names, (char *) baton_channel_get_name (i));
  return baton_cli_fail_choice (cli, "--channel", channel_name, names, error);
}

static void
print_permission (BatonCli              *cli,
                  const BatonPermission *permission)
{
  const char *text = baton_permission_reason_describe (permission->reason);

  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

      baton_cli_json_bool (builder, "allowed", permission->allowed);
      baton_cli_json_text (builder, "reason", baton_permission_reason_get_name (permission->reason));
      baton_cli_json_text (builder, "text", text);
      baton_cli_json_print (builder);
    }
  else
    baton_cli_print ("%s: %s\n", permission->allowed ? _("Yes") : _("No"), text);
}

static gboolean
run_may_contact (BatonCli  *cli,
                 GStrv      operands,
                 GError   **error)
{
  BatonPermission permission;
  BatonChannel channel;
  BatonTeam team;
  gint64 lead;

  if (!parse_team (cli, &team, error) ||
      !parse_channel (cli, &channel, error) ||
      !baton_cli_open (cli, BATON_CLI_READS, error) ||
      !baton_cli_find_lead (cli, operands[0], &lead, error) ||
      !baton_ask_contact (cli->session, lead, team, channel, &permission, error))
    return FALSE;
  print_permission (cli, &permission);
  return TRUE;
}

const BatonCliCommand baton_cli_may_contact = {
  .name = "may-contact",
  .operands = "LEAD",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Answers whether a team may contact a lead, and why"),
  .details = N_("Ends with 0 whatever the answer."),
  .examples = "batonctl may-contact ada@example.com --team marketing\n"
              "batonctl may-contact 42 --team sales --channel call --json",
  .options = options,
  .run = run_may_contact,
};
