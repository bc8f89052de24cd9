/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-return-window.h"

#include <glib/gi18n.h>

#include "profile/baton-choice-list.h"
#include "widgets/baton-time-words.h"

/* Marketing is reminded when its day begins. */
#define REMIND_HOUR 9

/**
 * BatonReturnWindow:
 *
 * Asks why a lead goes back to Marketing, and when to look at it again. The
 * date follows the reason until somebody chooses one.
 */
struct _BatonReturnWindow
{
  AdwWindow        parent_instance;
  gint64           now;
  gboolean         has_date;     /* Somebody chose it. */
  gboolean         is_showing;   /* The calendar moves, but nobody moves it. */

  GtkCalendar     *calendar;
  GtkMenuButton   *date_button;
  GtkLabel        *error_label;
  AdwEntryRow     *note_row;
  BatonChoiceList *reasons;
  AdwWindowTitle  *window_title;
};

enum { CONFIRMED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonReturnWindow, baton_return_window, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static void
show_date (BatonReturnWindow *self)
{
  gint64 until = baton_return_window_get_until (self);
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (until == 0)
    /* Translators: when to look at a lead again */
    text = g_strdup (_("At Once"));
  else
    text = baton_time_text_day (until, self->now);
  gtk_menu_button_set_label (self->date_button, text);
  /* Translators: %s is a day, such as 3 May */
  spoken = g_strdup_printf (_("Look again: %s"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
reason_changed_cb (BatonReturnWindow *self)
{
  int days = baton_return_reason_get_rest_days (baton_return_window_get_reason (self));

  if (!self->has_date)
    {
      g_autoptr(GDateTime) today = g_date_time_new_from_unix_local (self->now / G_USEC_PER_SEC);
      g_autoptr(GDateTime) day = g_date_time_add_days (today, days);

      self->is_showing = TRUE;
      gtk_calendar_select_day (self->calendar, day);
      self->is_showing = FALSE;
    }
  show_date (self);
}

static void
day_selected_cb (BatonReturnWindow *self)
{
  if (self->is_showing)
    return;
  self->has_date = TRUE;
  show_date (self);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
}

static void
confirm_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BatonReturnWindow *self = BATON_RETURN_WINDOW (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  g_signal_emit (self, signals[CONFIRMED], 0);
}

/* With a focus before it is shown, screen readers would not take it for a window. */
static void
baton_return_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (baton_return_window_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (BATON_RETURN_WINDOW (widget)->reasons));
}

static void
baton_return_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_RETURN_WINDOW);

  G_OBJECT_CLASS (baton_return_window_parent_class)->dispose (object);
}

static void
baton_return_window_class_init (BatonReturnWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_return_window_dispose;
  widget_class->map = baton_return_window_map;

  /**
   * BatonReturnWindow::confirmed:
   * @self: the window
   *
   * Somebody wants to return the lead. Whoever does it closes the window, or
   * tells what is wrong by [method@ReturnWindow.show_error].
   */
  signals[CONFIRMED] =
    g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (BATON_TYPE_CHOICE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-return-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonReturnWindow, calendar);
  gtk_widget_class_bind_template_child (widget_class, BatonReturnWindow, date_button);
  gtk_widget_class_bind_template_child (widget_class, BatonReturnWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, BatonReturnWindow, note_row);
  gtk_widget_class_bind_template_child (widget_class, BatonReturnWindow, reasons);
  gtk_widget_class_bind_template_child (widget_class, BatonReturnWindow, window_title);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_install_action (widget_class, "return.confirm", NULL, confirm_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "return.confirm", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "return.confirm", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
baton_return_window_init (BatonReturnWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (BatonReturnReason reason = 0; reason < BATON_N_RETURN_REASONS; reason++)
    baton_choice_list_add (self->reasons, baton_return_reason_get_title (reason));
}

/**
 * baton_return_window_new:
 * @parent: (nullable): the window that it belongs to
 * @name: what the lead is called
 * @now: the time, in microseconds UTC
 *
 * Returns: (transfer full): the window, not yet shown
 */
GtkWidget *
baton_return_window_new (GtkWindow  *parent,
                         const char *name,
                         gint64      now)
{
  BatonReturnWindow *self = g_object_new (BATON_TYPE_RETURN_WINDOW, "transient-for", parent, NULL);

  self->now = now;
  adw_window_title_set_subtitle (self->window_title, name);
  reason_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * baton_return_window_get_reason:
 * @self: the window
 *
 * Returns: why the lead goes back
 */
BatonReturnReason
baton_return_window_get_reason (BatonReturnWindow *self)
{
  g_return_val_if_fail (BATON_IS_RETURN_WINDOW (self), BATON_RETURN_NOT_READY);

  return (BatonReturnReason) baton_choice_list_get_selected (self->reasons);
}

/**
 * baton_return_window_get_until:
 * @self: the window
 *
 * Returns: when to look at the lead again, in microseconds UTC: on the morning
 *   of the date, or soon when that is today's; 0 for at once
 */
gint64
baton_return_window_get_until (BatonReturnWindow *self)
{
  g_autoptr(GDateTime) day = NULL;
  g_autoptr(GDateTime) today = NULL;
  g_autoptr(GDateTime) morning = NULL;
  gint64 until;

  g_return_val_if_fail (BATON_IS_RETURN_WINDOW (self), 0);

  if (!self->has_date && baton_return_reason_get_rest_days (baton_return_window_get_reason (self)) == 0)
    return 0;

  day = gtk_calendar_get_date (self->calendar);
  today = g_date_time_new_from_unix_local (self->now / G_USEC_PER_SEC);
  morning = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                   g_date_time_get_day_of_month (day), REMIND_HOUR, 0, 0);
  until = g_date_time_to_unix (morning) * G_USEC_PER_SEC;
  if (until > self->now || g_date_time_get_day_of_year (day) != g_date_time_get_day_of_year (today) ||
      g_date_time_get_year (day) != g_date_time_get_year (today))
    return until;
  return 0;
}

/**
 * baton_return_window_get_note:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): what else there is to say
 */
const char *
baton_return_window_get_note (BatonReturnWindow *self)
{
  const char *note;

  g_return_val_if_fail (BATON_IS_RETURN_WINDOW (self), NULL);

  note = gtk_editable_get_text (GTK_EDITABLE (self->note_row));
  return *note != '\0' ? note : NULL;
}

/**
 * baton_return_window_show_error:
 * @self: the window
 * @message: why the lead could not be returned, in words
 *
 * Shows what is wrong; what was chosen stays.
 */
void
baton_return_window_show_error (BatonReturnWindow *self,
                                const char        *message)
{
  g_return_if_fail (BATON_IS_RETURN_WINDOW (self));

  gtk_label_set_label (self->error_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}
