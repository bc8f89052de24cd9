/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Holidays out of iCalendar files, as calendars on the web and on the desktop
 * export them. */

#include "baton-holidays.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <libical/ical.h>
#include <string.h>

#include "baton-error.h"
#include "baton-text-reader.h"
#include "sla/baton-calendar-sheet.h"

/* A file of holidays has some kilobytes. These keep a hostile one from taking
 * memory, the stack or minutes. */
#define MAX_LENGTH   (2 * 1024 * 1024)
#define MAX_DEPTH    8
#define MAX_EVENTS   20000
#define MAX_RULES    2000
#define MAX_STEPS    100000 /* Of all rules together. */
#define MAX_SPAN     366

/* libical looks for a day that never comes, such as the 31st of February, in
 * eighteen thousand years: up to a second for a rule, and nothing stops it. */
#define MAX_TIME G_TIME_SPAN_SECOND

/* Rules are followed from the start of an event; nobody counts from before the
 * Gregorian calendar. */
#define FIRST_YEAR 1583
#define LAST_YEAR  2500

typedef icalcomponent Component;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Component, icalcomponent_free)

typedef icalrecur_iterator Recurrence;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recurrence, icalrecur_iterator_free)

typedef struct
{
  gint64      first;
  gint64      last;
  GHashTable *found;      /* gint64 day → BatonHoliday, which has the day. */
  guint       n_events;
  guint       n_rules;
  guint       n_steps;
  gint64      deadline;   /* Of the monotonic clock. */
  gboolean    gave_up;
} Reading;

/* An event, a day or longer. */
typedef struct
{
  icalcomponent *component;
  char          *name;
  int            n_days;
  GHashTable    *excluded;   /* Of gint64 days. */
} Event;

/**
 * baton_holiday_free:
 * @self: (nullable): a holiday
 *
 * Frees a holiday.
 */
void
baton_holiday_free (BatonHoliday *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

static gboolean
has_name (const char *line,
          const char *name)
{
  return strcspn (line, ":;") == strlen (name) && g_ascii_strncasecmp (line, name, strlen (name)) == 0;
}

/* libical goes one call deeper for each component in a component, and prints
 * what it thinks of an end without a beginning. */
static gboolean
check_depth (const char  *text,
             GError     **error)
{
  const char *line = text;
  int depth = 0;

  while (line != NULL && depth >= 0 && depth <= MAX_DEPTH)
    {
      line += strspn (line, "\r\n \t");
      if (has_name (line, "BEGIN"))
        depth++;
      else if (has_name (line, "END"))
        depth--;
      line = strpbrk (line, "\r\n");
    }
  if (depth >= 0 && depth <= MAX_DEPTH)
    return TRUE;

  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("The beginnings and ends in this calendar do not belong together; choose another file"));
  return FALSE;
}

static gboolean
is_date (icaltimetype time)
{
  return !icaltime_is_null_time (time) && icaltime_is_date (time) &&
         time.year >= FIRST_YEAR && time.year <= LAST_YEAR &&
         time.month >= 1 && time.month <= 12 && time.day >= 1 &&
         g_date_valid_dmy ((GDateDay) time.day, (GDateMonth) time.month, (GDateYear) time.year);
}

static gint64
get_day (icaltimetype time)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) time.day, (GDateMonth) time.month, (GDateYear) time.year);
  return baton_day_of_date (&date);
}

static void
add_days (Reading     *self,
          const Event *event,
          gint64       start)
{
  gint64 from = MAX (start, self->first);
  gint64 to = MIN (start + event->n_days - 1, self->last);

  if (g_hash_table_contains (event->excluded, &start))
    return;
  for (gint64 day = from; day <= to; day++)
    {
      BatonHoliday *holiday;

      if (g_hash_table_contains (self->found, &day))
        continue;
      holiday = g_new0 (BatonHoliday, 1);
      holiday->day = day;
      holiday->name = g_strdup (event->name);
      g_hash_table_insert (self->found, &holiday->day, holiday);
    }
}

/* A component has one place for its walk over properties: one walk at a time. */
static GHashTable *
list_excluded (icalcomponent *component)
{
  GHashTable *days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  icalproperty *property;

  for (property = icalcomponent_get_first_property (component, ICAL_EXDATE_PROPERTY);
       property != NULL;
       property = icalcomponent_get_next_property (component, ICAL_EXDATE_PROPERTY))
    {
      icaltimetype time = icalproperty_get_exdate (property);

      if (is_date (time))
        {
          gint64 day = get_day (time);

          g_hash_table_add (days, g_memdup2 (&day, sizeof day));
        }
    }
  return days;
}

/* Holidays come back each year, month or week. A rule by day that can never
 * hold would be looked for, day by day, for centuries. */
static gboolean
can_be_followed (const struct icalrecurrencetype *rule)
{
  switch (rule->freq)
    {
    case ICAL_YEARLY_RECURRENCE:
    case ICAL_MONTHLY_RECURRENCE:
      return TRUE;
    case ICAL_WEEKLY_RECURRENCE:
    case ICAL_DAILY_RECURRENCE:
      return rule->by_month_day[0] == ICAL_RECURRENCE_ARRAY_MAX &&
             rule->by_year_day[0] == ICAL_RECURRENCE_ARRAY_MAX &&
             rule->by_week_no[0] == ICAL_RECURRENCE_ARRAY_MAX &&
             rule->by_month[0] == ICAL_RECURRENCE_ARRAY_MAX &&
             rule->by_set_pos[0] == ICAL_RECURRENCE_ARRAY_MAX;
    default:
      return FALSE;
    }
}

static void
follow_rule (Reading                   *self,
             const Event               *event,
             struct icalrecurrencetype  rule,
             icaltimetype               start)
{
  g_autoptr(Recurrence) recurrence = NULL;

  self->gave_up |= g_get_monotonic_time () > self->deadline;
  if (self->gave_up || !can_be_followed (&rule) || self->n_rules++ >= MAX_RULES)
    return;

  recurrence = icalrecur_iterator_new (rule, start);
  while (recurrence != NULL && self->n_steps++ < MAX_STEPS)
    {
      icaltimetype time = icalrecur_iterator_next (recurrence);
      gint64 day;

      if (!is_date (time))
        return;
      day = get_day (time);
      if (day > self->last)
        return;
      add_days (self, event, day);
    }
}

static void
follow_rules (Reading      *self,
              const Event  *event,
              icaltimetype  start)
{
  icalproperty *property;

  for (property = icalcomponent_get_first_property (event->component, ICAL_RRULE_PROPERTY);
       property != NULL;
       property = icalcomponent_get_next_property (event->component, ICAL_RRULE_PROPERTY))
    follow_rule (self, event, icalproperty_get_rrule (property), start);
}

static void
add_more_dates (Reading     *self,
                const Event *event)
{
  icalproperty *property;

  for (property = icalcomponent_get_first_property (event->component, ICAL_RDATE_PROPERTY);
       property != NULL;
       property = icalcomponent_get_next_property (event->component, ICAL_RDATE_PROPERTY))
    {
      icaltimetype time = icalproperty_get_rdate (property).time;

      if (is_date (time))
        add_days (self, event, get_day (time));
    }
}

static char *
dup_name (icalcomponent *component)
{
  const char *summary = icalcomponent_get_summary (component);
  g_autofree char *name = summary != NULL ? g_utf8_make_valid (summary, -1) : NULL;

  if (name == NULL || *g_strstrip (name) == '\0')
    return NULL;
  return g_steal_pointer (&name);
}

/* The end is the day after the last; without one, or with one that makes no
 * sense, it is a single day. */
static int
count_days (icalcomponent *component,
            icaltimetype   start)
{
  icaltimetype end = icalcomponent_get_dtend (component);

  if (!is_date (end))
    return 1;
  return (int) CLAMP (get_day (end) - get_day (start), 1, MAX_SPAN);
}

static void
read_event (Reading       *self,
            icalcomponent *component)
{
  icaltimetype start = icalcomponent_get_dtstart (component);
  g_autofree char *name = NULL;
  g_autoptr(GHashTable) excluded = NULL;
  Event event = { .component = component };

  if (!is_date (start) || icalcomponent_get_status (component) == ICAL_STATUS_CANCELLED)
    return;

  event.name = name = dup_name (component);
  event.n_days = count_days (component, start);
  event.excluded = excluded = list_excluded (component);
  add_days (self, &event, get_day (start));
  follow_rules (self, &event, start);
  add_more_dates (self, &event);
}

/* A calendar, or several in one file. Depth was checked. */
static void
read_component (Reading       *self,
                icalcomponent *component)
{
  icalcomponent *child;

  if (icalcomponent_isa (component) == ICAL_VEVENT_COMPONENT)
    {
      if (self->n_events++ < MAX_EVENTS)
        read_event (self, component);
      return;
    }
  for (child = icalcomponent_get_first_component (component, ICAL_ANY_COMPONENT);
       child != NULL;
       child = icalcomponent_get_next_component (component, ICAL_ANY_COMPONENT))
    read_component (self, child);
}

static int
compare_holidays (gconstpointer a,
                  gconstpointer b)
{
  const BatonHoliday *first = *(const BatonHoliday * const *) a;
  const BatonHoliday *second = *(const BatonHoliday * const *) b;

  return (first->day > second->day) - (first->day < second->day);
}

static GPtrArray *
collect (Reading *self)
{
  GPtrArray *holidays = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_holiday_free);
  GHashTableIter iter;
  gpointer holiday;

  g_hash_table_iter_init (&iter, self->found);
  while (g_hash_table_iter_next (&iter, NULL, &holiday))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (holidays, holiday);
    }
  g_ptr_array_sort (holidays, compare_holidays);
  return holidays;
}

static gboolean
ends_in (const GString *text,
         char           end)
{
  return text->len > 0 && text->str[text->len - 1] == end;
}

/* Decodes the file, and puts lines together again that were folded, so that each
 * begins with a name. */
static char *
unfold (const char  *text,
        gsize        length,
        GError     **error)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr(BatonTextReader) reader = baton_text_reader_new (stream, error);
  g_autoptr(GString) lines = g_string_sized_new (length);
  const char *piece;
  gsize n;

  while (reader != NULL && baton_text_reader_next (reader, &piece, &n, NULL, error))
    {
      gboolean goes_on = n > 0 && (*piece == ' ' || *piece == '\t') && ends_in (lines, '\n');

      if (n == 0)
        return g_utf8_make_valid (lines->str, (gssize) lines->len);
      if (goes_on)
        g_string_truncate (lines, lines->len - 1);
      if (goes_on && ends_in (lines, '\r'))
        g_string_truncate (lines, lines->len - 1);
      g_string_append_len (lines, piece + goes_on, (gssize) n - goes_on);
    }
  return NULL;
}

static icalcomponent *
parse (const char  *text,
       gsize        length,
       GError     **error)
{
  g_autofree char *lines = NULL;
  g_autoptr(Component) root = NULL;

  if (length > MAX_LENGTH)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("The file has %" PRIu64 " bytes, too many for a calendar of holidays; choose another"),
                   (guint64) length);
      return NULL;
    }

  lines = unfold (text, length, error);
  if (lines == NULL || !check_depth (lines, error))
    return NULL;

  icalerror_set_errors_are_fatal (0);
  root = icalparser_parse_string (lines);
  if (root == NULL ||
      (icalcomponent_isa (root) != ICAL_VCALENDAR_COMPONENT && icalcomponent_isa (root) != ICAL_XROOT_COMPONENT))
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("This is no iCalendar file; export the holidays from a calendar as .ics"));
      return NULL;
    }
  return g_steal_pointer (&root);
}

/**
 * baton_holidays_from_ical:
 * @text: an iCalendar file
 * @length: its length in bytes
 * @first: the first date that is wanted, in days since 1970-01-01
 * @last: the last
 * @error: return location for an error
 *
 * Reads the events of an iCalendar file that take whole days, with those that
 * come back by a rule. Events at an hour, cancelled ones, and whatever cannot be
 * understood are left out.
 *
 * Fails with `BATON_ERROR_INVALID` when it is no iCalendar file or too large,
 * and with `BATON_ERROR_NOT_FOUND` when no such event is between the two dates.
 *
 * Returns: (transfer full) (element-type BatonHoliday) (nullable): the
 *   holidays in order, each date once
 */
GPtrArray *
baton_holidays_from_ical (const char  *text,
                          gsize        length,
                          gint64       first,
                          gint64       last,
                          GError     **error)
{
  g_autoptr(Component) root = NULL;
  g_autoptr(GHashTable) found = NULL;
  Reading reading = { .first = first, .last = last };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (first <= last, NULL);

  root = parse (text, length, error);
  if (root == NULL)
    return NULL;

  reading.found = found = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                 (GDestroyNotify) baton_holiday_free);
  reading.deadline = g_get_monotonic_time () + MAX_TIME;
  read_component (&reading, root);
  if (reading.gave_up)
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("The recurring events of this calendar take too long to work out; choose another file"));
      return NULL;
    }
  if (g_hash_table_size (found) == 0)
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_NOT_FOUND,
                           _("There are no all-day events of the coming years in this calendar; choose another file"));
      return NULL;
    }
  return collect (&reading);
}
