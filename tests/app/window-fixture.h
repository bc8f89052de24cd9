/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-application.h"
#include "baton-handoff-service.h"
#include "baton-lead-service.h"
#include "baton-setup.h"
#include "baton-store.h"
#include "baton-window.h"
#include "ui-test.h"

G_BEGIN_DECLS

/* For the whole application: a database that others write to, and a window on it. */
typedef struct _WindowCase WindowCase;

typedef struct
{
  char             *folder;
  char             *location;
  BatonApplication *application;
  const WindowCase *test;
  GtkWidget        *window;     /* NULL once it is closed. */
  BatonLiveIndex   *live;       /* NULL once nobody looks at the database. */
} WindowFixture;

/* A case: what is there before the window opens, and what a person sees then. */
struct _WindowCase
{
  const char *path;
  void      (*prepare) (WindowFixture *fixture);   /* NULL for an empty folder. */
  void      (*check)   (WindowFixture *fixture);
};

static inline void
set_up (WindowFixture *fixture,
        gconstpointer  user_data)
{
  g_autoptr(GSettings) settings = g_settings_new (BATON_APPLICATION_ID);

  ui_forgive_tooltips ();

  /* Settings stay in memory from one case to the next. */
  g_settings_reset (settings, "page");
  g_settings_reset (settings, "sidebar-visible");

  fixture->folder = g_dir_make_tmp ("baton-window-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->location = g_build_filename (fixture->folder, "leads.db", NULL);
}

static inline void
tear_down (WindowFixture *fixture,
           gconstpointer  user_data)
{
  BatonDatabase *database = baton_live_index_get_database (fixture->live);

  /* What a window had begun ends first. */
  g_object_add_weak_pointer (G_OBJECT (database), (gpointer *) &database);
  g_object_add_weak_pointer (G_OBJECT (fixture->application), (gpointer *) &fixture->application);
  g_object_unref (fixture->application);
  ui_wait (fixture->application == NULL);
  ui_wait (fixture->live == NULL);
  ui_wait (database == NULL);

  ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->location);
}

static inline void
look_at_window (gpointer user_data)
{
  WindowFixture *fixture = user_data;

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

  /* It would stay for a while, for somebody who answers a notification. */
  g_application_quit (G_APPLICATION (fixture->application));
}

static inline void
activated_cb (WindowFixture *fixture)
{
  g_idle_add_once (look_at_window, fixture);
}

static inline void
run_case (WindowFixture *fixture,
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
static inline BatonSession *
sit_down (WindowFixture  *fixture,
          BatonStore    **store)
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

static inline void
add_leads (WindowFixture *fixture,
           guint          n_leads)
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

static inline void
hand_over (WindowFixture *fixture,
           guint          n_leads)
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

static inline gboolean
shows (WindowFixture *fixture,
       const char    *text)
{
  return ui_shows (fixture->window, text);
}

/* Presses keys; whether the widget itself answers to them. */
static inline gboolean
try_to_press (GtkWidget  *widget,
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
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static inline void
press (GtkWidget  *widget,
       const char *keys)
{
  if (!try_to_press (widget, keys))
    g_error ("Nothing answers to %s", keys);
}

static inline gboolean
is_on (WindowFixture *fixture,
       const char    *page)
{
  return g_str_equal (baton_window_get_page (BATON_WINDOW (fixture->window)), page);
}

static inline guint
count_windows (WindowFixture *fixture)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

static inline gboolean
has_leads (WindowFixture *fixture,
           guint          n_leads)
{
  BatonIndex *index = baton_live_index_get_index (fixture->live);

  return index != NULL && baton_index_get_n_leads (index) == n_leads;
}

static inline void
prepare_many (WindowFixture *fixture)
{
  add_leads (fixture, 12);
}

static inline void
prepare_waiting (WindowFixture *fixture)
{
  add_leads (fixture, 3);
  hand_over (fixture, 2);
}

static inline int
run_cases (const WindowCase *cases,
           guint             n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    g_test_add (cases[i].path, WindowFixture, &cases[i], set_up, run_case, tear_down);

  return g_test_run ();
}

G_END_DECLS
