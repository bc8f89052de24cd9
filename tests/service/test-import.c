/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of leads and events: taken in, taken in again, and taken back. */

#include "baton-journal.h"
#include "service-fixture.h"

#define LEADS \
  "Record ID,First Name,Last Name,Email,Company,Favourite Colour\n" \
  "1,Ada,King,ada@mills.example,Lovelace Mills,blue\n" \
  "2,Bea,Long,bea@looms.example,Looms,\n" \
  "3,Cy,Miles,,Dyes,red\n"

static BatonImportReport *
import_leads (Office     *office,
              const char *name,
              const char *text,
              gboolean    dry_run)
{
  g_autofree char *path = office_write_file (office, name, text);
  g_autoptr(GError) error = NULL;
  BatonImportReport *report;

  report = baton_import_leads (office->session, path, NULL, dry_run, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static gint64
find_lead (Office     *office,
           const char *name)
{
  g_autoptr(GError) error = NULL;
  gint64 lead;

  g_assert_true (baton_find_lead (office->session, name, &lead, &error));
  g_assert_no_error (error);
  return lead;
}

static gboolean
has_lead (Office     *office,
          const char *name)
{
  gint64 lead;

  return baton_find_lead (office->session, name, &lead, NULL);
}

static void
assert_counts (BatonImportReport *report,
               guint              created,
               guint              updated,
               guint              unchanged,
               guint              rejected)
{
  g_assert_cmpuint (report->created, ==, created);
  g_assert_cmpuint (report->updated, ==, updated);
  g_assert_cmpuint (report->unchanged, ==, unchanged);
  g_assert_cmpuint (report->rejected, ==, rejected);
  g_assert_cmpuint (report->read, ==, created + updated + unchanged + rejected);
}

static void
test_again (Office *office)
{
  g_autoptr(BatonImportReport) first = import_leads (office, "a.csv", LEADS, FALSE);
  g_autoptr(BatonImportReport) second = import_leads (office, "a.csv", LEADS, FALSE);
  g_auto(BatonLeadRow) row = { 0, };

  assert_counts (first, 3, 0, 0, 0);
  g_assert_cmpint (first->import, >, 0);
  assert_counts (second, 0, 0, 3, 0);
  g_assert_cmpint (second->import, ==, 0);

  office_load (office, find_lead (office, "ADA@Mills.example"), &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_COMPANY], ==, "Lovelace Mills");
  g_assert_cmpstr (baton_record_get_custom (&row.record, "favourite_colour"), ==, "blue");
}

/* The second row about somebody only adds what the first one left open, so
 * that the same file again changes nothing. */
static void
test_repeated_rows (Office *office)
{
  const char *text = "Email,First Name,Company\n"
                     "ada@mills.example,Ada,\n"
                     "ADA@MILLS.EXAMPLE,Augusta,Mills\n"
                     "ada@mills.example,,Other\n";
  g_autoptr(BatonImportReport) first = import_leads (office, "a.csv", text, FALSE);
  g_autoptr(BatonImportReport) second = import_leads (office, "a.csv", text, FALSE);
  g_auto(BatonLeadRow) row = { 0, };

  assert_counts (first, 1, 1, 1, 0);
  assert_counts (second, 0, 0, 3, 0);
  office_load (office, find_lead (office, "ada@mills.example"), &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_FIRST_NAME], ==, "Ada");
  g_assert_cmpstr (row.record.values[BATON_FIELD_COMPANY], ==, "Mills");
}

static void
test_update (Office *office)
{
  g_autoptr(BatonImportReport) first = import_leads (office, "a.csv", LEADS, FALSE);
  g_autoptr(BatonImportReport) second = NULL;
  g_auto(BatonLeadRow) row = { 0, };

  assert_counts (first, 3, 0, 0, 0);
  second = import_leads (office, "b.csv", "Record ID,Company,Favourite Colour\n1,New Mills,green\n2,,\n9,Nine,\n", FALSE);
  assert_counts (second, 1, 1, 1, 0);
  office_load (office, find_lead (office, "ext:1"), &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_COMPANY], ==, "New Mills");
  g_assert_cmpstr (row.record.values[BATON_FIELD_FIRST_NAME], ==, "Ada");
  g_assert_cmpstr (baton_record_get_custom (&row.record, "favourite_colour"), ==, "green");
}

static void
test_dry_run (Office *office)
{
  g_autoptr(BatonImportReport) report = import_leads (office, "a.csv", LEADS, TRUE);

  assert_counts (report, 3, 0, 0, 0);
  g_assert_cmpint (report->import, ==, 0);
  g_assert_false (has_lead (office, "ext:1"));
}

static void
test_undo_created (Office *office)
{
  g_autoptr(BatonImportReport) report = import_leads (office, "a.csv", LEADS, FALSE);
  g_autoptr(BatonImportReport) again = NULL;
  g_autoptr(GError) error = NULL;
  BatonUndoReport undone;

  g_assert_true (baton_import_undo (office->session, report->import, &undone, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (undone.removed, ==, 3);
  g_assert_cmpuint (undone.kept, ==, 0);
  g_assert_false (has_lead (office, "ext:1"));

  g_assert_false (baton_import_undo (office->session, report->import, &undone, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);

  again = import_leads (office, "a.csv", LEADS, FALSE);
  assert_counts (again, 3, 0, 0, 0);
}

/* What others did since stays. */
static void
test_undo_touched (Office *office)
{
  const BatonChange change = { "company", "Ours" };
  g_autoptr(BatonImportReport) report = import_leads (office, "a.csv", LEADS, FALSE);
  g_autoptr(GError) error = NULL;
  BatonUndoReport undone;
  BatonReceipt receipt;

  g_assert_true (baton_change_lead (office->session, find_lead (office, "ext:1"), &change, 1, NULL, &error));
  office_record (office, "{\"source\": \"s\", \"id\": \"1\", \"kind\": \"page_view\", \"email\": \"bea@looms.example\"}",
                 &receipt);

  g_assert_true (baton_import_undo (office->session, report->import, &undone, NULL, &error));
  g_assert_cmpuint (undone.removed, ==, 1);
  g_assert_cmpuint (undone.kept, ==, 2);
  g_assert_true (has_lead (office, "ext:1"));
  g_assert_true (has_lead (office, "ext:2"));
  g_assert_false (has_lead (office, "ext:3"));
}

static void
test_undo_updated (Office *office)
{
  const BatonChange change = { "custom.favourite_colour", "gold" };
  g_autoptr(BatonImportReport) first = import_leads (office, "a.csv", LEADS, FALSE);
  g_autoptr(BatonImportReport) second = NULL;
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonUndoReport undone;

  assert_counts (first, 3, 0, 0, 0);
  second = import_leads (office, "b.csv",
                         "Record ID,Company,City,Favourite Colour\n1,New Mills,York,green\n", FALSE);
  g_assert_true (baton_change_lead (office->session, find_lead (office, "ext:1"), &change, 1, NULL, &error));
  g_assert_true (baton_import_undo (office->session, second->import, &undone, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (undone.restored, ==, 1);
  g_assert_cmpuint (undone.removed, ==, 0);

  office_load (office, find_lead (office, "ext:1"), &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_COMPANY], ==, "Lovelace Mills");
  g_assert_null (row.record.values[BATON_FIELD_CITY]);
  g_assert_cmpstr (baton_record_get_custom (&row.record, "favourite_colour"), ==, "gold");
}

static void
test_outcome (Office *office)
{
  g_autofree char *path = office_write_file (office, "a.csv", "Record ID,Done\n1,yes\n2,no\n3,\n");
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonMapping) mapping = NULL;
  g_autoptr(BatonImportReport) report = NULL;
  g_auto(BatonLeadRow) row = { 0, };

  mapping = baton_mapping_new_from_json ("{\"outcome\": {\"column\": \"Done\", \"won\": [\"yes\"], \"lost\": [\"no\"]}}",
                                         -1, &error);
  g_assert_no_error (error);
  report = baton_import_leads (office->session, path, mapping, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_counts (report, 3, 0, 0, 0);

  office_load (office, find_lead (office, "ext:1"), &row);
  g_assert_cmpint (row.state.outcome, ==, BATON_OUTCOME_WON);
  g_assert_cmpuint (row.state.stage, ==, BATON_STAGE_CUSTOMER);
  office_load (office, find_lead (office, "ext:2"), &row);
  g_assert_cmpint (row.state.outcome, ==, BATON_OUTCOME_LOST);
  office_load (office, find_lead (office, "ext:3"), &row);
  g_assert_cmpint (row.state.outcome, ==, BATON_OUTCOME_NONE);
}

/* Large enough for the way with all identities in memory. */
static void
test_large (Office *office)
{
  g_autoptr(GString) text = g_string_new ("Record ID,Email,First Name,Notes\n");
  g_autofree char *filler = g_strnfill (900, 'x');
  g_autoptr(BatonImportReport) first = NULL, second = NULL;
  BatonUndoReport undone;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "%d,lead%d@company.example,Lead %d,%s\n", i % 4500, i % 4500, i, filler);
  g_string_append (text, "88888,lead7@company.example,Other,\n");
  g_string_append (text, ",LEAD8@company.example,Other,\n");

  first = import_leads (office, "a.csv", text->str, FALSE);
  assert_counts (first, 4500, 0, 502, 0);
  second = import_leads (office, "a.csv", text->str, FALSE);
  assert_counts (second, 0, 0, 5002, 0);
  office_assert_healthy (office);

  g_assert_true (baton_import_undo (office->session, first->import, &undone, NULL, NULL));
  g_assert_cmpuint (undone.removed, ==, 4500);
}

static guint
count_entries (Office     *office,
               gint64      lead,
               const char *action)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries =
    baton_journal_of_lead (baton_session_get_connection (office->session), lead, 100, &error);
  guint n_entries = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    n_entries += g_str_equal (((BatonJournalEntry *) g_ptr_array_index (entries, i))->action, action);
  return n_entries;
}

/* Rows of a large file that come again, near and far, fill what is still open;
 * a student is held back from the start. */
static void
test_large_fills (Office *office)
{
  g_autoptr(GString) text = g_string_new ("Record ID,Email,Job Title,City,Notes\n");
  g_autofree char *filler = g_strnfill (900, 'x');
  g_autoptr(BatonImportReport) first = NULL, second = NULL;
  g_auto(BatonLeadRow) row = { 0, };

  for (int i = 0; i < 5000; i++)
    {
      g_string_append_printf (text, "%d,lead%d@company.example,%s,,%s\n", i, i, i % 4 == 0 ? "Student" : "", filler);
      if (i % 10 == 3)
        g_string_append_printf (text, ",lead%d@company.example,Weaver,,\n", i);
    }
  g_string_append (text, "3,,Spinner,York,\n"      /* no longer open, and open still */
                         "4,,Weaver,,\n"           /* not open */
                         ",lead5@company.example,,,also\n"
                         "4999,,,Leeds,\n"
                         "77777,lead4999@company.example,,,\n");
  first = import_leads (office, "a.csv", text->str, FALSE);
  assert_counts (first, 5000, 502, 3, 0);

  office_load (office, find_lead (office, "ext:3"), &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_JOB_TITLE], ==, "Weaver");
  g_assert_cmpstr (row.record.values[BATON_FIELD_CITY], ==, "York");
  g_assert_cmpuint (count_entries (office, row.id, "lead-changed"), ==, 2);
  office_load (office, find_lead (office, "ext:4999"), &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_CITY], ==, "Leeds");
  g_assert_false (has_lead (office, "ext:77777"));

  office_load (office, find_lead (office, "ext:4"), &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_JOB_TITLE], ==, "Student");
  g_assert_true (row.state.flags & BATON_LEAD_HELD);
  g_assert_cmpuint (count_entries (office, row.id, "held"), ==, 1);
  office_load (office, find_lead (office, "ext:5"), &row);
  g_assert_false (row.state.flags & BATON_LEAD_HELD);
  g_assert_cmpuint (count_entries (office, row.id, "held"), ==, 0);

  second = import_leads (office, "a.csv", text->str, FALSE);
  assert_counts (second, 0, 0, 5505, 0);
  office_assert_healthy (office);
}

/* What only the last rows of a large file have is not lost on the way. */
static void
test_large_late_fields (Office *office)
{
  g_autoptr(GString) text = g_string_new ("Record ID,Email,City,Plan,Notes\n");
  g_autofree char *filler = g_strnfill (900, 'x');
  g_autoptr(BatonImportReport) report = NULL;
  g_auto(BatonLeadRow) row = { 0, };

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "%d,Lead%d@Company.example,%s,%s,%s\n", i, i,
                            i >= 4990 ? "York" : "", i == 4995 ? "gold" : "", filler);
  g_string_append (text, ",lead17@company.EXAMPLE,Leeds,,\n"
                         ",lead4995@company.example,Leeds,silver,\n");
  report = import_leads (office, "a.csv", text->str, FALSE);
  assert_counts (report, 5000, 1, 1, 0);

  office_load (office, find_lead (office, "ext:17"), &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_CITY], ==, "Leeds");
  g_assert_cmpuint (row.record.n_custom, ==, 0);
  office_load (office, find_lead (office, "ext:4994"), &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_CITY], ==, "York");
  g_assert_cmpstr (row.record.values[BATON_FIELD_EMAIL], ==, "lead4994@company.example");
  office_load (office, find_lead (office, "ext:4995"), &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_CITY], ==, "York");
  g_assert_cmpstr (baton_record_get_custom (&row.record, "plan"), ==, "gold");
  office_assert_healthy (office);
}

static void
cancel_midway (double   fraction,
               guint64  done,
               gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancelled (Office *office)
{
  g_autofree char *path = office_write_file (office, "a.csv", LEADS);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonImportReport) report = NULL;

  report = baton_import_leads (office->session, path, NULL, FALSE, cancel_midway, cancellable, cancellable, &error);
  g_assert_null (report);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (has_lead (office, "ext:1"));
}

static void
test_events (Office *office)
{
  const char *text =
    "{\"source\": \"site\", \"id\": \"1\", \"kind\": \"page_view\", \"email\": \"ada@mills.example\"}\n"
    "{\"source\": \"site\", \"id\": \"2\", \"kind\": \"demo_request\", \"email\": \"ada@mills.example\"}\n"
    "not json\n"
    "{\"source\": \"site\", \"id\": \"2\", \"kind\": \"demo_request\", \"email\": \"ada@mills.example\"}\n";
  g_autofree char *path = office_write_file (office, "e.jsonl", text);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonImportReport) first = NULL, second = NULL;
  g_auto(BatonLeadRow) row = { 0, };

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  first = baton_import_events (office->session, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_counts (first, 2, 0, 1, 1);
  g_assert_cmpuint (first->handed_over, ==, 1);
  g_assert_cmpuint (((BatonReject *) g_ptr_array_index (first->rejects, 0))->line, ==, 3);

  second = baton_import_events (office->session, path, NULL, NULL, NULL, &error);
  assert_counts (second, 0, 0, 3, 1);
  g_assert_cmpuint (second->handed_over, ==, 0);

  office_load (office, find_lead (office, "ada@mills.example"), &row);
  g_assert_cmpuint (row.state.stage, ==, BATON_STAGE_MARKETING_QUALIFIED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/import/again", test_again);
  office_add_test ("/import/repeated-rows", test_repeated_rows);
  office_add_test ("/import/update", test_update);
  office_add_test ("/import/dry-run", test_dry_run);
  office_add_test ("/import/undo-created", test_undo_created);
  office_add_test ("/import/undo-touched", test_undo_touched);
  office_add_test ("/import/undo-updated", test_undo_updated);
  office_add_test ("/import/outcome", test_outcome);
  office_add_test ("/import/large", test_large);
  office_add_test ("/import/large-fills", test_large_fills);
  office_add_test ("/import/large-late-fields", test_large_late_fields);
  office_add_test ("/import/cancelled", test_cancelled);
  office_add_test ("/import/events", test_events);
  return g_test_run ();
}
