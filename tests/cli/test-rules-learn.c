/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules learned from leads that were won and lost. */

#include "cli-fixture.h"

#include <string.h>

#define MAP \
  "{\"columns\": {\"No\": \"external_id\", \"Origin\": \"source\"}," \
  " \"outcome\": {\"column\": \"Bought\", \"won\": [\"1\"], \"lost\": [\"0\"]}}"

/* Imports leads of which those from a partner, and those who stayed long, are
 * won more often. */
static void
import_history (Desk  *desk,
                guint  n_leads)
{
  static const char * const origins[] = { "Web", "web", "Fair", "Partner" };
  g_autoptr(GString) text = g_string_new ("No,Origin,Minutes,Last Contact,Verdict,Bought\n");
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < n_leads; i++)
    {
      guint origin = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (origins));
      int minutes = g_rand_int_range (random, 0, 60);
      gboolean won = g_rand_double (random) < 0.1 + (origin == 3 ? 0.4 : 0.0) + (minutes >= 30 ? 0.3 : 0.0);

      g_string_append_printf (text, "%u,%s,%d,%s,%s,%d\n", i + 1, origins[origin], minutes,
                              i % 2 == 0 ? "mail" : "phone", won ? "yes please" : "no thanks", won);
    }
  desk_write (desk, "history.csv", text->str);
  desk_write (desk, "map.json", MAP);
  desk_type (desk, "import leads history.csv --map map.json --now " CLI_NOW);
}

static gboolean
names (JsonObject *report,
       const char *list,
       const char *field)
{
  JsonArray *array = json_object_get_array_member (report, list);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *item = json_array_get_object_element (array, i);

      if (strcmp (json_object_get_string_member (item, "field"), field) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What is proposed can be checked and applied as it is. */
static void
test_learn_and_apply (Desk *desk)
{
  JsonObject *report;
  g_autofree char *rules = NULL;
  JsonObject *lead;

  import_history (desk, 1200);
  report = desk_ask (desk, "rules learn --now " CLI_NOW);
  g_assert_cmpfloat (json_object_get_double_member (report, "auc"), >, 0.68);
  g_assert_cmpfloat (json_object_get_double_member (report, "auc_spread"), <, 0.2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "bands")), ==, 10);
  g_assert_true (names (report, "late", "custom.verdict"));
  g_assert_true (names (report, "late", "custom.last_contact"));
  g_assert_false (names (report, "late", "source"));
  g_assert_true (names (report, "fields", "source"));
  g_assert_false (names (report, "fields", "custom.verdict"));
  g_assert_true (json_object_has_member (report, "would_enter"));
  g_assert_true (json_object_has_member (report, "would_leave"));

  rules = json_to_string (json_object_get_member (report, "rules"), FALSE);
  desk_write (desk, "rules.json", rules);
  desk_type (desk, "rules check rules.json");
  desk_type (desk, "rules apply rules.json --now " CLI_NOW);
  lead = json_array_get_object_element (desk_ask_list (desk, "leads --sort=-score --limit 1 --now " CLI_NOW), 0);
  g_assert_cmpint (json_object_get_int_member (lead, "score"), >=, 90);
  assert_text (lead, "source", "Partner");
  desk_assert_healthy (desk);
}

static void
test_tables (Desk *desk)
{
  import_history (desk, 1200);
  desk_type (desk, "rules learn --now " CLI_NOW);
  assert_contains (desk->out, "AUC");
  assert_contains (desk->out, "Partner");
  assert_contains (desk->out, "custom.verdict: ");
  assert_contains (desk->out, "left out");
  desk_type (desk, "rules learn --keep-late --now " CLI_NOW);
  assert_contains (desk->out, "were kept");
}

static void
test_chosen_fields (Desk *desk)
{
  JsonObject *report;

  import_history (desk, 1200);
  report = desk_ask (desk, "rules learn --fields source,minutes --exclude source --seed 3 --now " CLI_NOW);
  g_assert_true (names (report, "fields", "custom.minutes"));
  g_assert_false (names (report, "fields", "source"));

  desk_fail (desk, 1, "rules learn --fields shoe_size --now " CLI_NOW);
  assert_contains (desk->err, "shoe_size");
  desk_fail (desk, 2, "rules learn --seed -1 --now " CLI_NOW);
  desk_fail (desk, 2, "rules learn --fields , --now " CLI_NOW);
  desk_fail (desk, 1, "rules learn --exclude source,minutes,last_contact,verdict --now " CLI_NOW);
  assert_contains (desk->err, "Every field is left out");
}

static void
test_progress (Desk *desk)
{
  import_history (desk, 400);
  desk_try (desk, "rules learn --progress --now " CLI_NOW);
  assert_contains (desk->err, " 70%");
  assert_contains (desk->err, "100%");
}

static void
test_too_little (Desk *desk)
{
  import_history (desk, 40);
  desk_fail (desk, 1, "rules learn --now " CLI_NOW);
  assert_contains (desk->err, "50");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  desk_add_test ("/rules-learn/learn-and-apply", test_learn_and_apply);
  desk_add_test ("/rules-learn/tables", test_tables);
  desk_add_test ("/rules-learn/chosen-fields", test_chosen_fields);
  desk_add_test ("/rules-learn/progress", test_progress);
  desk_add_test ("/rules-learn/too-little", test_too_little);
  return g_test_run ();
}
