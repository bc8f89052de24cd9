/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-holidays-row.h"

#include <glib/gi18n.h>

#include "baton-holidays.h"
#include "preferences/baton-preferences-toast.h"

/* How far ahead the holidays of a file are taken over. */
#define YEARS_AHEAD 5

/**
 * BatonHolidaysRow:
 *
 * The holidays of a calendar: a date a line, to be added by hand or from a
 * calendar file, and to be removed.
 */
struct _BatonHolidaysRow
{
  AdwExpanderRow        parent_instance;
  BatonCalendarSheet   *sheet;      /* Edited in place; whoever shows the row owns it. NULL until there is one. */
  GPtrArray            *rows;       /* Of borrowed widgets. */
  GtkCalendar          *calendar;   /* To choose a date. */
  GtkFileChooserNative *chooser;    /* NULL while no file is chosen. */
};

enum { CHANGED, FAILED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonHolidaysRow, baton_holidays_row, ADW_TYPE_EXPANDER_ROW)

static guint signals[N_SIGNALS];

static void show_holidays (BatonHolidaysRow *self);

static char *
format_day (gint64 day)
{
  GDate date;
  g_autoptr(GDateTime) time = NULL;

  baton_day_to_date (day, &date);
  time = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  /* Translators: a date with its weekday, as g_date_time_format() takes it: Fri 25 December 2026 */
  return g_date_time_format (time, _("%a %-d %B %Y"));
}

static void
remove_holiday_cb (BatonHolidaysRow *self,
                   GtkWidget        *button)
{
  const gint64 *day = g_object_get_data (G_OBJECT (button), "day");

  baton_calendar_sheet_remove_holiday (self->sheet, *day);
  show_holidays (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_holiday_row (BatonHolidaysRow *self,
                 gint64            day)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = format_day (day);
  /* Translators: %s is a date */
  g_autofree char *label = g_strdup_printf (_("Remove %s"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "day", g_memdup2 (&day, sizeof day), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_holiday_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_holidays (BatonHolidaysRow *self)
{
  g_autofree char *subtitle = NULL;
  guint n_days = 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < self->sheet->special_days->len; i++)
    {
      const BatonSpecialDay *special = &g_array_index (self->sheet->special_days, BatonSpecialDay, i);

      if (special->hours->len == 0)
        {
          add_holiday_row (self, special->day);
          n_days++;
        }
    }
  subtitle = n_days == 0 ? g_strdup (_("None yet"))
                         : g_strdup_printf (ngettext ("%u date", "%u dates", n_days), n_days);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
add_clicked_cb (BatonHolidaysRow *self)
{
  g_autoptr(GDateTime) time = gtk_calendar_get_date (self->calendar);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self->calendar), GTK_TYPE_POPOVER);
  GDate date;

  if (self->sheet == NULL)
    return;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (time), (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
  baton_calendar_sheet_add_holiday (self->sheet, baton_day_of_date (&date));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  show_holidays (self);
  g_signal_emit (self, signals[CHANGED], 0);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static gint64
get_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  return baton_day_of_date (&date);
}

/* On a thread of its own: a file may be slow, and a hostile one slow to read. */
static void
read_file (GTask        *task,
           gpointer      source_object,
           gpointer      task_data,
           GCancellable *cancellable)
{
  g_autofree char *text = NULL;
  GError *error = NULL;
  GPtrArray *holidays = NULL;
  gint64 today = get_today ();
  gsize length;

  if (g_file_load_contents (task_data, cancellable, &text, &length, NULL, &error))
    holidays = baton_holidays_from_ical (text, length, today, today + YEARS_AHEAD * 366, &error);
  if (holidays != NULL)
    g_task_return_pointer (task, holidays, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  BatonHolidaysRow *self = BATON_HOLIDAYS_ROW (object);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) holidays = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *text = NULL;
  guint n_new = 0;

  if (self->sheet == NULL)
    return;
  if (holidays == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }

  for (guint i = 0; i < holidays->len; i++)
    {
      const BatonHoliday *holiday = g_ptr_array_index (holidays, i);

      n_new += baton_calendar_sheet_add_holiday (self->sheet, holiday->day);
    }
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  show_holidays (self);
  g_signal_emit (self, signals[CHANGED], 0);
  text = g_strdup_printf (ngettext ("%u new holiday", "%u new holidays", n_new), n_new);
  baton_preferences_say (GTK_WIDGET (self), text);
}

static void
chosen_cb (BatonHolidaysRow *self,
           int               response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    baton_holidays_row_import (self, file);
}

static void
import_cb (BatonHolidaysRow *self)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  gtk_file_filter_set_name (filter, _("Calendars"));
  gtk_file_filter_add_mime_type (filter, "text/calendar");
  gtk_file_filter_add_suffix (filter, "ics");
  self->chooser = gtk_file_chooser_native_new (_("Import Holidays"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GtkWidget *
make_add_button (BatonHolidaysRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add"));

  gtk_widget_add_css_class (add, "suggested-action");
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), add);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_widget_set_tooltip_text (button, _("Add a Holiday"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a Holiday"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
baton_holidays_row_dispose (GObject *object)
{
  BatonHolidaysRow *self = BATON_HOLIDAYS_ROW (object);

  self->sheet = NULL;
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (baton_holidays_row_parent_class)->dispose (object);
}

static void
baton_holidays_row_finalize (GObject *object)
{
  g_ptr_array_unref (BATON_HOLIDAYS_ROW (object)->rows);

  G_OBJECT_CLASS (baton_holidays_row_parent_class)->finalize (object);
}

static void
baton_holidays_row_class_init (BatonHolidaysRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = baton_holidays_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = baton_holidays_row_finalize;

  /**
   * BatonHolidaysRow::changed:
   * @self: the row
   *
   * Somebody edited the holidays.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BatonHolidaysRow::failed:
   * @self: the row
   * @problem: what is wrong, as a sentence
   *
   * A file could not be taken over.
   */
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
baton_holidays_row_init (BatonHolidaysRow *self)
{
  GtkWidget *import = gtk_button_new_with_mnemonic (_("_Import…"));

  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Holidays"));
  gtk_widget_set_tooltip_text (import, _("Take the holidays of a calendar file (.ics)"));
  gtk_widget_set_valign (import, GTK_ALIGN_CENTER);
  g_signal_connect_object (import, "clicked", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), import);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), make_add_button (self));
}

/**
 * baton_holidays_row_show:
 * @self: a row
 * @sheet: (nullable): the calendar whose holidays are edited in place; it has to
 *   live until another one is shown
 *
 * Shows holidays.
 */
void
baton_holidays_row_show (BatonHolidaysRow   *self,
                         BatonCalendarSheet *sheet)
{
  g_return_if_fail (BATON_IS_HOLIDAYS_ROW (self));

  self->sheet = sheet;
  if (sheet != NULL)
    show_holidays (self);
}

/**
 * baton_holidays_row_import:
 * @self: a row that shows holidays
 * @file: an iCalendar file
 *
 * Adds the holidays of a file, of the coming years.
 */
void
baton_holidays_row_import (BatonHolidaysRow *self,
                           GFile            *file)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (BATON_IS_HOLIDAYS_ROW (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_source_tag (task, baton_holidays_row_import);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_file);
}
