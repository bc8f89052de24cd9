/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who asks for Sales, and who then gets the lead: as the page of the rules edits it. */

#include "baton-people.h"
#include "rules-fixture.h"
#include "rules/baton-condition-row.h"
#include "rules/baton-routing-editor.h"
#include "rules/baton-routing-target.h"
#include "rules/baton-rule-editor.h"
#include "rules/baton-suggest-entry.h"

static const BatonRuleSheet *
get_sheet (PageFixture *fixture)
{
  return baton_rule_draft_get_sheet (get_draft (fixture));
}

static const BatonRoutingRule *
get_routing (PageFixture *fixture,
             guint        place)
{
  return g_ptr_array_index (get_sheet (fixture)->routing, place);
}

static GtkWidget *
add (PageFixture      *fixture,
     BatonRuleSection  section)
{
  gtk_widget_activate_action (fixture->page, "rules.add", "(us)", (guint32) section, "");
  return ui_find (fixture->page, BATON_TYPE_RULE_EDITOR, NULL);
}

static void
type (GtkWidget  *within,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find (ui_find (within, BATON_TYPE_SUGGEST_ENTRY, NULL), GTK_TYPE_ENTRY, NULL)),
                         text);
}

/* Returns whether the person is offered by now. */
static gboolean
choose_person (GtkWidget  *editor,
               const char *name)
{
  AdwComboRow *row = ADW_COMBO_ROW (ui_find (ui_find (editor, BATON_TYPE_ROUTING_TARGET, NULL), ADW_TYPE_COMBO_ROW, NULL));
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), name))
        {
          adw_combo_row_set_selected (row, i);
          return TRUE;
        }
    }
  return FALSE;
}

static void
go_back (PageFixture *fixture)
{
  gtk_widget_activate_action (ui_find (fixture->page, BATON_TYPE_RULE_EDITOR, NULL), "editor.back", NULL);
}

static void
check_add (PageFixture *fixture)
{
  GtkWidget *editor;
  GtkWidget *target;
  GtkWidget *row;

  wait_for_effect (fixture);
  show_section (fixture, "routing");
  editor = add (fixture, BATON_SECTION_ROUTING);
  target = ui_find (editor, BATON_TYPE_ROUTING_TARGET, NULL);
  g_assert_nonnull (ui_find (editor, BATON_TYPE_CONDITION_ROW, NULL));

  type (target, "");
  g_assert_true (ui_shows (editor, "the text is empty"));
  g_assert_cmpstr (get_routing (fixture, 0)->queue, ==, "sales");
  type (target, "south");
  ui_wait (choose_person (editor, "Ana Ribeiro"));
  g_assert_cmpstr (get_routing (fixture, 0)->queue, ==, "south");
  g_assert_cmpstr (get_routing (fixture, 0)->person, ==, "Ana Ribeiro");

  go_back (fixture);
  row = find_row (fixture->page, get_routing (fixture, 0)->id);
  g_assert_true (ui_shows (row, "Ana Ribeiro"));
  g_assert_true (ui_shows (row, "or else queue"));
  g_assert_true (ui_shows (row, "south"));
  ui_wait (ui_shows (row, "leads"));

  g_assert_true (ui_shows (open_save (fixture), "Job title is not empty → Ana Ribeiro, or else queue “south”"));
}

static void
leave_team (PageFixture *fixture,
            const char  *name)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(BatonPerson) person = NULL;
  g_autoptr(GError) error = NULL;

  person = baton_people_find (session, name, &error);
  g_assert_no_error (error);
  person->active = FALSE;
  baton_people_change (session, person, NULL, &error);
  g_assert_no_error (error);
}

/* Who left the team gets no leads: that is said before it is saved, but stops nothing. */
static void
check_nobody (PageFixture *fixture)
{
  GtkWidget *editor;
  GtkWidget *window;

  wait_for_effect (fixture);
  show_section (fixture, "routing");
  editor = add (fixture, BATON_SECTION_ROUTING);
  ui_wait (choose_person (editor, "Ana Ribeiro"));
  go_back (fixture);
  leave_team (fixture, "Ana Ribeiro");

  window = open_save (fixture);
  ui_wait (ui_shows (window, "“Ana Ribeiro” is not in Sales now, so these leads go to the queue “sales”"));
  click (window, "_Save");
  ui_wait (ui_find_window (BATON_TYPE_RULES_SAVE_WINDOW) == NULL);
  g_assert_false (baton_rule_draft_is_changed (get_draft (fixture)));
}

/* What is edited in one go is undone in one go. */
static void
check_undo (PageFixture *fixture)
{
  wait_for_effect (fixture);
  show_section (fixture, "routing");
  type (ui_find (add (fixture, BATON_SECTION_ROUTING), BATON_TYPE_ROUTING_TARGET, NULL), "south");
  go_back (fixture);

  gtk_widget_activate_action (fixture->page, "rules.undo", NULL);
  g_assert_cmpstr (get_routing (fixture, 0)->queue, ==, "sales");
  gtk_widget_activate_action (fixture->page, "rules.undo", NULL);
  g_assert_cmpuint (get_sheet (fixture)->routing->len, ==, 0);
  g_assert_false (baton_rule_draft_is_changed (get_draft (fixture)));
}

static void
check_order (PageFixture *fixture)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GtkWidget *row;

  wait_for_effect (fixture);
  show_section (fixture, "routing");
  add (fixture, BATON_SECTION_ROUTING);
  go_back (fixture);
  first = g_strdup (get_routing (fixture, 0)->id);
  row = find_row (fixture->page, first);
  gtk_widget_activate_action (row, "rule.duplicate", NULL);
  second = g_strdup (get_routing (fixture, 1)->id);
  g_assert_cmpstr (first, !=, second);

  gtk_widget_activate_action (row, "rule.move", "i", 1);
  g_assert_cmpstr (get_routing (fixture, 0)->id, ==, second);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (row, GTK_TYPE_CHECK_BUTTON, NULL)), FALSE);
  g_assert_false (get_routing (fixture, 1)->active);
  g_assert_true (get_routing (fixture, 0)->active);
  gtk_widget_activate_action (find_row (fixture->page, second), "rule.delete", NULL);
  g_assert_cmpuint (get_sheet (fixture)->routing->len, ==, 1);
  ui_wait (ui_shows (fixture->page, "deleted"));

  /* Switched off it takes nobody. */
  ui_wait (ui_shows (row, "0 leads") && ui_shows (fixture->page, "300 leads"));
}

static void
check_others (PageFixture *fixture)
{
  GtkWidget *editor;
  GtkSwitch *owner;
  GtkWidget *window;

  wait_for_effect (fixture);
  show_section (fixture, "routing");
  editor = ui_find (fixture->page, BATON_TYPE_ROUTING_EDITOR, NULL);
  owner = GTK_SWITCH (ui_find (editor, GTK_TYPE_SWITCH, NULL));
  g_assert_true (gtk_switch_get_active (owner));

  gtk_switch_set_active (owner, FALSE);
  type (editor, "");
  g_assert_true (ui_shows (editor, "need a queue"));
  g_assert_cmpstr (get_sheet (fixture)->queue, ==, "sales");
  type (editor, "inbound");
  g_assert_false (ui_shows (editor, "need a queue"));

  window = open_save (fixture);
  g_assert_true (ui_shows (window, "Leads of a company that somebody owns now go where all others go"));
  g_assert_true (ui_shows (window, "Queue of all others: “sales” → “inbound”"));
  gtk_window_destroy (GTK_WINDOW (window));

  gtk_widget_activate_action (fixture->page, "rules.discard", NULL);
  g_assert_true (gtk_switch_get_active (owner));
  g_assert_nonnull (ui_find (editor, GTK_TYPE_ENTRY, "sales"));
}

/* Several ways to ask for the same are rows of their own. */
static void
check_hand_raisers (PageFixture *fixture)
{
  GPtrArray *raisers;
  const BatonHandRaiser *form;
  GtkWidget *editor;
  GtkWidget *window;
  g_autofree char *key = NULL;

  wait_for_effect (fixture);
  show_section (fixture, "automations");
  raisers = get_sheet (fixture)->hand_raisers;
  form = g_ptr_array_index (raisers, 1);
  g_assert_cmpstr (form->id, ==, ((BatonHandRaiser *) g_ptr_array_index (raisers, 0))->id);
  key = g_strdup (form->key);
  for (guint i = 0; i < raisers->len; i++)
    g_assert_nonnull (find_row (fixture->page, ((BatonHandRaiser *) g_ptr_array_index (raisers, i))->key));
  g_assert_true (ui_shows (find_row (fixture->page, key), "*demo*"));
  ui_wait (ui_shows (find_row (fixture->page, key), "leads · Asked for a demo"));

  gtk_widget_activate_action (find_row (fixture->page, key), "rule.edit", NULL);
  editor = ui_find (fixture->page, BATON_TYPE_RULE_EDITOR, NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (editor, GTK_TYPE_ENTRY, "*demo*")), "*trial*");
  go_back (fixture);
  g_assert_true (ui_shows (find_row (fixture->page, key), "*trial*"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (find_row (fixture->page, "contact"), GTK_TYPE_CHECK_BUTTON, NULL)),
                               FALSE);

  window = open_save (fixture);
  g_assert_true (ui_shows (window, "Added: Form sent, form “*trial*” → asks for Sales"));
  g_assert_true (ui_shows (window, "Removed: Form sent, form “*demo*” → asks for Sales"));
  g_assert_true (ui_shows (window, "“Contact asked for” switched off"));
}

/* What makes leads hot can be deleted like the rest. */
static void
check_hot_raiser (PageFixture *fixture)
{
  wait_for_effect (fixture);
  show_section (fixture, "automations");
  g_assert_cmpstr (get_sheet (fixture)->hot.raisers[0], ==, "demo");

  gtk_widget_activate_action (find_row (fixture->page, "demo"), "rule.delete", NULL);
  g_assert_cmpstr (get_sheet (fixture)->hot.raisers[0], ==, "demo");
  gtk_widget_activate_action (find_row (fixture->page, "demo-2"), "rule.delete", NULL);
  g_assert_false (get_sheet (fixture)->hot.hand_raised);
  g_assert_null (find_row (fixture->page, "demo-2"));
  gtk_widget_activate_action (fixture->page, "rules.undo", NULL);
  g_assert_true (get_sheet (fixture)->hot.hand_raised);
  g_assert_nonnull (find_row (fixture->page, "demo-2"));
}

static void
check_kept (PageFixture *fixture)
{
  GtkWidget *editor;
  g_autofree char *id = NULL;

  wait_for_effect (fixture);
  show_section (fixture, "routing");
  editor = add (fixture, BATON_SECTION_ROUTING);
  ui_wait (choose_person (editor, "Ana Ribeiro"));
  go_back (fixture);
  id = g_strdup (get_routing (fixture, 0)->id);
  show_section (fixture, "automations");
  add (fixture, BATON_SECTION_HAND_RAISERS);
  go_back (fixture);
  save (fixture);

  g_assert_false (baton_rule_draft_is_changed (get_draft (fixture)));
  g_assert_cmpstr (get_routing (fixture, 0)->id, ==, id);
  g_assert_cmpstr (get_routing (fixture, 0)->person, ==, "Ana Ribeiro");
  g_assert_cmpuint (get_sheet (fixture)->hand_raisers->len, ==, 12);
}

static void
check_width (PageFixture *fixture)
{
  static const char * const sections[] = { "routing", "automations" };

  wait_for_effect (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      show_section (fixture, sections[i]);
      assert_narrow (fixture);
    }
  add (fixture, BATON_SECTION_ROUTING);
  assert_narrow (fixture);
}

static const PageCase cases[] =
{
  { "/rules-routing/add", make_company, check_add },
  { "/rules-routing/nobody", make_company, check_nobody },
  { "/rules-routing/undo", make_company, check_undo },
  { "/rules-routing/order", make_company, check_order },
  { "/rules-routing/others", make_company, check_others },
  { "/rules-routing/hand-raisers", make_company, check_hand_raisers },
  { "/rules-routing/hot-raiser", make_company, check_hot_raiser },
  { "/rules-routing/kept", make_company, check_kept },
  { "/rules-routing/width", make_company, check_width },
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
