/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "baton-error.h"
#include "baton-holidays.h"
#include "sla/baton-calendar-sheet.h"

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n"
#define TAIL "END:VCALENDAR\r\n"

#define EVENT(lines) "BEGIN:VEVENT\r\nUID:1@test.example\r\nDTSTAMP:20250101T000000Z\r\n" lines "END:VEVENT\r\n"

static gint64
day (const char *text)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, text);
  g_assert_true (g_date_valid (&date));
  return baton_day_of_date (&date);
}

static GPtrArray *
read_text (const char  *text,
           GError     **error)
{
  return baton_holidays_from_ical (text, strlen (text), day ("2026-01-01"), day ("2028-12-31"), error);
}

static char *
format (GPtrArray *holidays)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < holidays->len; i++)
    {
      const BatonHoliday *holiday = g_ptr_array_index (holidays, i);
      GDate date;

      baton_day_to_date (holiday->day, &date);
      g_string_append_printf (text, "%s%04d-%02d-%02d", i > 0 ? " " : "", g_date_get_year (&date),
                              (int) g_date_get_month (&date), g_date_get_day (&date));
    }
  return g_string_free (text, FALSE);
}

static void
test_events (void)
{
  static const struct
  {
    const char *lines;
    const char *days;
  } cases[] = {
    { EVENT ("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\r\n"), "2026-12-25" },
    { EVENT ("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\n"), "2026-12-24 2026-12-25 2026-12-26" },
    { EVENT ("DTSTART;VALUE=DATE:20261224\r\nDURATION:P2D\r\n"), "2026-12-24 2026-12-25" },
    { EVENT ("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261224\r\n"), "2026-12-24" },
    { EVENT ("DTSTART;VALUE=DATE:20100501\r\nRRULE:FREQ=YEARLY\r\n"), "2026-05-01 2027-05-01 2028-05-01" },
    { EVENT ("DTSTART;VALUE=DATE:20100501\r\nRRULE:FREQ=YEARLY;UNTIL=20270101\r\n"), "2026-05-01" },
    { EVENT ("DTSTART;VALUE=DATE:20260501\r\nRRULE:FREQ=YEARLY;COUNT=2\r\n"), "2026-05-01 2027-05-01" },
    { EVENT ("DTSTART;VALUE=DATE:20101125\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\n"),
      "2026-11-26 2027-11-25 2028-11-23" },
    { EVENT ("DTSTART;VALUE=DATE:20100501\r\nRRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20270501\r\n"),
      "2026-05-01 2028-05-01" },
    { EVENT ("DTSTART;VALUE=DATE:20260403\r\nRDATE;VALUE=DATE:20270326,20280414\r\n"),
      "2026-04-03 2027-03-26 2028-04-14" },
    { EVENT ("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270102\r\nRRULE:FREQ=YEARLY;COUNT=1\r\n"),
      "2026-12-31 2027-01-01" },
    { EVENT ("DTSTART;VALUE=DATE:20251231\r\nDTEND;VALUE=DATE:20260102\r\n"), "2026-01-01" },
    { EVENT ("DTSTART;VALUE=DATE:20261225\r\n") EVENT ("DTSTART;VALUE=DATE:20261225\r\n"), "2026-12-25" },
    { EVENT ("DTSTART;VALUE=DATE:20270101\r\n") EVENT ("DTSTART;VALUE=DATE:20261225\r\n"), "2026-12-25 2027-01-01" },
    { EVENT ("DTSTART:20261224T140000Z\r\nDTEND:20261224T150000Z\r\n") EVENT ("DTSTART;VALUE=DATE:20261225\r\n"),
      "2026-12-25" },
    { EVENT ("DTSTART;VALUE=DATE:20261224\r\nSTATUS:CANCELLED\r\n") EVENT ("DTSTART;VALUE=DATE:20261225\r\n"),
      "2026-12-25" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (HEAD, cases[i].lines, TAIL, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) holidays = read_text (text, &error);
      g_autofree char *days = NULL;

      g_test_message ("%s", cases[i].lines);
      g_assert_no_error (error);
      days = format (holidays);
      g_assert_cmpstr (days, ==, cases[i].days);
    }
}

/* A line that is folded right before a word with which other lines begin. */
static void
test_folded (void)
{
  const char *text = HEAD EVENT ("DTSTART;VALUE=DATE:20261225\r\nDESCRIPTION:It is the\r\n  end of the year,\r\n"
                                 "  the end of term\r\n  and what begins\r\n  ends\r\n") TAIL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) holidays = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (holidays->len, ==, 1);
}

static void
test_names (void)
{
  const char *text = HEAD EVENT ("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Erster Weihnachts\r\n feiertag\\, frei\r\n")
                     EVENT ("DTSTART;VALUE=DATE:20261226\r\n") TAIL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) holidays = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (holidays->len, ==, 2);
  g_assert_cmpstr (((BatonHoliday *) g_ptr_array_index (holidays, 0))->name, ==, "Erster Weihnachtsfeiertag, frei");
  g_assert_null (((BatonHoliday *) g_ptr_array_index (holidays, 1))->name);
}

static void
test_several_calendars (void)
{
  const char *text = HEAD EVENT ("DTSTART;VALUE=DATE:20261225\r\n") TAIL
                     HEAD EVENT ("DTSTART;VALUE=DATE:20270101\r\n") TAIL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) holidays = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (holidays->len, ==, 2);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    BatonError  code;
  } cases[] = {
    { "", BATON_ERROR_INVALID },
    { "email,name\nlena@bremer.example,Lena\n", BATON_ERROR_INVALID },
    { "BEGIN:VCARD\r\nFN:Lena\r\nEND:VCARD\r\n", BATON_ERROR_INVALID },
    { HEAD TAIL, BATON_ERROR_NOT_FOUND },
    { HEAD EVENT ("DTSTART:20261224T140000Z\r\n") TAIL, BATON_ERROR_NOT_FOUND },
    { HEAD EVENT ("DTSTART;VALUE=DATE:20201224\r\n") TAIL, BATON_ERROR_NOT_FOUND },
    { HEAD EVENT ("SUMMARY:Some day\r\n") TAIL, BATON_ERROR_NOT_FOUND },
    { HEAD EVENT ("DTSTART;VALUE=DATE:20269999\r\n") TAIL, BATON_ERROR_NOT_FOUND },
    { HEAD EVENT ("DTSTART;VALUE=DATE:00000000\r\n") TAIL, BATON_ERROR_NOT_FOUND },
    { HEAD EVENT ("DTSTART;VALUE=DATE:soon\r\n") TAIL, BATON_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) holidays = NULL;

      g_test_message ("%s", cases[i].text);
      holidays = read_text (cases[i].text, &error);
      g_assert_error (error, BATON_ERROR, (int) cases[i].code);
      g_assert_null (holidays);
    }
}

/* What never comes to an end by itself has to, and soon. */
static void
test_endless (void)
{
  static const char * const rules[] = {
    "FREQ=SECONDLY", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;INTERVAL=7",
    "FREQ=HOURLY;BYHOUR=25", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY", "FREQ=DAILY;BYDAY=XX",
    "FREQ=WEEKLY;BYMONTH=13", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYYEARDAY=-366,366", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", "FREQ=YEARLY;BYDAY=53MO",
    "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;INTERVAL=-1", "FREQ=YEARLY;INTERVAL=99999999999",
    "FREQ=YEARLY;COUNT=-5", "FREQ=YEARLY;COUNT=2147483648", "FREQ=YEARLY;UNTIL=99999999", "FREQ=", "FREQ", "",
    "FREQ=YEARLY;BYSETPOS=400", "FREQ=YEARLY;RSCALE=CHINESE", "FREQ=YEARLY;WKST=QQ", "FREQ=YEARLY;FREQ=SECONDLY",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *text = g_strdup_printf (HEAD EVENT ("DTSTART;VALUE=DATE:20260106\r\nRRULE:%s\r\n") TAIL,
                                               rules[i]);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) holidays = NULL;

      g_test_message ("%s", rules[i]);
      holidays = read_text (text, &error);
      if (holidays == NULL)
        g_assert_cmpint (error->domain, ==, (int) BATON_ERROR);
      else
        g_assert_cmpuint (holidays->len, <=, 3 * 366);
    }
}

/* Each of these rules is looked for through all of time. */
static void
test_never (void)
{
  g_autoptr(GString) text = g_string_new (HEAD);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) holidays = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, EVENT ("DTSTART;VALUE=DATE:20260131\r\nRRULE:FREQ=MONTHLY;BYSETPOS=-366;BYDAY=MO\r\n"));
  g_string_append (text, TAIL);
  holidays = read_text (text->str, &error);
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
}

/* As other programs write it. */
static void
test_encodings (void)
{
  const char *text = HEAD EVENT ("DTSTART;VALUE=DATE:20260815\r\nSUMMARY:Mariä Himmelfahrt\r\n") TAIL;
  static const struct
  {
    const char *mark;
    const char *name;
  } encodings[] = { { "\357\273\277", "UTF-8" }, { "", "WINDOWS-1252" }, { "", "UTF-16" } };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      g_autofree char *converted = g_convert (text, -1, encodings[i].name, "UTF-8", NULL, &length, NULL);
      gsize mark_length = strlen (encodings[i].mark);
      g_autofree char *file = g_malloc (mark_length + length);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) holidays = NULL;

      memcpy (file, encodings[i].mark, mark_length);
      memcpy (file + mark_length, converted, length);
      holidays = baton_holidays_from_ical (file, mark_length + length, day ("2026-01-01"), day ("2028-12-31"), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (((BatonHoliday *) g_ptr_array_index (holidays, 0))->name, ==, "Mariä Himmelfahrt");
    }
}

static void
test_deep (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) holidays = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "BEGIN:VCALENDAR\r\n");
  holidays = read_text (text->str, &error);
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
}

static void
test_large (void)
{
  const gsize length = 3 * 1024 * 1024;
  g_autofree char *text = g_malloc0 (length + 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) holidays = NULL;

  memset (text, 'A', length);
  holidays = baton_holidays_from_ical (text, length, 0, 1, &error);
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
}

/* Whatever a byte or two turn a calendar into, it is read or refused. */
static void
test_mangled (void)
{
  const char *good = HEAD EVENT ("DTSTART;VALUE=DATE:20260501\r\nDTEND;VALUE=DATE:20260503\r\n"
                                 "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1FR\r\nEXDATE;VALUE=DATE:20270507\r\n"
                                 "SUMMARY;LANGUAGE=en:Öffentlicher Feiertag\r\n") TAIL;
  const gsize length = strlen (good);
  g_autoptr(GRand) random = g_rand_new_with_seed (4711);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_memdup2 (good, length);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) holidays = NULL;

      for (gint j = g_rand_int_range (random, 1, 4); j > 0; j--)
        text[g_rand_int_range (random, 0, (gint32) length)] = (char) g_rand_int_range (random, 0, 256);
      holidays = baton_holidays_from_ical (text, g_rand_int_range (random, 1, (gint32) length + 1),
                                           day ("2026-01-01"), day ("2028-12-31"), &error);
      g_assert_true ((holidays == NULL) == (error != NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/holidays/events", test_events);
  g_test_add_func ("/holidays/folded", test_folded);
  g_test_add_func ("/holidays/names", test_names);
  g_test_add_func ("/holidays/several-calendars", test_several_calendars);
  g_test_add_func ("/holidays/refused", test_refused);
  g_test_add_func ("/holidays/endless", test_endless);
  g_test_add_func ("/holidays/never", test_never);
  g_test_add_func ("/holidays/encodings", test_encodings);
  g_test_add_func ("/holidays/deep", test_deep);
  g_test_add_func ("/holidays/large", test_large);
  g_test_add_func ("/holidays/mangled", test_mangled);

  return g_test_run ();
}
