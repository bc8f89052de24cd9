/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-database-page.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-check.h"
#include "baton-database-copy.h"
#include "baton-database-facts.h"
#include "preferences/baton-job-row.h"
#include "preferences/baton-preferences-toast.h"
#include "preferences/baton-problem-row.h"

/**
 * BatonDatabasePage:
 *
 * Where the database is and what is in it, and how to keep it safe.
 */
struct _BatonDatabasePage
{
  AdwPreferencesPage    parent_instance;
  BatonDatabase        *database;
  char                 *path;             /* NULL for a server. */
  GtkFileChooserNative *chooser;          /* NULL while no file is chosen. */
  GPtrArray            *violation_rows;   /* Of borrowed widgets. */

  GtkWidget            *back_up_button;
  GtkWidget            *check_button;
  AdwPreferencesGroup  *check_group;
  AdwActionRow         *check_row;
  AdwActionRow         *content_row;
  GtkWidget            *copies_group;
  GtkWidget            *folder_button;
  BatonJobRow          *job_row;
  AdwActionRow         *place_row;
  BatonProblemRow      *problem_row;
  GtkWidget            *restore_button;
  AdwActionRow         *schema_row;
  AdwActionRow         *size_row;
};

G_DEFINE_FINAL_TYPE (BatonDatabasePage, baton_database_page, ADW_TYPE_PREFERENCES_PAGE)

static gpointer
load_facts (BatonSession  *session,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree BatonDatabaseFacts *facts = g_new0 (BatonDatabaseFacts, 1);

  if (!baton_database_facts_load (session, facts, cancellable, error))
    return NULL;
  return g_steal_pointer (&facts);
}

static gpointer
check (BatonSession  *session,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  return baton_check (session, baton_progress_tell, data, cancellable, error);
}

static void
show_facts (BatonDatabasePage        *self,
            const BatonDatabaseFacts *facts)
{
  g_autofree char *leads = g_strdup_printf (ngettext ("%'" PRId64 " lead", "%'" PRId64 " leads",
                                                      (gulong) facts->n_leads), facts->n_leads);
  g_autofree char *events = g_strdup_printf (ngettext ("%'" PRId64 " event", "%'" PRId64 " events",
                                                       (gulong) facts->n_events), facts->n_events);
  g_autofree char *people = g_strdup_printf (ngettext ("%" PRId64 " person", "%" PRId64 " people",
                                                       (gulong) facts->n_people), facts->n_people);
  /* Translators: how many leads, events and people there are */
  g_autofree char *content = g_strdup_printf (_("%s, %s, %s"), leads, events, people);
  g_autofree char *schema = g_strdup_printf ("%" PRId64, facts->schema);

  adw_action_row_set_subtitle (self->content_row, content);
  adw_action_row_set_subtitle (self->schema_row, schema);
}

static void
facts_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(BatonDatabasePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree BatonDatabaseFacts *facts = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (self->database == NULL)
    return;
  if (facts != NULL)
    show_facts (self, facts);
  else
    baton_problem_row_say (self->problem_row, error->message);
}

static void
sized_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(BatonDatabasePage) self = user_data;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, NULL);
  g_autofree char *size = NULL;

  if (self->database == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->size_row), info != NULL);
  if (info == NULL)
    return;
  size = g_format_size ((guint64) g_file_info_get_size (info));
  adw_action_row_set_subtitle (self->size_row, size);
}

static void
reload (BatonDatabasePage *self)
{
  g_autoptr(GFile) file = self->path != NULL ? g_file_new_for_path (self->path) : NULL;

  baton_database_read_async (self->database, load_facts, NULL, NULL, g_free, NULL, facts_cb, g_object_ref (self));
  if (file != NULL)
    g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                             NULL, sized_cb, g_object_ref (self));
}

static void
set_busy (BatonDatabasePage *self,
          gboolean           is_busy)
{
  gtk_widget_set_sensitive (self->back_up_button, !is_busy);
  gtk_widget_set_sensitive (self->restore_button, !is_busy);
  gtk_widget_set_sensitive (self->check_button, !is_busy);
}

static GCancellable *
begin_job (BatonDatabasePage *self,
           const char        *title,
           BatonProgress     *progress)
{
  set_busy (self, TRUE);
  baton_problem_row_say (self->problem_row, NULL);
  return baton_job_row_begin (self->job_row, title, progress);
}

/* Whether somebody still looks. */
static gboolean
end_job (BatonDatabasePage *self,
         const GError      *error)
{
  if (self->database == NULL)
    return FALSE;

  baton_job_row_end (self->job_row, error);
  set_busy (self, FALSE);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    baton_problem_row_say (self->problem_row, error->message);
  return error == NULL;
}

static void
backed_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(BatonDatabasePage) self = user_data;
  g_autoptr(GError) error = NULL;

  baton_database_copy_finish (BATON_DATABASE (object), result, &error);
  if (end_job (self, error))
    baton_preferences_say (GTK_WIDGET (self), _("Backed up"));
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(BatonDatabasePage) self = user_data;
  g_autoptr(GError) error = NULL;

  baton_database_copy_finish (BATON_DATABASE (object), result, &error);
  if (!end_job (self, error))
    return;
  baton_preferences_say (GTK_WIDGET (self), _("Restored"));
  gtk_widget_activate_action (GTK_WIDGET (self), "preferences.reload", NULL);
}

static void
clear_violations (BatonDatabasePage *self)
{
  for (guint i = 0; i < self->violation_rows->len; i++)
    adw_preferences_group_remove (self->check_group, g_ptr_array_index (self->violation_rows, i));
  g_ptr_array_set_size (self->violation_rows, 0);
}

static void
add_violation (BatonDatabasePage    *self,
               const BatonViolation *violation)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), violation->text);
  if (violation->lead != 0)
    {
      g_autofree char *subtitle = g_strdup_printf (_("Lead %" PRId64), violation->lead);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  adw_preferences_group_add (self->check_group, row);
  g_ptr_array_add (self->violation_rows, row);
}

static void
show_report (BatonDatabasePage      *self,
             const BatonCheckReport *report)
{
  g_autofree char *subtitle = NULL;

  clear_violations (self);
  if (report->violations->len == 0)
    subtitle = g_strdup_printf (ngettext ("Everything holds: %'" PRIu64 " lead and its events were checked",
                                          "Everything holds: %'" PRIu64 " leads and their events were checked",
                                          (gulong) report->leads), report->leads);
  else
    subtitle = g_strdup_printf (ngettext ("%u thing does not hold. Nothing was changed; restore a backup, or tell whoever manages the database.",
                                          "%u things do not hold. Nothing was changed; restore a backup, or tell whoever manages the database.",
                                          report->violations->len), report->violations->len);
  adw_action_row_set_subtitle (self->check_row, subtitle);
  for (guint i = 0; i < report->violations->len; i++)
    add_violation (self, g_ptr_array_index (report->violations, i));
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(BatonDatabasePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonCheckReport) report = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (end_job (self, error))
    show_report (self, report);
}

/* A button that was pressed by a key clicks a moment later, even where it can no
 * longer be pressed by then. */
static void
check_cb (BatonDatabasePage *self)
{
  g_autoptr(BatonProgress) progress = baton_progress_new ();
  GCancellable *cancellable;

  if (baton_job_row_is_busy (self->job_row))
    return;
  cancellable = begin_job (self, _("Checking"), progress);
  baton_database_read_async (self->database, check, g_object_ref (progress), g_object_unref,
                             (GDestroyNotify) baton_check_report_free, cancellable, checked_cb, g_object_ref (self));
}

static void
open_folder_cb (BatonDatabasePage *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static GtkFileChooser *
open_chooser (BatonDatabasePage    *self,
              const char           *title,
              GtkFileChooserAction  action,
              const char           *accept,
              GCallback             response_cb)
{
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               action, accept, NULL);
  g_signal_connect_object (self->chooser, "response", response_cb, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  return GTK_FILE_CHOOSER (self->chooser);
}

static GFile *
close_chooser (BatonDatabasePage *self,
               int                response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);

  return response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
}

static void
back_up_chosen_cb (BatonDatabasePage *self,
                   int                response)
{
  g_autoptr(GFile) file = close_chooser (self, response);

  if (file != NULL)
    baton_database_page_back_up (self, file);
}

static void
back_up_cb (BatonDatabasePage *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "baton-%Y-%m-%d.db");
  GtkFileChooser *chooser;

  if (self->chooser != NULL || baton_job_row_is_busy (self->job_row))
    return;
  chooser = open_chooser (self, _("Back Up"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Back Up"),
                          G_CALLBACK (back_up_chosen_cb));
  gtk_file_chooser_set_current_name (chooser, name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
restore_confirmed_cb (BatonDatabasePage *self,
                      const char        *response,
                      GtkWidget         *dialog)
{
  GFile *file = g_object_get_data (G_OBJECT (dialog), "file");

  if (g_str_equal (response, "restore"))
    baton_database_page_restore (self, file);
}

static void
confirm_restore (BatonDatabasePage *self,
                 GFile             *file)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display_name = g_filename_display_name (name);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Go Back to “%s”?"), display_name);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _("What was done since then is no longer seen. It is kept in a file beside the database. "
                                 "Nobody else may have the database open."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (restore_confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore_chosen_cb (BatonDatabasePage *self,
                   int                response)
{
  g_autoptr(GFile) file = close_chooser (self, response);

  if (file != NULL)
    confirm_restore (self, file);
}

static void
restore_cb (BatonDatabasePage *self)
{
  if (self->chooser != NULL || baton_job_row_is_busy (self->job_row))
    return;
  open_chooser (self, _("Restore"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), G_CALLBACK (restore_chosen_cb));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
baton_database_page_dispose (GObject *object)
{
  BatonDatabasePage *self = BATON_DATABASE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_DATABASE_PAGE);
  g_clear_object (&self->chooser);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_database_page_parent_class)->dispose (object);
}

static void
baton_database_page_finalize (GObject *object)
{
  BatonDatabasePage *self = BATON_DATABASE_PAGE (object);

  g_ptr_array_unref (self->violation_rows);
  g_free (self->path);

  G_OBJECT_CLASS (baton_database_page_parent_class)->finalize (object);
}

static void
baton_database_page_class_init (BatonDatabasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_database_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = baton_database_page_finalize;

  g_type_ensure (BATON_TYPE_JOB_ROW);
  g_type_ensure (BATON_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-database-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, back_up_button);
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, check_button);
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, check_group);
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, check_row);
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, content_row);
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, copies_group);
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, folder_button);
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, job_row);
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, place_row);
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, problem_row);
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, schema_row);
  gtk_widget_class_bind_template_child (widget_class, BatonDatabasePage, size_row);
  gtk_widget_class_bind_template_callback (widget_class, back_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
baton_database_page_init (BatonDatabasePage *self)
{
  self->violation_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_database_page_set_database:
 * @self: a page without a database
 * @database: a database
 *
 * Sets what is shown. A server is backed up with the tools of its own.
 */
void
baton_database_page_set_database (BatonDatabasePage *self,
                                  BatonDatabase     *database)
{
  g_autofree char *title = NULL;

  g_return_if_fail (BATON_IS_DATABASE_PAGE (self));
  g_return_if_fail (BATON_IS_DATABASE (database) && self->database == NULL);

  self->database = g_object_ref (database);
  self->path = baton_database_dup_path (database);
  title = baton_database_dup_title (database);
  adw_action_row_set_subtitle (self->place_row, title);
  gtk_widget_set_visible (self->folder_button, self->path != NULL);
  gtk_widget_set_visible (self->copies_group, self->path != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->size_row), self->path != NULL);
  g_signal_connect_object (database, "reopened", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
}

/**
 * baton_database_page_back_up:
 * @self: a page that shows a database in a file
 * @file: where the copy goes
 *
 * Backs the database up, as somebody does who chose @file.
 */
void
baton_database_page_back_up (BatonDatabasePage *self,
                             GFile             *file)
{
  const char *path = g_file_peek_path (file);
  g_autoptr(BatonProgress) progress = baton_progress_new ();

  g_return_if_fail (BATON_IS_DATABASE_PAGE (self));

  if (path == NULL)
    baton_problem_row_say (self->problem_row, _("A backup goes into a folder of this computer; choose another place."));
  else if (baton_database_get_store (self->database) != NULL)
    baton_database_back_up_async (self->database, path, baton_progress_tell, g_object_ref (progress), g_object_unref,
                                  begin_job (self, _("Backing up"), progress), backed_up_cb, g_object_ref (self));
}

/**
 * baton_database_page_restore:
 * @self: a page that shows a database in a file
 * @file: a backup
 *
 * Goes back to a backup, as somebody does who confirmed it.
 */
void
baton_database_page_restore (BatonDatabasePage *self,
                             GFile             *file)
{
  const char *path = g_file_peek_path (file);
  g_autoptr(BatonProgress) progress = baton_progress_new ();

  g_return_if_fail (BATON_IS_DATABASE_PAGE (self));

  if (path == NULL)
    baton_problem_row_say (self->problem_row, _("A backup has to be on this computer; copy it here first."));
  else
    baton_database_restore_async (self->database, path, baton_progress_tell, g_object_ref (progress), g_object_unref,
                                  begin_job (self, _("Restoring"), progress), restored_cb, g_object_ref (self));
}
