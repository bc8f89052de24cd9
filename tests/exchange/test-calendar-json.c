/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "baton-documents.h"
#include "baton-error.h"

static gint64
moment (const char *text)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

/* The example of the documentation, which has some of everything. */
static const char example[] =
  "{\"name\":\"Office\",\"time_zone\":\"Europe/Berlin\","
  "\"week\":{\"mon\":[[\"09:00\",\"12:00\"],[\"13:00\",\"17:30\"]],\"fri\":[[\"22:00\",\"06:00\"]]},"
  "\"holidays\":[\"2026-12-25\"],"
  "\"days\":{\"2026-12-24\":[[\"09:00\",\"12:00\"]],\"2026-12-21\":[]},"
  "\"pauses\":[[\"2026-03-02T10:00:00Z\",\"2026-03-02T11:00:00Z\"],[\"2026-03-02T15:00:00\",\"2026-03-02T15:10:00\"]]}";

static void
test_example (void)
{
  static const struct
  {
    const char *at;
    gboolean    open;
  } cases[] = {
    { "2026-03-02T09:00:00+01:00", TRUE },
    { "2026-03-02T10:59:00+01:00", TRUE },
    { "2026-03-02T11:00:00+01:00", FALSE },
    { "2026-03-02T12:00:00+01:00", FALSE },
    { "2026-03-02T13:00:00+01:00", TRUE },
    { "2026-03-02T15:05:00+01:00", FALSE },
    { "2026-03-02T17:29:00+01:00", TRUE },
    { "2026-03-02T17:30:00+01:00", FALSE },
    { "2026-03-06T21:59:00+01:00", FALSE },
    { "2026-03-07T05:59:00+01:00", TRUE },
    { "2026-12-24T10:00:00+01:00", TRUE },
    { "2026-12-21T10:00:00+01:00", FALSE },
    { "2026-12-25T23:00:00+01:00", FALSE },
    { "2026-12-26T01:00:00+01:00", FALSE },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonCalendar) calendar = baton_calendar_from_json (example, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (baton_calendar_get_name (calendar), ==, "Office");
  g_assert_cmpstr (baton_calendar_get_time_zone (calendar), ==, "Europe/Berlin");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].at);
      g_assert_cmpint (baton_calendar_is_open (calendar, moment (cases[i].at)), ==, cases[i].open);
    }
}

static void
test_accepted (void)
{
  static const struct
  {
    const char *text;
    gint64      minutes;   /* From Monday 2 March 2026 to the end of Tuesday. */
  } cases[] = {
    { "{\"time_zone\":\"UTC\",\"week\":{\"mon\":[[\"00:00\",\"24:00\"]]}}", 1440 },
    { "{\"time_zone\":\"UTC\",\"week\":{\"mon\":[[\"18:00\",\"00:00\"]]}}", 360 },
    { "{\"time_zone\":\"UTC\",\"week\":{\"mon\":[[\"09:00\",\"09:00\"]]}}", 1440 },
    { "{\"time_zone\":\"UTC\",\"week\":{\"mon\":[[\"09:00\",\"12:00\"],[\"11:00\",\"13:00\"]]}}", 240 },
    { "{\"time_zone\":\"UTC\",\"week\":{},\"days\":{\"2026-03-03\":[[\"09:00\",\"10:00\"]]}}", 60 },
    { "{\"time_zone\":\"UTC\",\"days\":{\"2026-03-03\":[[\"09:00\",\"10:00\"]]},\"holidays\":[\"2026-03-03\"]}", 60 },
    { "{\"time_zone\":\"UTC\",\"name\":null,\"holidays\":null,\"week\":{\"mon\":[[\"09:00\",\"10:00\"]],\"tue\":null}}", 60 },
    { "{\"$schema\":\"calendar.json\",\"time_zone\":\"UTC\",\"week\":{\"tue\":[[\"09:00\",\"10:00\"]]}}", 60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonCalendar) calendar = baton_calendar_from_json (cases[i].text, -1, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      g_assert_cmpint (baton_calendar_elapsed (calendar, moment ("2026-03-02T00:00:00Z"), moment ("2026-03-04T00:00:00Z")), ==,
                       cases[i].minutes * 60);
    }
}

#define WITH(members) "{\"time_zone\":\"UTC\",\"week\":{\"mon\":[[\"09:00\",\"17:00\"]]}," members "}"
#define WEEK(week)    "{\"time_zone\":\"UTC\",\"week\":" week "}"

static const struct
{
  const char *text;
  const char *place;   /* How the message begins. */
} refused[] = {
  { "", "" },
  { "{", "" },
  { "null", "" },
  { "[]", "" },
  { "\"calendar\"", "" },
  { "{\"time_zone\":\"UTC\"}", "The calendar has no working hours" },
  { WEEK ("{}"), "The calendar has no working hours" },
  { WEEK ("{\"mon\":[]}"), "The calendar has no working hours" },
  { "{\"week\":{\"mon\":[[\"09:00\",\"17:00\"]]}}", "“time_zone” is missing" },
  { "{\"time_zone\":5}", "/time_zone: " },
  { "{\"time_zone\":\"Mars/Olympus\"}", "/time_zone: “Mars/Olympus”" },
  { "{\"time_zone\":\"../../etc/passwd\"}", "/time_zone: " },
  { "{\"time_zone\":\"\"}", "/time_zone: " },
  { WITH ("\"name\":{}"), "/name: " },
  { WITH ("\"holyday\":[]"), "/holyday: " },
  { WITH ("\"a/b~c\":[]"), "/a~1b~0c: " },
  { WEEK ("[]"), "/week: " },
  { WEEK ("{\"monday\":[]}"), "/week/monday: " },
  { WEEK ("{\"mon\":{}}"), "/week/mon: " },
  { WEEK ("{\"mon\":[\"09:00\",\"17:00\"]}"), "/week/mon/0: " },
  { WEEK ("{\"mon\":[[\"09:00\"]]}"), "/week/mon/0: " },
  { WEEK ("{\"mon\":[[\"09:00\",\"12:00\",\"17:00\"]]}"), "/week/mon/0: " },
  { WEEK ("{\"mon\":[[\"25:00\",\"17:00\"]]}"), "/week/mon/0/0: “25:00” is no time of day; write HH:MM from 00:00 to 24:00" },
  { WEEK ("{\"mon\":[[\"09:00\",\"24:01\"]]}"), "/week/mon/0/1: " },
  { WEEK ("{\"mon\":[[\"24:00\",\"06:00\"]]}"), "/week/mon/0/0: " },
  { WEEK ("{\"mon\":[[\"09:60\",\"17:00\"]]}"), "/week/mon/0/0: " },
  { WEEK ("{\"mon\":[[\"9:00\",\"17:00\"]]}"), "/week/mon/0/0: " },
  { WEEK ("{\"mon\":[[\"09:00 \",\"17:00\"]]}"), "/week/mon/0/0: " },
  { WEEK ("{\"mon\":[[\"-9:00\",\"17:00\"]]}"), "/week/mon/0/0: " },
  { WEEK ("{\"mon\":[[9,17]]}"), "/week/mon/0/0: " },
  { WEEK ("{\"mon\":[[null,\"17:00\"]]}"), "/week/mon/0/0: " },
  { WITH ("\"holidays\":\"2026-12-25\""), "/holidays: " },
  { WITH ("\"holidays\":[\"2026-12-25\",\"2026-02-29\"]"), "/holidays/1: “2026-02-29”" },
  { WITH ("\"holidays\":[\"25.12.2026\"]"), "/holidays/0: " },
  { WITH ("\"holidays\":[\"0000-01-01\"]"), "/holidays/0: " },
  { WITH ("\"holidays\":[20261225]"), "/holidays/0: " },
  { WITH ("\"days\":[]"), "/days: " },
  { WITH ("\"days\":{\"2026-13-01\":[]}"), "/days/2026-13-01: " },
  { WITH ("\"days\":{\"24/12\":[]}"), "/days/24~112: " },
  { WITH ("\"days\":{\"2026-12-24\":\"closed\"}"), "/days/2026-12-24: " },
  { WITH ("\"days\":{\"2026-12-24\":[[\"09:00\",\"xx:00\"]]}"), "/days/2026-12-24/0/1: " },
  { WITH ("\"pauses\":{}"), "/pauses: " },
  { WITH ("\"pauses\":[[\"2026-03-02T10:00:00Z\"]]"), "/pauses/0: " },
  { WITH ("\"pauses\":[[\"10:00\",\"11:00\"]]"), "/pauses/0/0: " },
  { WITH ("\"pauses\":[[\"2026-03-02T11:00:00Z\",\"2026-03-02T10:00:00Z\"]]"), "/pauses/0: " },
  { WITH ("\"pauses\":[[\"2026-03-02T10:00:00Z\",\"2026-03-02T10:00:00Z\"]]"), "/pauses/0: " },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonCalendar) calendar = baton_calendar_from_json (refused[i].text, -1, &error);

      g_test_message ("%s", refused[i].text);
      g_assert_null (calendar);
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, refused[i].place));
    }
}

/* Any prefix of a good calendar is refused, or is one; none does harm. */
static void
test_cut_short (void)
{
  gsize length = strlen (example);

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonCalendar) calendar = baton_calendar_from_json (example, i, &error);

      g_assert_null (calendar);
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
    }
}

static void
test_one_byte_changed (void)
{
  static const char bytes[] = "0\"[{,:9-\\\xff";
  gsize length = strlen (example);

  for (gsize i = 0; i < length; i++)
    {
      for (gsize j = 0; j < sizeof bytes - 1; j++)
        {
          g_autoptr(GError) error = NULL;
          g_autoptr(BatonCalendar) calendar = NULL;
          g_autofree char *text = g_strdup (example);

          text[i] = bytes[j];
          calendar = baton_calendar_from_json (text, length, &error);
          g_assert_true ((calendar == NULL) == (error != NULL));
        }
    }
}

static void
test_default (void)
{
  g_autoptr(GBytes) bytes = baton_documents_get_default ("calendar");
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonCalendar) calendar = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  calendar = baton_calendar_from_json (text, length, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (baton_calendar_get_name (calendar), ==, "Office");
  g_assert_cmpint (baton_calendar_working_days (calendar, moment ("2026-03-01T00:00:00Z"), moment ("2026-04-01T00:00:00Z")), ==, 22);
}

/* Written and read again, everything is as it was; and written once more, too. */
static void
test_round_trip (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonCalendar) calendar = baton_calendar_from_json (example, -1, &error);
  g_autofree char *text = baton_calendar_to_json (calendar);
  g_autoptr(BatonCalendar) again = NULL;
  g_autofree char *same_text = NULL;

  again = baton_calendar_from_json (text, -1, &error);
  g_assert_no_error (error);
  same_text = baton_calendar_to_json (again);
  g_assert_cmpstr (text, ==, same_text);
  g_assert_cmpstr (baton_calendar_get_name (again), ==, "Office");
  for (gint64 at = moment ("2026-01-01T00:00:00Z"); at < moment ("2027-01-01T00:00:00Z"); at += 300 * G_USEC_PER_SEC)
    g_assert_cmpint (baton_calendar_is_open (again, at), ==, baton_calendar_is_open (calendar, at));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar-json/example", test_example);
  g_test_add_func ("/calendar-json/round-trip", test_round_trip);
  g_test_add_func ("/calendar-json/accepted", test_accepted);
  g_test_add_func ("/calendar-json/refused", test_refused);
  g_test_add_func ("/calendar-json/cut-short", test_cut_short);
  g_test_add_func ("/calendar-json/one-byte-changed", test_one_byte_changed);
  g_test_add_func ("/calendar-json/default", test_default);

  return g_test_run ();
}
