/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People and fields are called what they are called: a name is never markup. A
 * warning of GTK's would end this test. */

#include <adwaita.h>

#include "handoff/baton-person.h"
#include "preferences/baton-preferences-toast.h"
#include "profile/baton-field-row.h"
#include "profile/baton-handoff-row.h"
#include "profile/baton-points-row.h"
#include "today/baton-pass-on-dialog.h"
#include "ui-test.h"
#include "widgets/baton-brief.h"

#define NAME "Ana <b>& Co"

static GtkWidget *
show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), child);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (gtk_widget_get_mapped (child));
  return window;
}

static GPtrArray *
make_people (void)
{
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_person_free);
  BatonPerson *person = baton_person_new ();

  person->id = 7;
  person->name = g_strdup (NAME);
  g_ptr_array_add (people, person);
  return people;
}

static void
test_field (void)
{
  GtkWidget *window = show (baton_field_row_new ("custom.r&d", NAME));

  g_assert_true (ui_shows (window, NAME));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_handoff (void)
{
  g_autoptr(GPtrArray) people = make_people ();
  const BatonHandoff handoff = { .person = 7, .created_at = G_USEC_PER_SEC };
  const BatonLeadSheet sheet = { .people = people };
  GtkWidget *window = show (baton_handoff_row_new (&sheet, &handoff));

  g_assert_true (ui_shows (window, NAME));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_choice (void)
{
  g_autoptr(GPtrArray) people = make_people ();
  GtkWidget *parent = gtk_window_new ();
  GtkWidget *dialog = baton_pass_on_dialog_new (GTK_WINDOW (parent), NAME, people);

  gtk_window_present (GTK_WINDOW (parent));
  gtk_window_present (GTK_WINDOW (dialog));
  ui_wait (gtk_widget_get_mapped (dialog));
  g_assert_true (ui_shows (dialog, NAME));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
test_toast (void)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_present (GTK_WINDOW (window));
  baton_preferences_say (page, NAME);
  ui_wait (ui_shows (window, NAME));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_brief (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    g_assert_cmpint (g_utf8_strlen (gtk_label_get_text (GTK_LABEL (widget)), -1), <=, 300);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_brief (child);
}

/* A form on the web takes names of any length, and labels that wrap would be
 * at work on such a one for many seconds. */
static void
test_endless (void)
{
  g_autofree char *name = g_strnfill (10000, 'x');
  g_autofree char *brief = baton_brief (name);
  g_autoptr(GString) letters = g_string_new (NULL);
  g_autofree char *whole = NULL;
  GtkWidget *window = show (baton_points_row_new (name, 5));

  assert_brief (window);
  gtk_window_destroy (GTK_WINDOW (window));

  g_assert_cmpint (g_utf8_strlen (brief, -1), ==, 300);
  g_assert_true (g_str_has_suffix (brief, "x…"));
  for (guint i = 0; i < 300; i++)
    g_string_append (letters, "ä");
  whole = baton_brief (letters->str);
  g_assert_cmpstr (whole, ==, letters->str);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ui_forgive_tooltips ();
  adw_init ();

  g_test_add_func ("/odd-names/field", test_field);
  g_test_add_func ("/odd-names/handoff", test_handoff);
  g_test_add_func ("/odd-names/choice", test_choice);
  g_test_add_func ("/odd-names/toast", test_toast);
  g_test_add_func ("/odd-names/endless", test_endless);

  return g_test_run ();
}
