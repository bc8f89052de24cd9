/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sla/baton-working-day-private.h"

/* Two years: who never works for so long has no working time. */
#define MAX_IDLE_DAYS 731

static GArray *
hours_on (BatonCalendar *calendar,
          gint64         date)
{
  const GArray *special_days = calendar->special_days;
  guint low = 0;
  guint high = special_days->len;
  gint64 weekday;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (special_days, BatonSpecialDay, middle).day < date)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < special_days->len && g_array_index (special_days, BatonSpecialDay, low).day == date)
    return g_array_index (special_days, BatonSpecialDay, low).hours;

  /* 1970-01-01 was a Thursday. */
  weekday = (date + 3) - baton_floor_divide (date + 3, 7) * 7;
  return calendar->week[weekday];
}

static gint64
opening_of (BatonCalendar *calendar,
            gint64         date,
            int            second)
{
  return baton_zone_first_at (calendar->zone, date * BATON_SECONDS_A_DAY + second) * G_USEC_PER_SEC;
}

static gint64
closing_of (BatonCalendar *calendar,
            gint64         date,
            int            second)
{
  return baton_zone_last_before (calendar->zone, date * BATON_SECONDS_A_DAY + second) * G_USEC_PER_SEC;
}

/* When the hours that began on @date are over; what they cover belongs to it. */
static gint64
end_of_day (BatonCalendar *calendar,
            gint64         date)
{
  const GArray *hours = hours_on (calendar, date);

  if (hours->len == 0)
    return G_MININT64;
  return closing_of (calendar, date, g_array_index (hours, BatonInterval, hours->len - 1).end);
}

static guint
find_pause (const GArray *pauses,
            gint64        after)
{
  guint low = 0;
  guint high = pauses->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (pauses, BatonSpan, middle).end <= after)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
append_without_pauses (GArray       *spans,
                       BatonSpan     span,
                       const GArray *pauses)
{
  for (guint i = find_pause (pauses, span.start); i < pauses->len && span.start < span.end; i++)
    {
      const BatonSpan *pause = &g_array_index (pauses, BatonSpan, i);

      if (pause->start >= span.end)
        break;
      if (pause->start > span.start)
        {
          BatonSpan before = { span.start, pause->start };

          g_array_append_val (spans, before);
        }
      span.start = pause->end;
    }

  if (span.start < span.end)
    g_array_append_val (spans, span);
}

void
baton_working_day_init (BatonWorkingDay *self,
                        BatonCalendar   *calendar)
{
  self->calendar = calendar;
  self->date = 0;
  self->spans = g_array_new (FALSE, FALSE, sizeof (BatonSpan));
}

void
baton_working_day_clear (BatonWorkingDay *self)
{
  g_clear_pointer (&self->spans, g_array_unref);
}

/*
 * baton_working_day_load:
 * @date: a date, in days since 1970-01-01
 *
 * Works out the hours of a date; there may be none.
 */
void
baton_working_day_load (BatonWorkingDay *self,
                        gint64           date)
{
  BatonCalendar *calendar = self->calendar;
  const GArray *hours = hours_on (calendar, date);
  gint64 taken;

  self->date = date;
  g_array_set_size (self->spans, 0);
  if (hours->len == 0)
    return;

  taken = end_of_day (calendar, date - 1);
  for (guint i = 0; i < hours->len; i++)
    {
      const BatonInterval *interval = &g_array_index (hours, BatonInterval, i);
      BatonSpan span = { opening_of (calendar, date, interval->start), closing_of (calendar, date, interval->end) };

      span.start = MAX (span.start, taken);
      taken = MAX (span.end, taken);
      append_without_pauses (self->spans, span, calendar->pauses);
    }
}

/*
 * baton_working_day_next:
 * @step: 1 to look ahead, -1 to look back
 *
 * Loads the next working day. The date stands where the search ended.
 *
 * Returns: whether there is one within two years, and before the calendar
 *   itself ends
 */
gboolean
baton_working_day_next (BatonWorkingDay *self,
                        int              step)
{
  for (int i = 0; i < MAX_IDLE_DAYS; i++)
    {
      gint64 date = self->date + step;

      if (date < BATON_FIRST_DAY || date > BATON_LAST_DAY)
        return FALSE;
      baton_working_day_load (self, date);
      if (self->spans->len > 0)
        return TRUE;
    }
  return FALSE;
}

const BatonSpan *
baton_working_day_get_span (const BatonWorkingDay *self,
                            guint                  position)
{
  return &g_array_index (self->spans, BatonSpan, position);
}
