/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-people-page.h"

#include <glib/gi18n.h>

#include "baton-people.h"
#include "preferences/baton-person-window.h"
#include "preferences/baton-preferences-toast.h"
#include "preferences/baton-problem-row.h"

/**
 * BatonPeoplePage:
 *
 * Who is in the teams, how many leads each has and may have, and who is away.
 */
struct _BatonPeoplePage
{
  AdwPreferencesPage   parent_instance;
  BatonDatabase       *database;
  GCancellable        *cancellable;   /* Of the list that is under way. */
  GPtrArray           *people;        /* Of BatonPerson, or NULL. */
  GPtrArray           *rows;          /* Of borrowed widgets, a person each. */

  AdwPreferencesGroup *marketing_group;
  BatonProblemRow     *problem_row;
  AdwPreferencesGroup *sales_group;
};

G_DEFINE_FINAL_TYPE (BatonPeoplePage, baton_people_page, ADW_TYPE_PREFERENCES_PAGE)

static gpointer
list_people (BatonSession  *session,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return baton_people_list (session, error);
}

static AdwPreferencesGroup *
get_group (BatonPeoplePage *self,
           BatonTeam        team)
{
  return team == BATON_TEAM_SALES ? self->sales_group : self->marketing_group;
}

static char *
describe (const BatonPerson *person)
{
  g_autofree char *load = NULL;
  g_autoptr(GDateTime) until = NULL;
  g_autofree char *day = NULL;

  if (person->cap > 0)
    /* Translators: how many leads somebody works on, and how many at most */
    load = g_strdup_printf (ngettext ("%d of %d open lead", "%d of %d open leads", person->cap),
                            person->open, person->cap);
  else
    /* Translators: how many leads somebody works on, who is not assigned any */
    load = g_strdup_printf (ngettext ("%d open lead", "%d open leads", person->open), person->open);
  if (!person->active)
    /* Translators: %s is how many leads somebody works on */
    return g_strdup_printf (_("%s · not active"), load);
  if (!baton_person_is_absent (person, g_get_real_time ()))
    return g_steal_pointer (&load);
  if (person->absent_until == 0)
    /* Translators: %s is how many leads somebody works on */
    return g_strdup_printf (_("%s · away"), load);

  until = g_date_time_new_from_unix_local (person->absent_until / G_USEC_PER_SEC);
  /* Translators: a date, as g_date_time_format() takes it: Mon 7 December */
  day = g_date_time_format (until, _("%a %-d %B"));
  /* Translators: first how many leads somebody works on, then a date */
  return g_strdup_printf (_("%s · away until %s"), load, day);
}

static void list_async (BatonPeoplePage *self);

static void
saved_cb (BatonPeoplePage *self)
{
  baton_preferences_say (GTK_WIDGET (self), _("Saved"));
  list_async (self);
}

static void
edit (BatonPeoplePage   *self,
      const BatonPerson *person)
{
  GtkWidget *window = baton_person_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               self->database, person);

  g_signal_connect_object (window, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
add_cb (BatonPeoplePage *self)
{
  edit (self, NULL);
}

static void
activated_cb (BatonPeoplePage *self,
              GtkWidget       *row)
{
  guint position;

  if (g_ptr_array_find (self->rows, row, &position))
    edit (self, g_ptr_array_index (self->people, position));
}

static void
add_row (BatonPeoplePage   *self,
         const BatonPerson *person)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *subtitle = describe (person);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (!person->active)
    gtk_widget_add_css_class (row, "dim-label");
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (get_group (self, person->team), row);
  g_ptr_array_add (self->rows, row);
}

static void
take (BatonPeoplePage *self,
      GPtrArray       *people)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (self->people, i);

      adw_preferences_group_remove (get_group (self, person->team), g_ptr_array_index (self->rows, i));
    }
  g_ptr_array_set_size (self->rows, 0);

  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_ptr_array_ref (people);
  for (guint i = 0; i < people->len; i++)
    add_row (self, g_ptr_array_index (people, i));
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonPeoplePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->database == NULL)
    return;
  baton_problem_row_say (self->problem_row, error != NULL ? error->message : NULL);
  if (people != NULL)
    take (self, people);
}

static void
list_async (BatonPeoplePage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  baton_database_read_async (self->database, list_people, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                             self->cancellable, listed_cb, g_object_ref (self));
}

static void
baton_people_page_dispose (GObject *object)
{
  BatonPeoplePage *self = BATON_PEOPLE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_people_page_parent_class)->dispose (object);
}

static void
baton_people_page_class_init (BatonPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_people_page_dispose;

  g_type_ensure (BATON_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonPeoplePage, marketing_group);
  gtk_widget_class_bind_template_child (widget_class, BatonPeoplePage, problem_row);
  gtk_widget_class_bind_template_child (widget_class, BatonPeoplePage, sales_group);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
baton_people_page_init (BatonPeoplePage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_people_page_set_database:
 * @self: a page without a database
 * @database: where the people are
 *
 * Sets whose people are shown.
 */
void
baton_people_page_set_database (BatonPeoplePage *self,
                                BatonDatabase   *database)
{
  g_return_if_fail (BATON_IS_PEOPLE_PAGE (self));
  g_return_if_fail (BATON_IS_DATABASE (database) && self->database == NULL);

  self->database = g_object_ref (database);
  g_signal_connect_object (database, "reopened", G_CALLBACK (list_async), self, G_CONNECT_SWAPPED);
  list_async (self);
}
