/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/baton-score-histogram.h"
#include "rules-fixture.h"
#include "rules/baton-condition-row.h"
#include "rules/baton-rule-editor.h"
#include "rules/baton-rule-leads-window.h"
#include "rules/baton-rule-past.h"
#include "rules/baton-suggest-entry.h"
#include "rules/baton-value-chips.h"

/* What the histogram says: how many leads reach the threshold. */
static char *
dup_told (PageFixture *fixture)
{
  GtkWidget *histogram = ui_find (fixture->page, BATON_TYPE_SCORE_HISTOGRAM, NULL);

  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (histogram), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
}

static gboolean
tells_other (PageFixture *fixture,
             const char  *told)
{
  g_autofree char *now = dup_told (fixture);

  return g_strcmp0 (now, told) != 0;
}

static char *
dup_reached (PageFixture *fixture)
{
  BatonIndex *index = baton_live_index_get_index (fixture->live);
  guint counts[BATON_MAX_SCORE + 1];
  guint n = 0;

  baton_index_count_scores (index, NULL, counts);
  for (guint score = 100; score <= BATON_MAX_SCORE; score++)
    n += counts[score];
  return n == 1 ? g_strdup ("1 lead scores 100 or more") : g_strdup_printf ("%u leads score 100 or more", n);
}

static gboolean
reaches (PageFixture *fixture,
         const char  *told)
{
  g_autofree char *reached = dup_reached (fixture);

  return g_str_has_prefix (told, reached);
}

static void
check_points (PageFixture *fixture)
{
  g_autofree char *before = NULL;
  g_autofree char *told = NULL;
  GtkWidget *window;

  wait_for_effect (fixture);
  before = dup_told (fixture);
  g_assert_true (reaches (fixture, before));

  gtk_spin_button_set_value (find_spin (fixture, "company-known"), 40);
  g_assert_cmpint (get_fit (fixture, "company-known")->points, ==, 40);
  g_assert_true (ui_shows (fixture->page, "was +6"));
  g_assert_true (ui_shows (fixture->page, "Unsaved changes to version 1"));
  ui_wait (tells_other (fixture, before));
  told = dup_told (fixture);
  g_assert_false (reaches (fixture, told));

  window = open_save (fixture);
  g_assert_true (ui_shows (window, "6 → 40 points"));
  click (window, "_Save");
  ui_wait (reaches (fixture, told));
  ui_wait (baton_rule_draft_get_version (get_draft (fixture)) == 2);
  g_assert_false (baton_rule_draft_is_changed (get_draft (fixture)));

  ui_wait (ui_find_window (BATON_TYPE_RULE_LEADS_WINDOW) != NULL);
  window = ui_find_window (BATON_TYPE_RULE_LEADS_WINDOW);
  g_assert_true (ui_shows (window, "They wait until you hand them over"));
  click (window, "_Hand Over All");
  ui_wait (ui_find_window (BATON_TYPE_RULE_LEADS_WINDOW) == NULL);
  ui_wait (ui_shows (fixture->page, "handed over"));
}

static void
check_undo (PageFixture *fixture)
{
  GtkSpinButton *spin;

  wait_for_effect (fixture);
  spin = find_spin (fixture, "company-known");
  gtk_spin_button_set_value (spin, 7);
  gtk_spin_button_set_value (spin, 8);
  gtk_spin_button_set_value (find_spin (fixture, "country-known"), 9);

  gtk_widget_activate_action (fixture->page, "rules.undo", NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (find_spin (fixture, "country-known")), ==, 2);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (spin), ==, 8);

  gtk_widget_activate_action (fixture->page, "rules.undo", NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (spin), ==, 6);
  g_assert_false (baton_rule_draft_is_changed (get_draft (fixture)));

  gtk_widget_activate_action (fixture->page, "rules.redo", NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (spin), ==, 8);
  gtk_widget_activate_action (fixture->page, "rules.discard", NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (spin), ==, 6);
}

static gboolean
stands_before (PageFixture *fixture,
               const char  *first,
               const char  *second)
{
  GPtrArray *rules = baton_rule_draft_get_sheet (get_draft (fixture))->fit;
  guint place, other;

  g_assert_true (g_ptr_array_find (rules, get_fit (fixture, first), &place));
  g_assert_true (g_ptr_array_find (rules, get_fit (fixture, second), &other));
  return place < other;
}

static void
check_order (PageFixture *fixture)
{
  GtkWidget *row;

  wait_for_effect (fixture);
  g_assert_true (stands_before (fixture, "size-small", "size-medium"));
  row = find_row (fixture->page, "size-small");
  gtk_widget_activate_action (row, "rule.move", "i", 1);
  g_assert_false (stands_before (fixture, "size-small", "size-medium"));
  g_assert_true (find_row (fixture->page, "size-small") == row);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == row);

  g_assert_true (ui_shows (fixture->page, "from −30 to 28 points together"));

  /* A rule that is dropped among those of a group joins it. */
  gtk_widget_activate_action (row, "rules.drop", "(ussb)", (guint32) BATON_SECTION_FIT, "website-known", "size-medium", FALSE);
  g_assert_cmpstr (get_fit (fixture, "website-known")->group, ==, "company-size");
  g_assert_true (stands_before (fixture, "website-known", "size-medium"));
}

static void
check_whole_rules (PageFixture *fixture)
{
  guint n;

  wait_for_effect (fixture);
  n = baton_rule_draft_get_sheet (get_draft (fixture))->fit->len;
  gtk_widget_activate_action (find_row (fixture->page, "company-known"), "rule.duplicate", NULL);
  g_assert_nonnull (get_fit (fixture, "company-known-2"));
  g_assert_true (ui_shows (find_row (fixture->page, "company-known-2"), "new"));

  gtk_widget_activate_action (find_row (fixture->page, "company-known"), "rule.delete", NULL);
  g_assert_null (find_row (fixture->page, "company-known"));
  ui_wait (ui_shows (fixture->page, "“Company known” deleted"));
  click (fixture->page, "_Undo");
  g_assert_nonnull (find_row (fixture->page, "company-known"));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (find_row (fixture->page, "company-known"), GTK_TYPE_CHECK_BUTTON, NULL)),
                               FALSE);
  g_assert_false (get_fit (fixture, "company-known")->active);
  g_assert_true (ui_shows (find_row (fixture->page, "company-known"), "switched off"));
  g_assert_cmpuint (baton_rule_draft_get_sheet (get_draft (fixture))->fit->len, ==, n + 1);
}

static void
check_editor (PageFixture *fixture)
{
  GtkWidget *editor;
  GtkWidget *condition;
  GtkWidget *chips;
  const BatonCondition *edited;

  wait_for_effect (fixture);
  gtk_widget_activate_action (find_row (fixture->page, "company-known"), "rule.edit", NULL);
  ui_wait (ui_find (fixture->page, BATON_TYPE_CONDITION_ROW, NULL) != NULL);
  editor = ui_find (fixture->page, BATON_TYPE_RULE_EDITOR, NULL);
  condition = ui_find (editor, BATON_TYPE_CONDITION_ROW, NULL);
  ui_wait (ui_shows (editor, "300 leads"));

  /* Without a value it makes no sense yet, which is said. */
  choose (condition, 0, "Country");
  choose (condition, 1, "is one of");
  g_assert_true (ui_shows (editor, "at least one value is needed"));
  g_assert_true (find_button (editor, "_Revert") != NULL);
  edited = g_ptr_array_index (get_fit (fixture, "company-known")->when, 0);
  g_assert_cmpstr (edited->field, ==, "country");
  g_assert_cmpint (edited->op, ==, BATON_OPERATOR_IS_NOT_EMPTY);
  gtk_widget_activate_action (editor, "editor.back", NULL);
  g_assert_true (gtk_widget_get_mapped (editor));

  chips = ui_find (condition, BATON_TYPE_VALUE_CHIPS, NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (chips, GTK_TYPE_ENTRY, NULL)), "DE, IN");
  ui_wait (!ui_shows (editor, "at least one value is needed"));
  edited = g_ptr_array_index (get_fit (fixture, "company-known")->when, 0);
  g_assert_cmpint (edited->op, ==, BATON_OPERATOR_ONE_OF);
  g_assert_cmpuint (g_strv_length (edited->values), ==, 2);

  gtk_widget_activate_action (editor, "editor.back", NULL);
  ui_wait (gtk_widget_get_mapped (find_row (fixture->page, "company-known")));
  g_assert_true (ui_shows (find_row (fixture->page, "company-known"), "DE"));
}

static void
check_offers (PageFixture *fixture)
{
  GtkWidget *editor;
  GtkWidget *entry;

  wait_for_effect (fixture);
  gtk_widget_activate_action (fixture->page, "rules.add", "(us)", (guint32) BATON_SECTION_INTEREST, "");
  editor = ui_find (fixture->page, BATON_TYPE_RULE_EDITOR, NULL);
  g_assert_nonnull (editor);
  entry = ui_find (editor, BATON_TYPE_SUGGEST_ENTRY, NULL);
  gtk_widget_grab_focus (entry);
  ui_wait ((gtk_editable_set_text (GTK_EDITABLE (ui_find (entry, GTK_TYPE_ENTRY, NULL)), "email_c"),
            ui_shows (entry, "email_click")));
}

static void
check_past (PageFixture *fixture)
{
  GtkWidget *past;

  wait_for_effect (fixture);
  past = ui_find (fixture->page, BATON_TYPE_RULE_PAST, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (ui_find (past, ADW_TYPE_EXPANDER_ROW, NULL)), TRUE);
  ui_wait (ui_shows (past, "leads handed over"));
  g_assert_true (ui_shows (past, "Precision"));
  g_assert_true (ui_shows (past, "leads a week"));
}

static gboolean
is_named (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         gtk_widget_get_tooltip_text (widget) != NULL;
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_SPIN_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_ENTRY (widget) ||
         GTK_IS_CHECK_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || BATON_IS_RULE_ROW (widget) ||
         (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL &&
          gtk_widget_get_ancestor (widget, GTK_TYPE_SPIN_BUTTON) == NULL);
}

static void
assert_named (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_control (widget) && !is_named (widget))
    g_error ("A %s in a %s has no name", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
check_names (PageFixture *fixture)
{
  static const char * const sections[] = { "filters", "fit", "interest", "thresholds", "automations", "routing", "lists" };

  wait_for_effect (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      show_section (fixture, sections[i]);
      assert_named (fixture->page);
    }

  gtk_widget_activate_action (fixture->page, "rules.edit", "(us)", (guint32) BATON_SECTION_FILTERS, "webmail");
  assert_named (fixture->page);
  gtk_widget_activate_action (fixture->page, "rules.edit", "(us)", (guint32) BATON_SECTION_AUTOMATIONS, "form-left");
  assert_named (fixture->page);
}

static void
check_thresholds (PageFixture *fixture)
{
  wait_for_effect (fixture);
  show_section (fixture, "thresholds");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (ui_find (fixture->page, GTK_TYPE_SPIN_BUTTON, "100")), 80);
  g_assert_true (ui_shows (fixture->page, "a whole number from 0 to 80 is needed here, not 90"));
  g_assert_cmpint (baton_rule_draft_get_sheet (get_draft (fixture))->mql.score, ==, 100);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (ui_find (fixture->page, GTK_TYPE_SPIN_BUTTON, "90")), 70);
  g_assert_cmpint (baton_rule_draft_get_sheet (get_draft (fixture))->mql.score, ==, 80);
  g_assert_cmpint (baton_rule_draft_get_sheet (get_draft (fixture))->mql.release, ==, 70);
}

/* A step is a whole rule set, so they do not heap up. */
static void
check_many_steps (PageFixture *fixture)
{
  BatonRuleDraft *draft;
  BatonRuleSet *first;
  guint n_undone;

  ui_wait (find_row (fixture->page, "company-known") != NULL);
  draft = get_draft (fixture);
  first = baton_rule_draft_get_rules (draft);
  for (guint i = 0; i < 120; i++)
    g_assert_true (baton_rule_draft_change (draft, baton_rule_sheet_copy (baton_rule_draft_get_sheet (draft)), NULL, NULL));

  for (n_undone = 0; baton_rule_draft_can_undo (draft); n_undone++)
    baton_rule_draft_undo (draft);
  g_assert_cmpuint (n_undone, ==, 100);
  g_assert_true (baton_rule_draft_get_rules (draft) != first);
}

static void
check_width (PageFixture *fixture)
{
  wait_for_effect (fixture);
  assert_narrow (fixture);
  gtk_widget_activate_action (fixture->page, "rules.edit", "(us)", (guint32) BATON_SECTION_INTEREST, "pricing-page");
  assert_narrow (fixture);
}

static const PageCase cases[] =
{
  { "/rules-page/points", make_company, check_points },
  { "/rules-page/undo", make_company, check_undo },
  { "/rules-page/many-steps", make_company, check_many_steps },
  { "/rules-page/order", make_company, check_order },
  { "/rules-page/whole-rules", make_company, check_whole_rules },
  { "/rules-page/editor", make_company, check_editor },
  { "/rules-page/offers", make_company, check_offers },
  { "/rules-page/thresholds", make_company, check_thresholds },
  { "/rules-page/past", make_company, check_past },
  { "/rules-page/names", make_company, check_names },
  { "/rules-page/width", make_company, check_width },
};

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, PageFixture, &cases[i], set_up, page_run, page_tear_down);

  return g_test_run ();
}
