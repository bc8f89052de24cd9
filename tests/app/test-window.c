/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "baton-application.h"
#include "baton-command-row.h"
#include "baton-handoff-service.h"
#include "baton-lead-service.h"
#include "baton-setup.h"
#include "baton-stage-row.h"
#include "baton-store.h"
#include "baton-window.h"
#include "ui-test.h"

typedef struct _Case Case;

typedef struct
{
  char             *folder;
  char             *location;
  BatonApplication *application;
  const Case       *test;
  GtkWidget        *window;     /* NULL once it is closed. */
  BatonOverview    *overview;   /* NULL once nobody looks at the database. */
} Fixture;

/* A case: what is there before the window opens, and what a person sees then. */
struct _Case
{
  const char *path;
  void      (*prepare) (Fixture *fixture);   /* NULL for an empty folder. */
  void      (*check)   (Fixture *fixture);
};

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->folder = g_dir_make_tmp ("baton-window-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->location = g_build_filename (fixture->folder, "leads.db", NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->application);
  ui_wait (fixture->overview == NULL);

  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->location);
}

static void
look_at_window (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->window =
    GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  g_assert_true (BATON_IS_WINDOW (fixture->window));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);

  g_object_get (fixture->window, "overview", &fixture->overview, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->overview), (gpointer *) &fixture->overview);
  g_object_unref (fixture->overview);

  gtk_test_widget_wait_for_draw (fixture->window);
  fixture->test->check (fixture);

  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
activated_cb (Fixture *fixture)
{
  g_idle_add_once (look_at_window, fixture);
}

static void
run_case (Fixture       *fixture,
          gconstpointer  user_data)
{
  fixture->test = user_data;
  if (fixture->test->prepare != NULL)
    fixture->test->prepare (fixture);

  fixture->application = baton_application_new ("io.github.batonleads.Baton.Test",
                                                G_APPLICATION_NON_UNIQUE);
  baton_application_set_location (fixture->application, fixture->location);
  g_signal_connect_swapped (fixture->application, "activate", G_CALLBACK (activated_cb), fixture);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture->application), 0, NULL), ==, 0);
}

/* Works on the database the way another program does. */
static BatonSession *
sit_down (Fixture     *fixture,
          BatonStore **store)
{
  BatonSession *session;
  g_autoptr(GError) error = NULL;
  gboolean was_new;

  *store = baton_store_open (fixture->location, BATON_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  session = baton_session_new (baton_store_get_connection (*store), "Ana Ribeiro");
  baton_set_up (session, &was_new, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static void
add_leads (Fixture *fixture,
           guint    n_leads)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n_leads; i++)
    {
      g_autofree char *email = g_strdup_printf ("lead-%u@acme.example", i);
      BatonChange changes[] = { { "email", email }, { "company", "Acme" } };
      gint64 lead;

      baton_add_lead (session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
hand_over (Fixture *fixture,
           guint    n_leads)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n_leads; i++)
    {
      g_autofree char *email = g_strdup_printf ("lead-%u@acme.example", i);
      gint64 lead;
      gint64 handoff;

      baton_find_lead (session, email, &lead, &error);
      g_assert_no_error (error);
      baton_hand_over (session, lead, 0, &handoff, NULL, &error);
      g_assert_no_error (error);
    }
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return ui_shows (fixture->window, text);
}

static void
check_empty (Fixture *fixture)
{
  g_autofree char *command = g_strdup_printf ("batonctl --store '%s' import leads leads.csv",
                                              fixture->location);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Baton");
  ui_wait (shows (fixture, "Bring In Your First Leads"));
  g_assert_true (shows (fixture, command));
  g_assert_true (shows (fixture, "Try the Sample Company"));
}

static void
prepare_many (Fixture *fixture)
{
  add_leads (fixture, 12);
}

static void
check_counts (Fixture *fixture)
{
  GtkWidget *row;

  ui_wait (shows (fixture, "12 leads"));
  g_assert_true (shows (fixture, "leads wait for Sales to accept them"));

  row = ui_find (fixture->window, BATON_TYPE_STAGE_ROW, NULL);
  g_assert_nonnull (row);
  g_assert_true (ui_shows (row, "New"));
  g_assert_true (ui_shows (row, "12"));
  g_assert_true (ui_shows (row, "●"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ui_find (row, GTK_TYPE_LABEL, "●")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Marketing");
}

static void
prepare_waiting (Fixture *fixture)
{
  add_leads (fixture, 3);
  hand_over (fixture, 2);
}

static void
check_waiting (Fixture *fixture)
{
  ui_wait (shows (fixture, "3 leads"));
  g_assert_true (shows (fixture, "leads wait for Sales to accept them"));
  g_assert_cmpuint (baton_overview_get_n_waiting (fixture->overview), ==, 2);
  g_assert_true (shows (fixture, "2"));
}

static void
check_look_again (Fixture *fixture)
{
  ui_wait (shows (fixture, "Bring In Your First Leads"));

  add_leads (fixture, 1);
  gtk_widget_activate_action (fixture->window, "win.refresh", NULL);
  ui_wait (shows (fixture, "1 lead"));

  gtk_widget_activate_action (fixture->window, "win.refresh", NULL);
  gtk_widget_activate_action (fixture->window, "win.refresh", NULL);
  g_assert_true (shows (fixture, "1 lead"));
}

static void
prepare_rubbish (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = g_strnfill (8192, 'x');

  g_file_set_contents (fixture->location, text, -1, &error);
  g_assert_no_error (error);
}

static void
check_failure (Fixture *fixture)
{
  ui_wait (shows (fixture, "Database Cannot Be Used"));
  g_assert_true (shows (fixture, fixture->location));

  g_assert_cmpint (g_unlink (fixture->location), ==, 0);
  gtk_widget_activate_action (fixture->window, "win.refresh", NULL);
  ui_wait (shows (fixture, "Bring In Your First Leads"));
}

static void
check_copy (Fixture *fixture)
{
  ui_wait (shows (fixture, "Bring In Your First Leads"));

  gtk_widget_activate_action (ui_find (fixture->window, BATON_TYPE_COMMAND_ROW, NULL),
                              "command.copy", NULL);
  ui_wait (shows (fixture, "Command copied"));
}

static GtkWidget *
find_about_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_ABOUT_WINDOW (window) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

static void
check_menu (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->window, "app.about", NULL);
  ui_wait (find_about_window () != NULL);
  gtk_window_close (GTK_WINDOW (find_about_window ()));
  ui_wait (find_about_window () == NULL);

  gtk_widget_activate_action (fixture->window, "app.quit", NULL);
  ui_wait (fixture->window == NULL);
}

static void
check_width (Fixture *fixture)
{
  int width;

  ui_wait (shows (fixture, "12 leads"));

  gtk_widget_measure (fixture->window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

static const Case cases[] =
{
  { "/window/empty", NULL, check_empty },
  { "/window/counts", prepare_many, check_counts },
  { "/window/waiting", prepare_waiting, check_waiting },
  { "/window/look-again", NULL, check_look_again },
  { "/window/failure", prepare_rubbish, check_failure },
  { "/window/copy", NULL, check_copy },
  { "/window/menu", NULL, check_menu },
  { "/window/width", prepare_many, check_width },
};

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, &cases[i], set_up, run_case, tear_down);

  return g_test_run ();
}
