/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-date-button.h"

#include <glib/gi18n.h>

#include "lead/baton-field.h"

/**
 * BatonDateButton:
 *
 * A button that opens a calendar, next to an entry in which a date is typed.
 *
 * A calendar is some eighty widgets, and most of them nobody opens: it is made
 * when somebody does.
 */
struct _BatonDateButton
{
  AdwBin        parent_instance;
  GtkCalendar  *calendar;     /* NULL until it is opened. */
  GtkPopover   *popover;      /* The same. */
  GDateTime    *day;          /* What it shows; NULL for today. */
  gboolean      is_showing;   /* A date is being set, nobody picks it. */
};

enum { PICKED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonDateButton, baton_date_button, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
day_selected_cb (BatonDateButton *self)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  if (!self->is_showing)
    g_signal_emit (self, signals[PICKED], 0, text);
}

static gboolean
key_pressed_cb (BatonDateButton *self,
                guint            key)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return FALSE;
  day_selected_cb (self);
  gtk_popover_popdown (self->popover);
  return TRUE;
}

static void
show_day (BatonDateButton *self)
{
  self->is_showing = TRUE;
  gtk_calendar_select_day (self->calendar, self->day);
  self->is_showing = FALSE;
}

/* Each time just before it opens. */
static void
ensure_calendar_cb (GtkMenuButton *button,
                    gpointer       user_data)
{
  BatonDateButton *self = BATON_DATE_BUTTON (user_data);
  GtkEventController *keys;

  if (self->calendar != NULL)
    return;

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  if (self->day != NULL)
    show_day (self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), keys);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
}

static void
baton_date_button_finalize (GObject *object)
{
  g_clear_pointer (&BATON_DATE_BUTTON (object)->day, g_date_time_unref);

  G_OBJECT_CLASS (baton_date_button_parent_class)->finalize (object);
}

static void
baton_date_button_class_init (BatonDateButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = baton_date_button_finalize;

  /**
   * BatonDateButton::picked:
   * @text: the day, such as 2026-03-31
   *
   * Somebody picked a day.
   */
  signals[PICKED] =
    g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
baton_date_button_init (BatonDateButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), ensure_calendar_cb, self, NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _("Pick a Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pick a Day"), -1);
  adw_bin_set_child (ADW_BIN (self), button);
}

/**
 * baton_date_button_new:
 *
 * Makes a button whose calendar shows today.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
baton_date_button_new (void)
{
  return g_object_new (BATON_TYPE_DATE_BUTTON, NULL);
}

/**
 * baton_date_button_set_date:
 * @self: a button
 * @text: a date as it is being typed
 *
 * Lets the calendar show a date, if it is one.
 */
void
baton_date_button_set_date (BatonDateButton *self,
                            const char      *text)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *date = baton_field_type_normalise (BATON_FIELD_TYPE_DATE, text, NULL);
  g_autofree char *moment = NULL;

  g_return_if_fail (BATON_IS_DATE_BUTTON (self));

  if (date == NULL)
    return;
  moment = g_strdup_printf ("%.10sT00:00:00", date);
  g_clear_pointer (&self->day, g_date_time_unref);
  self->day = g_date_time_new_from_iso8601 (moment, utc);
  if (self->calendar != NULL)
    show_day (self);
}
