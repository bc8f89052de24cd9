/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import/baton-import-window.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-busy.h"
#include "baton-error.h"
#include "baton-failure.h"
#include "import/baton-import-job.h"
#include "import/baton-import-lists.h"
#include "widgets/baton-weak.h"

/**
 * BatonImportWindow:
 *
 * Takes in a file of leads: first it shows what each column is taken for and
 * what would become of the file, then it does it, and offers to undo it.
 */
struct _BatonImportWindow
{
  AdwWindow             parent_instance;
  BatonDatabase        *database;
  GtkFileChooserNative *chooser;       /* NULL unless it is shown. */
  GCancellable         *cancellable;   /* Of what is under way; NULL for nothing. */
  BatonBusy            *busy;          /* NULL unless leads are taken in. */
  char                 *path;          /* NULL until a file was chosen. */
  gint64                import;        /* What can be undone; 0 for nothing. */

  GtkButton            *again_button;
  GtkButton            *cancel_button;
  GtkListBox           *columns_list;
  GtkListBox           *effects_list;
  AdwStatusPage        *failed_page;
  GtkLabel             *format_label;
  GtkButton            *import_button;
  GtkWidget            *other_button;
  GtkListBox           *problems_list;
  GtkProgressBar       *progress_bar;
  AdwStatusPage        *result_page;
  GtkWidget            *result_problems_box;
  GtkListBox           *result_problems_list;
  GtkStack             *stack;
  GtkButton            *undo_button;
  AdwStatusPage        *undone_page;
  AdwWindowTitle       *window_title;
};

G_DEFINE_FINAL_TYPE (BatonImportWindow, baton_import_window, ADW_TYPE_WINDOW)

static void
show_step (BatonImportWindow *self,
           const char        *name)
{
  gboolean is_done = g_str_equal (name, "result") || g_str_equal (name, "undone");

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), g_str_equal (name, "preview"));
  gtk_button_set_label (self->cancel_button, is_done ? _("_Close") : _("_Cancel"));
  gtk_widget_grab_focus (GTK_WIDGET (g_str_equal (name, "preview") ? self->import_button : self->cancel_button));
}

static GCancellable *
begin_job (BatonImportWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

/* Whether the window was closed while a job was under way, or another was begun. */
static gboolean
is_over (BatonImportWindow *self,
         const GError      *error)
{
  return self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Another file helps where this one is wrong; where the database is, it is tried again. */
static void
show_failure (BatonImportWindow *self,
              const GError      *error)
{
  gboolean is_the_file = error->domain != BATON_ERROR || error->code < BATON_ERROR_UNAVAILABLE;
  g_autofree char *description = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (self->failed_page,
                             is_the_file ? _("The File Cannot Be Taken In") : baton_failure_get_title (error));
  adw_status_page_set_description (self->failed_page, description);
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), !is_the_file);
  if (is_the_file)
    gtk_widget_add_css_class (self->other_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->other_button, "suggested-action");
  show_step (self, "failed");
}

static void
show_format (BatonImportWindow        *self,
             const BatonImportPreview *preview)
{
  /* Translators: how a file is written; the first %s is an encoding such as UTF-8,
   * the second the character between two cells */
  g_autofree char *format = g_strdup_printf (_("%s, cells separated by “%s”"), preview->encoding,
                                             preview->separator == '\t' ? _("tab")
                                                                        : (char[]) { preview->separator, '\0' });

  gtk_label_set_label (self->format_label, format);
}

static void
tried_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(BatonImportWindow) self = baton_weak_take (user_data);
  g_autoptr(BatonImportReport) report = NULL;
  g_autoptr(GError) error = NULL;

  report = baton_import_job_run_finish (BATON_DATABASE (object), result, &error);
  if (is_over (self, error))
    return;
  if (report == NULL)
    {
      show_failure (self, error);
      return;
    }

  baton_import_lists_show_effects (self->effects_list, report);
  baton_import_lists_show_problems (self->problems_list, gtk_widget_get_parent (GTK_WIDGET (self->problems_list)), report);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), report->created + report->updated > 0);
}

static void
previewed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(BatonImportWindow) self = baton_weak_take (user_data);
  g_autoptr(BatonImportPreview) preview = NULL;
  g_autoptr(BatonProgress) progress = NULL;
  g_autoptr(GError) error = NULL;

  preview = baton_import_job_preview_finish (BATON_DATABASE (object), result, &error);
  if (is_over (self, error))
    return;
  if (preview == NULL)
    {
      show_failure (self, error);
      return;
    }

  baton_import_lists_show_columns (self->columns_list, preview);
  baton_import_lists_show_counting (self->effects_list);
  show_format (self, preview);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->problems_list)), FALSE);
  show_step (self, "preview");

  progress = baton_progress_new ();
  baton_import_job_run_async (self->database, self->path, TRUE, progress, begin_job (self),
                              tried_cb, baton_weak_new (self));
}

static void
show_progress (BatonImportWindow *self,
               GParamSpec        *pspec,
               BatonProgress     *progress)
{
  if (self->progress_bar != NULL)
    gtk_progress_bar_set_fraction (self->progress_bar, baton_progress_get_fraction (progress));
}

static void
show_result (BatonImportWindow       *self,
             const BatonImportReport *report)
{
  guint64 n_leads = report->created + report->updated;
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  self->import = report->import;
  title = g_strdup_printf (ngettext ("%'" PRIu64 " Lead Taken In",
                                     "%'" PRIu64 " Leads Taken In", n_leads), n_leads);
  /* Translators: three numbers of leads */
  description = g_strdup_printf (_("%'" PRIu64 " new, %'" PRIu64 " completed, %'"
                                   PRIu64 " handed over to Sales"),
                                 report->created, report->updated, report->handed_over);
  adw_status_page_set_title (self->result_page, title);
  adw_status_page_set_description (self->result_page, description);
  baton_import_lists_show_problems (self->result_problems_list, self->result_problems_box, report);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), self->import != 0);
  show_step (self, "result");
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(BatonImportWindow) self = baton_weak_take (user_data);
  g_autoptr(BatonImportReport) report = NULL;
  g_autoptr(GError) error = NULL;

  report = baton_import_job_run_finish (BATON_DATABASE (object), result, &error);
  if (self == NULL)
    return;
  baton_busy_end (g_steal_pointer (&self->busy), error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_step (self, "preview");
  else if (report == NULL)
    show_failure (self, error);
  else
    show_result (self, report);
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonImportWindow) self = baton_weak_take (user_data);
  g_autofree BatonUndoReport *report = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;

  report = baton_import_job_undo_finish (BATON_DATABASE (object), result, &error);
  if (is_over (self, error))
    return;
  if (report == NULL)
    {
      g_autofree char *description = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->result_page, description);
      gtk_widget_set_visible (GTK_WIDGET (self->undo_button), TRUE);
      return;
    }

  if (report->kept > 0)
    kept = g_strdup_printf (ngettext ("%'" PRIu64 " lead stays, because somebody changed it since.",
                                      "%'" PRIu64 " leads stay, because somebody changed them since.",
                                      report->kept), report->kept);
  adw_status_page_set_description (self->undone_page, kept);
  show_step (self, "undone");
}

static void
run_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  BatonImportWindow *self = BATON_IMPORT_WINDOW (widget);
  g_autoptr(BatonProgress) progress = baton_progress_new ();
  GCancellable *cancellable = begin_job (self);

  g_signal_connect_object (progress, "notify::fraction", G_CALLBACK (show_progress), self, G_CONNECT_SWAPPED);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  show_step (self, "working");
  self->busy = baton_busy_new (GTK_WINDOW (self), _("Taking in leads"), cancellable);
  baton_import_job_run_async (self->database, self->path, FALSE, progress, cancellable,
                              imported_cb, baton_weak_new (self));
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BatonImportWindow *self = BATON_IMPORT_WINDOW (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), FALSE);
  baton_import_job_undo_async (self->database, self->import, begin_job (self), undone_cb, baton_weak_new (self));
}

/* While something is under way, this ends it; else it closes the window. */
static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BatonImportWindow *self = BATON_IMPORT_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "working") == 0)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
again_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  BatonImportWindow *self = BATON_IMPORT_WINDOW (widget);
  g_autoptr(GFile) file = g_file_new_for_path (self->path);

  baton_import_window_open (self, file);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  baton_import_window_choose (BATON_IMPORT_WINDOW (widget));
}

static void
chosen_cb (BatonImportWindow *self,
           int                response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  baton_import_window_open (self, file);
}

static void
baton_import_window_dispose (GObject *object)
{
  BatonImportWindow *self = BATON_IMPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->busy);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_IMPORT_WINDOW);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_import_window_parent_class)->dispose (object);
}

static void
baton_import_window_finalize (GObject *object)
{
  BatonImportWindow *self = BATON_IMPORT_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);

  G_OBJECT_CLASS (baton_import_window_parent_class)->finalize (object);
}

static void
baton_import_window_class_init (BatonImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_import_window_dispose;
  object_class->finalize = baton_import_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, again_button);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, columns_list);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, effects_list);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, format_label);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, other_button);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, problems_list);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, result_page);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, result_problems_box);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, result_problems_list);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, undone_page);
  gtk_widget_class_bind_template_child (widget_class, BatonImportWindow, window_title);

  gtk_widget_class_install_action (widget_class, "import.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
}

static void
baton_import_window_init (BatonImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_import_window_new:
 * @parent: the window that asks
 * @database: where the leads go
 *
 * Makes a window that takes in a file.
 *
 * Returns: (transfer none): the window, which GTK owns until it is closed
 */
BatonImportWindow *
baton_import_window_new (GtkWindow     *parent,
                         BatonDatabase *database)
{
  BatonImportWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (BATON_IS_DATABASE (database), NULL);

  self = g_object_new (BATON_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
  self->database = g_object_ref (database);
  return self;
}

/**
 * baton_import_window_choose:
 * @self: an import window
 *
 * Asks for a file.
 */
void
baton_import_window_choose (BatonImportWindow *self)
{
  g_autoptr(GtkFileFilter) tables = NULL;
  g_autoptr(GtkFileFilter) all = NULL;

  g_return_if_fail (BATON_IS_IMPORT_WINDOW (self));

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_("Import Leads"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  tables = gtk_file_filter_new ();
  gtk_file_filter_set_name (tables, _("Lists of leads"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  all = gtk_file_filter_new ();
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * baton_import_window_open:
 * @self: an import window
 * @file: a file of leads
 *
 * Shows what would become of a file.
 */
void
baton_import_window_open (BatonImportWindow *self,
                          GFile             *file)
{
  g_autofree char *name = NULL;

  g_return_if_fail (BATON_IS_IMPORT_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  g_free (self->path);
  self->path = g_file_get_path (file);
  if (self->path == NULL)
    {
      g_autoptr(GError) error =
        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _("The file is not on this computer. Copy it here first, then choose the copy."));

      show_failure (self, error);
      return;
    }

  name = g_filename_display_basename (self->path);
  adw_window_title_set_subtitle (self->window_title, name);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
  show_step (self, "reading");
  baton_import_job_preview_async (self->database, self->path, BATON_IMPORT_SAMPLE_ROWS, begin_job (self),
                                  previewed_cb, baton_weak_new (self));
}
