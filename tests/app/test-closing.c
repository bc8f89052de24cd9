/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <unistd.h>

#include "baton-add-lead-window.h"
#include "baton-busy.h"
#include "import/baton-import-window.h"
#include "profile/baton-attempt-dialog.h"
#include "profile/baton-profile-view.h"
#include "window-fixture.h"

#define NOBODY 65534

static void
prepare (WindowFixture *fixture)
{
  add_leads (fixture, 12);
}

static GtkWindow *
open_import (WindowFixture *fixture)
{
  BatonImportWindow *import = baton_import_window_new (GTK_WINDOW (fixture->window),
                                                       baton_live_index_get_database (fixture->live));

  gtk_window_present (GTK_WINDOW (import));
  return GTK_WINDOW (import);
}

static void
answer (const char *response)
{
  GtkWidget *dialog;

  ui_wait ((dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_object_ref (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
}

static void
check_keys_in_dialogs (WindowFixture *fixture)
{
  GtkWindow *dialog;

  ui_wait (has_leads (fixture, 12));
  dialog = open_import (fixture);
  press (GTK_WIDGET (dialog), "<Control>q");
  ui_wait (fixture->window == NULL);
}

/* The key is pressed in the last of three windows, which is in use until the key has been dealt with. */
static void
check_keys_above_dialogs (WindowFixture *fixture)
{
  GtkWindow *import;
  GtkWidget *question;

  ui_wait (has_leads (fixture, 12));
  import = open_import (fixture);
  question = adw_message_dialog_new (import, "Sure?", NULL);
  gtk_window_present (GTK_WINDOW (question));

  g_object_ref (question);
  gtk_widget_activate_action (fixture->window, "app.quit", NULL);
  g_object_unref (question);
  ui_wait (fixture->window == NULL);
}

/* It is asked, kept, asked again, stopped, and closed when that is done. */
static void
check_job (WindowFixture *fixture)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GtkWindow *dialog;
  BatonBusy *busy;

  ui_wait (has_leads (fixture, 12));
  dialog = open_import (fixture);
  busy = baton_busy_new (dialog, "Counting sheep", cancellable);

  gtk_widget_activate_action (fixture->window, "app.quit", NULL);
  ui_wait (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_true (ui_shows (ui_find_window (ADW_TYPE_MESSAGE_DIALOG), "Counting sheep"));
  answer ("keep");
  g_assert_false (g_cancellable_is_cancelled (cancellable));

  gtk_widget_activate_action (fixture->window, "app.quit", NULL);
  answer ("stop");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_nonnull (fixture->window);

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  baton_busy_end (busy, error);
  ui_wait (fixture->window == NULL);
}

/* What came of it has to be seen. */
static void
check_job_past_stopping (WindowFixture *fixture)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  BatonBusy *busy;

  ui_wait (has_leads (fixture, 12));
  busy = baton_busy_new (GTK_WINDOW (fixture->window), "Counting sheep", cancellable);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer ("stop");
  baton_busy_end (busy, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (fixture->window);

  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_wait (fixture->window == NULL);
}

static void
hide_database (WindowFixture *fixture,
               gboolean       is_hidden)
{
  g_autofree char *elsewhere = g_strconcat (fixture->location, ".elsewhere", NULL);

  if (is_hidden)
    g_assert_cmpint (g_rename (fixture->location, elsewhere), ==, 0);
  else
    g_assert_cmpint (g_rename (elsewhere, fixture->location), ==, 0);
}

static void
check_import_again (WindowFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "fair.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, "E-Mail\nada@mills.example\n", -1, &error);
  g_assert_no_error (error);
  ui_wait (has_leads (fixture, 12));
  dialog = GTK_WIDGET (open_import (fixture));
  baton_import_window_open (BATON_IMPORT_WINDOW (dialog), file);
  ui_wait (ui_shows (dialog, "New leads"));

  hide_database (fixture, TRUE);
  gtk_widget_activate_action (dialog, "import.run", NULL);
  ui_wait (ui_shows (dialog, "Database Not Reached"));
  g_assert_true (ui_shows (dialog, "Try Again"));

  hide_database (fixture, FALSE);
  gtk_widget_activate_action (dialog, "import.again", NULL);
  ui_wait (ui_shows (dialog, "New leads"));
  gtk_widget_activate_action (dialog, "import.run", NULL);
  ui_wait (ui_shows (dialog, "1 Lead Taken In"));
}

/* Nothing of what was typed is wrong. */
static void
check_add_lead_again (WindowFixture *fixture)
{
  GtkWidget *dialog;
  GtkWidget *row;

  ui_wait (has_leads (fixture, 12));
  press (fixture->window, "<Control>n");
  ui_wait ((dialog = ui_find_window (BATON_TYPE_ADD_LEAD_WINDOW)) != NULL);
  row = ui_find (dialog, ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "ada@mills.example");

  hide_database (fixture, TRUE);
  gtk_widget_activate_action (dialog, "lead.add", NULL);
  ui_wait (ui_shows (dialog, "was moved"));
  g_assert_false (gtk_widget_has_css_class (row, "error"));

  hide_database (fixture, FALSE);
  gtk_widget_activate_action (dialog, "lead.add", NULL);
  ui_wait (has_leads (fixture, 13));
}

static void
prepare_handed_over (WindowFixture *fixture)
{
  add_leads (fixture, 12);
  hand_over (fixture, 1);
}

static GtkEditable *
get_note (GtkWidget *dialog)
{
  return GTK_EDITABLE (gtk_widget_get_template_child (dialog, BATON_TYPE_ATTEMPT_DIALOG, "note_entry"));
}

/* What somebody wrote about a call is not written twice. */
static void
check_attempt_again (WindowFixture *fixture)
{
  GtkWidget *profile;
  GtkWidget *dialog;

  ui_wait (has_leads (fixture, 12));
  gtk_widget_activate_action (fixture->window, "win.open-lead", "x",
                              baton_index_get_id (baton_live_index_get_index (fixture->live), 0));
  ui_wait (shows (fixture, "Log Attempt"));
  profile = ui_find (fixture->window, BATON_TYPE_PROFILE_VIEW, NULL);
  gtk_widget_activate_action (profile, "lead.attempt-note", NULL);
  ui_wait ((dialog = ui_find_window (BATON_TYPE_ATTEMPT_DIALOG)) != NULL);
  gtk_editable_set_text (get_note (dialog), "Back on Monday");

  hide_database (fixture, TRUE);
  answer ("log");
  ui_wait (shows (fixture, "was moved"));
  ui_wait ((dialog = ui_find_window (BATON_TYPE_ATTEMPT_DIALOG)) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (get_note (dialog)), ==, "Back on Monday");

  hide_database (fixture, FALSE);
  answer ("log");
  ui_wait (shows (fixture, "Logged for"));
  g_assert_null (ui_find_window (BATON_TYPE_ATTEMPT_DIALOG));
}

/* Nothing is forbidden to root. */
static void
prepare_read_only (WindowFixture *fixture)
{
  add_leads (fixture, 12);
  g_chmod (fixture->folder, 0777);
  g_chmod (fixture->location, 0444);
  if (getuid () == 0)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
}

static void
check_read_only (WindowFixture *fixture)
{
  GtkWidget *dialog;

  ui_wait (has_leads (fixture, 12));
  ui_wait (shows (fixture, "You may look at this database, but not change it."));
  g_assert_false (shows (fixture, "Try Again"));

  press (fixture->window, "<Control>n");
  ui_wait ((dialog = ui_find_window (BATON_TYPE_ADD_LEAD_WINDOW)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, ADW_TYPE_ENTRY_ROW, NULL)), "ada@mills.example");
  gtk_widget_activate_action (dialog, "lead.add", NULL);
  ui_wait (ui_shows (dialog, "was opened for reading only"));
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

/* Whatever could not be read is told, until it can be. */
static void
check_failed_look (WindowFixture *fixture)
{
  g_autoptr(GError) error = g_error_new_literal (BATON_ERROR, BATON_ERROR_BUSY, "Somebody else is at it");

  ui_wait (has_leads (fixture, 12));
  baton_live_index_fail (fixture->live, error);
  ui_wait (shows (fixture, "Database Is Busy"));
  gtk_widget_activate_action (fixture->window, "win.refresh", NULL);
  ui_wait (!shows (fixture, "Database Is Busy"));
}

static gpointer
write_a_lead (BatonSession  *session,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const BatonChange change = { "email", "ada@mills.example" };
  gint64 lead;

  baton_add_lead (session, &change, 1, &lead, cancellable, error);
  return g_memdup2 (&lead, sizeof lead);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *lead = baton_database_finish (BATON_DATABASE (object), result, &error);

  g_assert_no_error (error);
  *(gboolean *) user_data = lead != NULL;
}

static void
write_and_quit (BatonApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  BatonDatabase *database = baton_live_index_get_database (baton_window_get_live_index (BATON_WINDOW (window)));
  gboolean *is_written = g_object_get_data (G_OBJECT (application), "is-written");

  baton_database_write_async (database, write_a_lead, NULL, NULL, g_free, NULL, written_cb, is_written);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

/* What was asked for a moment before is done. */
static void
test_written_before_the_end (void)
{
  g_autofree char *folder = g_dir_make_tmp ("baton-closing-XXXXXX", NULL);
  g_autofree char *location = g_build_filename (folder, "leads.db", NULL);
  gboolean is_written = FALSE;
  BatonApplication *application = baton_application_new ("io.github.batonleads.Baton.Test", G_APPLICATION_NON_UNIQUE);

  baton_application_set_location (application, location);
  g_object_set_data (G_OBJECT (application), "is-written", &is_written);
  g_signal_connect_after (application, "activate", G_CALLBACK (write_and_quit), NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
  g_assert_true (is_written);

  g_object_add_weak_pointer (G_OBJECT (application), (gpointer *) &application);
  g_object_unref (application);
  ui_wait (application == NULL);
  ui_remove_folder (folder);
}

static const WindowCase cases[] =
{
  { "/closing/keys-in-dialogs", prepare, check_keys_in_dialogs },
  { "/closing/keys-above-dialogs", prepare, check_keys_above_dialogs },
  { "/closing/job", prepare, check_job },
  { "/closing/job-past-stopping", prepare, check_job_past_stopping },
  { "/safe/import-again", prepare, check_import_again },
  { "/safe/add-lead-again", prepare, check_add_lead_again },
  { "/safe/attempt-again", prepare_handed_over, check_attempt_again },
  { "/safe/read-only", prepare_read_only, check_read_only },
  { "/safe/failed-look", prepare, check_failed_look },
};

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/closing/written-before-the-end", test_written_before_the_end);

  return run_cases (cases, G_N_ELEMENTS (cases));
}
