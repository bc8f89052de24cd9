/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-agreement.h"
#include "baton-cli-commands.h"
#include "baton-cli-facts.h"
#include "baton-documents.h"
#include "baton-holidays.h"
#include "sla/baton-calendar-sheet.h"

/* How far ahead the holidays of a file are taken over. */
#define DAYS_AHEAD (5 * 366)

static gboolean
run_show (BatonCli  *cli,
          GStrv      operands,
          GError   **error)
{
  g_autoptr(BatonAgreement) agreement = NULL;
  g_autofree char *text = NULL;

  if (!baton_cli_open (cli, BATON_CLI_READS, error))
    return FALSE;
  agreement = baton_agreement_load (cli->session, cli->cancellable, error);
  if (agreement == NULL)
    return FALSE;
  text = baton_calendar_to_json (agreement->calendar);
  baton_cli_print ("%s", text);
  return TRUE;
}

static GPtrArray *
read_holidays (BatonCli    *cli,
               const char  *path,
               GError     **error)
{
  gint64 today = baton_session_get_now (cli->session) / G_TIME_SPAN_DAY;
  g_autofree char *text = NULL;
  GPtrArray *holidays;
  gsize length;

  text = baton_cli_read_file (path, &length, error);
  if (text == NULL)
    return NULL;
  holidays = baton_holidays_from_ical (text, length, today, today + DAYS_AHEAD, error);
  if (holidays == NULL)
    g_prefix_error (error, "%s: ", path);
  return holidays;
}

static gboolean
run_holidays (BatonCli  *cli,
              GStrv      operands,
              GError   **error)
{
  g_autoptr(BatonAgreement) agreement = NULL;
  g_autoptr(BatonCalendarSheet) sheet = NULL;
  g_autoptr(BatonCalendar) calendar = NULL;
  g_autoptr(GPtrArray) holidays = NULL;
  BatonCliFact facts[] = { { "read", _("Read"), 0 }, { "added", _("Added"), 0 } };

  if (!baton_cli_open (cli, BATON_CLI_CREATES, error))
    return FALSE;
  agreement = baton_agreement_load (cli->session, cli->cancellable, error);
  if (agreement == NULL)
    return FALSE;
  holidays = read_holidays (cli, operands[0], error);
  if (holidays == NULL)
    return FALSE;

  sheet = baton_calendar_sheet_new (agreement->calendar);
  facts[0].value = holidays->len;
  for (guint i = 0; i < holidays->len; i++)
    {
      const BatonHoliday *holiday = g_ptr_array_index (holidays, i);

      facts[1].value += baton_calendar_sheet_add_holiday (sheet, holiday->day);
    }
  calendar = baton_calendar_sheet_end (sheet, error);
  if (calendar == NULL ||
      (facts[1].value > 0 &&
       !baton_agreement_save_calendar (cli->session, calendar, agreement->calendar_version, cli->cancellable, error)))
    return FALSE;
  baton_cli_facts_print (cli, facts, G_N_ELEMENTS (facts));
  return TRUE;
}

const BatonCliCommand baton_cli_calendar_show = {
  .name = "calendar show",
  .summary = N_("Prints the working time that is in force, as JSON"),
  .examples = "batonctl calendar show > office.json",
  .run = run_show,
};

const BatonCliCommand baton_cli_calendar_holidays = {
  .name = "calendar holidays",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Adds the holidays of an iCalendar file, of the next five years"),
  .examples = "batonctl calendar holidays berlin.ics",
  .run = run_holidays,
};
