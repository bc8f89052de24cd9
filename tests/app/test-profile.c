/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "baton-check.h"
#include "baton-handoff-service.h"
#include "baton-intake.h"
#include "baton-lead-service.h"
#include "baton-live-index.h"
#include "baton-people.h"
#include "baton-setup.h"
#include "baton-store.h"
#include "profile/baton-profile-actions.h"
#include "profile/baton-profile-view.h"
#include "ui-test.h"

/* A window that remembers what it was asked to announce. */
struct _TestWindow
{
  GtkWindow  parent_instance;
  char      *announced;
  gboolean   is_stale;    /* Whether the lead was not shown again since. */
};

#define TEST_TYPE_WINDOW (test_window_get_type ())
G_DECLARE_FINAL_TYPE (TestWindow, test_window, TEST, WINDOW, GtkWindow)
G_DEFINE_FINAL_TYPE (TestWindow, test_window, GTK_TYPE_WINDOW)

typedef struct
{
  char             *folder;
  BatonStore       *store;
  BatonSession     *session;    /* What another program does to the database. */
  BatonDatabase    *database;
  BatonLiveIndex   *live;
  TestWindow       *window;
  BatonProfileView *view;
} Fixture;

static void
announce_undo_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  g_free (TEST_WINDOW (widget)->announced);
  g_variant_get (parameter, "(sx)", &TEST_WINDOW (widget)->announced, NULL);
  TEST_WINDOW (widget)->is_stale = TRUE;
}

static void
shown_cb (TestWindow *self)
{
  self->is_stale = FALSE;
}

static void
test_window_finalize (GObject *object)
{
  g_free (TEST_WINDOW (object)->announced);

  G_OBJECT_CLASS (test_window_parent_class)->finalize (object);
}

static void
test_window_class_init (TestWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_window_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.announce-undo", "(sx)", announce_undo_action);
}

static void
test_window_init (TestWindow *self)
{
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autofree char *location = NULL;
  g_autoptr(GError) error = NULL;
  gboolean was_new;

  fixture->folder = g_dir_make_tmp ("baton-profile-XXXXXX", &error);
  g_assert_no_error (error);
  location = g_build_filename (fixture->folder, "leads.db", NULL);

  fixture->store = baton_store_open (location, BATON_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  fixture->session = baton_session_new (baton_store_get_connection (fixture->store), "Ana Ribeiro");
  baton_set_up (fixture->session, &was_new, NULL, &error);
  g_assert_no_error (error);

  fixture->database = baton_database_new (location);
  fixture->live = baton_live_index_new (fixture->database);
  fixture->view = BATON_PROFILE_VIEW (baton_profile_view_new (fixture->live));
  fixture->window = g_object_new (TEST_TYPE_WINDOW, "default-width", 440, "default-height", 760, NULL);
  g_signal_connect_object (fixture->view, "notify::title", G_CALLBACK (shown_cb), fixture->window, G_CONNECT_SWAPPED);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr(BatonCheckReport) report = NULL;
  g_autoptr(GError) error = NULL;

  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_wait (fixture->view == NULL);

  g_object_add_weak_pointer (G_OBJECT (fixture->live), (gpointer *) &fixture->live);
  g_object_unref (fixture->live);
  ui_wait (fixture->live == NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->database), (gpointer *) &fixture->database);
  g_object_unref (fixture->database);
  ui_wait (fixture->database == NULL);

  report = baton_check (fixture->session, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->violations->len, ==, 0);

  baton_session_free (fixture->session);
  g_object_unref (fixture->store);
  ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gint64
add_lead (Fixture           *fixture,
          const BatonChange *changes,
          guint              n_changes)
{
  g_autoptr(GError) error = NULL;
  gint64 lead;

  baton_add_lead (fixture->session, changes, n_changes, &lead, NULL, &error);
  g_assert_no_error (error);
  return lead;
}

static gint64
add_dewi (Fixture *fixture)
{
  const BatonChange changes[] =
  {
    { "email", "dewi@sinar.example" },
    { "first_name", "Dewi" },
    { "last_name", "Lestari" },
    { "job_title", "Head of Operations" },
    { "company", "PT Sinar Tekstil" },
    { "phone", "+62 22 555 0142" },
    { "custom.machines", "forty" },
  };

  return add_lead (fixture, changes, G_N_ELEMENTS (changes));
}

static void
add_ana (Fixture *fixture)
{
  g_autoptr(BatonPerson) person = baton_person_new ();
  g_autoptr(GError) error = NULL;

  person->name = g_strdup ("Ana Ribeiro");
  person->team = BATON_TEAM_SALES;
  baton_people_add (fixture->session, person, NULL, &error);
  g_assert_no_error (error);
}

static void
hand_over (Fixture *fixture,
           gint64   lead)
{
  g_autoptr(GError) error = NULL;
  gint64 handoff;

  baton_hand_over (fixture->session, lead, 0, &handoff, NULL, &error);
  g_assert_no_error (error);
}

static void
change (Fixture    *fixture,
        gint64      lead,
        const char *field,
        const char *value)
{
  const BatonChange changes[] = { { field, value } };
  g_autoptr(GError) error = NULL;

  baton_change_lead (fixture->session, lead, changes, 1, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return ui_shows (GTK_WIDGET (fixture->view), text);
}

static void
show (Fixture    *fixture,
      gint64      lead,
      const char *name)
{
  baton_profile_view_show_lead (fixture->view, lead);
  ui_wait (g_str_equal (baton_profile_view_get_title (fixture->view), name));
}

static gboolean
act (Fixture    *fixture,
     const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL);
}

/* What was done can be seen before it is told, for the view follows the database; but only
 * when the lead was shown again after that, there is more to do with it. */
static void
wait_until_told (Fixture    *fixture,
                 const char *text)
{
  ui_wait (g_strcmp0 (fixture->window->announced, text) == 0 && !fixture->window->is_stale);
}

static GtkWidget *
find_window (const char *type_name)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), type_name) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  user_data)
{
  gint64 lead = add_dewi (fixture);

  g_assert_true (shows (fixture, "No Lead Chosen"));
  act (fixture, "lead.accept");
  act (fixture, "lead.why");
  g_assert_cmpstr (baton_profile_view_get_title (fixture->view), ==, "");

  show (fixture, lead, "Dewi Lestari");
  baton_profile_view_show_lead (fixture->view, 0);
  g_assert_true (shows (fixture, "No Lead Chosen"));
}

static void
test_shows (Fixture       *fixture,
            gconstpointer  user_data)
{
  gint64 lead = add_dewi (fixture);

  show (fixture, lead, "Dewi Lestari");
  g_assert_true (shows (fixture, "Head of Operations · PT Sinar Tekstil"));
  g_assert_true (shows (fixture, "New"));
  g_assert_true (shows (fixture, "below the threshold of 100"));
  g_assert_true (shows (fixture, "You may e-mail and call."));
  ui_wait (shows (fixture, "Became a lead"));
  g_assert_true (shows (fixture, "machines"));
  g_assert_true (shows (fixture, "Keep in touch until it qualifies"));
}

static void
test_hand_over_and_accept (Fixture       *fixture,
                           gconstpointer  user_data)
{
  gint64 lead = add_dewi (fixture);

  add_ana (fixture);
  show (fixture, lead, "Dewi Lestari");
  act (fixture, "lead.hand-over");
  ui_wait (shows (fixture, "Waits to be accepted"));
  wait_until_told (fixture, "Handed Dewi Lestari over to Sales");
  ui_wait (shows (fixture, "Went to Ana Ribeiro"));
  g_assert_true (shows (fixture, "only Sales may contact it"));
  g_assert_true (shows (fixture, "nights and weekends count"));
  g_assert_true (shows (fixture, "Call Dewi Lestari"));

  act (fixture, "lead.accept");
  ui_wait (shows (fixture, "Accepted by Sales"));
  wait_until_told (fixture, "Accepted Dewi Lestari");
  g_assert_true (shows (fixture, "0 of 6 attempts made"));
}

static void
test_attempt (Fixture       *fixture,
              gconstpointer  user_data)
{
  gint64 lead = add_dewi (fixture);
  GtkWidget *dialog;

  add_ana (fixture);
  hand_over (fixture, lead);
  show (fixture, lead, "Dewi Lestari");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "lead.attempt", "i", BATON_ATTEMPT_NO_ANSWER);
  ui_wait (shows (fixture, "Called: No answer"));
  wait_until_told (fixture, "Logged for Dewi Lestari: No answer");

  act (fixture, "lead.attempt-note");
  dialog = find_window ("BatonAttemptDialog");
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "log");
  ui_wait (shows (fixture, "Called: Reached"));
}

/* As the button does. */
static void
log_attempt (GtkWidget *dialog)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "log");
  gtk_window_close (GTK_WINDOW (dialog));
}

/* The dialog closes, and another comes where nothing could be logged. */
static GtkWidget *
fail_to_log (Fixture   *fixture,
             GtkWidget *dialog)
{
  g_autoptr(GtkWidget) last = g_object_ref (dialog);
  GtkWidget *next;

  log_attempt (dialog);
  ui_wait ((next = find_window ("BatonAttemptDialog")) != NULL && next != last && shows (fixture, "was moved"));
  return next;
}

/* What was typed about an attempt is there until it is logged, however often that fails. */
static void
test_attempt_fails (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autofree char *location = g_build_filename (fixture->folder, "leads.db", NULL);
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "away.db", NULL);
  gint64 lead = add_dewi (fixture);
  GtkWidget *dialog;

  add_ana (fixture);
  hand_over (fixture, lead);
  show (fixture, lead, "Dewi Lestari");
  act (fixture, "lead.attempt-note");
  dialog = find_window ("BatonAttemptDialog");
  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, GTK_TYPE_ENTRY, NULL)), "Asked for prices");

  g_assert_cmpint (g_rename (location, elsewhere), ==, 0);
  dialog = fail_to_log (fixture, dialog);
  dialog = fail_to_log (fixture, dialog);
  g_assert_cmpint (g_rename (elsewhere, location), ==, 0);
  log_attempt (dialog);
  ui_wait (shows (fixture, "Asked for prices"));
}

static void
test_return (Fixture       *fixture,
             gconstpointer  user_data)
{
  gint64 lead = add_dewi (fixture);
  GtkWidget *window, *calendar;
  g_autoptr(GDateTime) past = g_date_time_new_local (2020, 1, 1, 0, 0, 0);
  g_autoptr(GDateTime) future = g_date_time_new_local (2199, 1, 1, 0, 0, 0);

  add_ana (fixture);
  hand_over (fixture, lead);
  show (fixture, lead, "Dewi Lestari");
  act (fixture, "lead.return");
  window = find_window ("BatonReturnWindow");
  g_assert_nonnull (window);
  g_assert_true (ui_shows (window, "Gone quiet"));

  calendar = GTK_WIDGET (gtk_widget_get_template_child (window, G_OBJECT_TYPE (window), "calendar"));
  gtk_calendar_select_day (GTK_CALENDAR (calendar), past);
  g_signal_emit_by_name (window, "confirmed");
  ui_wait (ui_shows (window, "give one in the future"));
  g_assert_false (shows (fixture, "Returned to Marketing"));

  gtk_calendar_select_day (GTK_CALENDAR (calendar), future);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (window, G_OBJECT_TYPE (window), "note_row")),
                         "The <lease> ends & then");
  g_signal_emit_by_name (window, "confirmed");
  ui_wait (shows (fixture, "Returned to Marketing: Not ready yet"));
  g_assert_true (shows (fixture, "The <lease> ends & then"));
  ui_wait (find_window ("BatonReturnWindow") == NULL);
  g_assert_true (shows (fixture, "Look again: 1 Jan 2199"));
}

static void
type (Fixture    *fixture,
      const char *old_text,
      const char *new_text)
{
  GtkWidget *row = ui_find (GTK_WIDGET (fixture->view), ADW_TYPE_ENTRY_ROW, old_text);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), new_text);
  g_signal_emit_by_name (row, "apply");
}

static void
test_details (Fixture       *fixture,
              gconstpointer  user_data)
{
  gint64 lead = add_dewi (fixture);
  GtkWidget *row;

  show (fixture, lead, "Dewi Lestari");
  type (fixture, "dewi@sinar.example", "nobody");
  ui_wait (shows (fixture, "nobody"));
  row = ui_find (GTK_WIDGET (fixture->view), ADW_TYPE_ENTRY_ROW, "nobody");
  ui_wait (gtk_widget_has_css_class (row, "error"));
  g_assert_null (fixture->window->announced);

  type (fixture, "nobody", "dewi@lestari.example");
  ui_wait (fixture->window->announced != NULL);
  g_assert_cmpstr (fixture->window->announced, ==, "Changed “E-mail” of Dewi Lestari");
  g_assert_false (gtk_widget_has_css_class (row, "error"));

  type (fixture, "forty", "fifty");
  ui_wait (shows (fixture, "Changed: machines"));
  g_assert_nonnull (ui_find (GTK_WIDGET (fixture->view), ADW_TYPE_ENTRY_ROW, "fifty"));
}

/* Somebody else's change shows, but not over what is being typed. */
static void
test_live (Fixture       *fixture,
           gconstpointer  user_data)
{
  gint64 lead = add_dewi (fixture);
  BatonIndex *index = NULL;
  GtkWidget *row;

  ui_wait ((index = baton_live_index_get_index (fixture->live)) != NULL);
  show (fixture, lead, "Dewi Lestari");
  row = ui_find (GTK_WIDGET (fixture->view), ADW_TYPE_ENTRY_ROW, "Head of Operations");
  gtk_editable_set_text (GTK_EDITABLE (row), "Head of");

  change (fixture, lead, "company", "PT Baru");
  ui_wait (shows (fixture, "Head of Operations · PT Baru"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Head of");
}

static void
test_stage (Fixture       *fixture,
            gconstpointer  user_data)
{
  gint64 lead = add_dewi (fixture);

  show (fixture, lead, "Dewi Lestari");
  act (fixture, "lead.disqualify");
  ui_wait (shows (fixture, "Moved to Disqualified"));
  g_assert_true (shows (fixture, "nobody may contact it"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "lead.move", "s", "customer");
  ui_wait (shows (fixture, "A lead does not go from"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "lead.move", "s", "new");
  ui_wait (!shows (fixture, "A lead does not go from"));
  ui_wait (shows (fixture, "You may e-mail and call."));
}

/* A name in 60 letters, no company, no e-mail: nothing is empty, nothing too wide. */
static void
test_sparse (Fixture       *fixture,
             gconstpointer  user_data)
{
  const BatonChange changes[] =
  {
    { "external_id", "x-1" },
    { "first_name", "Bartholomäus-Maximilian" },
    { "last_name", "Freiherr von Donaudampfschifffahrtsgesellschaft" },
    { "do_not_call", "yes" },
  };
  gint64 lead = add_lead (fixture, changes, G_N_ELEMENTS (changes));
  int width;

  show (fixture, lead, "Bartholomäus-Maximilian Freiherr von Donaudampfschifffahrtsgesellschaft");
  g_assert_true (shows (fixture, "You may not contact this lead."));
  g_assert_true (shows (fixture, "There is no e-mail address."));
  g_assert_true (shows (fixture, "does not want to be called"));

  for (guint i = 0; i < 2; i++)
    {
      baton_profile_view_set_folded (fixture->view, i == 0);
      gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_assert_cmpint (width, <=, 360);
    }
}

/* Its buttons are the most. */
static void
test_waiting_width (Fixture       *fixture,
                    gconstpointer  user_data)
{
  gint64 lead = add_dewi (fixture);
  int width;

  add_ana (fixture);
  hand_over (fixture, lead);
  show (fixture, lead, "Dewi Lestari");
  baton_profile_view_set_folded (fixture->view, TRUE);
  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

/* Wherever the buttons are, they do the same. */
static void
test_folding (Fixture       *fixture,
              gconstpointer  user_data)
{
  gint64 lead = add_dewi (fixture);

  add_ana (fixture);
  show (fixture, lead, "Dewi Lestari");
  for (guint i = 0; i < 4; i++)
    {
      GtkWidget *actions = ui_find (GTK_WIDGET (fixture->view), BATON_TYPE_PROFILE_ACTIONS, NULL);

      gtk_widget_child_focus (actions, GTK_DIR_TAB_FORWARD);
      baton_profile_view_set_folded (fixture->view, i % 2 == 0);
      g_assert_false (gtk_widget_get_mapped (actions));
      g_assert_true (ui_shows (ui_find (GTK_WIDGET (fixture->view), BATON_TYPE_PROFILE_ACTIONS, NULL), "Hand Over"));
    }
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "lead.hand-over", NULL);
  ui_wait (ui_shows (ui_find (GTK_WIDGET (fixture->view), BATON_TYPE_PROFILE_ACTIONS, NULL), "Accept"));
}

static void
test_unknown (Fixture       *fixture,
              gconstpointer  user_data)
{
  gint64 lead = add_dewi (fixture);

  baton_profile_view_show_lead (fixture->view, lead + 1);
  ui_wait (shows (fixture, "Lead Not Found"));
  show (fixture, lead, "Dewi Lestari");
}

/* What changed since last week, and, expanded, why. */
static void
test_past (Fixture       *fixture,
           gconstpointer  user_data)
{
  const BatonChange change = { "job_title", NULL };
  g_autoptr(GError) error = NULL;
  gint64 lead;

  baton_session_set_now (fixture->session, g_get_real_time () - 30 * G_TIME_SPAN_DAY);
  lead = add_dewi (fixture);
  baton_session_set_now (fixture->session, g_get_real_time ());
  baton_change_lead (fixture->session, lead, &change, 1, NULL, &error);
  g_assert_no_error (error);

  show (fixture, lead, "Dewi Lestari");
  g_assert_true (shows (fixture, "−24 in a week"));
  g_assert_false (shows (fixture, "Heads a department"));
  act (fixture, "lead.why");
  g_assert_true (shows (fixture, "Heads a department"));
}

/* Who looked at a form and left is written to. */
static void
test_form_left (Fixture       *fixture,
                gconstpointer  user_data)
{
  BatonIncomingEvent event = {
    .event = {
      .at = g_get_real_time () - 5 * G_TIME_SPAN_HOUR, .kind = "form_view", .form = "contact",
      .source = "site", .external_id = "1",
    },
  };
  gint64 lead = add_dewi (fixture);
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;

  event.record.values[BATON_FIELD_EMAIL] = "dewi@sinar.example";
  baton_record_event (fixture->session, &event, &receipt, NULL, &error);
  g_assert_no_error (error);

  show (fixture, lead, "Dewi Lestari");
  g_assert_true (shows (fixture, "Write to Dewi Lestari"));
  g_assert_true (shows (fixture, "They opened a form and did not send it."));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture       *fixture,
                       gconstpointer  user_data);
  } tests[] =
  {
    { "/profile/empty", test_empty },
    { "/profile/shows", test_shows },
    { "/profile/hand-over-and-accept", test_hand_over_and_accept },
    { "/profile/attempt", test_attempt },
    { "/profile/attempt-fails", test_attempt_fails },
    { "/profile/return", test_return },
    { "/profile/details", test_details },
    { "/profile/live", test_live },
    { "/profile/stage", test_stage },
    { "/profile/sparse", test_sparse },
    { "/profile/waiting-width", test_waiting_width },
    { "/profile/folding", test_folding },
    { "/profile/unknown", test_unknown },
    { "/profile/past", test_past },
    { "/profile/form-left", test_form_left },
  };

  gtk_test_init (&argc, &argv, NULL);
  ui_forgive_tooltips ();
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
