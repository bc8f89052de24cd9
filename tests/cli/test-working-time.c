/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Working time on the command line: no database, the calendar in a file. */

#include "cli-fixture.h"

#include <string.h>

#define OFFICE \
  "{\"name\":\"Office\",\"time_zone\":\"Europe/Berlin\"," \
  "\"week\":{\"mon\":[[\"09:00\",\"12:00\"],[\"13:00\",\"17:30\"]],\"tue\":[[\"09:00\",\"17:00\"]]}}"

static void
test_due (Desk *desk)
{
  JsonObject *answer;

  desk_write (desk, "office.json", OFFICE);
  answer = desk_ask (desk, "sla due --calendar office.json --start 2026-03-02T09:35+01:00 --target 15m");
  assert_text (answer, "due", "2026-03-02T08:50:00Z");
  g_assert_cmpstr (json_object_get_string_member (answer, "explain"), !=, "");

  answer = desk_ask (desk, "sla due --calendar office.json --start 2026-03-02T08:00:00.5Z --target=4h");
  assert_text (answer, "due", "2026-03-02T13:00:00.500000Z");

  answer = desk_ask (desk, "sla due --calendar office.json --start 2026-03-03T09:00:00Z --target=-2h");
  assert_text (answer, "due", "2026-03-02T15:30:00Z");
  answer = desk_ask (desk, "sla due --calendar office.json --start 2026-03-03T09:00:00Z --target -2h");
  assert_text (answer, "due", "2026-03-02T15:30:00Z");
}

/* What stands in a terminal is local, and without a zone a time is local. */
static void
test_local (Desk *desk)
{
  desk_write (desk, "office.json", OFFICE);
  desk_type (desk, "sla due --calendar office.json --start 2026-03-02T08:35 --target 15m");
  g_assert_true (g_str_has_prefix (desk->out, "2026-03-02 08:50\n"));
}

static void
test_elapsed (Desk *desk)
{
  JsonObject *answer;

  desk_write (desk, "office.json", OFFICE);
  answer = desk_ask (desk, "sla elapsed --calendar office.json --from 2026-03-02T09:30:00Z --to 2026-03-02T12:30:00Z");
  assert_int (answer, "working_seconds", 7200);
  answer = desk_ask (desk, "sla elapsed --calendar office.json --from 2026-03-02T12:30:00Z --to 2026-03-02T09:30:00Z");
  assert_int (answer, "working_seconds", -7200);
  desk_type (desk, "sla elapsed --calendar office.json --from 2026-03-02T09:30:00Z --to 2026-03-02T12:30:00Z");
  g_assert_cmpstr (desk->out, ==, "2h 0m\n");
}

static void
test_bad_input (Desk *desk)
{
  desk_write (desk, "office.json", OFFICE);
  desk_write (desk, "broken.json", "{\"name\":\"Office\",");
  desk_write (desk, "nowhere.json", "{\"name\":\"Office\",\"time_zone\":\"Mars/Olympus\",\"week\":{}}");
  desk_fail (desk, 2, "sla due --calendar office.json --start 2026-03-02 --target soon");
  assert_contains (desk->err, "--target");
  desk_fail (desk, 1, "sla due --calendar broken.json --start 2026-03-02 --target 1h");
  assert_contains (desk->err, "broken.json");
  desk_fail (desk, 1, "sla due --calendar nowhere.json --start 2026-03-02 --target 1h");
  assert_contains (desk->err, "Mars/Olympus");
  desk_fail (desk, 1, "sla due --calendar gone.json --start 2026-03-02 --target 1h");
  assert_contains (desk->err, "gone.json");
}

/* A calendar without working time is an error, never a loop. */
static void
test_never_open (Desk *desk)
{
  desk_write (desk, "never.json", "{\"name\":\"Never\",\"time_zone\":\"Europe/Berlin\",\"week\":{}}");
  desk_fail (desk, 1, "sla due --calendar never.json --start 2026-03-02 --target 1h");
}

static void
test_holidays (Desk *desk)
{
  JsonObject *answer;

  desk_write (desk, "days.ics",
              "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
              "DTSTART;VALUE=DATE:20200501\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  answer = desk_ask (desk, "calendar holidays days.ics");
  g_assert_cmpint (json_object_get_int_member (answer, "read"), ==, json_object_get_int_member (answer, "added"));
  g_assert_cmpint (json_object_get_int_member (answer, "added"), >=, 5);
  answer = desk_ask (desk, "calendar holidays days.ics");
  g_assert_cmpint (json_object_get_int_member (answer, "added"), ==, 0);

  answer = desk_ask (desk, "calendar show");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "holidays")), >=, 5);

  desk_write (desk, "no.ics", "no calendar");
  desk_fail (desk, 1, "calendar holidays no.ics");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_add_test ("/cli/working-time/due", test_due);
  desk_add_test ("/cli/working-time/local", test_local);
  desk_add_test ("/cli/working-time/elapsed", test_elapsed);
  desk_add_test ("/cli/working-time/holidays", test_holidays);
  desk_add_test ("/cli/working-time/bad-input", test_bad_input);
  desk_add_test ("/cli/working-time/never-open", test_never_open);
  return g_test_run ();
}
