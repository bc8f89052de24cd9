/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Works on a database until it is killed, and says on standard output, a line
 * each, what was acknowledged to it. */

#include <unistd.h>

#include "baton-import-repository.h"
#include "service-fixture.h"

/* Of three events, the first raises the hand of a new lead. */
#define EVENTS_A_LEAD 3

static void tell (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* A short write into a pipe is never torn. */
static void
tell (const char *format,
      ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (write (STDOUT_FILENO, line, strlen (line)) != (gssize) strlen (line))
    exit (1);
}

static void
record (Office       *office,
        gint64        number,
        BatonReceipt *receipt)
{
  g_autofree char *line = NULL;

  line = g_strdup_printf ("{\"source\": \"site\", \"id\": \"%" G_GINT64_FORMAT "\", \"kind\": \"%s\","
                          " \"email\": \"lead%" G_GINT64_FORMAT "@company.example\"}",
                          number, number % EVENTS_A_LEAD == 0 ? "demo_request" : "page_view",
                          number / EVENTS_A_LEAD);
  office_set_now (office, OFFICE_NOW + number * MINUTE);
  office_record (office, line, receipt);
  tell ("recorded %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
        number, receipt->event, receipt->lead);
  if (receipt->handoff != 0)
    tell ("handed-over %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", receipt->lead, receipt->handoff);
}

static void
take_lead (Office *office,
           gint64  lead)
{
  g_autoptr(GError) error = NULL;

  baton_accept (office->session, lead, 0, NULL, &error);
  g_assert_no_error (error);
  tell ("accepted %" G_GINT64_FORMAT "\n", lead);

  baton_log_attempt (office->session, lead, BATON_ATTEMPT_NO_ANSWER, "call", NULL, NULL, &error);
  g_assert_no_error (error);
  tell ("attempted %" G_GINT64_FORMAT "\n", lead);
}

static void
give_lead_back (Office *office,
                gint64  lead)
{
  g_autoptr(GError) error = NULL;

  baton_return_lead (office->session, lead, BATON_RETURN_NOT_READY, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  tell ("returned %" G_GINT64_FORMAT "\n", lead);
}

/* Like a sender that does not know what became of its last event, it sends it
 * again, and the one before it too. */
static void
work_on_events (Office *office,
                gint64  first)
{
  for (gint64 number = MAX (first - 1, 0); ; number++)
    {
      BatonReceipt receipt;

      record (office, number, &receipt);
      if (number < first)
        g_assert_false (receipt.is_new);
      else if (number % EVENTS_A_LEAD == 1)
        take_lead (office, receipt.lead);
      else if (number % EVENTS_A_LEAD == 2 && number % 2 == 0)
        give_lead_back (office, receipt.lead);
    }
}

/* The import that was not taken back, if any. */
static gint64
find_import (Office *office)
{
  g_autoptr(GPtrArray) imports = NULL;
  g_autoptr(GError) error = NULL;
  const BatonImport *last;

  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_READ, NULL, NULL));
  imports = baton_import_list (baton_session_get_connection (office->session), 1, &error);
  g_assert_no_error (error);
  g_assert_true (baton_session_end (office->session, TRUE, NULL));

  last = imports->len > 0 ? g_ptr_array_index (imports, 0) : NULL;
  return last != NULL && last->undone_at == 0 ? last->id : 0;
}

static gint64
import_file (Office     *office,
             const char *path)
{
  g_autoptr(BatonImportReport) report = NULL;
  g_autoptr(GError) error = NULL;

  report = baton_import_leads (office->session, path, NULL, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  tell ("imported %" G_GINT64_FORMAT "\n", report->import);
  return report->import;
}

static void
work_on_imports (Office     *office,
                 const char *path)
{
  gint64 import = find_import (office);

  for (;;)
    {
      g_autoptr(GError) error = NULL;
      BatonUndoReport report;

      if (import == 0)
        import = import_file (office, path);
      baton_import_undo (office->session, import, &report, NULL, &error);
      g_assert_no_error (error);
      tell ("undone %" G_GINT64_FORMAT "\n", import);
      import = 0;
    }
}

/* LOCATION events FIRST, or LOCATION imports FILE. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  Office office = { 0, };

  g_assert_cmpint (argc, ==, 4);
  office.store = baton_store_open (argv[1], BATON_STORE_FLAGS_NONE, NULL, &error);
  g_assert_no_error (error);
  office.session = baton_session_new (baton_store_get_connection (office.store), "Worker");
  office_set_now (&office, OFFICE_NOW);

  if (g_str_equal (argv[2], "events"))
    work_on_events (&office, g_ascii_strtoll (argv[3], NULL, 10));
  else
    work_on_imports (&office, argv[3]);
  return 0;
}
