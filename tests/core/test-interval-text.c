/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "baton-error.h"
#include "sla/baton-calendar-builder.h"
#include "sla/baton-calendar-sheet.h"
#include "sla/baton-interval-text.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *canonical;
  } cases[] = {
    { "", "" },
    { "   ", "" },
    { "09:00–12:00, 13:00–17:30", "09:00–12:00, 13:00–17:30" },
    { "13:00-17:30;9-12", "09:00–12:00, 13:00–17:30" },
    { "9.30 — 17", "09:30–17:00" },
    { "0-24", "00:00–24:00" },
    { "22:00–06:00", "22:00–06:00" },
    { "8:00-0:00", "08:00–24:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GArray) hours = baton_intervals_parse (cases[i].text, &error);
      g_autofree char *text = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      text = baton_intervals_format (hours);
      g_assert_cmpstr (text, ==, cases[i].canonical);
    }
}

static void
test_refused (void)
{
  static const char * const cases[] = {
    "nine to five", "9", "9-", "-17", "9-25", "9:60-10", "24-25", "24:00-1", "24:30-25", "9-12,", "9-12 13-17",
    "9-12, 11-14", "22-6, 23-24", "123-124", "9--12", "9:-12",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GArray) hours = NULL;

      g_test_message ("%s", cases[i]);
      hours = baton_intervals_parse (cases[i], &error);
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
      g_assert_null (hours);
    }
}

/* What is written down makes the same calendar again. */
static void
test_sheet (void)
{
  const BatonInterval night = { 22 * 3600, 6 * 3600 };
  const BatonInterval day_and_night = { 8 * 3600, 8 * 3600 };
  const BatonInterval one_later = { 9 * 3600, 9 * 3600 };
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonCalendarBuilder) builder = baton_calendar_builder_new ("Late", "Europe/Berlin", &error);
  g_autoptr(BatonCalendar) calendar = NULL;
  g_autoptr(BatonCalendar) again = NULL;
  g_autoptr(BatonCalendarSheet) sheet = NULL;
  const gint64 start = G_GINT64_CONSTANT (1772000000) * G_USEC_PER_SEC;

  baton_calendar_builder_add_weekly (builder, 5, night, &error);
  baton_calendar_builder_add_weekly (builder, 1, day_and_night, &error);
  baton_calendar_builder_add_weekly (builder, 1, one_later, &error);
  baton_calendar_builder_add_holiday (builder, 2026, 3, 6);
  g_assert_no_error (error);
  calendar = baton_calendar_builder_end (builder);

  sheet = baton_calendar_sheet_new (calendar);
  again = baton_calendar_sheet_end (sheet, &error);
  g_assert_no_error (error);
  for (gint64 hour = 0; hour < 24 * 40; hour++)
    {
      gint64 at = start + hour * 3600 * G_USEC_PER_SEC;

      g_assert_cmpint (baton_calendar_is_open (again, at), ==, baton_calendar_is_open (calendar, at));
    }
}

static void
test_holidays (void)
{
  const BatonInterval hours = { 9 * 3600, 17 * 3600 };
  g_autoptr(BatonCalendarBuilder) builder = baton_calendar_builder_new ("Office", "UTC", NULL);
  g_autoptr(BatonCalendar) calendar = NULL;
  g_autoptr(BatonCalendar) again = NULL;
  g_autoptr(BatonCalendarSheet) sheet = NULL;
  g_autoptr(GError) error = NULL;
  const gint64 day = 20800;
  const gint64 noon = (day * 24 + 12) * 3600 * G_USEC_PER_SEC;

  for (int i = 1; i <= 7; i++)
    baton_calendar_builder_add_weekly (builder, i, hours, NULL);
  calendar = baton_calendar_builder_end (builder);
  sheet = baton_calendar_sheet_new (calendar);

  g_assert_true (baton_calendar_sheet_add_holiday (sheet, day));
  g_assert_false (baton_calendar_sheet_add_holiday (sheet, day));
  again = baton_calendar_sheet_end (sheet, &error);
  g_assert_false (baton_calendar_is_open (again, noon));
  g_clear_pointer (&again, baton_calendar_unref);

  g_assert_true (baton_calendar_sheet_remove_holiday (sheet, day));
  g_assert_false (baton_calendar_sheet_remove_holiday (sheet, day));
  again = baton_calendar_sheet_end (sheet, &error);
  g_assert_true (baton_calendar_is_open (again, noon));
  g_clear_pointer (&again, baton_calendar_unref);

  for (guint i = 0; i < 7; i++)
    g_array_set_size (sheet->week[i], 0);
  again = baton_calendar_sheet_end (sheet, &error);
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interval-text/parse", test_parse);
  g_test_add_func ("/interval-text/refused", test_refused);
  g_test_add_func ("/calendar-sheet/again", test_sheet);
  g_test_add_func ("/calendar-sheet/holidays", test_holidays);

  return g_test_run ();
}
