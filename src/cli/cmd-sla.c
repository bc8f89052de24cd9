/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-json.h"
#include "baton-cli-time.h"
#include "baton-documents.h"

static char *calendar_file;
static char *start_text;
static char *target_text;
static char *from_text;
static char *to_text;

static const GOptionEntry due_options[] = {
  { "calendar", 0, 0, G_OPTION_ARG_FILENAME, &calendar_file,
    N_("The working time, as a JSON file"), N_("FILE") },
  { "start", 0, 0, G_OPTION_ARG_FILENAME, &start_text, N_("When the clock starts"), N_("TIME") },
  { "target", 0, 0, G_OPTION_ARG_FILENAME, &target_text,
    N_("How long it runs, such as 4h or 2d; with a minus it counts back"), N_("DURATION") },
  { NULL },
};

static const GOptionEntry elapsed_options[] = {
  { "calendar", 0, 0, G_OPTION_ARG_FILENAME, &calendar_file,
    N_("The working time, as a JSON file"), N_("FILE") },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_text, N_("From when"), N_("TIME") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_text, N_("To when"), N_("TIME") },
  { NULL },
};

static gboolean
require (const char  *option,
         const char  *value,
         GError     **error)
{
  return value != NULL || baton_cli_fail_usage (error, _("%s is needed"), option);
}

static BatonCalendar *
load_calendar (GError **error)
{
  g_autofree char *text = NULL;
  BatonCalendar *calendar;
  gsize length;

  text = baton_cli_read_file (calendar_file, &length, error);
  if (text == NULL)
    return NULL;
  calendar = baton_calendar_from_json (text, (gssize) length, error);
  if (calendar == NULL)
    g_prefix_error (error, "%s: ", calendar_file);
  return calendar;
}

static void
print_due (BatonCli            *cli,
           BatonCalendar       *calendar,
           gint64               start,
           const BatonDuration *target,
           gint64               due)
{
  g_autofree char *explanation = baton_calendar_explain (calendar, start, target, due);

  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

      baton_cli_json_time (builder, "due", due);
      baton_cli_json_text (builder, "explain", explanation);
      baton_cli_json_print (builder);
    }
  else
    {
      g_autofree char *text = baton_cli_format_local (due);

      baton_cli_print ("%s\n%s\n", text, explanation);
    }
}

static gboolean
run_due (BatonCli  *cli,
         GStrv      operands,
         GError   **error)
{
  g_autoptr(BatonCalendar) calendar = NULL;
  BatonDuration target;
  gint64 start, due;

  if (!require ("--calendar", calendar_file, error) ||
      !require ("--start", start_text, error) ||
      !require ("--target", target_text, error) ||
      !baton_cli_parse_time (cli, "--start", start_text, &start, error))
    return FALSE;
  if (!baton_duration_parse (target_text, &target, error))
    {
      baton_cli_blame_usage (error);
      g_prefix_error (error, "%s: ", "--target");
      return FALSE;
    }

  calendar = load_calendar (error);
  if (calendar == NULL || !baton_calendar_due (calendar, start, &target, &due, error))
    return FALSE;
  print_due (cli, calendar, start, &target, due);
  return TRUE;
}

static gboolean
run_elapsed (BatonCli  *cli,
             GStrv      operands,
             GError   **error)
{
  g_autoptr(BatonCalendar) calendar = NULL;
  gint64 from, to, seconds;

  if (!require ("--calendar", calendar_file, error) ||
      !require ("--from", from_text, error) ||
      !require ("--to", to_text, error) ||
      !baton_cli_parse_time (cli, "--from", from_text, &from, error) ||
      !baton_cli_parse_time (cli, "--to", to_text, &to, error))
    return FALSE;
  calendar = load_calendar (error);
  if (calendar == NULL)
    return FALSE;

  seconds = baton_calendar_elapsed (calendar, from, to);
  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

      baton_cli_json_int (builder, "working_seconds", seconds);
      baton_cli_json_print (builder);
    }
  else
    {
      g_autofree char *span = baton_cli_format_span (seconds);

      baton_cli_print ("%s\n", span);
    }
  return TRUE;
}

const BatonCliCommand baton_cli_sla_due = {
  .name = "sla due",
  .summary = N_("Computes when something is due in working time"),
  .examples = "batonctl sla due --calendar office.json --start 2026-03-02T09:35+01:00 --target 15m\n"
              "batonctl sla due --calendar office.json --start 2026-03-02T09:35 --target=-8h --json",
  .options = due_options,
  .run = run_due,
};

const BatonCliCommand baton_cli_sla_elapsed = {
  .name = "sla elapsed",
  .summary = N_("Computes how much working time lies between two moments"),
  .examples = "batonctl sla elapsed --calendar office.json --from 2026-03-02 --to 2026-03-09",
  .options = elapsed_options,
  .run = run_elapsed,
};
