/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page-fixture.h"
#include "rules/baton-rule-row.h"
#include "rules/baton-rule-section.h"
#include "rules/baton-rules-layout.h"
#include "rules/baton-rules-page.h"
#include "rules/baton-rules-save-window.h"

G_BEGIN_DECLS

/* For the page of the rules. */

static inline gboolean
close_request_cb (PageFixture *fixture)
{
  return !baton_rules_page_may_close (BATON_RULES_PAGE (fixture->page));
}

static inline void
set_up (PageFixture   *fixture,
        gconstpointer  user_data)
{
  page_prepare (fixture, user_data);
  ui_wait (baton_live_index_get_index (fixture->live) != NULL);
  page_open (fixture, baton_rules_page_new (fixture->live), 1280, 800);
  g_signal_connect_swapped (fixture->window, "close-request", G_CALLBACK (close_request_cb), fixture);
}

/* It fits into the narrowest window. What the layout asks for is no more than both of
 * its sides need, and what it accepts may be less. */
static inline void
assert_narrow (PageFixture *fixture)
{
  int least, wanted;

  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (ui_find (fixture->page, BATON_TYPE_RULES_LAYOUT, NULL), GTK_ORIENTATION_HORIZONTAL, -1,
                      NULL, &wanted, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  g_assert_cmpint (wanted, <=, 360);
}

static inline BatonRuleDraft *
get_draft (PageFixture *fixture)
{
  return baton_rules_page_get_draft (BATON_RULES_PAGE (fixture->page));
}

static inline const BatonFitRule *
find_fit (const BatonRuleSheet *sheet,
          const char           *id)
{
  return baton_rule_section_find (BATON_SECTION_FIT, sheet, id);
}

static inline const BatonFitRule *
get_fit (PageFixture *fixture,
         const char  *id)
{
  return find_fit (baton_rule_draft_get_sheet (get_draft (fixture)), id);
}

static inline GtkWidget *
find_row (GtkWidget  *widget,
          const char *id)
{
  if (BATON_IS_RULE_ROW (widget) && g_str_equal (baton_rule_row_get_id (BATON_RULE_ROW (widget)), id))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline GtkSpinButton *
find_spin (PageFixture *fixture,
           const char  *id)
{
  return GTK_SPIN_BUTTON (ui_find (find_row (fixture->page, id), GTK_TYPE_SPIN_BUTTON, NULL));
}

/* The button with exactly this label. */
static inline GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline void
click (GtkWidget  *widget,
       const char *label)
{
  g_signal_emit_by_name (find_button (widget, label), "clicked");
}

/* Chooses in one of the drop-downs that stand side by side. */
static inline void
choose (GtkWidget  *widget,
        guint       number,
        const char *title)
{
  GtkDropDown *drop_down = NULL;
  GListModel *titles;

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_parent (ui_find (widget, GTK_TYPE_DROP_DOWN, NULL)));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_get_visible (child) && number-- == 0)
        drop_down = GTK_DROP_DOWN (child);
    }

  titles = gtk_drop_down_get_model (drop_down);
  for (guint i = 0; i < g_list_model_get_n_items (titles); i++)
    {
      if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (titles), i), title))
        {
          gtk_drop_down_set_selected (drop_down, i);
          return;
        }
    }
  g_error ("“%s” is not offered", title);
}

static inline void
wait_for_effect (PageFixture *fixture)
{
  ui_wait (find_row (fixture->page, "company-known") != NULL && ui_shows (fixture->page, "all 300 leads"));
  ui_wait (find_row (fixture->page, "size-small") != NULL &&   /* It stands in the last block. */
           gtk_widget_get_mapped (find_row (fixture->page, "size-small")));
}

static inline void
show_section (PageFixture *fixture,
              const char  *name)
{
  GtkStack *stack = GTK_STACK (gtk_widget_get_ancestor (find_row (fixture->page, "company-known"), GTK_TYPE_STACK));

  gtk_stack_set_visible_child_name (stack, name);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static inline GtkWidget *
open_save (PageFixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, "rules.save", NULL));
  ui_wait (ui_find_window (BATON_TYPE_RULES_SAVE_WINDOW) != NULL);
  return ui_find_window (BATON_TYPE_RULES_SAVE_WINDOW);
}

static inline void
save (PageFixture *fixture)
{
  gint64 version = baton_rule_draft_get_version (get_draft (fixture));

  click (open_save (fixture), "_Save");
  ui_wait (baton_rule_draft_get_version (get_draft (fixture)) == version + 1);
}

G_END_DECLS
