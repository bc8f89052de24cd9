/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes in, what goes out, and rules in between. */

#include "cli-fixture.h"

#include <string.h>

#define FAIR \
  "Lead ID,First Name,Last Name,Email,Company,Country,Stand\n" \
  "L1,Ada,Lovelace,ada@mills.example,Mills,GB,A 12\n" \
  "L2,Li,Wang,li@steel.example,Steel,JP,B 3\n" \
  "L3,Nobody,,not an address,Nowhere,FR,\n"

static void
test_import (Desk *desk)
{
  JsonObject *report;
  JsonArray *leads;
  JsonObject *lead;

  desk_write (desk, "fair.csv", FAIR);
  report = desk_ask (desk, "import leads fair.csv --now " CLI_NOW);
  assert_int (report, "import", 1);
  assert_int (report, "read", 3);
  g_assert_cmpint (json_object_get_int_member (report, "created") +
                   json_object_get_int_member (report, "rejected"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (report, "created"), >=, 2);
  assert_int (report, "updated", 0);
  assert_int (report, "unchanged", 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "rejects")), >, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "columns")), ==, 7);
  assert_text (json_array_get_object_element (json_object_get_array_member (report, "columns"), 3), "field", "email");

  leads = desk_ask_list (desk, "leads ada --now " CLI_NOW);
  g_assert_cmpuint (json_array_get_length (leads), ==, 1);
  lead = json_array_get_object_element (leads, 0);
  assert_text (lead, "external_id", "L1");
  assert_text (lead, "email", "ada@mills.example");
  assert_text (lead, "stage", "new");
  assert_text (lead, "owner_team", "marketing");
  g_assert_true (json_object_get_null_member (lead, "owner"));
  g_assert_cmpint (json_object_get_int_member (lead, "score"), ==,
                   json_object_get_int_member (lead, "fit") + json_object_get_int_member (lead, "interest"));
  assert_text (json_object_get_object_member (lead, "custom"), "stand", "A 12");
  desk_assert_healthy (desk);
}

static void
test_import_again (Desk *desk)
{
  JsonObject *report;

  desk_write (desk, "fair.csv", FAIR);
  desk_type (desk, "import leads fair.csv --now " CLI_NOW);
  report = desk_ask (desk, "import leads fair.csv --now " CLI_NOW);
  assert_int (report, "created", 0);
  assert_int (report, "updated", 0);
  assert_int (report, "import", 0);

  desk_write (desk, "later.csv", "Lead ID,Email,Company\nL1,ada@mills.example,Mills & Sons\n");
  report = desk_ask (desk, "import leads later.csv --now " CLI_NOW);
  assert_int (report, "created", 0);
  assert_int (report, "updated", 1);
  assert_text (desk_ask (desk, "show ext:L1 --now " CLI_NOW), "company", "Mills & Sons");
  desk_assert_healthy (desk);
}

static void
test_undo (Desk *desk)
{
  JsonObject *report;

  desk_write (desk, "one.csv", "Lead ID,Email,Company\nL1,ada@mills.example,Mills\n");
  desk_write (desk, "two.csv", "Lead ID,Email,Company\nL1,ada@mills.example,Other\nL2,li@steel.example,Steel\n");
  desk_type (desk, "import leads one.csv --now " CLI_NOW);
  desk_type (desk, "import leads two.csv --now " CLI_NOW);
  assert_contains (desk->out, "batonctl import undo 2");

  report = desk_ask (desk, "import undo 2 --now " CLI_NOW);
  assert_int (report, "import", 2);
  assert_int (report, "removed", 1);
  assert_int (report, "restored", 1);
  assert_text (desk_ask (desk, "show ext:L1 --now " CLI_NOW), "company", "Mills");
  desk_fail (desk, 1, "show ext:L2");
  desk_fail (desk, 1, "import undo 2");
  desk_fail (desk, 1, "import undo 99");
  desk_assert_healthy (desk);
}

static void
test_dry_run (Desk *desk)
{
  JsonObject *report;

  desk_type (desk, "init");
  desk_write (desk, "fair.csv", FAIR);
  report = desk_ask (desk, "import leads fair.csv --dry-run --now " CLI_NOW);
  assert_int (report, "import", 0);
  g_assert_cmpint (json_object_get_int_member (report, "created"), >=, 2);
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "leads")), ==, 0);
  desk_type (desk, "import leads fair.csv --dry-run --now " CLI_NOW);
  assert_contains (desk->out, "dry run");
}

/* A number that can be read in two ways is told as it is read. */
static void
test_ambiguous_number (Desk *desk)
{
  JsonArray *columns;

  desk_write (desk, "germany.csv", "Id;Annual Revenue\n1;1.250\n");
  desk_type (desk, "import leads germany.csv --dry-run --now " CLI_NOW);
  assert_contains (desk->out, "Column “Annual Revenue”: “1.250” is read as 1.25");

  columns = json_object_get_array_member (desk_ask (desk, "import leads germany.csv --dry-run --now " CLI_NOW), "columns");
  g_assert_true (json_object_get_null_member (json_array_get_object_element (columns, 0), "note"));
  assert_text (json_array_get_object_element (columns, 1), "note", "“1.250” is read as 1.25");
}

/* The preview shows the file as it is, and needs no database. */
static void
test_preview (Desk *desk)
{
  g_autofree char *store = g_build_filename (desk->folder, "leads.db", NULL);
  JsonObject *preview;
  JsonArray *rows;

  desk_write (desk, "fair.csv", "Name;Prix\n\"Dupont; Jean\";12,50\nMüller;7\nTrois;3\n");
  preview = desk_ask (desk, "import leads fair.csv --preview 2");
  assert_text (preview, "separator", ";");
  assert_text (preview, "encoding", "UTF-8");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (preview, "columns"), 1), ==, "Prix");
  rows = json_object_get_array_member (preview, "rows");
  g_assert_cmpuint (json_array_get_length (rows), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (json_array_get_array_element (rows, 0), 0), ==, "Dupont; Jean");
  g_assert_cmpstr (json_array_get_string_element (json_array_get_array_element (rows, 0), 1), ==, "12,50");
  g_assert_false (g_file_test (store, G_FILE_TEST_EXISTS));
}

static void
test_map (Desk *desk)
{
  JsonObject *lead;

  desk_write (desk, "course.csv", "Nummer,Wo,Quatsch\n7,Bremen,x\n8,Select,y\n");
  desk_write (desk, "course.json",
              "{\"columns\":{\"Nummer\":\"external_id\",\"Wo\":\"custom.place\",\"Quatsch\":null},"
              "\"missing\":[\"Select\",\"\"],\"source\":\"Course site\"}");
  desk_type (desk, "import leads course.csv --map course.json --now " CLI_NOW);
  lead = desk_ask (desk, "show ext:7 --now " CLI_NOW);
  assert_text (json_object_get_object_member (lead, "custom"), "place", "Bremen");
  g_assert_false (json_object_has_member (json_object_get_object_member (lead, "custom"), "quatsch"));
  assert_text (lead, "source", "Course site");
  lead = desk_ask (desk, "show ext:8 --now " CLI_NOW);
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (lead, "custom")), ==, 0);

  desk_fail (desk, 2, "import leads course.csv --map course.json --preset hubspot");
  desk_fail (desk, 2, "import leads course.csv --preset abacus");
  desk_fail (desk, 1, "import leads course.csv --map course.csv");
  assert_contains (desk->err, "course.csv");
}

static void
write_many (Desk  *desk,
            guint  n)
{
  g_autoptr(GString) rows = g_string_new ("Email\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (rows, "a%u@mills.example\n", i);
  desk_write (desk, "many.csv", rows->str);
}

/* Progress is told only when asked for, where there is no terminal. */
static void
test_progress (Desk *desk)
{
  write_many (desk, 3000);
  desk_type (desk, "import leads many.csv --dry-run --now " CLI_NOW);
  desk_try (desk, "import leads many.csv --dry-run --progress --now " CLI_NOW);
  g_assert_cmpint (desk->status, ==, 0);
  assert_contains (desk->err, "100%");
  desk_try (desk, "import leads many.csv --progress --json --now " CLI_NOW);
  g_assert_cmpint (desk->status, ==, 0);
  assert_contains (desk->err, "{\"progress\":1.00,\"done\":3000}");
  assert_contains (desk->out, "\"created\" : 3000");
  desk_assert_healthy (desk);
}

/* Ctrl+C in the middle leaves the database as it was. */
static void
test_interrupt (Desk *desk)
{
  desk_type (desk, "lead add email=ada@mills.example --now " CLI_NOW);
  write_many (desk, 60000);
  desk_interrupt (desk, "import leads many.csv --progress --now " CLI_NOW);
  g_assert_cmpint (desk->status, ==, 130);
  assert_contains (desk->err, "nothing was half done");
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "leads")), ==, 1);
  desk_assert_healthy (desk);
}

#define OPENED "{\"source\":\"mails\",\"id\":\"1\",\"kind\":\"email_open\",\"email\":\"ada@mills.example\"," \
               "\"at\":\"2026-03-01T10:00:00Z\"}"

static void
test_events (Desk *desk)
{
  JsonObject *report;

  desk_write (desk, "events.jsonl", OPENED "\n{\"kind\":\n");
  report = desk_ask (desk, "import events events.jsonl --now " CLI_NOW);
  assert_int (report, "read", 2);
  assert_int (report, "created", 1);
  assert_int (report, "rejected", 1);
  report = desk_ask (desk, "import events events.jsonl --now " CLI_NOW);
  assert_int (report, "created", 0);
  assert_int (report, "unchanged", 1);
  desk_assert_healthy (desk);
}

static void
test_event_add (Desk *desk)
{
  JsonObject *receipt;
  gint64 event, lead;

  receipt = desk_ask (desk, "event add --lead ada@mills.example --kind page_view --url /pricing --source site"
                            " --id 17 --at 2026-03-01T10:00:00Z --now " CLI_NOW);
  g_assert_true (json_object_get_boolean_member (receipt, "new"));
  g_assert_true (json_object_get_boolean_member (receipt, "lead_created"));
  event = json_object_get_int_member (receipt, "event");
  lead = json_object_get_int_member (receipt, "lead");
  g_assert_cmpint (event, >, 0);

  receipt = desk_ask (desk, "event add --lead ada@mills.example --kind page_view --source site --id 17 --now " CLI_NOW);
  g_assert_false (json_object_get_boolean_member (receipt, "new"));
  assert_int (receipt, "event", event);
  assert_int (receipt, "lead", lead);

  desk_type_with (desk, OPENED, "event add - --now " CLI_NOW);
  assert_contains (desk->out, "Stored event");
  desk_type_with (desk, OPENED, "event add - --now " CLI_NOW);
  assert_contains (desk->out, "there already");
  desk_type_with (desk, "{\"kind\":\"page_view\"}", "event add --json - --now " CLI_NOW);
  assert_contains (desk->out, "\"lead\" : null");
  desk_fail (desk, 2, "event add - --kind page_view");
  desk_assert_healthy (desk);
}

static void
test_export (Desk *desk)
{
  g_autofree char *exported = NULL;

  desk_write (desk, "fair.csv", "Lead ID,Email,Last Name,Company,Stand\n"
                                "L1,ada@mills.example,Lovelace,\"Mills, \"\"Ltd\"\"\",A 12\n"
                                "L2,li@steel.example,王,Steel,\n");
  desk_type (desk, "import leads fair.csv --now " CLI_NOW);
  desk_type (desk, "export leads --now " CLI_NOW);
  assert_contains (desk->out, "custom.stand");
  assert_contains (desk->out, "\"Mills, \"\"Ltd\"\"\"");
  assert_contains (desk->out, "A 12");
  exported = g_steal_pointer (&desk->out);

  /* What Baton printed Baton takes in as it was. */
  desk_write (desk, "exported.csv", exported);
  assert_int (desk_ask (desk, "import leads exported.csv --now " CLI_NOW), "unchanged", 2);
  desk_type (desk, "import leads exported.csv --store copy.db --now " CLI_NOW);
  desk_type (desk, "export leads --store copy.db --now " CLI_NOW);
  g_assert_cmpstr (desk->out, ==, exported);

  desk_type (desk, "export leads steel --now " CLI_NOW);
  assert_contains (desk->out, "王");
  assert_lacks (desk->out, "Lovelace");
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "export leads --now " CLI_NOW)), ==, 2);
}

static void
test_lead (Desk *desk)
{
  JsonObject *lead;

  lead = desk_ask (desk, "lead add email=Ada@Mills.example first_name=Ada 'company=Mills & Sons' custom.city=Bremen"
                         " --now " CLI_NOW);
  assert_int (lead, "id", 1);
  assert_text (lead, "email", "ada@mills.example");
  assert_text (json_object_get_object_member (lead, "custom"), "city", "Bremen");
  desk_fail (desk, 1, "lead add email=ada@mills.example");
  desk_fail (desk, 1, "lead add first_name=Ada");

  lead = desk_ask (desk, "lead set 1 company= 'job_title=Head of = everything' custom.city=Bonn --now " CLI_NOW);
  g_assert_true (json_object_get_null_member (lead, "company"));
  assert_text (lead, "job_title", "Head of = everything");
  assert_text (json_object_get_object_member (lead, "custom"), "city", "Bonn");
  lead = desk_ask (desk, "lead set ada@mills.example stage=disqualified --now " CLI_NOW);
  assert_text (lead, "stage", "disqualified");
  desk_fail (desk, 1, "lead set 1 stage=customer --now " CLI_NOW);
  desk_fail (desk, 1, "lead set 99 company=Mills");
  desk_assert_healthy (desk);
}

static void
test_list (Desk *desk)
{
  JsonArray *leads;

  desk_write (desk, "fair.csv", "Lead ID,Last Name,Email,Country,Stand\n3,Celia,c@x.example,DE,A\n"
                                "1,Anton,a@x.example,FR,B\n2,Berta,b@x.example,DE,C\n");
  desk_type (desk, "import leads fair.csv --now " CLI_NOW);
  leads = desk_ask_list (desk, "leads --sort name --limit 2 --now " CLI_NOW);
  g_assert_cmpuint (json_array_get_length (leads), ==, 2);
  assert_text (json_array_get_object_element (leads, 0), "name", "Anton");
  leads = desk_ask_list (desk, "leads --sort=-name country:DE --now " CLI_NOW);
  g_assert_cmpuint (json_array_get_length (leads), ==, 2);
  assert_text (json_array_get_object_element (leads, 0), "name", "Celia");
  leads = desk_ask_list (desk, "leads --sort=-custom.stand --now " CLI_NOW);
  assert_text (json_array_get_object_element (leads, 0), "name", "Berta");
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "leads country:DE berta --now " CLI_NOW)), ==, 1);
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "leads zzz --now " CLI_NOW)), ==, 0);
}

static void
test_rules (Desk *desk)
{
  g_autofree char *rules = NULL;
  JsonArray *history;

  desk_type (desk, "lead add email=ada@mills.example --now " CLI_NOW);
  desk_type (desk, "rules show");
  rules = g_strdup (desk->out);
  desk_write (desk, "rules.json", rules);
  g_assert_true (json_object_get_boolean_member (desk_ask (desk, "rules check rules.json"), "ok"));
  assert_int (desk_ask (desk, "rules apply rules.json --comment 'The same again' --now " CLI_NOW), "version", 2);

  history = desk_ask_list (desk, "rules history");
  g_assert_cmpuint (json_array_get_length (history), ==, 2);
  desk_type (desk, "rules history");
  assert_contains (desk->out, "The same again");
  desk_type (desk, "rules show 1");
  g_assert_cmpstr (desk->out, ==, rules);
  desk_fail (desk, 1, "rules show 7");

  desk_write (desk, "broken.json", "{\"scoring\": 7}");
  desk_fail (desk, 1, "rules check broken.json");
  assert_contains (desk->err, "broken.json");
  desk_fail (desk, 1, "rules apply broken.json");
  desk_assert_healthy (desk);
}

static void
test_backup (Desk *desk)
{
  desk_type (desk, "lead add email=ada@mills.example --now " CLI_NOW);
  desk_type (desk, "backup copy.db");
  desk_type (desk, "lead add email=li@steel.example --now " CLI_NOW);
  desk_type (desk, "restore copy.db");
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "leads")), ==, 1);
  desk_fail (desk, 1, "restore nowhere.db");
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "leads")), ==, 1);
  desk_assert_healthy (desk);
}

static void
test_demo (Desk *desk)
{
  JsonObject *report = desk_ask (desk, "demo --leads 300 --now " CLI_NOW);
  gint64 n_leads = json_object_get_int_member (report, "leads");

  g_assert_cmpint (n_leads, >, 200);
  g_assert_cmpint (json_object_get_int_member (report, "events"), >, 0);
  g_assert_cmpint (json_object_get_int_member (report, "handoffs"), >, 0);
  g_assert_cmpint (json_object_get_int_member (report, "people"), >, 0);
  g_assert_cmpint (json_array_get_length (desk_ask_list (desk, "leads")), ==, n_leads);
  desk_assert_healthy (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_add_test ("/cli/intake/import", test_import);
  desk_add_test ("/cli/intake/import-again", test_import_again);
  desk_add_test ("/cli/intake/undo", test_undo);
  desk_add_test ("/cli/intake/dry-run", test_dry_run);
  desk_add_test ("/cli/intake/ambiguous-number", test_ambiguous_number);
  desk_add_test ("/cli/intake/preview", test_preview);
  desk_add_test ("/cli/intake/map", test_map);
  desk_add_test ("/cli/intake/progress", test_progress);
  desk_add_test ("/cli/intake/interrupt", test_interrupt);
  desk_add_test ("/cli/intake/events", test_events);
  desk_add_test ("/cli/intake/event-add", test_event_add);
  desk_add_test ("/cli/intake/export", test_export);
  desk_add_test ("/cli/intake/lead", test_lead);
  desk_add_test ("/cli/intake/list", test_list);
  desk_add_test ("/cli/intake/rules", test_rules);
  desk_add_test ("/cli/intake/backup", test_backup);
  desk_add_test ("/cli/intake/demo", test_demo);
  return g_test_run ();
}
