/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-add-lead-window.h"

#include <glib/gi18n.h>

#include "baton-lead-service.h"
#include "widgets/baton-weak.h"

#define N_ROWS 6

/**
 * BatonAddLeadWindow:
 *
 * Asks for a lead, and adds it. What is wrong is said beside the field that it
 * is about. Once it is added, the window behind does `win.open-lead`.
 */
struct _BatonAddLeadWindow
{
  AdwWindow      parent_instance;
  BatonDatabase *database;

  GtkButton     *add_button;
  AdwEntryRow   *company_row;
  AdwEntryRow   *email_row;
  AdwEntryRow   *first_name_row;
  AdwEntryRow   *job_title_row;
  AdwEntryRow   *last_name_row;
  AdwEntryRow   *phone_row;
  GtkLabel      *problem_label;
  GtkRevealer   *problem_revealer;
};

/* A field that is asked for. */
typedef struct
{
  BatonField   field;
  AdwEntryRow *row;
} Entry;

/* What was typed, on its way to the database. */
typedef struct
{
  BatonField fields[N_ROWS];
  char      *values[N_ROWS];
} Request;

G_DEFINE_FINAL_TYPE (BatonAddLeadWindow, baton_add_lead_window, ADW_TYPE_WINDOW)

static void
request_free (gpointer data)
{
  Request *request = data;

  for (guint i = 0; i < N_ROWS; i++)
    g_free (request->values[i]);
  g_free (request);
}

/* On the thread of the database that writes. */
static gpointer
add_lead (BatonSession  *session,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;
  BatonChange changes[N_ROWS];
  gint64 lead;

  for (guint i = 0; i < N_ROWS; i++)
    {
      changes[i].field = baton_field_get_name (request->fields[i]);
      changes[i].value = request->values[i];
    }
  if (!baton_add_lead (session, changes, N_ROWS, &lead, cancellable, error))
    return NULL;
  return g_memdup2 (&lead, sizeof lead);
}

static void
list_entries (BatonAddLeadWindow *self,
              Entry               entries[N_ROWS])
{
  const Entry all[N_ROWS] = {
    { BATON_FIELD_EMAIL, self->email_row },
    { BATON_FIELD_FIRST_NAME, self->first_name_row },
    { BATON_FIELD_LAST_NAME, self->last_name_row },
    { BATON_FIELD_COMPANY, self->company_row },
    { BATON_FIELD_JOB_TITLE, self->job_title_row },
    { BATON_FIELD_PHONE, self->phone_row },
  };

  memcpy (entries, all, sizeof all);
}

static void
forget_problem (BatonAddLeadWindow *self)
{
  Entry entries[N_ROWS];

  list_entries (self, entries);
  for (guint i = 0; i < N_ROWS; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (entries[i].row), "error");
  gtk_revealer_set_reveal_child (self->problem_revealer, FALSE);
}

/* In @row, or in none of what was typed. */
static void
show_problem (BatonAddLeadWindow *self,
              AdwEntryRow        *row,
              const GError       *error)
{
  gtk_label_set_label (self->problem_label, error->message);
  gtk_revealer_set_reveal_child (self->problem_revealer, TRUE);
  if (row == NULL)
    return;
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Finds the first field that cannot be right, before anything is asked of the database. */
static gboolean
check_entries (BatonAddLeadWindow *self)
{
  Entry entries[N_ROWS];

  list_entries (self, entries);
  for (guint i = 0; i < N_ROWS; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (entries[i].row));
      g_autoptr(GError) error = NULL;
      g_autofree char *value = baton_field_normalise (entries[i].field, text, &error);

      if (error != NULL)
        {
          show_problem (self, entries[i].row, error);
          return FALSE;
        }
    }
  return TRUE;
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(BatonAddLeadWindow) self = baton_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *lead = baton_database_finish (BATON_DATABASE (object), result, &error);
  GtkWindow *parent;

  if (self == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), TRUE);
  if (lead == NULL)
    {
      gboolean is_the_database = error->domain == BATON_ERROR && error->code >= BATON_ERROR_UNAVAILABLE;

      show_problem (self, is_the_database ? NULL : self->email_row, error);
      return;
    }

  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (parent != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-lead", "x", *lead);
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.announce", "s", _("Lead added"));
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  BatonAddLeadWindow *self = BATON_ADD_LEAD_WINDOW (widget);
  Entry entries[N_ROWS];
  Request *request;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->add_button)))
    return;
  forget_problem (self);
  if (!check_entries (self))
    return;

  list_entries (self, entries);
  request = g_new0 (Request, 1);
  for (guint i = 0; i < N_ROWS; i++)
    {
      request->fields[i] = entries[i].field;
      request->values[i] = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entries[i].row)));
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), FALSE);
  baton_database_write_async (self->database, add_lead, request, request_free, g_free, NULL,
                              added_cb, baton_weak_new (self));
}

/* With a focus before it is shown, screen readers would not take it for a window. */
static void
baton_add_lead_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (baton_add_lead_window_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (BATON_ADD_LEAD_WINDOW (widget)->email_row));
}

static void
baton_add_lead_window_dispose (GObject *object)
{
  BatonAddLeadWindow *self = BATON_ADD_LEAD_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_ADD_LEAD_WINDOW);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_add_lead_window_parent_class)->dispose (object);
}

static void
baton_add_lead_window_class_init (BatonAddLeadWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_add_lead_window_dispose;
  widget_class->map = baton_add_lead_window_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/batonleads/Baton/baton-add-lead-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonAddLeadWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, BatonAddLeadWindow, company_row);
  gtk_widget_class_bind_template_child (widget_class, BatonAddLeadWindow, email_row);
  gtk_widget_class_bind_template_child (widget_class, BatonAddLeadWindow, first_name_row);
  gtk_widget_class_bind_template_child (widget_class, BatonAddLeadWindow, job_title_row);
  gtk_widget_class_bind_template_child (widget_class, BatonAddLeadWindow, last_name_row);
  gtk_widget_class_bind_template_child (widget_class, BatonAddLeadWindow, phone_row);
  gtk_widget_class_bind_template_child (widget_class, BatonAddLeadWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, BatonAddLeadWindow, problem_revealer);
  gtk_widget_class_bind_template_callback (widget_class, forget_problem);

  gtk_widget_class_install_action (widget_class, "lead.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "lead.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "lead.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
baton_add_lead_window_init (BatonAddLeadWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_add_lead_window_new:
 * @parent: the window that asks
 * @database: where the lead goes
 *
 * Makes a window that asks for a lead.
 *
 * Returns: (transfer none): the window, which GTK owns until it is closed
 */
GtkWindow *
baton_add_lead_window_new (GtkWindow     *parent,
                           BatonDatabase *database)
{
  BatonAddLeadWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (BATON_IS_DATABASE (database), NULL);

  self = g_object_new (BATON_TYPE_ADD_LEAD_WINDOW, "transient-for", parent, NULL);
  self->database = g_object_ref (database);
  return GTK_WINDOW (self);
}
