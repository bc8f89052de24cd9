/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules are checked, tried, applied and rolled back. */

#include "cli-fixture.h"

#include <string.h>

#define LATER "2026-06-01T09:00:00Z"

static const char map[] =
  "{\"columns\":{\"E-mail\":\"email\",\"Title\":\"job_title\",\"Result\":null},"
  "\"outcome\":{\"column\":\"Result\",\"won\":[\"1\"],\"lost\":[\"0\"]}}";

/* Chiefs buy, students do not; one of each does the opposite. */
static const char leads[] =
  "E-mail,Title,Result\n"
  "a@mills.example,CEO,1\nb@mills.example,CEO,1\nc@mills.example,CEO,0\n"
  "d@mills.example,Student,0\ne@mills.example,Student,0\nf@mills.example,Student,1\n"
  "g@mills.example,Engineer,\n";

static const char rules[] =
  "{\n"
  "  \"format\": 1,\n"
  "  \"name\": \"Chiefs\",\n"
  "  \"personas\": [{\"id\": \"chief\", \"name\": \"Chief\",\n"
  "                \"when\": [{\"field\": \"job_title\", \"op\": \"has word\", \"value\": \"ceo\"}]}],\n"
  "  \"fit\": [\n"
  "    {\"id\": \"chief\", \"name\": \"Chief\", \"when\": [{\"field\": \"persona\", \"op\": \"is\", \"value\": \"chief\"}], \"points\": 60},\n"
  "    {\"id\": \"any\", \"name\": \"Any\", \"points\": 10}\n"
  "  ],\n"
  "  \"interest\": [{\"id\": \"page\", \"name\": \"Page\", \"kind\": \"page_view\", \"points\": 50}],\n"
  "  \"thresholds\": {\"mql\": {\"score\": 50}},\n"
  "  \"matrix\": {\"cells\": {\"D\": [\"nurture\", \"nurture\", \"nurture\", \"nurture\"]}}\n"
  "}\n";

static void
fill (Desk *desk)
{
  desk_write (desk, "map.json", map);
  desk_write (desk, "leads.csv", leads);
  desk_write (desk, "rules.json", rules);
  desk_type (desk, "team add Ana --team sales --cap 3 --now " CLI_NOW);
  assert_int (desk_ask (desk, "import leads leads.csv --map map.json --now " CLI_NOW), "created", 7);
}

static JsonObject *
find_point (JsonObject *answer,
            guint       threshold)
{
  return json_array_get_object_element (json_object_get_array_member (answer, "curve"), threshold);
}

static void
assert_double (JsonObject *object,
               const char *name,
               double      value)
{
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (object, name), value, 1e-9);
}

static void
test_try (Desk *desk)
{
  JsonObject *answer, *band, *point, *week;

  fill (desk);
  answer = desk_ask (desk, "rules try rules.json --now " CLI_NOW);

  /* Nine pairs: four in order, four tied, one the wrong way round. */
  assert_double (answer, "auc", (4 + 4 * 0.5) / 9);
  assert_int (answer, "won", 3);
  assert_int (answer, "lost", 3);
  assert_int (answer, "threshold", 50);
  assert_double (answer, "monthly_target", 50);
  g_assert_true (json_object_get_null_member (answer, "threshold_for_target"));

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "bands")), ==, 10);
  band = json_array_get_object_element (json_object_get_array_member (answer, "bands"), 3);
  assert_int (band, "from", 60);
  assert_int (band, "to", 79);
  assert_int (band, "count", 3);
  assert_int (band, "won", 2);
  assert_double (band, "precision", 2.0 / 3);
  assert_double (band, "recall", 2.0 / 3);
  assert_double (band, "lift", 4.0 / 3);

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "curve")), ==, 201);
  point = find_point (answer, 50);
  assert_int (point, "threshold", 50);
  assert_int (point, "passed", 3);
  assert_int (find_point (answer, 71), "passed", 0);
  g_assert_true (json_object_get_null_member (find_point (answer, 71), "precision"));

  week = json_array_get_object_element (json_object_get_array_member (answer, "workload"), 0);
  assert_text (week, "week", "2026-03-02");
  assert_int (week, "leads", 3);
  assert_int (week, "cap", 3);
  g_assert_false (json_object_get_boolean_member (week, "over_cap"));
  desk_assert_healthy (desk);
}

/* Nothing changes by it, and what it tells is what then happens. */
static void
test_comes_true (Desk *desk)
{
  JsonObject *answer;
  gint64 would_enter;

  fill (desk);
  answer = desk_ask (desk, "rules try rules.json --now " CLI_NOW);
  would_enter = json_object_get_int_member (answer, "would_enter");
  g_assert_cmpint (would_enter, >, 0);
  assert_int (answer, "would_leave", 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "entering")), ==, would_enter);
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "rules history")), ==, 1);

  assert_int (desk_ask (desk, "rules apply rules.json --now " CLI_NOW), "handed_over", would_enter);
  assert_int (desk_ask (desk, "rules try rules.json --now " CLI_NOW), "would_enter", 0);
}

/* What a lead did after it came does not make the past look better. */
static void
test_later_events (Desk *desk)
{
  g_autofree char *before = NULL;
  JsonObject *answer;

  fill (desk);
  answer = desk_ask (desk, "rules try rules.json --now " CLI_NOW);
  before = json_to_string (json_object_get_member (answer, "bands"), FALSE);

  for (guint i = 0; i < 6; i++)
    desk_type (desk, "event add --lead %c@mills.example --kind page_view --source site --id %u --at 2026-03-05T09:00:00Z --now " LATER,
               'a' + i, i);
  answer = desk_ask (desk, "rules try rules.json --now " LATER);
  {
    g_autofree char *after = json_to_string (json_object_get_member (answer, "bands"), FALSE);

    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_tables (Desk *desk)
{
  desk_write (desk, "rules.json", rules);
  desk_type (desk, "init --now " CLI_NOW);
  desk_type (desk, "rules try rules.json --now " CLI_NOW);
  assert_contains (desk->out, "Would become MQLs");
  assert_contains (desk->out, "The past cannot judge the rules");

  fill (desk);
  desk_type (desk, "rules try rules.json --now " CLI_NOW);
  assert_contains (desk->out, "AUC 0.667");
  assert_contains (desk->out, "60–79");
  assert_contains (desk->out, "Busiest week");
  assert_contains (desk->out, "No threshold would have brought the 50 leads a month");
}

static void
test_broken (Desk *desk)
{
  g_autoptr(GString) broken = g_string_new (rules);

  desk_type (desk, "init --now " CLI_NOW);
  g_string_replace (broken, "\"value\": \"chief\"", "\"value\": \"chef\"", 0);
  desk_write (desk, "broken.json", broken->str);
  desk_fail (desk, 1, "rules check broken.json");
  assert_contains (desk->err, "broken.json: /fit/0/when/0/value: ");
  assert_contains (desk->err, "(line 7)");
  desk_fail (desk, 1, "rules try broken.json");
  assert_contains (desk->err, "(line 7)");
  desk_fail (desk, 1, "rules try nowhere.json");
  desk_fail (desk, 2, "rules try");
}

static const char routing[] =
  "{\n"
  "  \"format\": 1,\n"
  "  \"name\": \"Routed\",\n"
  "  \"thresholds\": {\"mql\": {\"score\": 50}},\n"
  "  \"routing\": {\"queue\": \"sales\",\n"
  "    \"rules\": [{\"when\": [{\"field\": \"country\", \"op\": \"is\", \"value\": \"DE\"}],\n"
  "               \"queue\": \"emea\",\n"
  "               \"person\": \"Anna Ribeiro\"}]\n"
  "  }\n"
  "}\n";

static const char doubt[] =
  "/routing/rules/0/person: “Anna Ribeiro” is not in Sales now, so these leads go to the queue “emea”; "
  "did you mean “Ana Ribeiro”?";

/* A name that nobody in the team has is told, with its place; it keeps no rules
 * from being applied, as somebody may leave the team at any time. */
static void
test_routing_to_nobody (Desk *desk)
{
  g_autoptr(JsonNode) answer = NULL;
  JsonObject *found;

  desk_write (desk, "routing.json", routing);
  desk_type (desk, "rules check routing.json");
  desk_write (desk, "rubbish.db", "This is no database, and long enough to be sure of that: it has more than a header.");
  desk_try (desk, "rules check routing.json --store rubbish.db");
  g_assert_cmpint (desk->status, ==, 0);
  assert_contains (desk->err, "People and queues are not looked at: ");
  assert_contains (desk->out, "can be applied");
  desk_type (desk, "team add 'Ana Ribeiro' --team sales --now " CLI_NOW);

  desk_fail (desk, 1, "rules check routing.json");
  assert_contains (desk->err, "routing.json: ");
  assert_contains (desk->err, doubt);
  assert_contains (desk->err, "(line 8)");
  desk_try (desk, "rules check routing.json --json");
  g_assert_cmpint (desk->status, ==, 1);
  g_assert_cmpstr (desk->err, ==, "");
  answer = json_from_string (desk->out, NULL);
  found = json_node_get_object (answer);
  g_assert_false (json_object_get_boolean_member (found, "ok"));
  found = json_array_get_object_element (json_object_get_array_member (found, "doubts"), 0);
  assert_text (found, "place", "/routing/rules/0/person");
  assert_int (found, "line", 8);

  desk_try (desk, "rules apply routing.json --now " CLI_NOW);
  g_assert_cmpint (desk->status, ==, 0);
  assert_contains (desk->err, doubt);
  desk_type (desk, "rules rollback 1 --now " CLI_NOW);
  desk_try (desk, "rules rollback 2 --now " CLI_NOW);
  g_assert_cmpint (desk->status, ==, 0);
  assert_contains (desk->err, "Version 4: /routing/rules/0/person: “Anna Ribeiro”");

  desk_type (desk, "team add 'Anna Ribeiro' --team sales --now " CLI_NOW);
  g_assert_true (json_object_get_boolean_member (desk_ask (desk, "rules check routing.json"), "ok"));
  desk_type (desk, "rules apply routing.json --now " CLI_NOW);
  desk_assert_healthy (desk);
}

static void
test_rollback (Desk *desk)
{
  g_autofree char *second = NULL;
  JsonArray *history;

  fill (desk);
  assert_int (desk_ask (desk, "rules apply rules.json --now " CLI_NOW), "version", 2);
  desk_type (desk, "rules show");
  second = g_strdup (desk->out);

  assert_int (desk_ask (desk, "rules rollback 1 --now " CLI_NOW), "version", 3);
  desk_type (desk, "rules show");
  assert_contains (desk->out, "Looked at prices");
  desk_type (desk, "rules rollback 2 --comment 'Better after all' --now " CLI_NOW);
  desk_type (desk, "rules show");
  g_assert_cmpstr (desk->out, ==, second);

  history = desk_ask_list (desk, "rules history");
  g_assert_cmpuint (json_array_get_length (history), ==, 4);
  assert_text (json_array_get_object_element (history, 0), "comment", "Better after all");
  assert_text (json_array_get_object_element (history, 1), "comment", "Back to version 1");

  desk_fail (desk, 1, "rules rollback 9");
  desk_fail (desk, 2, "rules rollback newest");
  desk_assert_healthy (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_add_test ("/cli/rules/try", test_try);
  desk_add_test ("/cli/rules/comes-true", test_comes_true);
  desk_add_test ("/cli/rules/later-events", test_later_events);
  desk_add_test ("/cli/rules/tables", test_tables);
  desk_add_test ("/cli/rules/broken", test_broken);
  desk_add_test ("/cli/rules/routing-to-nobody", test_routing_to_nobody);
  desk_add_test ("/cli/rules/rollback", test_rollback);
  return g_test_run ();
}
