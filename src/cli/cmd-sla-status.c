/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <math.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-cli-time.h"
#include "baton-insight-service.h"

static gboolean
has_cases (const BatonSlaStatus *status)
{
  return status->sla->kind != BATON_SLA_VOLUME && status->met + status->missed > 0;
}

static double
share_kept (const BatonSlaStatus *status)
{
  return (double) status->met / (status->met + status->missed);
}

static void
status_to_json (const BatonSlaStatus *status,
                JsonBuilder          *builder)
{
  const BatonSla *sla = status->sla;

  json_builder_begin_object (builder);
  baton_cli_json_text (builder, "id", sla->id);
  baton_cli_json_text (builder, "title", sla->title);
  baton_cli_json_text (builder, "team", baton_team_get_name (sla->team));
  baton_cli_json_text (builder, "kind", baton_sla_kind_get_name (sla->kind));
  baton_cli_json_text (builder, "standing", baton_standing_get_name (status->standing));
  baton_cli_json_int (builder, "met", status->met);
  baton_cli_json_int (builder, "missed", status->missed);
  baton_cli_json_int (builder, "running", status->running);
  baton_cli_json_int (builder, "late", status->late);
  baton_cli_json_double (builder, "share", has_cases (status) ? share_kept (status) : NAN);
  baton_cli_json_double (builder, "promised", sla->kind != BATON_SLA_VOLUME ? sla->share : NAN);
  baton_cli_json_int (builder, "done", status->done);
  baton_cli_json_int (builder, "count", sla->count);
  baton_cli_json_double (builder, "pace", sla->kind == BATON_SLA_VOLUME ? status->pace : NAN);
  baton_cli_json_double (builder, "projection", sla->kind == BATON_SLA_VOLUME ? status->projection : NAN);
  json_builder_end_object (builder);
}

static void
print_json (GArray *statuses,
            gint64  from,
            gint64  to)
{
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

  json_builder_set_member_name (builder, "period");
  json_builder_begin_object (builder);
  baton_cli_json_time (builder, "from", from);
  baton_cli_json_time (builder, "to", to);
  json_builder_end_object (builder);

  baton_cli_json_begin_array (builder, "slas");
  for (guint i = 0; i < statuses->len; i++)
    status_to_json (&g_array_index (statuses, BatonSlaStatus, i), builder);
  json_builder_end_array (builder);
  baton_cli_json_print (builder);
}

static BatonCliStyle
standing_style (BatonStanding standing)
{
  switch (standing)
    {
    case BATON_STANDING_KEPT:
      return BATON_CLI_STYLE_GOOD;
    case BATON_STANDING_BEHIND:
      return BATON_CLI_STYLE_WARNING;
    case BATON_STANDING_OUT_OF_REACH:
      return BATON_CLI_STYLE_BAD;
    default:
      return BATON_CLI_STYLE_PLAIN;
    }
}

static char *
describe_status (const BatonSlaStatus *status)
{
  const BatonSla *sla = status->sla;

  if (sla->kind == BATON_SLA_VOLUME)
    return g_strdup_printf (_("%u of %d, heading for %.0f"), status->done, sla->count, status->projection);
  if (!has_cases (status))
    return NULL;
  /* Translators: cases kept, all cases, the share of them, and the share that was promised */
  return g_strdup_printf (_("%u of %u in time, %.0f%% (promised %.0f%%)"), status->met,
                          status->met + status->missed, share_kept (status) * 100, sla->share * 100);
}

static void
print_table (GArray *statuses,
             gint64  from,
             gint64  to)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();
  g_autofree char *begin = baton_cli_format_local (from);
  g_autofree char *end = baton_cli_format_local (to);

  baton_cli_print (_("From %s to %s\n\n"), begin, end);
  baton_cli_table_add_column (table, _("Promise"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Team"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Standing"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Done"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Running"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, C_("number of cases", "Late"), BATON_CLI_COLUMN_NUMBER);
  for (guint i = 0; i < statuses->len; i++)
    {
      const BatonSlaStatus *status = &g_array_index (statuses, BatonSlaStatus, i);
      g_autofree char *done = describe_status (status);

      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, status->sla->title);
      baton_cli_table_add (table, baton_cli_team_style (status->sla->team),
                           baton_team_get_title (status->sla->team));
      baton_cli_table_add (table, standing_style (status->standing),
                           baton_standing_get_title (status->standing));
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, done);
      baton_cli_table_add_number (table, status->running);
      baton_cli_table_add_number (table, status->late);
    }
  baton_cli_table_print (table);
}

static gboolean
print_status (BatonCli  *cli,
              GError   **error)
{
  g_autoptr(GArray) statuses = NULL;
  gint64 from, to;

  statuses = baton_sla_status (cli->session, &from, &to, cli->cancellable, error);
  if (statuses == NULL)
    return FALSE;
  if (cli->json)
    print_json (statuses, from, to);
  else
    print_table (statuses, from, to);
  return TRUE;
}

/* The promises are lent by the policy, which is valid within a transaction. */
static gboolean
run_status (BatonCli  *cli,
            GStrv      operands,
            GError   **error)
{
  if (!baton_cli_open (cli, BATON_CLI_READS, error) ||
      !baton_session_begin (cli->session, BATON_TRANSACTION_READ, cli->cancellable, error))
    return FALSE;
  return baton_session_end (cli->session, print_status (cli, error), error);
}

const BatonCliCommand baton_cli_sla_status = {
  .name = "sla status",
  .summary = N_("Shows how both teams’ promises stand"),
  .examples = "batonctl sla status\n"
              "batonctl sla status --json",
  .run = run_status,
};
