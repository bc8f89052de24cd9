/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "baton-add-lead-window.h"
#include "baton-application.h"
#include "baton-handoff-service.h"
#include "baton-lead-search.h"
#include "baton-lead-service.h"
#include "baton-setup.h"
#include "baton-store.h"
#include "baton-window.h"
#include "import/baton-import-window.h"
#include "leads/baton-leads-page.h"
#include "ui-test.h"

typedef struct _Case Case;

typedef struct
{
  char             *folder;
  char             *location;
  BatonApplication *application;
  const Case       *test;
  GtkWidget        *window;     /* NULL once it is closed. */
  BatonLiveIndex   *live;       /* NULL once nobody looks at the database. */
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
  g_autoptr(GSettings) settings = g_settings_new (BATON_APPLICATION_ID);

  /* Settings stay in memory from one case to the next. */
  g_settings_reset (settings, "page");
  g_settings_reset (settings, "sidebar-visible");

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
  ui_wait (fixture->live == NULL);

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

  fixture->live = baton_window_get_live_index (BATON_WINDOW (fixture->window));
  g_object_add_weak_pointer (G_OBJECT (fixture->live), (gpointer *) &fixture->live);

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

/* Presses keys that the widget itself answers to. */
static void
press (GtkWidget  *widget,
       const char *keys)
{
  g_autoptr(GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (keys);
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
            {
              g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                           gtk_shortcut_get_arguments (shortcut)));
              return;
            }
        }
    }
  g_error ("Nothing answers to %s", keys);
}

static gboolean
is_on (Fixture    *fixture,
       const char *page)
{
  return g_str_equal (baton_window_get_page (BATON_WINDOW (fixture->window)), page);
}

/* The window of a type that lies over the others, or NULL. */
static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static guint
count_windows (Fixture *fixture)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

static gboolean
has_leads (Fixture *fixture,
           guint    n_leads)
{
  BatonIndex *index = baton_live_index_get_index (fixture->live);

  return index != NULL && baton_index_get_n_leads (index) == n_leads;
}

static void
prepare_many (Fixture *fixture)
{
  add_leads (fixture, 12);
}

static void
prepare_waiting (Fixture *fixture)
{
  add_leads (fixture, 3);
  hand_over (fixture, 2);
}

static void
check_first_run (Fixture *fixture)
{
  ui_wait (shows (fixture, "Bring In Your First Leads"));
  g_assert_true (shows (fixture, "Import a File"));
  g_assert_true (shows (fixture, "Try the Sample Company"));
  g_assert_true (shows (fixture, "Add a Lead"));

  /* Somebody else brings the first lead in. */
  add_leads (fixture, 1);
  ui_wait (!shows (fixture, "Bring In Your First Leads"));
}

static void
check_pages (Fixture *fixture)
{
  ui_wait (has_leads (fixture, 12));
  g_assert_true (is_on (fixture, "today"));

  gtk_widget_activate_action (fixture->window, "win.show-page", "s", "funnel");
  g_assert_true (is_on (fixture, "funnel"));

  press (fixture->window, "<Alt>2");
  g_assert_true (is_on (fixture, "leads"));
  press (fixture->window, "<Alt>3");
  g_assert_true (is_on (fixture, "handoffs"));
  press (fixture->window, "<Alt>1");
  g_assert_true (is_on (fixture, "today"));

  gtk_widget_activate_action (fixture->window, "win.show-page", "s", "nowhere");
  g_assert_true (is_on (fixture, "today"));
}

static void
check_list (Fixture *fixture)
{
  GtkWidget *page;

  ui_wait (has_leads (fixture, 12));
  gtk_widget_activate_action (fixture->window, "win.show-page", "s", "funnel");
  gtk_widget_activate_action (fixture->window, "win.list-leads", "s", "lead-7");
  g_assert_true (is_on (fixture, "leads"));
  ui_wait ((page = ui_find (fixture->window, BATON_TYPE_LEADS_PAGE, NULL)) != NULL);
  g_assert_cmpstr (baton_leads_page_get_filter (BATON_LEADS_PAGE (page)), ==, "lead-7");

  press (fixture->window, "<Alt>Left");
  g_assert_true (is_on (fixture, "funnel"));
}

static void
check_profile (Fixture *fixture)
{
  BatonWindow *window = BATON_WINDOW (fixture->window);
  gint64 lead;

  ui_wait (has_leads (fixture, 12));
  lead = baton_index_get_id (baton_live_index_get_index (fixture->live), 4);
  gtk_widget_activate_action (fixture->window, "win.open-lead", "x", lead);
  g_assert_cmpint (baton_window_get_lead (window), ==, lead);
  g_assert_true (is_on (fixture, "today"));
  ui_wait (shows (fixture, "lead-4@acme.example"));

  press (fixture->window, "Escape");
  g_assert_cmpint (baton_window_get_lead (window), ==, 0);
  ui_wait (!shows (fixture, "lead-4@acme.example"));
}

static void
check_sidebar (Fixture *fixture)
{
  ui_wait (has_leads (fixture, 3));
  ui_wait (shows (fixture, "Handoffs"));
  ui_wait (ui_find (fixture->window, GTK_TYPE_LABEL, "2") != NULL);

  press (fixture->window, "F9");
  ui_wait (!shows (fixture, "Handoffs"));
  press (fixture->window, "F9");
  ui_wait (shows (fixture, "Handoffs"));
}

static GtkWidget *
open_search (Fixture *fixture)
{
  GtkWidget *search;

  press (fixture->window, "<Control>k");
  ui_wait ((search = ui_find (fixture->window, BATON_TYPE_LEAD_SEARCH, NULL)) != NULL);
  return search;
}

static void
type_text (GtkWidget  *where,
           GType       type,
           const char *text)
{
  GtkWidget *entry = ui_find (where, type, NULL);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
check_search (Fixture *fixture)
{
  GtkWidget *search;

  ui_wait (has_leads (fixture, 12));
  search = open_search (fixture);

  type_text (search, GTK_TYPE_SEARCH_ENTRY, "nobody of that name");
  ui_wait (ui_shows (search, "Nobody matches"));
  type_text (search, GTK_TYPE_SEARCH_ENTRY, "stage:nonsense");
  ui_wait (ui_shows (search, "nonsense"));
  type_text (search, GTK_TYPE_SEARCH_ENTRY, "acme");
  ui_wait (ui_shows (search, "Show All 12 Leads"));
  type_text (search, GTK_TYPE_SEARCH_ENTRY, "lead-11");
  ui_wait (ui_shows (search, "lead-11@acme.example"));

  g_signal_emit_by_name (ui_find (search, GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  ui_wait (baton_window_get_lead (BATON_WINDOW (fixture->window)) ==
           baton_index_get_id (baton_live_index_get_index (fixture->live), 11));

  search = open_search (fixture);
  type_text (search, GTK_TYPE_SEARCH_ENTRY, "acme");
  ui_wait (ui_shows (search, "Show All 12 Leads"));
  press (search, "<Control>Return");
  g_assert_true (is_on (fixture, "leads"));
}

static void
check_add_lead (Fixture *fixture)
{
  GtkWidget *dialog;

  ui_wait (has_leads (fixture, 12));
  press (fixture->window, "<Control>n");
  ui_wait ((dialog = find_window (BATON_TYPE_ADD_LEAD_WINDOW)) != NULL);

  type_text (dialog, ADW_TYPE_ENTRY_ROW, "not an address");
  gtk_widget_activate_action (dialog, "lead.add", NULL);
  ui_wait (ui_shows (dialog, "not an address"));
  g_assert_true (gtk_widget_has_css_class (ui_find (dialog, ADW_TYPE_ENTRY_ROW, NULL), "error"));

  /* Only the database knows that somebody has this address already. */
  type_text (dialog, ADW_TYPE_ENTRY_ROW, "lead-1@acme.example");
  g_assert_false (gtk_widget_has_css_class (ui_find (dialog, ADW_TYPE_ENTRY_ROW, NULL), "error"));
  gtk_widget_activate_action (dialog, "lead.add", NULL);
  ui_wait (gtk_widget_has_css_class (ui_find (dialog, ADW_TYPE_ENTRY_ROW, NULL), "error"));

  type_text (dialog, ADW_TYPE_ENTRY_ROW, "new@acme.example");
  gtk_widget_activate_action (dialog, "lead.add", NULL);
  ui_wait (find_window (BATON_TYPE_ADD_LEAD_WINDOW) == NULL);
  g_assert_cmpint (baton_window_get_lead (BATON_WINDOW (fixture->window)), !=, 0);
  ui_wait (has_leads (fixture, 13));
}

static void
check_import (Fixture *fixture)
{
  static const char text[] = "Vorname,E-Mail,Thema\nMarta,marta@zch.example,Abwärme\nJan,kaputt@,Druckluft\n";
  g_autofree char *path = g_build_filename (fixture->folder, "fair.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  BatonImportWindow *import;
  GtkWidget *dialog;
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  ui_wait (has_leads (fixture, 12));

  import = baton_import_window_new (GTK_WINDOW (fixture->window),
                                    baton_live_index_get_database (fixture->live));
  dialog = GTK_WIDGET (import);
  gtk_window_present (GTK_WINDOW (import));
  baton_import_window_open (import, file);
  ui_wait (ui_shows (dialog, "Vorname"));
  g_assert_true (ui_shows (dialog, "First name"));
  g_assert_true (ui_shows (dialog, "Abwärme"));
  ui_wait (ui_shows (dialog, "New leads"));
  g_assert_true (ui_shows (dialog, "kaputt@"));
  g_assert_true (has_leads (fixture, 12));

  gtk_widget_activate_action (dialog, "import.run", NULL);
  ui_wait (ui_shows (dialog, "1 Lead Taken In"));
  ui_wait (has_leads (fixture, 13));

  gtk_widget_activate_action (dialog, "import.undo", NULL);
  ui_wait (ui_shows (dialog, "The Import Was Taken Back"));
  ui_wait (has_leads (fixture, 12));
  gtk_widget_activate_action (dialog, "import.cancel", NULL);
  ui_wait (find_window (BATON_TYPE_IMPORT_WINDOW) == NULL);
}

static void
check_import_rubbish (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  BatonImportWindow *import;

  ui_wait (shows (fixture, "Bring In Your First Leads"));
  import = baton_import_window_new (GTK_WINDOW (fixture->window),
                                    baton_live_index_get_database (fixture->live));
  gtk_window_present (GTK_WINDOW (import));
  baton_import_window_open (import, file);
  ui_wait (ui_shows (GTK_WIDGET (import), "The File Cannot Be Taken In"));
  gtk_window_close (GTK_WINDOW (import));
}

static void
check_announce (Fixture *fixture)
{
  ui_wait (has_leads (fixture, 12));

  gtk_widget_activate_action (fixture->window, "win.announce", "s", "Müller & Söhne accepted");
  ui_wait (shows (fixture, "Müller & Söhne accepted"));

  press (fixture->window, "<Control>z");
  ui_wait (shows (fixture, "There is nothing to undo"));
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
check_menu (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->window, "app.about", NULL);
  ui_wait (find_window (ADW_TYPE_ABOUT_WINDOW) != NULL);
  gtk_window_close (GTK_WINDOW (find_window (ADW_TYPE_ABOUT_WINDOW)));
  ui_wait (find_window (ADW_TYPE_ABOUT_WINDOW) == NULL);

  gtk_widget_activate_action (fixture->window, "app.quit", NULL);
  ui_wait (fixture->window == NULL);
}

static void
check_two_windows (Fixture *fixture)
{
  GtkWidget *second;

  ui_wait (has_leads (fixture, 12));
  gtk_widget_activate_action (fixture->window, "app.new-window", NULL);
  g_assert_cmpuint (count_windows (fixture), ==, 2);

  second = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  g_assert_true (second != fixture->window);
  g_assert_true (baton_window_get_live_index (BATON_WINDOW (second)) == fixture->live);

  gtk_widget_activate_action (second, "win.show-page", "s", "funnel");
  g_assert_true (is_on (fixture, "today"));
  gtk_window_destroy (GTK_WINDOW (second));

  /* A new window begins with the page that was looked at last. */
  gtk_widget_activate_action (fixture->window, "app.new-window", NULL);
  second = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  g_assert_cmpstr (baton_window_get_page (BATON_WINDOW (second)), ==, "funnel");
  gtk_window_destroy (GTK_WINDOW (second));
}

static void
check_width (Fixture *fixture)
{
  const char * const names[] = { "today", "leads", "handoffs", "funnel" };
  int width;

  ui_wait (has_leads (fixture, 12));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gtk_widget_activate_action (fixture->window, "win.show-page", "s", names[i]);
      gtk_widget_measure (fixture->window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      if (width > 360)
        g_test_message ("The page %s needs %d pixels", names[i], width);
      g_assert_cmpint (width, <=, 360);
    }
}

static const Case cases[] =
{
  { "/window/first-run", NULL, check_first_run },
  { "/window/pages", prepare_many, check_pages },
  { "/window/list", prepare_many, check_list },
  { "/window/profile", prepare_many, check_profile },
  { "/window/sidebar", prepare_waiting, check_sidebar },
  { "/window/search", prepare_many, check_search },
  { "/window/add-lead", prepare_many, check_add_lead },
  { "/window/import", prepare_many, check_import },
  { "/window/import-rubbish", NULL, check_import_rubbish },
  { "/window/announce", prepare_many, check_announce },
  { "/window/failure", prepare_rubbish, check_failure },
  { "/window/menu", NULL, check_menu },
  { "/window/two-windows", prepare_many, check_two_windows },
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
