/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-add-lead-window.h"
#include "baton-lead-search.h"
#include "import/baton-import-window.h"
#include "window-fixture.h"

static GtkWidget *
open_search (WindowFixture *fixture)
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
check_search (WindowFixture *fixture)
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
check_add_lead (WindowFixture *fixture)
{
  GtkWidget *dialog;

  ui_wait (has_leads (fixture, 12));
  press (fixture->window, "<Control>n");
  ui_wait ((dialog = ui_find_window (BATON_TYPE_ADD_LEAD_WINDOW)) != NULL);

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
  ui_wait (ui_find_window (BATON_TYPE_ADD_LEAD_WINDOW) == NULL);
  g_assert_cmpint (baton_window_get_lead (BATON_WINDOW (fixture->window)), !=, 0);
  ui_wait (has_leads (fixture, 13));
}

static void
check_import (WindowFixture *fixture)
{
  static const char text[] = "Vorname,E-Mail,Thema,Umsatz\nMarta,marta@zch.example,Abwärme,1.250\nJan,kaputt@,Druckluft,\n";
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
  g_assert_true (ui_shows (dialog, "“1.250” is read as 1.25"));
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
  ui_wait (ui_find_window (BATON_TYPE_IMPORT_WINDOW) == NULL);
}

static void
check_import_rubbish (WindowFixture *fixture)
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

/* Closing the window also closes a dialog that waits for the database. */
static void
check_close_at_work (WindowFixture *fixture)
{
  static const char text[] = "E-Mail\nmarta@zch.example\n";
  g_autofree char *path = g_build_filename (fixture->folder, "fair.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GtkWidget *add_lead;
  GtkWidget *import;
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  ui_wait (has_leads (fixture, 12));

  press (fixture->window, "<Control>n");
  ui_wait ((add_lead = ui_find_window (BATON_TYPE_ADD_LEAD_WINDOW)) != NULL);
  import = GTK_WIDGET (baton_import_window_new (GTK_WINDOW (fixture->window),
                                                baton_live_index_get_database (fixture->live)));
  gtk_window_present (GTK_WINDOW (import));
  g_object_add_weak_pointer (G_OBJECT (add_lead), (gpointer *) &add_lead);
  g_object_add_weak_pointer (G_OBJECT (import), (gpointer *) &import);

  type_text (add_lead, ADW_TYPE_ENTRY_ROW, "new@acme.example");
  gtk_widget_activate_action (add_lead, "lead.add", NULL);
  baton_import_window_open (BATON_IMPORT_WINDOW (import), file);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_wait (fixture->window == NULL);
  g_assert_null (add_lead);
  g_assert_null (import);
}

static const WindowCase cases[] =
{
  { "/dialogs/search", prepare_many, check_search },
  { "/dialogs/add-lead", prepare_many, check_add_lead },
  { "/dialogs/import", prepare_many, check_import },
  { "/dialogs/import-rubbish", NULL, check_import_rubbish },
  { "/dialogs/close-at-work", prepare_many, check_close_at_work },
};

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  return run_cases (cases, G_N_ELEMENTS (cases));
}
