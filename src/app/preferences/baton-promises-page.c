/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-promises-page.h"

#include <glib/gi18n.h>

#include "preferences/baton-agreement-job.h"
#include "preferences/baton-calendar-group.h"
#include "preferences/baton-preferences-toast.h"
#include "preferences/baton-problem-row.h"
#include "preferences/baton-promise-editor.h"
#include "preferences/baton-promise-words.h"

/**
 * BatonPromisesPage:
 *
 * What the teams promise each other, and the working time that it is counted in.
 */
struct _BatonPromisesPage
{
  AdwPreferencesPage   parent_instance;
  BatonDatabase       *database;
  GPtrArray           *slas;              /* In force; NULL until they are known. */
  GPtrArray           *earlier_slas;      /* What undo brings back. */
  gint64               slas_version;
  BatonCalendar       *calendar;
  BatonCalendar       *earlier_calendar;
  gint64               calendar_version;
  GPtrArray           *editors;           /* Of borrowed BatonPromiseEditor. */
  gboolean             has_saved_slas;    /* And undo is not offered yet. */
  gboolean             has_saved_calendar;

  BatonCalendarGroup  *calendar_group;
  BatonProblemRow     *problem_row;
  AdwPreferencesGroup *promises_group;
  GtkWidget           *save_button;
  GtkWidget           *save_calendar_button;
};

G_DEFINE_FINAL_TYPE (BatonPromisesPage, baton_promises_page, ADW_TYPE_PREFERENCES_PAGE)

/* The promises as they were edited, or NULL when one makes no sense. */
static GPtrArray *
get_edited (BatonPromisesPage *self)
{
  g_autoptr(GPtrArray) slas = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_sla_free);

  for (guint i = 0; i < self->editors->len; i++)
    {
      BatonSla *sla = baton_promise_editor_get_sla (g_ptr_array_index (self->editors, i), NULL);

      if (sla == NULL)
        return NULL;
      g_ptr_array_add (slas, sla);
    }
  return g_steal_pointer (&slas);
}

static gboolean
is_same (const BatonSla *sla,
         const BatonSla *other)
{
  g_autofree char *words = baton_promise_words (sla);
  g_autofree char *other_words = baton_promise_words (other);

  return g_str_equal (words, other_words);
}

static gboolean
are_changed (BatonPromisesPage *self,
             GPtrArray         *edited)
{
  for (guint i = 0; edited != NULL && i < edited->len; i++)
    {
      if (!is_same (g_ptr_array_index (edited, i), g_ptr_array_index (self->slas, i)))
        return TRUE;
    }
  return edited == NULL;
}

/* How long Marketing has to hand a lead to somebody. */
static const BatonSla *
find_reach (GPtrArray *slas)
{
  for (guint i = 0; i < slas->len; i++)
    {
      const BatonSla *sla = g_ptr_array_index (slas, i);

      if (sla->kind == BATON_SLA_TIME && sla->working && sla->starts == BATON_MILESTONE_HANDOFF &&
          sla->ends == BATON_MILESTONE_ASSIGNMENT)
        return sla;
    }
  return NULL;
}

static void
changed_cb (BatonPromisesPage *self)
{
  g_autoptr(BatonCalendar) calendar = NULL;
  g_autoptr(GPtrArray) edited = NULL;

  if (self->slas == NULL)
    return;

  edited = get_edited (self);
  calendar = baton_calendar_group_get_calendar (self->calendar_group, NULL);
  gtk_widget_set_sensitive (self->save_button, edited != NULL && are_changed (self, edited));
  gtk_widget_set_sensitive (self->save_calendar_button,
                            calendar != NULL && baton_calendar_group_is_changed (self->calendar_group));
}

static void
promise_changed_cb (BatonPromisesPage *self)
{
  g_autoptr(GPtrArray) edited = get_edited (self);

  changed_cb (self);
  if (edited != NULL)
    baton_calendar_group_set_promise (self->calendar_group, find_reach (edited));
}

static void
show_slas (BatonPromisesPage *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    adw_preferences_group_remove (self->promises_group, g_ptr_array_index (self->editors, i));
  g_ptr_array_set_size (self->editors, 0);

  for (guint i = 0; i < self->slas->len; i++)
    {
      GtkWidget *editor = baton_promise_editor_new (g_ptr_array_index (self->slas, i));

      g_signal_connect_object (editor, "changed", G_CALLBACK (promise_changed_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->promises_group, editor);
      g_ptr_array_add (self->editors, editor);
    }
}

static void save_slas     (BatonPromisesPage *self,
                           GPtrArray         *slas);
static void save_calendar (BatonPromisesPage *self,
                           BatonCalendar     *calendar);

static void
undo_slas_cb (BatonPromisesPage *self)
{
  g_autoptr(GPtrArray) earlier = g_ptr_array_ref (self->earlier_slas);

  save_slas (self, earlier);
}

static void
undo_calendar_cb (BatonPromisesPage *self)
{
  g_autoptr(BatonCalendar) earlier = baton_calendar_ref (self->earlier_calendar);

  save_calendar (self, earlier);
}

static gboolean
finish (BatonPromisesPage *self,
        GObject           *object,
        GAsyncResult      *result)
{
  g_autoptr(GError) error = NULL;
  gboolean done = baton_agreement_job_save_finish (BATON_DATABASE (object), result, &error);

  if (self->database == NULL)
    return FALSE;
  baton_problem_row_say (self->problem_row, done ? NULL : error->message);
  if (!done)
    baton_preferences_say (GTK_WIDGET (self), _("Not saved"));
  gtk_widget_activate_action (GTK_WIDGET (self), "preferences.reload", NULL);
  return done;
}

static void
slas_saved_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(BatonPromisesPage) self = user_data;

  self->has_saved_slas = finish (self, object, result);
}

static void
calendar_saved_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(BatonPromisesPage) self = user_data;

  self->has_saved_calendar = finish (self, object, result);
}

static void
save_slas (BatonPromisesPage *self,
           GPtrArray         *slas)
{
  g_clear_pointer (&self->earlier_slas, g_ptr_array_unref);
  self->earlier_slas = g_ptr_array_ref (self->slas);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  baton_agreement_job_slas_async (self->database, slas, self->slas_version, slas_saved_cb, g_object_ref (self));
}

static void
save_calendar (BatonPromisesPage *self,
               BatonCalendar     *calendar)
{
  g_clear_pointer (&self->earlier_calendar, baton_calendar_unref);
  self->earlier_calendar = baton_calendar_ref (self->calendar);
  gtk_widget_set_sensitive (self->save_calendar_button, FALSE);
  baton_agreement_job_calendar_async (self->database, calendar, self->calendar_version,
                                      calendar_saved_cb, g_object_ref (self));
}

/* A key that was pressed before the button could no longer be pressed is answered
 * a moment later. */
static void
save_slas_cb (BatonPromisesPage *self)
{
  g_autoptr(GPtrArray) edited = get_edited (self);

  if (edited != NULL && gtk_widget_get_sensitive (self->save_button))
    save_slas (self, edited);
}

static void
save_calendar_cb (BatonPromisesPage *self)
{
  g_autoptr(BatonCalendar) calendar = baton_calendar_group_get_calendar (self->calendar_group, NULL);

  if (calendar != NULL && gtk_widget_get_sensitive (self->save_calendar_button))
    save_calendar (self, calendar);
}

static void
baton_promises_page_dispose (GObject *object)
{
  BatonPromisesPage *self = BATON_PROMISES_PAGE (object);

  g_clear_pointer (&self->slas, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_PROMISES_PAGE);
  g_clear_pointer (&self->earlier_slas, g_ptr_array_unref);
  g_clear_pointer (&self->calendar, baton_calendar_unref);
  g_clear_pointer (&self->earlier_calendar, baton_calendar_unref);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_promises_page_parent_class)->dispose (object);
}

static void
baton_promises_page_class_init (BatonPromisesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_promises_page_dispose;

  g_type_ensure (BATON_TYPE_CALENDAR_GROUP);
  g_type_ensure (BATON_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-promises-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonPromisesPage, calendar_group);
  gtk_widget_class_bind_template_child (widget_class, BatonPromisesPage, problem_row);
  gtk_widget_class_bind_template_child (widget_class, BatonPromisesPage, promises_group);
  gtk_widget_class_bind_template_child (widget_class, BatonPromisesPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, BatonPromisesPage, save_calendar_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_calendar_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_slas_cb);
}

static void
baton_promises_page_init (BatonPromisesPage *self)
{
  self->editors = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_promises_page_set_database:
 * @self: a page without a database
 * @database: where the promises are
 *
 * Sets where promises are saved.
 */
void
baton_promises_page_set_database (BatonPromisesPage *self,
                                  BatonDatabase     *database)
{
  g_return_if_fail (BATON_IS_PROMISES_PAGE (self));
  g_return_if_fail (BATON_IS_DATABASE (database) && self->database == NULL);

  self->database = g_object_ref (database);
}

/* What is in force is shown: from here on it can be gone back from. */
static void
offer_undo (BatonPromisesPage *self)
{
  if (self->has_saved_slas)
    baton_preferences_say_undo (GTK_WIDGET (self), _("Promises saved"), G_CALLBACK (undo_slas_cb));
  if (self->has_saved_calendar)
    baton_preferences_say_undo (GTK_WIDGET (self), _("Working time saved"), G_CALLBACK (undo_calendar_cb));
  self->has_saved_slas = self->has_saved_calendar = FALSE;
}

/**
 * baton_promises_page_show:
 * @self: a page
 * @agreement: what is in force
 *
 * Shows what is in force. What somebody is editing stays, as long as nobody
 * else saved something newer.
 */
void
baton_promises_page_show (BatonPromisesPage    *self,
                          const BatonAgreement *agreement)
{
  g_return_if_fail (BATON_IS_PROMISES_PAGE (self));

  if (self->slas_version != agreement->slas_version)
    {
      g_clear_pointer (&self->slas, g_ptr_array_unref);
      self->slas = g_ptr_array_ref (agreement->slas);
      self->slas_version = agreement->slas_version;
      show_slas (self);
    }
  if (self->calendar_version != agreement->calendar_version)
    {
      g_clear_pointer (&self->calendar, baton_calendar_unref);
      self->calendar = baton_calendar_ref (agreement->calendar);
      self->calendar_version = agreement->calendar_version;
      baton_calendar_group_show (self->calendar_group, self->calendar);
    }
  promise_changed_cb (self);
  offer_undo (self);
}

/**
 * baton_promises_page_is_changed:
 * @self: a page
 *
 * Tells whether something was edited that is not saved.
 *
 * Returns: whether it is
 */
gboolean
baton_promises_page_is_changed (BatonPromisesPage *self)
{
  g_autoptr(GPtrArray) edited = NULL;

  g_return_val_if_fail (BATON_IS_PROMISES_PAGE (self), FALSE);

  if (self->slas == NULL)
    return FALSE;
  edited = get_edited (self);
  return are_changed (self, edited) || baton_calendar_group_is_changed (self->calendar_group);
}
