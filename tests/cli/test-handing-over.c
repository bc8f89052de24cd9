/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lead's way from Marketing to Sales and back, command by command. */

#include "cli-fixture.h"

#include <string.h>

#define RAISE_HAND "event add --lead ada@mills.example --kind demo_request --source site --id d1 --now " CLI_NOW

static gboolean
may_contact (Desk       *desk,
             const char *team,
             const char *reason)
{
  JsonObject *answer = desk_ask (desk, "may-contact ada@mills.example --team %s --now " CLI_NOW, team);

  assert_text (answer, "reason", reason);
  g_assert_cmpstr (json_object_get_string_member (answer, "text"), !=, "");
  return json_object_get_boolean_member (answer, "allowed");
}

static void
test_journey (Desk *desk)
{
  JsonObject *answer;
  JsonArray *list;
  gint64 handoff;

  desk_type (desk, "team add 'Sam Seller' --email sam@baton.example --cap 10 --now " CLI_NOW);
  handoff = json_object_get_int_member (desk_ask (desk, RAISE_HAND), "handoff");
  g_assert_cmpint (handoff, >, 0);

  answer = desk_ask (desk, "show ada@mills.example --now " CLI_NOW);
  assert_text (answer, "stage", "marketing-qualified");
  assert_text (answer, "owner_team", "sales");
  assert_text (answer, "owner", "Sam Seller");
  g_assert_true (json_object_get_boolean_member (answer, "suppressed"));
  assert_text (answer, "due", "2026-03-02T09:05:00Z");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "clocks")), >, 1);
  list = json_object_get_array_member (answer, "handoffs");
  g_assert_cmpuint (json_array_get_length (list), ==, 1);
  assert_int (json_array_get_object_element (list, 0), "handoff", handoff);
  assert_text (json_array_get_object_element (list, 0), "state", "open");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "journal")), >, 2);

  /* People read titles, not ids. */
  desk_type (desk, "show ada@mills.example --now " CLI_NOW);
  assert_contains (desk->out, "First contact in time");
  assert_contains (desk->out, "Waits to be accepted");
  assert_contains (desk->out, "Demo asked for");
  desk_type (desk, "sla status --now " CLI_NOW);
  assert_contains (desk->out, "No cases yet");
  assert_lacks (desk->out, "no-cases");

  g_assert_false (may_contact (desk, "marketing", "with-sales"));
  g_assert_true (may_contact (desk, "sales", "with-sales"));
  desk_type (desk, "export suppression --now " CLI_NOW);
  assert_contains (desk->out, "ada@mills.example");

  answer = desk_ask (desk, "accept ada@mills.example --now 2026-03-02T10:00:00Z");
  assert_text (answer, "person", "Sam Seller");
  assert_text (answer, "stage", "sales-accepted");
  desk_fail (desk, 1, "accept ada@mills.example --now 2026-03-02T10:00:00Z");

  answer = desk_ask (desk, "attempt ada@mills.example --outcome no-answer --note 'Back at three'"
                           " --now 2026-03-02T10:05:00Z");
  assert_text (answer, "outcome", "no-answer");
  assert_text (answer, "channel", "call");

  answer = desk_ask (desk, "return ada@mills.example --reason under-contract --until 2026-09-01"
                           " --note 'Until the lease ends' --now 2026-03-03T10:00:00Z");
  assert_text (answer, "reason", "under-contract");
  assert_text (answer, "until", "2026-09-01T00:00:00Z");
  desk_type (desk, "show ada@mills.example --now 2026-03-03T10:00:00Z");
  assert_contains (desk->out, "note: Back at three");
  assert_contains (desk->out, "note: Until the lease ends");
  assert_lacks (desk->out, "before:");
  g_assert_true (may_contact (desk, "marketing", "free"));
  desk_type (desk, "export suppression");
  assert_lacks (desk->out, "ada@mills.example");

  answer = desk_ask (desk, "tick --now 2026-09-02T10:00:00Z");
  assert_int (answer, "woken", 1);
  desk_type (desk, "check --now 2026-09-02T10:00:00Z");
  assert_contains (desk->out, "Everything holds.");
}

/* It is ten in the morning: who begins at noon gets nothing yet. */
static void
test_hours (Desk *desk)
{
  JsonObject *answer;

  desk_type (desk, "team add 'Late Sam' --hours 12:00-20:00 --now " CLI_NOW);
  desk_type (desk, "team add 'Early Ana' --hours '8-12' --now " CLI_NOW);
  desk_fail (desk, 1, "team add Bob --hours mornings --now " CLI_NOW);
  desk_type (desk, "lead add email=ada@mills.example --now " CLI_NOW);
  answer = desk_ask (desk, "handoff ada@mills.example --now " CLI_NOW);
  assert_text (answer, "person", "Early Ana");

  assert_text (json_array_get_object_element (desk_ask_list (desk, "team list"), 0), "hours", "12:00-20:00");
  desk_type (desk, "team list");
  assert_contains (desk->out, "12:00-20:00");
  desk_type (desk, "team set 'Late Sam' --hours ''");
  g_assert_true (json_object_get_null_member (json_array_get_object_element (desk_ask_list (desk, "team list"), 0),
                                              "hours"));
}

static void
test_by_hand (Desk *desk)
{
  JsonObject *answer;
  JsonArray *list;

  desk_type (desk, "team add 'Sam Seller' --now " CLI_NOW);
  desk_type (desk, "team add 'Ana Lima' --now " CLI_NOW);
  desk_type (desk, "lead add email=ada@mills.example --now " CLI_NOW);
  answer = desk_ask (desk, "handoff ada@mills.example --to 'Ana Lima' --now " CLI_NOW);
  assert_int (answer, "lead", 1);
  assert_text (answer, "person", "Ana Lima");
  g_assert_cmpint (json_object_get_int_member (answer, "handoff"), >, 0);
  desk_fail (desk, 1, "handoff ada@mills.example --now " CLI_NOW);
  desk_fail (desk, 1, "handoff 99");
  desk_fail (desk, 1, "handoff ada@mills.example --to Nobody");
  assert_contains (desk->err, "team list");

  list = desk_ask_list (desk, "handoffs --limit 5");
  g_assert_cmpuint (json_array_get_length (list), ==, 1);
  assert_text (json_array_get_object_element (list, 0), "person", "Ana Lima");
  desk_type (desk, "handoffs --open");
  assert_contains (desk->out, "Ana Lima");
  desk_type (desk, "accept 1 --by 'Sam Seller' --now " CLI_NOW);
  assert_contains (desk->out, "Sam Seller");
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "handoffs --open")), ==, 0);
  desk_assert_healthy (desk);
}

/* With nobody free the lead waits in the queue, and it says so. */
static void
test_nobody_free (Desk *desk)
{
  JsonObject *answer;

  desk_type (desk, RAISE_HAND);
  answer = desk_ask (desk, "show 1 --now " CLI_NOW);
  g_assert_true (json_object_get_null_member (answer, "owner"));
  g_assert_true (json_object_get_boolean_member (answer, "unassigned"));
  desk_type (desk, "team add 'Sam Seller' --now " CLI_NOW);
  assert_int (desk_ask (desk, "tick --now " CLI_NOW), "assigned", 1);
  assert_text (desk_ask (desk, "show 1 --now " CLI_NOW), "owner", "Sam Seller");
  desk_assert_healthy (desk);
}

/* The lines of the ledger sum to the parts, and the parts to the score. */
static void
test_why (Desk *desk)
{
  JsonObject *answer;
  JsonArray *lines;
  gint64 sums[2] = { 0, 0 };

  desk_type (desk, "lead add email=ada@mills.example 'job_title=Head of Purchasing' country=DE employees=240"
                   " --now " CLI_NOW);
  desk_type (desk, "event add --lead 1 --kind webinar_attend --at 2026-02-20T10:00:00Z --now " CLI_NOW);
  answer = desk_ask (desk, "why ada@mills.example --now " CLI_NOW);
  assert_int (answer, "id", 1);
  lines = json_object_get_array_member (answer, "lines");
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      sums[g_str_equal (json_object_get_string_member (line, "part"), "fit")] +=
        json_object_get_int_member (line, "points");
    }
  assert_int (answer, "fit", sums[1]);
  assert_int (answer, "interest", sums[0]);
  assert_int (answer, "score", sums[0] + sums[1]);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "missing")), >, 0);

  g_assert_true (json_object_get_null_member (answer, "change"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "history")), ==, 1);

  desk_type (desk, "why 1 --now " CLI_NOW);
  assert_contains (desk->out, "Missing to the threshold");
  assert_int (desk_ask (desk, "score --now " CLI_NOW), "scored", 1);
  assert_int (desk_ask (desk, "score 1 --now " CLI_NOW), "scored", 1);
  desk_fail (desk, 2, "score 1 --all");
}

/* What changed since last week sums to the change, and names who the lead was. */
static void
test_change (Desk *desk)
{
  JsonObject *answer, *change;
  JsonArray *reasons;
  gint64 sum = 0;

  desk_type (desk, "lead add email=ada@mills.example country=DE employees=240 --now 2026-02-01T10:00:00Z");
  desk_type (desk, "event add --lead 1 --kind webinar_attend --at 2026-02-02T10:00:00Z --now 2026-02-02T10:00:00Z");
  desk_type (desk, "event add --lead 1 --kind webinar_attend --at 2026-03-01T10:00:00Z --now " CLI_NOW);
  desk_type (desk, "lead set 1 'job_title=Head of Purchasing' employees= --now " CLI_NOW);

  answer = desk_ask (desk, "why 1 --now " CLI_NOW);
  change = json_object_get_object_member (answer, "change");
  reasons = json_object_get_array_member (change, "reasons");
  for (guint i = 0; i < json_array_get_length (reasons); i++)
    sum += json_object_get_int_member (json_array_get_object_element (reasons, i), "points");
  assert_int (change, "points", sum);
  g_assert_cmpint (sum, !=, 0);

  desk_type (desk, "why 1 --now " CLI_NOW);
  assert_contains (desk->out, "Heads a department");
  assert_contains (desk->out, "Since ");
}

/* Filling in the field that is named does what is said. */
static void
test_short (Desk *desk)
{
  g_autofree char *value = NULL;
  JsonObject *answer, *lead;
  gint64 possible;

  desk_type (desk, "lead add email=ada@mills.example company=Mills country=DE employees=240 phone=+4942155"
                   " --now " CLI_NOW);
  for (guint i = 0; i < 6; i++)
    {
      desk_type (desk, "event add --lead 1 --kind webinar_attend --at 2026-02-2%uT10:00:00Z --now " CLI_NOW, i);
      answer = desk_ask (desk, "short --now " CLI_NOW);
      if (json_object_get_int_member (answer, "total") > 0)
        break;
    }
  assert_int (answer, "total", 1);
  assert_int (answer, "threshold", 100);
  lead = json_array_get_object_element (json_object_get_array_member (answer, "leads"), 0);
  assert_int (lead, "id", 1);
  assert_text (lead, "field", "job_title");
  possible = json_object_get_int_member (lead, "possible");
  value = g_strdup (json_object_get_string_member (lead, "value"));
  g_assert_cmpint (possible, >=, 100);

  desk_type (desk, "short --now " CLI_NOW);
  assert_contains (desk->out, "1 lead is one field short");

  answer = desk_ask (desk, "lead set 1 'job_title=%s' --now " CLI_NOW, value);
  assert_int (answer, "score", possible);
  assert_text (answer, "stage", "marketing-qualified");
  assert_int (desk_ask (desk, "short --now " CLI_NOW), "total", 0);
  desk_fail (desk, 2, "short --limit -1");
}

static void
test_team (Desk *desk)
{
  JsonObject *person;
  JsonArray *people;

  person = desk_ask (desk, "team add 'Ana Lima' --team sales --email ana@baton.example --cap 80 --weight 2"
                           " --queue latam --queue iberia");
  assert_int (person, "cap", 80);
  assert_int (person, "weight", 2);
  assert_text (person, "team", "sales");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (person, "queues")), ==, 2);
  desk_type (desk, "team add 'Mia Market' --team marketing");
  desk_fail (desk, 1, "team add 'Ana Lima'");
  desk_fail (desk, 2, "team add 'Bob' --team sail");
  desk_fail (desk, 2, "team add 'Bob' --cap -1");

  person = desk_ask (desk, "team set ana@baton.example --cap 5 --absent-from 2026-07-01 --absent-until 2026-07-14");
  assert_int (person, "cap", 5);
  assert_text (person, "absent_from", "2026-07-01T00:00:00Z");
  assert_text (person, "absent_until", "2026-07-15T00:00:00Z");
  person = desk_ask (desk, "team set 'Ana Lima' --present --inactive");
  g_assert_true (json_object_get_null_member (person, "absent_from"));
  g_assert_false (json_object_get_boolean_member (person, "active"));

  people = desk_ask_list (desk, "team list");
  g_assert_cmpuint (json_array_get_length (people), ==, 2);
  desk_type (desk, "team list");
  assert_contains (desk->out, "inactive");
}

static void
test_funnel (Desk *desk)
{
  JsonArray *stages;
  JsonObject *stage;

  desk_type (desk, "team add 'Sam Seller' --now " CLI_NOW);
  desk_type (desk, RAISE_HAND);
  desk_type (desk, "lead add email=li@steel.example --now " CLI_NOW);
  desk_type (desk, "accept 1 --now 2026-03-02T10:00:00Z");

  stages = json_object_get_array_member (desk_ask (desk, "funnel --now 2026-03-02T12:00:00Z"), "stages");
  stage = json_array_get_object_element (stages, 0);
  assert_text (stage, "id", "new");
  assert_int (stage, "count", 1);
  stage = json_array_get_object_element (stages, 1);
  assert_text (stage, "id", "marketing-qualified");
  assert_int (stage, "entered", 1);
  assert_int (stage, "median_seconds", 3600);
  g_assert_cmpfloat (json_object_get_double_member (stage, "conversion"), ==, 1.0);

  stages = json_object_get_array_member (desk_ask (desk, "funnel --from 2026-01 --to 2026-02 --now " CLI_NOW),
                                         "stages");
  assert_int (json_array_get_object_element (stages, 1), "entered", 0);
  desk_type (desk, "funnel --now 2026-03-02T12:00:00Z");
  assert_contains (desk->out, "100%");
}

static void
test_sla_status (Desk *desk)
{
  JsonObject *answer;
  JsonArray *slas;

  desk_type (desk, "team add 'Sam Seller' --now " CLI_NOW);
  desk_type (desk, RAISE_HAND);
  answer = desk_ask (desk, "sla status --now 2026-03-10T10:00:00Z");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (answer, "period"), "from"), !=, NULL);
  slas = json_object_get_array_member (answer, "slas");
  g_assert_cmpuint (json_array_get_length (slas), >, 3);
  for (guint i = 0; i < json_array_get_length (slas); i++)
    {
      JsonObject *sla = json_array_get_object_element (slas, i);

      if (g_str_equal (json_object_get_string_member (sla, "kind"), "volume"))
        assert_int (sla, "done", 1);
      if (g_str_equal (json_object_get_string_member (sla, "id"), "first-contact"))
        g_assert_cmpint (json_object_get_int_member (sla, "late") + json_object_get_int_member (sla, "missed"), ==, 1);
    }
  desk_type (desk, "sla status --now 2026-03-10T10:00:00Z");
  assert_contains (desk->out, "of 50");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_add_test ("/cli/handing-over/journey", test_journey);
  desk_add_test ("/cli/handing-over/by-hand", test_by_hand);
  desk_add_test ("/cli/handing-over/hours", test_hours);
  desk_add_test ("/cli/handing-over/nobody-free", test_nobody_free);
  desk_add_test ("/cli/handing-over/change", test_change);
  desk_add_test ("/cli/handing-over/short", test_short);
  desk_add_test ("/cli/handing-over/why", test_why);
  desk_add_test ("/cli/handing-over/team", test_team);
  desk_add_test ("/cli/handing-over/funnel", test_funnel);
  desk_add_test ("/cli/handing-over/sla-status", test_sla_status);
  return g_test_run ();
}
