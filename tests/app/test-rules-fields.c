/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules about custom fields, of which nobody knows what they hold until it is said. */

#include "baton-lead-service.h"
#include "baton-list-import.h"
#include "rules-fixture.h"
#include "rules/baton-condition-list.h"
#include "rules/baton-condition-row.h"
#include "rules/baton-list-editor.h"
#include "rules/baton-rule-editor.h"
#include "rules/baton-rule-leads-window.h"
#include "rules/baton-suggest-entry.h"
#include "widgets/baton-date-button.h"

static void
add_lead (BatonSession *session,
          const char   *email,
          const char   *seats,
          const char   *renewal,
          const char   *trial)
{
  const BatonChange changes[] = {
    { "email", email }, { "custom.seats", seats }, { "custom.renewal", renewal }, { "custom.trial", trial },
    { "custom.remark", seats },
  };
  g_autoptr(GError) error = NULL;
  gint64 lead;

  baton_add_lead (session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
  g_assert_no_error (error);
}

static void
make_customers (PageFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = NULL;

  make_company (fixture);
  session = sit_down (fixture, &store);
  add_lead (session, "ann@mills.example", "12", "2026-03-31", "Yes");
  add_lead (session, "ben@mills.example", "1,250", "2027/1/1", "no");
  add_lead (session, "cleo@mills.example", "90", "20270102", "Ja");
}

static const BatonCondition *
get_condition (PageFixture *fixture)
{
  return g_ptr_array_index (get_fit (fixture, "company-known")->when, 0);
}

/* Fields of one's own are offered when they have been read from the database. */
static gboolean
offers (GtkWidget  *condition,
        const char *field)
{
  GListModel *titles = gtk_drop_down_get_model (GTK_DROP_DOWN (ui_find (condition, GTK_TYPE_DROP_DOWN, NULL)));

  for (guint i = 0; i < g_list_model_get_n_items (titles); i++)
    {
      if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (titles), i), field))
        return TRUE;
    }
  return FALSE;
}

static GtkWidget *
open_editor (PageFixture *fixture)
{
  GtkWidget *condition;

  ui_wait (find_row (fixture->page, "company-known") != NULL && ui_shows (fixture->page, "all 303 leads"));
  gtk_widget_activate_action (find_row (fixture->page, "company-known"), "rule.edit", NULL);
  ui_wait (ui_find (fixture->page, BATON_TYPE_CONDITION_ROW, NULL) != NULL);
  condition = ui_find (fixture->page, BATON_TYPE_CONDITION_ROW, NULL);
  ui_wait (offers (condition, "seats"));
  g_assert_false (ui_shows (condition, "Anything"));
  return condition;
}

static GtkEditable *
find_entry (GtkWidget *widget)
{
  return GTK_EDITABLE (ui_find (widget, GTK_TYPE_ENTRY, NULL));
}

static BatonFieldType
get_type (PageFixture *fixture,
          const char  *name)
{
  BatonFieldType type;

  g_assert_true (baton_rule_field_find_type (baton_rule_draft_get_sheet (get_draft (fixture))->fields, name, &type));
  return type;
}

/* Whoever is faster than the database is offered its fields a moment later, and
 * what was chosen meanwhile stays. */
static void
check_known_later (PageFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonKnownValues) known = baton_known_values_read (session, NULL, &error);
  g_autoptr(GPtrArray) when = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_condition_free);
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_rule_field_free);
  BatonConditionList *list = g_object_new (BATON_TYPE_CONDITION_LIST, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *condition;
  const BatonCondition *read;

  g_assert_no_error (error);
  ui_wait (find_row (fixture->page, "company-known") != NULL);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (list));
  gtk_window_present (GTK_WINDOW (window));
  baton_condition_list_show (list, NULL, baton_rule_draft_get_sheet (get_draft (fixture)),
                             get_fit (fixture, "company-known")->when);
  condition = ui_find (window, BATON_TYPE_CONDITION_ROW, NULL);
  choose (condition, 0, "Country");
  choose (condition, 1, "is");
  gtk_editable_set_text (find_entry (condition), "DE");
  g_assert_false (offers (condition, "seats"));

  baton_condition_list_set_known (list, known);
  g_assert_true (offers (condition, "seats"));
  baton_condition_list_read (list, when, fields);
  read = g_ptr_array_index (when, 0);
  g_assert_cmpstr (read->field, ==, "country");
  g_assert_cmpint (read->op, ==, BATON_OPERATOR_IS);
  g_assert_cmpstr (read->values[0], ==, "DE");
  choose (condition, 0, "seats");
  g_assert_true (ui_shows (condition, "Number, as All Values Are"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What all values are is proposed, and may be changed. */
static void
check_number (PageFixture *fixture)
{
  GtkWidget *condition = open_editor (fixture);
  GtkWidget *editor = ui_find (fixture->page, BATON_TYPE_RULE_EDITOR, NULL);

  choose (condition, 0, "seats");
  g_assert_true (ui_shows (condition, "Number, as All Values Are"));
  choose (condition, 2, "is at least");
  gtk_editable_set_text (find_entry (condition), "many");
  g_assert_true (ui_shows (editor, "a number, such as 250, is needed here"));
  gtk_editable_set_text (find_entry (condition), "100");
  ui_wait (ui_shows (editor, "1 lead"));
  g_assert_cmpstr (get_condition (fixture)->field, ==, "custom.seats");
  g_assert_cmpint (get_type (fixture, "custom.seats"), ==, BATON_FIELD_TYPE_NUMBER);

  choose (condition, 1, "Text");
  choose (condition, 2, "contains");
  g_assert_cmpint (get_type (fixture, "custom.seats"), ==, BATON_FIELD_TYPE_TEXT);

  save (fixture);
  g_assert_cmpint (get_type (fixture, "custom.seats"), ==, BATON_FIELD_TYPE_TEXT);
}

static void
check_date (PageFixture *fixture)
{
  GtkWidget *condition = open_editor (fixture);
  GtkWidget *editor = ui_find (fixture->page, BATON_TYPE_RULE_EDITOR, NULL);
  GtkWidget *button;

  choose (condition, 0, "renewal");
  g_assert_true (ui_shows (condition, "Date, as All Values Are"));
  choose (condition, 2, "is at least");
  button = ui_find (condition, BATON_TYPE_DATE_BUTTON, NULL);
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "picked", "2026-12-31");
  g_assert_cmpstr (gtk_editable_get_text (find_entry (condition)), ==, "2026-12-31");
  ui_wait (ui_shows (editor, "2 leads"));

  choose (condition, 2, "is between");
  assert_narrow (fixture);
}

static void
check_yes_no (PageFixture *fixture)
{
  GtkWidget *condition = open_editor (fixture);
  GtkWidget *editor = ui_find (fixture->page, BATON_TYPE_RULE_EDITOR, NULL);

  choose (condition, 0, "trial");
  g_assert_true (ui_shows (condition, "Yes or no, as All Values Are"));
  choose (condition, 2, "is");
  ui_wait (ui_shows (editor, "2 leads"));
  g_assert_cmpstr (get_condition (fixture)->values[0], ==, "yes");
}

/* A field that is taken for something else makes other conditions senseless,
 * which is said before anything is lost. */
static void
check_other_conditions (PageFixture *fixture)
{
  GtkWidget *condition = open_editor (fixture);
  GtkWidget *editor = ui_find (fixture->page, BATON_TYPE_RULE_EDITOR, NULL);
  BatonRuleSheet *sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (get_draft (fixture)));
  const char *part[] = { "Gold", NULL };
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (((BatonFitRule *) find_fit (sheet, "country-known"))->when,
                   baton_condition_new ("custom.seats", BATON_OPERATOR_IS, part));
  baton_rule_draft_change (get_draft (fixture), sheet, NULL, &error);
  g_assert_no_error (error);

  condition = ui_find (fixture->page, BATON_TYPE_CONDITION_ROW, NULL);
  choose (condition, 0, "seats");
  g_assert_true (ui_shows (editor, "a number, such as 250, is needed here"));
  choose (condition, 1, "Anything");
  choose (condition, 2, "is not empty");
  g_assert_false (ui_shows (editor, "is needed here"));
  g_assert_cmpint (get_condition (fixture)->op, ==, BATON_OPERATOR_IS_NOT_EMPTY);
  g_assert_cmpuint (baton_rule_draft_get_sheet (get_draft (fixture))->fields->len, ==, 0);
}

/* A question that fits a number less well than others do stays what it is, too. */
static void
check_untouched_conditions (PageFixture *fixture)
{
  BatonRuleSheet *sheet;
  const char *sizes[] = { "10", "20", NULL };
  const BatonCondition *untouched;
  g_autoptr(GError) error = NULL;

  ui_wait (find_row (fixture->page, "company-known") != NULL);
  sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (get_draft (fixture)));
  g_ptr_array_add (((BatonFitRule *) find_fit (sheet, "company-known"))->when,
                   baton_condition_new ("employees", BATON_OPERATOR_ONE_OF, sizes));
  baton_rule_draft_change (get_draft (fixture), sheet, NULL, &error);
  g_assert_no_error (error);

  choose (open_editor (fixture), 1, "is empty");
  g_assert_cmpint (get_condition (fixture)->op, ==, BATON_OPERATOR_IS_EMPTY);
  untouched = g_ptr_array_index (get_fit (fixture, "company-known")->when, 1);
  g_assert_cmpint (untouched->op, ==, BATON_OPERATOR_ONE_OF);
  g_assert_cmpstr (untouched->values[0], ==, "10");
  g_assert_cmpstr (untouched->values[1], ==, "20");
}

static void
import (PageFixture *fixture,
        const char  *list,
        const char  *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "entries.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  if (text != NULL)
    g_file_set_contents (path, text, -1, &error);
  else
    g_file_delete (file, NULL, &error);
  g_assert_no_error (error);
  baton_list_editor_import (BATON_LIST_EDITOR (ui_find (fixture->page, BATON_TYPE_LIST_EDITOR, NULL)), list, file);
}

static guint
count_webmail (PageFixture *fixture)
{
  return g_strv_length (baton_list_find (baton_rule_draft_get_sheet (get_draft (fixture)), "webmail")->values);
}

static void
open_lists (PageFixture *fixture)
{
  ui_wait (find_row (fixture->page, "company-known") != NULL && ui_shows (fixture->page, "all 303 leads"));
  gtk_stack_set_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (find_row (fixture->page, "company-known"), GTK_TYPE_STACK)),
                                    "lists");
  gtk_test_widget_wait_for_draw (fixture->window);
}

/* A file is taken into a list as a change that is not saved yet. */
static void
check_import (PageFixture *fixture)
{
  guint n;

  open_lists (fixture);
  n = count_webmail (fixture);
  import (fixture, "webmail", "# More\n@new-mail.example\nGMAIL.com\nNew-Mail.example\n");
  ui_wait (ui_shows (fixture->page, "1 entry added to “webmail”, 2 known already"));
  g_assert_cmpuint (count_webmail (fixture), ==, n + 1);
  g_assert_true (baton_rule_draft_is_changed (get_draft (fixture)));

  import (fixture, "webmail", "other-mail.example\n\"not closed\n");
  ui_wait (ui_shows (fixture->page, "line 2: a quotation mark is not closed"));
  import (fixture, "webmail", NULL);
  ui_wait (ui_shows (fixture->page, "No such file"));
  g_assert_cmpuint (count_webmail (fixture), ==, n + 1);
  gtk_widget_activate_action (fixture->page, "rules.undo", NULL);
  g_assert_cmpuint (count_webmail (fixture), ==, n);
}

/* Edits the rules elsewhere on the page: with @list, which no rule asks for, or without. */
static void
edit (PageFixture *fixture,
      const char  *list,
      gboolean     with_list)
{
  BatonRuleSheet *sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (get_draft (fixture)));
  g_autoptr(GError) error = NULL;

  if (with_list)
    g_ptr_array_add (sheet->lists, baton_rule_list_new (list, NULL));
  else
    g_ptr_array_remove (sheet->lists, baton_list_find (sheet, list));
  baton_rule_draft_change (get_draft (fixture), sheet, NULL, &error);
  g_assert_no_error (error);
}

/* The window stays alive while a file is read: what is edited meanwhile is kept,
 * and a list that is deleted meanwhile does not come back. */
static void
check_edited_while_read (PageFixture *fixture)
{
  guint n;

  open_lists (fixture);
  n = count_webmail (fixture);
  import (fixture, "webmail", "new-mail.example\n");
  g_assert_cmpuint (count_webmail (fixture), ==, n);
  edit (fixture, "partners", TRUE);
  ui_wait (count_webmail (fixture) == n + 1);
  g_assert_nonnull (baton_list_find (baton_rule_draft_get_sheet (get_draft (fixture)), "partners"));

  import (fixture, "partners", "mills.example\n");
  edit (fixture, "partners", FALSE);
  ui_wait (ui_shows (fixture->page, "There is no list “partners” any more"));
  g_assert_null (baton_list_find (baton_rule_draft_get_sheet (get_draft (fixture)), "partners"));
}

/* Who goes away while a file is read is told nothing any more. */
static void
check_closed_while_read (PageFixture *fixture)
{
  open_lists (fixture);
  import (fixture, "webmail", "new-mail.example\n");
}

static int
count_entering (PageFixture *fixture)
{
  GtkWidget *label = ui_find (fixture->page, GTK_TYPE_LABEL, "would enter");

  return label != NULL ? atoi (gtk_label_get_label (GTK_LABEL (label))) : 0;
}

static GtkWidget *
open_entering (PageFixture *fixture)
{
  gtk_widget_activate_action (fixture->page, "rules.list-leads", "s", "entering");
  ui_wait (ui_find_window (BATON_TYPE_RULE_LEADS_WINDOW) != NULL);
  return ui_find_window (BATON_TYPE_RULE_LEADS_WINDOW);
}

/* The change of the first lead in the list. */
static int
get_first_change (GtkWidget *window)
{
  GtkWidget *box = ui_find (window, GTK_TYPE_LIST_VIEW, NULL);

  box = gtk_widget_get_first_child (gtk_widget_get_first_child (box));
  return atoi (strchr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (box))), '(') + 1);
}

/* Who would enter, with the scores before and after; those first that change
 * most, if one likes; and a click opens a lead. */
static void
check_movers (PageFixture *fixture)
{
  GtkWidget *window;
  GtkWidget *toggle;
  int most = 0;

  wait_for_effect (fixture);
  gtk_spin_button_set_value (find_spin (fixture, "company-known"), 40);
  ui_wait (count_entering (fixture) > 0);
  window = open_entering (fixture);
  toggle = ui_find (window, GTK_TYPE_TOGGLE_BUTTON, NULL);
  ui_wait (ui_shows (window, " → ") && ui_shows (window, "(+"));
  g_assert_cmpint (get_first_change (window), >, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  ui_wait ((most = get_first_change (window)) == 34);
  g_assert_cmpint (most, ==, 34);

  g_signal_emit_by_name (ui_find (window, GTK_TYPE_LIST_VIEW, NULL), "activate", 0);
  ui_wait (fixture->opened != 0);
  ui_wait (ui_find_window (BATON_TYPE_RULE_LEADS_WINDOW) == NULL);
}

static const PageCase cases[] =
{
  { "/rules-fields/known-later", make_customers, check_known_later },
  { "/rules-fields/number", make_customers, check_number },
  { "/rules-fields/date", make_customers, check_date },
  { "/rules-fields/yes-no", make_customers, check_yes_no },
  { "/rules-fields/other-conditions", make_customers, check_other_conditions },
  { "/rules-fields/untouched-conditions", make_customers, check_untouched_conditions },
  { "/rules-fields/import", make_customers, check_import },
  { "/rules-fields/edited-while-read", make_customers, check_edited_while_read },
  { "/rules-fields/closed-while-read", make_customers, check_closed_while_read },
  { "/rules-fields/movers", make_company, check_movers },
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
