/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-check.h"
#include "baton-demo.h"
#include "baton-live-index.h"
#include "baton-setup.h"
#include "baton-store.h"
#include "ui-test.h"

G_BEGIN_DECLS

/* How large the sample company is. */
#define N_DEMO 300

/* For one page: a database that others write to, the page on it in a window,
 * and what the page asks of the window. */
typedef struct
{
  char           *folder;
  char           *location;
  BatonLiveIndex *live;
  GtkWidget      *window;     /* NULL once it is closed. */
  GtkWidget      *page;
  char           *announced;  /* What a toast said last. */
  gint64          undo;       /* And by what it can be undone. */
  char           *listed;     /* The filter of win.list-leads. */
  gint64          opened;     /* The lead of win.open-lead. */
  GtkWidget      *elsewhere;  /* Where the focus is while it is not on the page; or NULL. */
  gint64          me;         /* The person who looks; 0 for a stranger. */
} PageFixture;

/* What is there before the page opens, and what a person sees then. */
typedef struct
{
  const char *path;
  void      (*prepare) (PageFixture *fixture);   /* NULL for nothing. */
  void      (*check)   (PageFixture *fixture);
} PageCase;

/* Works on the database the way another program does. */
static inline BatonSession *
sit_down (PageFixture  *fixture,
          BatonStore  **store)
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
make_company (PageFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;
  BatonDemoReport report;

  baton_demo (session, N_DEMO, 7, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static inline void
page_announce_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  PageFixture *fixture = user_data;

  g_free (fixture->announced);
  fixture->announced = g_variant_dup_string (parameter, NULL);
}

static inline void
page_announce_undo_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  PageFixture *fixture = user_data;

  g_free (fixture->announced);
  g_variant_get (parameter, "(sx)", &fixture->announced, &fixture->undo);
  g_assert_cmpint (fixture->undo, !=, 0);
}

static inline void
page_list_leads_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  PageFixture *fixture = user_data;

  g_free (fixture->listed);
  fixture->listed = g_variant_dup_string (parameter, NULL);
}

static inline void
page_open_lead_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  ((PageFixture *) user_data)->opened = g_variant_get_int64 (parameter);
}

/* Begins what set_up has to do; page_open() ends it. */
static inline void
page_prepare (PageFixture    *fixture,
              const PageCase *test)
{
  g_autoptr(BatonDatabase) database = NULL;

  ui_forgive_tooltips ();
  fixture->folder = g_dir_make_tmp ("baton-page-XXXXXX", NULL);
  fixture->location = g_build_filename (fixture->folder, "leads.db", NULL);
  if (test->prepare != NULL)
    test->prepare (fixture);

  database = baton_database_new (fixture->location);
  fixture->live = baton_live_index_new (database);
}

/* @content: the page, and perhaps something beside it. */
static inline void
page_open_with (PageFixture *fixture,
                GtkWidget   *page,
                GtkWidget   *content,
                int          width,
                int          height)
{
  static const GActionEntry actions[] = {
    { "announce", page_announce_cb, "s" },
    { "announce-undo", page_announce_undo_cb, "(sx)" },
    { "list-leads", page_list_leads_cb, "s" },
    { "open-lead", page_open_lead_cb, "x" },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  fixture->page = page;
  fixture->window = gtk_window_new ();
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_set_child (GTK_WINDOW (fixture->window), content);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static inline void
page_open (PageFixture *fixture,
           GtkWidget   *page,
           int          width,
           int          height)
{
  page_open_with (fixture, page, page, width, height);
}

static inline void
page_run (PageFixture   *fixture,
          gconstpointer  user_data)
{
  ((const PageCase *) user_data)->check (fixture);
}

static inline void
check_database (PageFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(BatonCheckReport) report = NULL;
  g_autoptr(GError) error = NULL;

  report = baton_check (session, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->violations->len, ==, 0);
}

static inline void
page_tear_down (PageFixture   *fixture,
                gconstpointer  user_data)
{
  BatonDatabase *database = baton_live_index_get_database (fixture->live);

  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_add_weak_pointer (G_OBJECT (database), (gpointer *) &database);
  g_object_add_weak_pointer (G_OBJECT (fixture->live), (gpointer *) &fixture->live);
  g_object_unref (fixture->live);
  ui_wait (fixture->live == NULL);
  ui_wait (database == NULL);
  check_database (fixture);

  ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->location);
  g_free (fixture->announced);
  g_free (fixture->listed);
}

static inline gboolean
shows (PageFixture *fixture,
       const char  *text)
{
  return ui_shows (fixture->page, text);
}

G_END_DECLS
