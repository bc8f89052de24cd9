/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-lead-service.h"
#include "leads/baton-lead-cell.h"
#include "leads/baton-lead-selection.h"
#include "leads/baton-lead-table.h"
#include "leads/baton-leads-page.h"
#include "page-fixture.h"

G_BEGIN_DECLS

/* For the page of the leads. */

static inline gint64
add_lead (PageFixture *fixture,
          const char  *email,
          const char  *field,
          const char  *value)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;
  BatonChange changes[] = { { "email", email }, { field, value } };
  gint64 lead;

  baton_add_lead (session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
  g_assert_no_error (error);
  return lead;
}

static inline void
change_lead (PageFixture *fixture,
             gint64       lead,
             const char  *field,
             const char  *value)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;
  BatonChange change = { field, value };

  baton_change_lead (session, lead, &change, 1, NULL, &error);
  g_assert_no_error (error);
}

static inline void
forget_settings (void)
{
  static const char * const keys[] = { "leads-columns", "leads-sort", "leads-segments" };
  g_autoptr(GSettings) settings = g_settings_new (BATON_APPLICATION_ID);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static inline void
set_up (PageFixture   *fixture,
        gconstpointer  user_data)
{
  forget_settings ();
  page_prepare (fixture, user_data);
  page_open (fixture, baton_leads_page_new (fixture->live), 1000, 600);
}

static inline void
type (PageFixture *fixture,
      const char  *text)
{
  GtkWidget *entry = ui_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static inline BatonLeadTable *
get_table (PageFixture *fixture)
{
  return BATON_LEAD_TABLE (ui_find (fixture->page, BATON_TYPE_LEAD_TABLE, NULL));
}

static inline GtkSelectionModel *
get_selection (PageFixture *fixture)
{
  return GTK_SELECTION_MODEL (baton_lead_table_get_selection (get_table (fixture)));
}

static inline guint
count_selected (PageFixture *fixture)
{
  return baton_lead_selection_get_n_selected (BATON_LEAD_SELECTION (get_selection (fixture)));
}

/* The leads; the view may be on its way to them. */
static inline GListModel *
get_list (PageFixture *fixture)
{
  return G_LIST_MODEL (baton_lead_selection_get_list (BATON_LEAD_SELECTION (get_selection (fixture))));
}

static inline guint
count_rows (PageFixture *fixture)
{
  return g_list_model_get_n_items (get_list (fixture));
}

static inline gint64
get_id (PageFixture *fixture,
        guint        position)
{
  g_autoptr(BatonLeadItem) item = g_list_model_get_item (get_list (fixture), position);

  return baton_lead_item_get_id (item);
}

static inline const BatonIndexRow *
get_row (PageFixture *fixture,
         guint        position)
{
  g_autoptr(BatonLeadItem) item = g_list_model_get_item (get_list (fixture), position);

  return baton_lead_item_get_row (item);
}

static inline gboolean
has_cell (GtkWidget  *widget,
          const char *text)
{
  if (BATON_IS_LEAD_CELL (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (baton_drawn_line_get_text (BATON_DRAWN_LINE (widget)), text) == 0)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_cell (child, text))
        return TRUE;
    }
  return FALSE;
}

static inline void
sort_by (PageFixture *fixture,
         const char  *title,
         GtkSortType  order)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL));
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        gtk_column_view_sort_by_column (view, column, order);
    }
}

static inline void
activate (PageFixture *fixture,
          const char  *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, action, NULL));
}

G_END_DECLS
