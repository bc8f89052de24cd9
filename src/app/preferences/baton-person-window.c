/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-person-window.h"

#include <glib/gi18n.h>

#include "baton-people.h"
#include "preferences/baton-problem-row.h"
#include "widgets/baton-preferences-groups.h"
#include "widgets/baton-weak.h"

/* An absence is offered to end so many days ahead. */
#define DAYS_AWAY 7

/**
 * BatonPersonWindow:
 *
 * Somebody in a team: name and address, how many leads at once, and whether
 * there are any now.
 */
struct _BatonPersonWindow
{
  AdwWindow        parent_instance;
  BatonDatabase   *database;
  BatonPerson     *person;        /* As the person was. */

  GtkSwitch       *active_switch;
  AdwExpanderRow  *away_row;
  GtkCalendar     *calendar;
  GtkSpinButton   *cap_spin;
  AdwEntryRow     *email_row;
  AdwEntryRow     *hours_row;
  AdwEntryRow     *name_row;
  BatonProblemRow *problem_row;
  AdwEntryRow     *queues_row;
  GtkWidget       *save_button;
  AdwComboRow     *team_row;
};

enum { SAVED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonPersonWindow, baton_person_window, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

/* On the thread of the database that writes. */
static gpointer
save (BatonSession  *session,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  BatonPerson *person = data;

  if (person->id == 0)
    return GINT_TO_POINTER (baton_people_add (session, person, cancellable, error));
  return GINT_TO_POINTER (baton_people_change (session, person, cancellable, error));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(BatonPersonWindow) self = baton_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  gboolean done = baton_database_finish (BATON_DATABASE (object), result, &error) != NULL;

  if (self == NULL)
    return;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (!done)
    {
      baton_problem_row_say (self->problem_row, error->message);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gint64
get_return (BatonPersonWindow *self)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr(GDateTime) morning = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                                        g_date_time_get_day_of_month (day), 0, 0, 0);

  return g_date_time_to_unix (morning) * G_USEC_PER_SEC;
}

static void
set_absence (BatonPersonWindow *self,
             BatonPerson       *person)
{
  gint64 now = g_get_real_time ();

  if (!adw_expander_row_get_enable_expansion (self->away_row))
    {
      if (baton_person_is_absent (person, now))
        person->absent_from = person->absent_until = 0;
      return;
    }
  if (!baton_person_is_absent (person, now))
    person->absent_from = now;
  person->absent_until = get_return (self);
}

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* None are all of them. */
static char **
dup_queues (BatonPersonWindow *self)
{
  g_auto(GStrv) parts = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->queues_row)), ",;", -1);
  g_autoptr(GStrvBuilder) queues = g_strv_builder_new ();
  gboolean has_any = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) == '\0')
        continue;
      g_strv_builder_add (queues, parts[i]);
      has_any = TRUE;
    }
  return has_any ? g_strv_builder_end (queues) : NULL;
}

static BatonPerson *
get_edited (BatonPersonWindow *self)
{
  BatonPerson *person = baton_person_copy (self->person);

  g_free (person->name);
  person->name = dup_text (self->name_row);
  g_free (person->email);
  person->email = dup_text (self->email_row);
  if (*person->email == '\0')
    g_clear_pointer (&person->email, g_free);
  g_free (person->hours);
  person->hours = dup_text (self->hours_row);
  if (*person->hours == '\0')
    g_clear_pointer (&person->hours, g_free);
  g_strfreev (person->queues);
  person->queues = dup_queues (self);
  gtk_spin_button_update (self->cap_spin);
  person->cap = gtk_spin_button_get_value_as_int (self->cap_spin);
  person->team = (BatonTeam) adw_combo_row_get_selected (self->team_row);
  person->active = gtk_switch_get_active (self->active_switch);
  set_absence (self, person);
  return person;
}

static void
save_cb (BatonPersonWindow *self)
{
  g_autoptr(BatonPerson) person = get_edited (self);

  /* A key that was pressed before is answered a moment later. */
  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  if (person->absent_until != 0 && person->absent_until <= person->absent_from)
    {
      baton_problem_row_say (self->problem_row, _("The date to be back is not ahead; choose a later one."));
      return;
    }
  gtk_widget_set_sensitive (self->save_button, FALSE);
  baton_database_write_async (self->database, save, g_steal_pointer (&person), (GDestroyNotify) baton_person_free,
                              NULL, NULL, saved_cb, baton_weak_new (self));
}

static void
changed_cb (BatonPersonWindow *self)
{
  baton_problem_row_say (self->problem_row, NULL);
}

static void
show_absence (BatonPersonWindow *self)
{
  const BatonPerson *person = self->person;
  gint64 now = g_get_real_time ();
  gboolean is_absent = baton_person_is_absent (person, now);
  gint64 until = is_absent && person->absent_until != 0 ? person->absent_until
                                                        : now + DAYS_AWAY * G_TIME_SPAN_DAY;
  g_autoptr(GDateTime) day = g_date_time_new_from_unix_local (until / G_USEC_PER_SEC);

  gtk_calendar_select_day (self->calendar, day);
  adw_expander_row_set_enable_expansion (self->away_row, is_absent);
}

static void
show_person (BatonPersonWindow *self)
{
  const BatonPerson *person = self->person;
  g_autofree char *queues = person->queues != NULL ? g_strjoinv (", ", person->queues) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), person->id == 0 ? _("Add Person") : person->name);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), person->name != NULL ? person->name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->email_row), person->email != NULL ? person->email : "");
  gtk_editable_set_text (GTK_EDITABLE (self->hours_row), person->hours != NULL ? person->hours : "");
  gtk_editable_set_text (GTK_EDITABLE (self->queues_row), queues != NULL ? queues : "");
  gtk_spin_button_set_value (self->cap_spin, person->cap);
  adw_combo_row_set_selected (self->team_row, person->team);
  gtk_switch_set_active (self->active_switch, person->active);
  show_absence (self);
}

static void
baton_person_window_dispose (GObject *object)
{
  BatonPersonWindow *self = BATON_PERSON_WINDOW (object);

  baton_preferences_groups_remove (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_PERSON_WINDOW);
  g_clear_pointer (&self->person, baton_person_free);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_person_window_parent_class)->dispose (object);
}

static void
baton_person_window_class_init (BatonPersonWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_person_window_dispose;

  /**
   * BatonPersonWindow::saved:
   * @self: the window
   *
   * The person was saved.
   */
  signals[SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (BATON_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-person-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonPersonWindow, active_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonPersonWindow, away_row);
  gtk_widget_class_bind_template_child (widget_class, BatonPersonWindow, calendar);
  gtk_widget_class_bind_template_child (widget_class, BatonPersonWindow, cap_spin);
  gtk_widget_class_bind_template_child (widget_class, BatonPersonWindow, email_row);
  gtk_widget_class_bind_template_child (widget_class, BatonPersonWindow, hours_row);
  gtk_widget_class_bind_template_child (widget_class, BatonPersonWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, BatonPersonWindow, problem_row);
  gtk_widget_class_bind_template_child (widget_class, BatonPersonWindow, queues_row);
  gtk_widget_class_bind_template_child (widget_class, BatonPersonWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, BatonPersonWindow, team_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
baton_person_window_init (BatonPersonWindow *self)
{
  const char *teams[] = {
    [BATON_TEAM_MARKETING] = baton_team_get_title (BATON_TEAM_MARKETING),
    [BATON_TEAM_SALES] = baton_team_get_title (BATON_TEAM_SALES),
    NULL,
  };
  g_autoptr(GtkStringList) list = gtk_string_list_new (teams);

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->team_row, G_LIST_MODEL (list));
}

/**
 * baton_person_window_new:
 * @parent: (nullable): the window that asks
 * @database: where the person goes
 * @person: (nullable): somebody known; `NULL` for somebody new
 *
 * Makes a window that edits a person.
 *
 * Returns: (transfer none): the window, which GTK owns until it is closed
 */
GtkWidget *
baton_person_window_new (GtkWindow         *parent,
                         BatonDatabase     *database,
                         const BatonPerson *person)
{
  BatonPersonWindow *self;

  g_return_val_if_fail (BATON_IS_DATABASE (database), NULL);

  self = g_object_new (BATON_TYPE_PERSON_WINDOW, "transient-for", parent, NULL);
  self->database = g_object_ref (database);
  if (person != NULL)
    self->person = baton_person_copy (person);
  else
    {
      self->person = baton_person_new ();
      self->person->team = BATON_TEAM_SALES;
    }
  show_person (self);
  return GTK_WIDGET (self);
}
