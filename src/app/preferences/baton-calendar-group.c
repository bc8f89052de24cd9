/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-calendar-group.h"

#include <glib/gi18n.h>

#include "preferences/baton-holidays-row.h"
#include "preferences/baton-problem-row.h"
#include "sla/baton-calendar-sheet.h"
#include "sla/baton-interval-text.h"

#define N_WEEKDAYS 7

/* A Monday, to name the weekdays by. */
#define SOME_MONDAY 2026, 1, 5

/* The example begins so long before the end of a working day. */
#define EXAMPLE_LEAD (10 * 60)

/**
 * BatonCalendarGroup:
 *
 * The working time: a line for each weekday, written as people write it, the
 * holidays, and what it means for a lead on a Friday afternoon.
 */
struct _BatonCalendarGroup
{
  AdwPreferencesGroup  parent_instance;
  BatonCalendarSheet  *sheet;               /* NULL until there is one; its holidays are edited in place. */
  char                *key;                 /* What is in force, to tell whether it was edited. */
  BatonSla            *promise;             /* What the example is about, or NULL. */
  gboolean             is_showing;

  AdwEntryRow         *day_rows[N_WEEKDAYS];
  AdwActionRow        *example_row;
  BatonHolidaysRow    *holidays_row;
  BatonProblemRow     *problem_row;
  AdwEntryRow         *zone_row;
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonCalendarGroup, baton_calendar_group, ADW_TYPE_PREFERENCES_GROUP)

static guint signals[N_SIGNALS];

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* What somebody sees, in one text. */
static char *
make_key (BatonCalendarGroup *self)
{
  GString *key = g_string_new (get_text (self->zone_row));

  for (guint i = 0; i < N_WEEKDAYS; i++)
    g_string_append_printf (key, "\n%s", get_text (self->day_rows[i]));
  for (guint i = 0; self->sheet != NULL && i < self->sheet->special_days->len; i++)
    {
      const BatonSpecialDay *special = &g_array_index (self->sheet->special_days, BatonSpecialDay, i);

      if (special->hours->len == 0)
        g_string_append_printf (key, "\n%" G_GINT64_FORMAT, special->day);
    }
  return g_string_free (key, FALSE);
}

static gboolean
read_days (BatonCalendarGroup  *self,
           GError             **error)
{
  gboolean done = TRUE;

  for (guint i = 0; i < N_WEEKDAYS; i++)
    {
      GtkWidget *row = GTK_WIDGET (self->day_rows[i]);
      g_autoptr(GArray) hours = baton_intervals_parse (get_text (self->day_rows[i]), done ? error : NULL);

      if (hours == NULL)
        gtk_widget_add_css_class (row, "error");
      else
        {
          gtk_widget_remove_css_class (row, "error");
          g_array_unref (self->sheet->week[i]);
          self->sheet->week[i] = g_steal_pointer (&hours);
        }
      done &= self->sheet->week[i] != NULL && !gtk_widget_has_css_class (row, "error");
    }
  return done;
}

static char *
format_moment (gint64     at,
               GTimeZone *zone)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);

  /* Translators: a moment within a week, as g_date_time_format() takes it: Fri 16:50 */
  return g_date_time_format (local, _("%a %H:%M"));
}

/* The end of the last working day of a coming week, a little before. */
static gboolean
find_example (BatonCalendarGroup *self,
              BatonCalendar      *calendar,
              GTimeZone          *zone,
              gint64             *start)
{
  g_autoptr(GDateTime) today = g_date_time_new_now (zone);

  for (int weekday = 5; weekday > 0; weekday--)
    {
      const GArray *hours = self->sheet->week[weekday - 1];
      int days = (weekday - g_date_time_get_day_of_week (today) + 7) % 7 + 7;
      g_autoptr(GDateTime) day = g_date_time_add_days (today, days);
      g_autoptr(GDateTime) midnight = NULL;
      int end;

      if (hours->len == 0)
        continue;
      end = g_array_index (hours, BatonInterval, hours->len - 1).end;
      midnight = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                                  g_date_time_get_day_of_month (day), 0, 0, 0);
      *start = (g_date_time_to_unix (midnight) + end - EXAMPLE_LEAD) * G_USEC_PER_SEC;
      if (baton_calendar_is_open (calendar, *start))
        return TRUE;
    }
  return FALSE;
}

static void
show_example (BatonCalendarGroup *self,
              BatonCalendar      *calendar)
{
  g_autoptr(GTimeZone) zone = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;
  gint64 start, due;

  gtk_widget_set_visible (GTK_WIDGET (self->example_row), FALSE);
  if (calendar == NULL || self->promise == NULL)
    return;

  zone = g_time_zone_new_identifier (baton_calendar_get_time_zone (calendar));
  if (zone == NULL || !find_example (self, calendar, zone, &start) ||
      !baton_calendar_due (calendar, start, &self->promise->targets[BATON_PRIORITY_NORMAL], &due, NULL))
    return;

  from = format_moment (start, zone);
  to = format_moment (due, zone);
  /* Translators: two moments, such as Fri 16:50 and Mon 09:05 */
  text = g_strdup_printf (_("A lead that qualifies on %s must reach a rep by %s"), from, to);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->example_row), text);
  gtk_widget_set_visible (GTK_WIDGET (self->example_row), TRUE);
}

static void
changed_cb (BatonCalendarGroup *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonCalendar) calendar = NULL;

  if (self->is_showing || self->sheet == NULL)
    return;
  calendar = baton_calendar_group_get_calendar (self, &error);
  baton_problem_row_say (self->problem_row, error != NULL ? error->message : NULL);
  show_example (self, calendar);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
failed_cb (BatonCalendarGroup *self,
           const char         *problem)
{
  baton_problem_row_say (self->problem_row, problem);
}

static void
add_day_rows (BatonCalendarGroup *self)
{
  g_autoptr(GDateTime) monday = g_date_time_new_utc (SOME_MONDAY, 0, 0, 0);

  for (int i = 0; i < N_WEEKDAYS; i++)
    {
      g_autoptr(GDateTime) day = g_date_time_add_days (monday, i);
      g_autofree char *title = g_date_time_format (day, "%A");
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_widget_set_tooltip_text (row, _("Such as 09:00–12:00, 13:00–17:30; empty for a day off"));
      g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      self->day_rows[i] = ADW_ENTRY_ROW (row);
    }
}

static void
baton_calendar_group_dispose (GObject *object)
{
  BatonCalendarGroup *self = BATON_CALENDAR_GROUP (object);

  /* A file that is being read keeps the row, but not the sheet. */
  if (self->sheet != NULL)
    baton_holidays_row_show (self->holidays_row, NULL);
  g_clear_pointer (&self->sheet, baton_calendar_sheet_free);

  G_OBJECT_CLASS (baton_calendar_group_parent_class)->dispose (object);
}

static void
baton_calendar_group_finalize (GObject *object)
{
  BatonCalendarGroup *self = BATON_CALENDAR_GROUP (object);

  g_clear_pointer (&self->promise, baton_sla_free);
  g_free (self->key);

  G_OBJECT_CLASS (baton_calendar_group_parent_class)->finalize (object);
}

static void
baton_calendar_group_class_init (BatonCalendarGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_calendar_group_dispose;
  object_class->finalize = baton_calendar_group_finalize;

  /**
   * BatonCalendarGroup::changed:
   * @self: the group
   *
   * Somebody edited the working time.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-calendar-group.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonCalendarGroup, zone_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
baton_calendar_group_init (BatonCalendarGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_day_rows (self);
  self->problem_row = g_object_new (BATON_TYPE_PROBLEM_ROW, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->problem_row));
  self->example_row = g_object_new (ADW_TYPE_ACTION_ROW, "title-lines", 0, "visible", FALSE, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->example_row));
  self->holidays_row = g_object_new (BATON_TYPE_HOLIDAYS_ROW, NULL);
  g_signal_connect_object (self->holidays_row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->holidays_row, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->holidays_row));
}

/**
 * baton_calendar_group_show:
 * @self: a group
 * @calendar: the working time in force
 *
 * Shows what is in force.
 */
void
baton_calendar_group_show (BatonCalendarGroup *self,
                           BatonCalendar      *calendar)
{
  g_return_if_fail (BATON_IS_CALENDAR_GROUP (self));

  g_clear_pointer (&self->sheet, baton_calendar_sheet_free);
  self->sheet = baton_calendar_sheet_new (calendar);
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->zone_row), self->sheet->time_zone);
  for (guint i = 0; i < N_WEEKDAYS; i++)
    {
      g_autofree char *text = baton_intervals_format (self->sheet->week[i]);

      gtk_editable_set_text (GTK_EDITABLE (self->day_rows[i]), text);
    }
  baton_holidays_row_show (self->holidays_row, self->sheet);
  self->is_showing = FALSE;

  g_free (self->key);
  self->key = make_key (self);
  changed_cb (self);
}

/**
 * baton_calendar_group_set_promise:
 * @self: a group
 * @sla: (nullable): the promise that the example is about
 *
 * Sets what the example tells.
 */
void
baton_calendar_group_set_promise (BatonCalendarGroup *self,
                                  const BatonSla     *sla)
{
  g_autoptr(BatonCalendar) calendar = NULL;

  g_return_if_fail (BATON_IS_CALENDAR_GROUP (self));

  g_clear_pointer (&self->promise, baton_sla_free);
  if (sla != NULL)
    {
      self->promise = baton_sla_new ();
      memcpy (self->promise->targets, sla->targets, sizeof sla->targets);
    }
  if (self->sheet != NULL)
    calendar = baton_calendar_group_get_calendar (self, NULL);
  show_example (self, calendar);
}

/**
 * baton_calendar_group_is_changed:
 * @self: a group
 *
 * Tells whether something was edited.
 *
 * Returns: whether it was
 */
gboolean
baton_calendar_group_is_changed (BatonCalendarGroup *self)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (BATON_IS_CALENDAR_GROUP (self), FALSE);

  key = make_key (self);
  return self->key != NULL && !g_str_equal (key, self->key);
}

/**
 * baton_calendar_group_get_calendar:
 * @self: a group that shows a calendar
 * @error: return location for an error
 *
 * Gets the working time as it was edited.
 *
 * Fails with `BATON_ERROR_INVALID` when it makes no sense.
 *
 * Returns: (transfer full) (nullable): the calendar
 */
BatonCalendar *
baton_calendar_group_get_calendar (BatonCalendarGroup  *self,
                                   GError             **error)
{
  g_return_val_if_fail (BATON_IS_CALENDAR_GROUP (self), NULL);
  g_return_val_if_fail (self->sheet != NULL, NULL);

  if (!read_days (self, error))
    return NULL;
  g_free (self->sheet->time_zone);
  self->sheet->time_zone = g_strstrip (g_strdup (get_text (self->zone_row)));
  return baton_calendar_sheet_end (self->sheet, error);
}
