/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>
#include <glib/gstdio.h>

#include "baton-handoff-service.h"
#include "baton-lead-service.h"
#include "baton-live-index.h"
#include "baton-people.h"
#include "baton-setup.h"
#include "today/baton-work-row.h"
#include "ui-test.h"

G_BEGIN_DECLS

/* For the pages on which work waits: a database that others write to, a page
 * on it in a window, and what the page asks of the window. The leads come from
 * the real clock, as the page goes by it. */
typedef struct
{
  char           *folder;
  char           *location;
  BatonLiveIndex *live;
  GtkWidget      *window;
  GtkWidget      *page;
  GtkWidget      *elsewhere;   /* Where the focus is while it is not on the page. */
  char           *announced;   /* What a toast said last. */
  char           *listed;      /* The filter of win.list-leads. */
  gint64          opened;      /* The lead of win.open-lead. */
  gint64          me;          /* The person who looks; 0 for a stranger. */
} WorkFixture;

/* What is there before the page opens, and what a person sees then. */
typedef struct
{
  const char *path;
  void      (*prepare) (WorkFixture *fixture);
  void      (*check)   (WorkFixture *fixture);
  GtkWidget *(*create) (BatonLiveIndex *live);
  int          width;                           /* 0 for a common one. */
} WorkCase;

/* Long enough ago that every promise is broken, on whatever day the test runs. */
#define LONG_AGO ((gint64) 30 * G_TIME_SPAN_DAY)

/* Who the window takes the person for. */
static inline const char *
work_me (void)
{
  const char *name = g_get_real_name ();

  return *name == '\0' || g_str_equal (name, "Unknown") ? g_get_user_name () : name;
}

/* Works on the database the way another program does, @ago microseconds ago. */
static inline BatonSession *
work_sit_down (WorkFixture  *fixture,
               gint64        ago,
               BatonStore  **store)
{
  BatonSession *session;
  g_autoptr(GError) error = NULL;
  gboolean was_new;

  *store = baton_store_open (fixture->location, BATON_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  session = baton_session_new (baton_store_get_connection (*store), "Somebody Else");
  baton_session_set_now (session, g_get_real_time () - ago);
  baton_set_up (session, &was_new, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static inline gint64
work_hire (WorkFixture *fixture,
           const char  *name,
           BatonTeam    team)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = work_sit_down (fixture, LONG_AGO, &store);
  g_autoptr(BatonPerson) person = baton_person_new ();
  g_autoptr(GError) error = NULL;

  g_free (person->name);
  person->name = g_strdup (name);
  person->team = team;
  baton_people_add (session, person, NULL, &error);
  g_assert_no_error (error);
  if (g_str_equal (name, work_me ()))
    fixture->me = person->id;
  return person->id;
}

/* A lead that can be called. */
static inline gint64
work_add_lead (WorkFixture *fixture,
               const char  *name,
               gint64       ago)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = work_sit_down (fixture, ago, &store);
  g_autofree char *email = g_strdup_printf ("%s@mills.example", name);
  const BatonChange changes[] = {
    { "email", email }, { "first_name", name }, { "company", "Weaving Mills" }, { "phone", "+49 421 5550 142" },
  };
  g_autoptr(GError) error = NULL;
  gint64 lead;

  baton_add_lead (session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
  g_assert_no_error (error);
  return lead;
}

static inline gint64
work_hand_over (WorkFixture *fixture,
                const char  *name,
                gint64       person,
                gint64       ago)
{
  gint64 lead = work_add_lead (fixture, name, ago);
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = work_sit_down (fixture, ago, &store);
  g_autoptr(GError) error = NULL;
  gint64 handoff;

  baton_hand_over (session, lead, person, &handoff, NULL, &error);
  g_assert_no_error (error);
  return lead;
}

static inline void
work_accept (WorkFixture *fixture,
             gint64       lead,
             gint64       ago)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = work_sit_down (fixture, ago, &store);
  g_autoptr(GError) error = NULL;

  baton_accept (session, lead, 0, NULL, &error);
  g_assert_no_error (error);
}

static inline void
work_give_back (WorkFixture *fixture,
                gint64       lead,
                gint64       ago)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = work_sit_down (fixture, ago, &store);
  g_autoptr(GError) error = NULL;

  baton_return_lead (session, lead, BATON_RETURN_GONE_QUIET, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static inline void
work_announce_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  WorkFixture *fixture = user_data;

  g_free (fixture->announced);
  fixture->announced = g_variant_dup_string (parameter, NULL);
}

static inline void
work_announce_undo_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  WorkFixture *fixture = user_data;
  gint64 token;

  g_free (fixture->announced);
  g_variant_get (parameter, "(sx)", &fixture->announced, &token);
  g_assert_cmpint (token, !=, 0);
}

static inline void
work_list_leads_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  WorkFixture *fixture = user_data;

  g_free (fixture->listed);
  fixture->listed = g_variant_dup_string (parameter, NULL);
}

static inline void
work_open_lead_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  ((WorkFixture *) user_data)->opened = g_variant_get_int64 (parameter);
}

static inline void
work_open_page (WorkFixture *fixture,
                GtkWidget   *page,
                int          width)
{
  static const GActionEntry actions[] = {
    { "announce", work_announce_cb, "s" },
    { "announce-undo", work_announce_undo_cb, "(sx)" },
    { "list-leads", work_list_leads_cb, "s" },
    { "open-lead", work_open_lead_cb, "x" },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  /* Narrower than half of the screen, in whose middle the pointer is. */
  fixture->page = page;
  fixture->elsewhere = gtk_entry_new ();
  fixture->window = gtk_window_new ();
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), fixture->elsewhere);
  gtk_box_append (GTK_BOX (box), page);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width != 0 ? width : 600, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (fixture->elsewhere);
}

static inline void
work_set_up (WorkFixture   *fixture,
             gconstpointer  user_data)
{
  const WorkCase *test = user_data;
  g_autoptr(BatonDatabase) database = NULL;

  fixture->folder = g_dir_make_tmp ("baton-work-XXXXXX", NULL);
  fixture->location = g_build_filename (fixture->folder, "leads.db", NULL);
  test->prepare (fixture);

  database = baton_database_new (fixture->location);
  fixture->live = baton_live_index_new (database);
  ui_wait (baton_live_index_get_index (fixture->live) != NULL);
  work_open_page (fixture, test->create (fixture->live), test->width);
}

static inline void
work_run (WorkFixture   *fixture,
          gconstpointer  user_data)
{
  ((const WorkCase *) user_data)->check (fixture);
}

static inline void
work_tear_down (WorkFixture   *fixture,
                gconstpointer  user_data)
{
  g_autoptr(GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_add_weak_pointer (G_OBJECT (fixture->live), (gpointer *) &fixture->live);
  g_object_unref (fixture->live);
  ui_wait (fixture->live == NULL);

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->location);
  g_free (fixture->announced);
  g_free (fixture->listed);
}

static inline gboolean
work_shows (WorkFixture *fixture,
            const char  *text)
{
  return ui_shows (fixture->page, text);
}

/* The row of a lead; NULL when there is none to see. */
static inline GtkWidget *
work_find_row (GtkWidget *widget,
               gint64     lead)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (BATON_IS_WORK_ROW (widget) &&
      baton_work_item_get_lead_id (baton_work_row_get_item (BATON_WORK_ROW (widget))) == lead)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = work_find_row (child, lead);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The button of a row that says @label. */
static inline GtkWidget *
work_find_button (GtkWidget  *row,
                  const char *label)
{
  return gtk_widget_get_ancestor (ui_find (row, GTK_TYPE_LABEL, label), GTK_TYPE_BUTTON);
}

static inline int
work_measure_width (WorkFixture *fixture)
{
  int width;

  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

G_END_DECLS
