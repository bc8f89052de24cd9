/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a change of the rules says, and whom it makes wait. */

#include "cli-fixture.h"

#include <string.h>

#define RULES(threshold) \
  "{\"format\": 1, \"name\": \"Firms\", \"thresholds\": {\"mql\": {\"score\": " threshold "}}, " \
  "\"fit\": [{\"id\": \"firm\", \"name\": \"Firm\", \"points\": 40, " \
  "\"when\": [{\"field\": \"company\", \"op\": \"is not empty\"}]}]}"

static void
fill (Desk *desk)
{
  desk_write (desk, "strict.json", RULES ("90"));
  desk_write (desk, "eager.json", RULES ("30"));
  desk_type (desk, "rules apply strict.json --now " CLI_NOW);
  desk_type (desk, "lead add email=ada@mills.example company=Mills --now " CLI_NOW);
  desk_type (desk, "lead add email=eve@looms.example company=Looms --now " CLI_NOW);
}

static void
test_diff (Desk *desk)
{
  JsonArray *changes;

  fill (desk);
  desk_type (desk, "rules apply eager.json --now " CLI_NOW);
  desk_type (desk, "rules diff 2 3");
  assert_contains (desk->out, "MQL threshold: 90 → 30\n");

  changes = desk_ask_list (desk, "rules diff 2");
  assert_text (json_array_get_object_element (changes, 0), "change", "changed");
  assert_text (json_array_get_object_element (changes, 0), "part", "setting");
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "rules diff 3")), ==, 0);

  desk_fail (desk, 1, "rules diff 2 9");
  desk_fail (desk, 2, "rules diff two");
  desk_assert_healthy (desk);
}

static void
test_confirm (Desk *desk)
{
  JsonObject *answer;

  fill (desk);
  answer = desk_ask (desk, "rules apply eager.json --confirm --now " CLI_NOW);
  assert_int (answer, "handed_over", 0);
  assert_int (answer, "unconfirmed", 2);
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "rules confirm")), ==, 2);
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "leads unconfirmed:yes --now " CLI_NOW)), ==, 2);
  g_assert_true (json_object_get_boolean_member (desk_ask (desk, "show ada@mills.example"), "unconfirmed"));

  assert_int (desk_ask (desk, "rules confirm ada@mills.example --now " CLI_NOW), "handed_over", 1);
  desk_fail (desk, 1, "rules confirm ada@mills.example");
  desk_fail (desk, 2, "rules confirm --all eve@looms.example");
  assert_int (desk_ask (desk, "rules confirm --all --now " CLI_NOW), "handed_over", 1);
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "rules confirm")), ==, 0);
  desk_assert_healthy (desk);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_add_test ("/cli/rule-changes/diff", test_diff);
  desk_add_test ("/cli/rule-changes/confirm", test_confirm);
  return g_test_run ();
}
