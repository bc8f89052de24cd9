/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What histories drawn at random have found, each told plainly. */

#include "baton-index-service.h"
#include "service-fixture.h"

/* Circus people are not wanted. */
#define NO_CIRCUS \
  "{\"format\": 1, \"name\": \"No circus\"," \
  " \"filters\": [{\"id\": \"circus\", \"name\": \"Circus\", \"outcome\": \"disqualify\"," \
  "   \"when\": [{\"field\": \"industry\", \"op\": \"is\", \"value\": \"Circus\"}]}]," \
  " \"thresholds\": {\"mql\": {\"score\": 100}}}"

#define DOWNLOAD "{\"source\": \"site\", \"id\": \"1\", \"kind\": \"download\", \"email\": \"ada@mills.example\"}"

static BatonImportReport *
import_leads (Office     *office,
              const char *text,
              const char *map)
{
  g_autofree char *path = office_write_file (office, "leads.csv", text);
  g_autoptr(BatonMapping) mapping = NULL;
  g_autoptr(GError) error = NULL;
  BatonImportReport *report;

  if (map != NULL)
    mapping = baton_mapping_new_from_json (map, -1, &error);
  g_assert_no_error (error);
  report = baton_import_leads (office->session, path, mapping, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static void
assert_followed (Office     *office,
                 BatonIndex *index,
                 gint64      lead)
{
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonIndexRow known;
  guint place;

  g_assert_true (baton_follow_index (office->session, index, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (baton_index_find (index, lead, &place));
  g_assert_true (baton_index_get_row (index, place, &known));
  office_load (office, lead, &row);
  g_assert_cmpint (known.score, ==, row.state.fit + row.state.interest);
  g_assert_cmpint (known.outcome, ==, row.state.outcome);
}

static void
test_change_of_nobody (Office *office)
{
  const BatonChange change = { "company", "Looms" };
  g_autoptr(GError) error = NULL;

  g_assert_false (baton_change_lead (office->session, 77, &change, 1, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
}

/* A returned lead is to be taken up again, but not one that the rules put out. */
static void
test_put_out_after_return (Office *office)
{
  const BatonChange change = { "industry", "Circus" };
  g_autoptr(GArray) before = NULL, after = NULL;
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonRescoreReport report;
  BatonReceipt receipt;
  gint64 version;

  office_raise_hand (office, "ada@mills.example", &receipt);
  baton_change_lead (office->session, receipt.lead, &change, 1, NULL, &error);
  g_assert_no_error (error);
  baton_return_lead (office->session, receipt.lead, BATON_RETURN_NOT_READY, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  before = office_list_clocks (office, receipt.lead, TRUE);
  g_assert_cmpuint (before->len, ==, 1);

  baton_rules_apply (office->session, NO_CIRCUS, NULL, &version, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  office_load (office, receipt.lead, &row);
  g_assert_cmpuint (row.state.stage, ==, BATON_STAGE_DISQUALIFIED);
  g_assert_cmpint (row.state.due_at, ==, 0);
  after = office_list_clocks (office, receipt.lead, TRUE);
  g_assert_cmpuint (after->len, ==, 0);
}

/* A score that has faded is in the journal, whoever asks for it anew. */
static void
test_faded_is_followed (Office *office)
{
  g_autoptr(BatonIndex) index = NULL;
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonRescoreReport report;
  BatonReceipt receipt;

  office_record (office, DOWNLOAD, &receipt);
  index = baton_load_index (office->session, NULL, NULL, &error);
  g_assert_no_error (error);

  office_set_now (office, OFFICE_NOW + 60 * DAY);
  baton_rescore_lead (office->session, receipt.lead, &report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.changed, ==, 1);
  assert_followed (office, index, receipt.lead);
}

/* A field of one's own has a name, which the prefix alone is not. */
static void
test_field_without_name (Office *office)
{
  const BatonChange change = { "custom.", "Mumbai" };
  g_autoptr(GError) error = NULL;
  gint64 lead = office_add_lead (office, "ada@mills.example");

  g_assert_false (baton_change_lead (office->session, lead, &change, 1, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_null (strstr (error->message, "custom.custom."));
}

/* Who changes nothing changes nothing: the score is left to the tick too. */
static void
test_change_of_nothing (Office *office)
{
  const BatonChange change = { "company", "Lovelace Mills" };
  g_autoptr(BatonIndex) index = NULL;
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;
  gint64 lead;

  lead = office_add_lead (office, "ada@mills.example");
  office_record (office, DOWNLOAD, &receipt);
  index = baton_load_index (office->session, NULL, NULL, &error);
  g_assert_no_error (error);

  office_set_now (office, OFFICE_NOW + 60 * DAY);
  baton_change_lead (office->session, lead, &change, 1, NULL, &error);
  g_assert_no_error (error);
  assert_followed (office, index, lead);
}

static void
test_outcome_is_followed (Office *office)
{
  const char *map = "{\"outcome\": {\"column\": \"Done\", \"won\": [\"yes\"], \"lost\": [\"no\"]}}";
  gint64 lead = office_add_lead (office, "ada@mills.example");
  g_autoptr(BatonIndex) index = NULL;
  g_autoptr(BatonImportReport) report = NULL;
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;

  index = baton_load_index (office->session, NULL, NULL, &error);
  g_assert_no_error (error);
  report = import_leads (office, "Email,Done\nada@mills.example,no\n", map);
  g_assert_cmpuint (report->updated, ==, 1);
  office_load (office, lead, &row);
  g_assert_cmpint (row.state.outcome, ==, BATON_OUTCOME_LOST);
  assert_followed (office, index, lead);
}

/* The second row says that the first lead is called x2 too; it is x1, and so
 * x2 is free for the lead of the third row. */
static void
import_confused (Office     *office,
                 const char *filler)
{
  g_autofree char *text = g_strconcat ("External ID,Email,Company\nx1,ada@mills.example,\nx2,ada@mills.example,Mills\n"
                                       ",bea@looms.example,\nx2,bea@looms.example,\n", filler, NULL);
  g_autoptr(BatonImportReport) report = import_leads (office, text, NULL);
  g_autoptr(GError) error = NULL;
  gint64 by_id, by_email;

  g_assert_cmpuint (report->created, ==, 2);
  baton_find_lead (office->session, "ext:x2", &by_id, &error);
  g_assert_no_error (error);
  baton_find_lead (office->session, "bea@looms.example", &by_email, &error);
  g_assert_no_error (error);
  g_assert_cmpint (by_id, ==, by_email);
}

static void
test_confused_file (Office *office)
{
  import_confused (office, "");
}

static void
test_confused_large_file (Office *office)
{
  g_autofree char *filler = g_strnfill (5 * 1024 * 1024, '\n');

  import_confused (office, filler);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/odd-cases/change-of-nobody", test_change_of_nobody);
  office_add_test ("/odd-cases/put-out-after-return", test_put_out_after_return);
  office_add_test ("/odd-cases/faded-is-followed", test_faded_is_followed);
  office_add_test ("/odd-cases/field-without-name", test_field_without_name);
  office_add_test ("/odd-cases/change-of-nothing", test_change_of_nothing);
  office_add_test ("/odd-cases/outcome-is-followed", test_outcome_is_followed);
  office_add_test ("/odd-cases/confused-file", test_confused_file);
  office_add_test ("/odd-cases/confused-large-file", test_confused_large_file);
  return g_test_run ();
}
