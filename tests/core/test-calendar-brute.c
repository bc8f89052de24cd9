/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Compares calendars made at random with a map that has an entry for each
 * minute of forty days, filled in from the definition alone: an interval is
 * open from the first minute at which the clock on the wall shows its start or
 * later, up to the last at which it shows less than its end.
 */

#include "calendar-fixture.h"

#define N_CALENDARS   80
#define N_CASES       40
#define N_DAYS        40
#define MINUTES_A_DAY 1440
#define N_MINUTES     (N_DAYS * MINUTES_A_DAY)
#define MINUTE        ((gint64) 60 * G_USEC_PER_SEC)
#define SEED          20260302
#define NOBODY        G_MININT

/* Clocks change in most of them: by an hour, by two, by half of one, at midnight,
 * over midnight, and by a whole day. */
static const struct
{
  const char *zone;
  const char *first_day;
} places[] = {
  { "UTC", "2026-01-20" },
  { "Europe/Berlin", "2026-03-10" },
  { "Europe/Berlin", "2026-10-05" },
  { "America/New_York", "2025-10-20" },
  { "America/New_York", "2024-02-25" },
  { "Australia/Lord_Howe", "2026-03-20" },
  { "Australia/Lord_Howe", "2025-09-15" },
  { "Pacific/Apia", "2011-12-10" },
  { "America/St_Johns", "2010-10-20" },
  { "America/Sao_Paulo", "2018-10-15" },
  { "America/Sao_Paulo", "2019-02-01" },
  { "Africa/Casablanca", "2024-03-01" },
  { "Asia/Kathmandu", "2024-12-20" },
  { "America/Havana", "2023-10-20" },
  { "Asia/Tehran", "2022-03-05" },
  { "Antarctica/Troll", "2026-03-10" },
};

/* Dates are counted from the first day; minutes from its midnight in UTC. */
typedef struct
{
  GDate          first_day;
  gint64         start;                  /* Microseconds. */
  int            wall[N_MINUTES + 1];    /* Minutes that the clock shows since date 0. */
  int            owner[N_MINUTES];       /* The date that works in the minute, or NOBODY. */
  BatonCalendar *calendar;
} Map;

typedef struct
{
  int           n;
  BatonInterval intervals[3];
} Hours;

static GRand *dice;

static void
map_read_clock (Map        *map,
                const char *zone_name,
                const char *first_day)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autofree char *midnight = g_strconcat (first_day, "T00:00:00Z", NULL);

  g_assert_nonnull (zone);
  g_date_clear (&map->first_day, 1);
  g_date_set_parse (&map->first_day, first_day);
  map->start = moment (midnight);

  for (int i = 0; i <= N_MINUTES; i++)
    {
      int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, map->start / G_USEC_PER_SEC + i * 60);

      map->wall[i] = i + g_time_zone_get_offset (zone, interval) / 60;
      if (i < N_MINUTES)
        map->owner[i] = NOBODY;
    }
}

static int
first_minute_at (const Map *map,
                 int        wall)
{
  int i = CLAMP (wall - 2 * MINUTES_A_DAY, 0, N_MINUTES);

  while (i < N_MINUTES && map->wall[i] < wall)
    i++;
  return i;
}

static int
last_minute_before (const Map *map,
                    int        wall)
{
  int i = CLAMP (wall + 2 * MINUTES_A_DAY, 0, N_MINUTES);

  while (i > 0 && map->wall[i - 1] >= wall)
    i--;
  return i;
}

static void
map_work (Map           *map,
          int            date,
          BatonInterval  interval)
{
  int start = date * MINUTES_A_DAY + interval.start / 60;
  int end = date * MINUTES_A_DAY + interval.end / 60 + (interval.end <= interval.start ? MINUTES_A_DAY : 0);
  int to = last_minute_before (map, end);

  for (int i = first_minute_at (map, start); i < to; i++)
    {
      if (map->owner[i] == NOBODY)
        map->owner[i] = date;
    }
}

static Hours
random_hours (void)
{
  Hours hours = { g_rand_int_range (dice, 0, 4), };

  for (int i = 0; i < hours.n; i++)
    {
      int start = g_rand_int_range (dice, 0, 5) == 0 ? 0 : g_rand_int_range (dice, 0, 144);
      int end = g_rand_int_range (dice, 0, 5) == 0 ? 144 : g_rand_int_range (dice, 1, 145);

      hours.intervals[i] = (BatonInterval) { start * 600, end * 600 };
    }
  return hours;
}

/* Now and then a date is a holiday, or has hours of its own, or both. */
static void
add_some_date (BatonCalendarBuilder *builder,
               const Map            *map,
               int                   date,
               Hours                *hours)
{
  GDate day = map->first_day;
  int year, month, day_of_month;
  guint kind = g_rand_int_range (dice, 0, 12);

  g_date_set_julian (&day, g_date_get_julian (&map->first_day) + date);
  year = g_date_get_year (&day);
  month = g_date_get_month (&day);
  day_of_month = g_date_get_day (&day);

  if (kind <= 1)
    {
      baton_calendar_builder_add_holiday (builder, year, month, day_of_month);
      hours->n = 0;
    }
  if (kind >= 1 && kind <= 2)
    {
      *hours = random_hours ();
      baton_calendar_builder_close_day (builder, year, month, day_of_month);
      for (int i = 0; i < hours->n; i++)
        baton_calendar_builder_add_to_day (builder, year, month, day_of_month, hours->intervals[i], NULL);
    }
}

static void
add_pauses (BatonCalendarBuilder *builder,
            Map                  *map)
{
  int n_pauses = g_rand_int_range (dice, 0, 6);

  for (int i = 0; i < n_pauses; i++)
    {
      int from = g_rand_int_range (dice, 0, N_MINUTES - 1);
      int length = g_rand_int_range (dice, 1, 3000);
      int to = MIN (N_MINUTES, from + length);

      baton_calendar_builder_add_pause (builder, map->start + from * MINUTE, map->start + to * MINUTE);
      for (int minute = from; minute < to; minute++)
        map->owner[minute] = NOBODY;
    }
}

static void
map_make (Map        *map,
          const char *zone,
          const char *first_day)
{
  g_autoptr(BatonCalendarBuilder) builder = baton_calendar_builder_new (NULL, zone, NULL);
  Hours week[7];
  int weekday;

  map_read_clock (map, zone, first_day);
  weekday = g_date_get_weekday (&map->first_day);
  for (int i = 0; i < 7; i++)
    {
      week[i] = random_hours ();
      for (int j = 0; j < week[i].n; j++)
        baton_calendar_builder_add_weekly (builder, i + 1, week[i].intervals[j], NULL);
    }

  for (int date = -3; date < N_DAYS + 3; date++)
    {
      Hours hours = week[(weekday - 1 + date + 7) % 7];

      add_some_date (builder, map, date, &hours);
      for (int i = 0; i < hours.n; i++)
        map_work (map, date, hours.intervals[i]);
    }
  add_pauses (builder, map);
  map->calendar = baton_calendar_builder_end (builder);
}

static int
count_minutes (const Map *map,
               int        from,
               int        to)
{
  int count = 0;

  for (int i = from; i < to; i++)
    count += map->owner[i] != NOBODY;
  return count;
}

static void
check_elapsed (const Map *map,
               int        from,
               int        to)
{
  gint64 start = map->start + from * MINUTE;
  gint64 end = map->start + to * MINUTE;

  g_assert_cmpint (baton_calendar_elapsed (map->calendar, start, end), ==, 60 * count_minutes (map, from, to));
  g_assert_cmpint (baton_calendar_elapsed (map->calendar, end, start), ==, -60 * count_minutes (map, from, to));
  g_assert_cmpint (baton_calendar_is_open (map->calendar, start), ==, map->owner[from] != NOBODY);
}

/* The first minute at the end of so many working minutes; -1 beyond the map. */
static int
walk_forward (const Map *map,
              int        from,
              int        count)
{
  int i = from;

  if (count == 0)
    {
      while (i < N_MINUTES && map->owner[i] == NOBODY)
        i++;
      return i < N_MINUTES ? i : -1;
    }
  for (; i < N_MINUTES && count > 0; i++)
    count -= map->owner[i] != NOBODY;
  return count == 0 ? i : -1;
}

static int
walk_back (const Map *map,
           int        from,
           int        count)
{
  int i = from;

  for (; i > 0 && count > 0; i--)
    count -= map->owner[i - 1] != NOBODY;
  return count == 0 ? i : -1;
}

static int
next_date (const Map *map,
           int        date,
           int        step)
{
  for (int other = date + step; other >= -2 && other <= N_DAYS; other += step)
    {
      for (int i = 0; i < N_MINUTES; i++)
        {
          if (map->owner[i] == other)
            return other;
        }
    }
  return NOBODY;
}

static int
fit_into_date (const Map *map,
               int        date,
               int        minute)
{
  int fitting = -1;

  for (int i = 0; i < N_MINUTES; i++)
    {
      if (map->owner[i] != date)
        continue;
      if (fitting >= 0 && i > minute)
        break;
      fitting = i < minute ? i + 1 : i;
    }
  return fitting;
}

static int
move_days (const Map *map,
           int        from,
           int        days)
{
  int step = days < 0 ? -1 : 1;
  int at = from;
  int date, wall;

  if (map->owner[from] != NOBODY || step > 0)
    {
      at = walk_forward (map, from, 0);
      date = at >= 0 ? map->owner[at] : NOBODY;
    }
  else
    {
      while (at > 0 && map->owner[at - 1] == NOBODY)
        at--;
      date = at > 0 ? map->owner[at - 1] : NOBODY;
    }
  if (date == NOBODY)
    return -1;

  wall = map->wall[at] - date * MINUTES_A_DAY;
  for (int i = 0; i < ABS (days) && date != NOBODY; i++)
    date = next_date (map, date, step);
  if (date < 1 || date > N_DAYS - 3)
    return -1;
  return fit_into_date (map, date, first_minute_at (map, date * MINUTES_A_DAY + wall));
}

static void
check_due (const Map           *map,
           int                  from,
           const BatonDuration *target,
           int                  expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = baton_duration_format (target);
  gint64 due = 0;

  if (expected < 0)
    return;
  g_assert_true (baton_calendar_due (map->calendar, map->start + from * MINUTE, target, &due, &error));
  g_assert_no_error (error);
  g_test_message ("%s from minute %d", text, from);
  g_assert_cmpint ((due - map->start) / MINUTE, ==, expected);
  g_assert_cmpint ((due - map->start) % MINUTE, ==, 0);
}

static void
check_some_due (const Map *map,
                int        from)
{
  int count = g_rand_int_range (dice, 0, 6) == 0 ? 0 : g_rand_int_range (dice, 0, 4000);
  int days = g_rand_int_range (dice, 1, 6);
  BatonDuration target = { .seconds = count * 60 };
  BatonDuration target_days = { .days = days };

  check_due (map, from, &target, walk_forward (map, from, count));
  check_due (map, from, &target_days, move_days (map, from, days));

  target.negative = count > 0;
  target_days.negative = TRUE;
  check_due (map, from, &target, count > 0 ? walk_back (map, from, count) : walk_forward (map, from, 0));
  check_due (map, from, &target_days, move_days (map, from, -days));
}

static void
test_brute_force (void)
{
  g_autofree Map *map = g_new (Map, 1);

  dice = g_rand_new_with_seed (SEED);
  for (int i = 0; i < N_CALENDARS; i++)
    {
      guint place = i % G_N_ELEMENTS (places);

      g_test_message ("calendar %d in %s from %s", i, places[place].zone, places[place].first_day);
      map_make (map, places[place].zone, places[place].first_day);

      for (int j = 0; j < N_CASES; j++)
        {
          int from = g_rand_int_range (dice, 3 * MINUTES_A_DAY, N_MINUTES - 3 * MINUTES_A_DAY);
          int to = g_rand_int_range (dice, from, N_MINUTES - 3 * MINUTES_A_DAY);

          check_elapsed (map, from, to);
          check_some_due (map, from);
        }
      baton_calendar_unref (map->calendar);
    }
  g_clear_pointer (&dice, g_rand_free);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/brute-force", test_brute_force);

  return g_test_run ();
}
