/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-handoff-service.h"
#include "baton-lead-service.h"
#include "baton-people.h"
#include "page-fixture.h"
#include "today/baton-work-row.h"
#include "widgets/baton-minute.h"

G_BEGIN_DECLS

/* For the pages on which work waits. The leads come from the real clock, as the
 * page goes by it. */
typedef PageFixture WorkFixture;

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
work_enter_lead (BatonSession *session,
                 const char   *name)
{
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
work_add_lead (WorkFixture *fixture,
               const char  *name,
               gint64       ago)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = work_sit_down (fixture, ago, &store);

  return work_enter_lead (session, name);
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
work_open_page (WorkFixture *fixture,
                GtkWidget   *page,
                int          width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->elsewhere = gtk_entry_new ();
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), fixture->elsewhere);
  gtk_box_append (GTK_BOX (box), page);

  /* Narrower than half of the screen, in whose middle the pointer is. */
  page_open_with (fixture, page, box, width != 0 ? width : 600, 700);
  gtk_widget_grab_focus (fixture->elsewhere);
}

static inline void
work_set_up (WorkFixture   *fixture,
             gconstpointer  user_data)
{
  const WorkCase *test = user_data;
  g_autoptr(BatonDatabase) database = NULL;

  ui_forgive_tooltips ();
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

/* The first row is of a lead that was returned just now, perhaps yesterday by now. */
static inline void
work_assert_returned_today (WorkFixture *fixture)
{
  GtkWidget *row = ui_find (fixture->page, BATON_TYPE_WORK_ROW, NULL);
  BatonMinute *minute = baton_minute_get_default ();

  baton_minute_set_now (minute, baton_work_item_get_line (baton_work_row_get_item (BATON_WORK_ROW (row)))->returned_at);
  g_assert_true (shows (fixture, "Returned today: Gone quiet"));
  baton_minute_set_now (minute, 0);
}

static inline int
work_measure_width (WorkFixture *fixture)
{
  int width;

  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

G_END_DECLS
