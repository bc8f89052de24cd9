/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists that rules name, and files that are taken into them. */

#include "cli-fixture.h"

#define RULES \
  "{\"format\": 1, \"name\": \"Test\", \"thresholds\": {\"mql\": {\"score\": 20}}," \
  " \"lists\": {\"rivals\": [\"acme.com\", \"Rival.example\"], \"none\": []}," \
  " \"filters\": [{\"id\": \"rival\", \"name\": \"Rival\", \"outcome\": \"disqualify\"," \
  "   \"when\": [{\"field\": \"email_domain\", \"op\": \"in list\", \"value\": \"rivals\"}]}]," \
  " \"fit\": [{\"id\": \"all\", \"name\": \"All\", \"points\": 1}]}"

static void
begin (Desk *desk)
{
  desk_type (desk, "init");
  desk_write (desk, "rules.json", RULES);
  desk_type (desk, "rules apply rules.json");
}

static gint64
get_int (JsonObject *object,
         const char *name)
{
  return json_object_get_int_member (object, name);
}

static guint
count_versions (Desk *desk)
{
  return json_array_get_length (desk_ask_list (desk, "rules history"));
}

static void
test_lists (Desk *desk)
{
  JsonObject *list;

  begin (desk);
  list = json_array_get_object_element (desk_ask_list (desk, "rules lists"), 0);
  g_assert_cmpstr (json_object_get_string_member (list, "name"), ==, "rivals");
  g_assert_cmpint (get_int (list, "entries"), ==, 2);
  g_assert_cmpint (get_int (list, "used"), ==, 1);

  desk_type (desk, "rules lists rivals");
  g_assert_cmpstr (desk->out, ==, "acme.com\nRival.example\n");
  list = desk_ask (desk, "rules lists rivals");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (list, "entries"), 1), ==, "Rival.example");

  desk_fail (desk, 1, "rules lists nowhere");
  g_assert_nonnull (strstr (desk->err, "There is no list “nowhere”"));
}

static void
test_import (Desk *desk)
{
  JsonObject *answer;

  begin (desk);
  desk_write (desk, "more.csv", "# From the fair\n@ACME.com,x\nnew.example,y\n@new.example,z\nother.example,z\n");
  answer = desk_ask (desk, "rules import-list rivals more.csv --comment Fair");
  g_assert_cmpint (get_int (answer, "read"), ==, 3);
  g_assert_cmpint (get_int (answer, "repeated"), ==, 1);
  g_assert_cmpint (get_int (answer, "known"), ==, 1);
  g_assert_cmpint (get_int (answer, "added"), ==, 2);
  g_assert_cmpint (get_int (answer, "removed"), ==, 0);
  g_assert_cmpint (get_int (answer, "version"), ==, 3);
  desk_type (desk, "rules lists rivals");
  g_assert_cmpstr (desk->out, ==, "acme.com\nRival.example\nnew.example\nother.example\n");
  desk_type (desk, "rules diff 2");
  g_assert_nonnull (strstr (desk->out, "“rivals” gains “new.example”, “other.example”"));

  /* What changes nothing is no version. */
  answer = desk_ask (desk, "rules import-list rivals more.csv");
  g_assert_cmpint (get_int (answer, "added"), ==, 0);
  g_assert_cmpint (get_int (answer, "version"), ==, 3);
  g_assert_cmpuint (count_versions (desk), ==, 3);

  answer = desk_ask (desk, "rules import-list rivals more.csv --replace");
  g_assert_cmpint (get_int (answer, "removed"), ==, 1);
  desk_type (desk, "rules lists rivals");
  g_assert_cmpstr (desk->out, ==, "ACME.com\nnew.example\nother.example\n");
  desk_assert_healthy (desk);
}

/* An exported list comes back as it was; a list that is new is made. */
static void
test_round_trip (Desk *desk)
{
  begin (desk);
  desk_type (desk, "rules lists rivals");
  desk_write (desk, "rivals.txt", desk->out);
  g_assert_cmpint (get_int (desk_ask (desk, "rules import-list rivals rivals.txt --replace"), "version"), ==, 2);
  g_assert_cmpint (get_int (desk_ask (desk, "rules import-list partners rivals.txt"), "added"), ==, 2);
  desk_type (desk, "rules lists partners");
  g_assert_cmpstr (desk->out, ==, "acme.com\nRival.example\n");
}

static void
test_mistakes (Desk *desk)
{
  begin (desk);
  desk_write (desk, "bad.txt", "acme.com\n\"open\n");
  desk_fail (desk, 1, "rules import-list rivals bad.txt");
  g_assert_nonnull (strstr (desk->err, "bad.txt: line 2: "));
  desk_fail (desk, 1, "rules import-list rivals nowhere.txt");
  desk_write (desk, "good.txt", "acme.com\n");
  desk_fail (desk, 1, "rules import-list 'not a name' good.txt");
  g_assert_nonnull (strstr (desk->err, "/lists/not a name: "));
  desk_fail (desk, 2, "rules import-list rivals");
  g_assert_cmpuint (count_versions (desk), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  desk_add_test ("/rule-lists/lists", test_lists);
  desk_add_test ("/rule-lists/import", test_import);
  desk_add_test ("/rule-lists/round-trip", test_round_trip);
  desk_add_test ("/rule-lists/mistakes", test_mistakes);

  return g_test_run ();
}
