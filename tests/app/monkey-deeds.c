/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a monkey may do, and how often. */

#include "monkey.h"

#include "baton-intake.h"
#include "baton-rule-versions.h"

#define MAX_WINDOWS 2

#define MIN_WIDTH 360
#define MAX_WIDTH 1920
#define MIN_HEIGHT 300
#define MAX_HEIGHT 1080

static void
show_page (Monkey *self)
{
  static const char * const pages[] = { "today", "leads", "handoffs", "funnel", "rules", "short" };

  gtk_widget_activate_action (self->home, "win.show-page", "s", pages[monkey_choose (self, G_N_ELEMENTS (pages))]);
}

static void
list_leads (Monkey *self)
{
  static const char * const filters[] = {
    "", "stage:mql", "score>=60", "owner:none", "company:acme", "country:Germany,Brazil -stage:customer",
  };

  gtk_widget_activate_action (self->home, "win.list-leads", "s", filters[monkey_choose (self, G_N_ELEMENTS (filters))]);
}

/* 0 where there is none yet. */
static gint64
choose_lead (Monkey *self)
{
  BatonIndex *index = baton_live_index_get_index (self->fixture->live);

  if (index == NULL || baton_index_get_n_leads (index) == 0)
    return 0;
  return baton_index_get_id (index, monkey_choose (self, baton_index_get_n_leads (index)));
}

static void
open_lead (Monkey *self)
{
  gint64 lead = choose_lead (self);

  if (lead != 0)
    gtk_widget_activate_action (self->home, "win.open-lead", "x", lead);
}

static void
act_on_lead (Monkey *self)
{
  static const char * const actions[] = {
    "lead.accept", "lead.begin-attempt", "lead.return", "lead.next-step", "lead.why", "lead.hand-over", "lead.attempt-note",
    "lead.disqualify",
  };

  gtk_widget_activate_action (self->home, "win.act-on-lead", "s", actions[monkey_choose (self, G_N_ELEMENTS (actions))]);
}

static void
step_lead (Monkey *self)
{
  gtk_widget_activate_action (self->home, "win.step-lead", "i", monkey_choose (self, 2) == 0 ? -1 : 1);
}

static void
resize (Monkey *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window),
                               g_rand_int_range (self->random, MIN_WIDTH, MAX_WIDTH + 1),
                               g_rand_int_range (self->random, MIN_HEIGHT, MAX_HEIGHT + 1));
}

static void
change_looks (Monkey *self)
{
  g_autoptr(GSettings) access = g_settings_new ("org.gnome.desktop.a11y.interface");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      monkey_choose (self, 2) == 0 ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                   : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_settings_set_boolean (access, "high-contrast", monkey_choose (self, 3) == 0);
}

static void
turn_round (Monkey *self)
{
  gtk_widget_set_default_direction (monkey_choose (self, 2) == 0 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static void
open_window (Monkey *self)
{
  static const char * const actions[] = {
    "win.add-lead", "win.preferences", "win.import", "win.search", "win.show-help-overlay", "app.about",
  };

  if (self->window == self->home)
    gtk_widget_activate_action (self->window, actions[monkey_choose (self, G_N_ELEMENTS (actions))], NULL);
}

static void
open_second_window (Monkey *self)
{
  if (self->window == self->home && count_windows (self->fixture) < MAX_WINDOWS)
    gtk_widget_activate_action (self->window, "app.new-window", NULL);
}

static void
close_window (Monkey *self)
{
  if (self->window != self->fixture->window)
    gtk_window_close (GTK_WINDOW (self->window));
}

static void
toggle_sidebar (Monkey *self)
{
  gtk_widget_activate_action (self->home, "win.toggle-sidebar", NULL);
}

static void
undo (Monkey *self)
{
  gtk_widget_activate_action (self->home, "win.undo", NULL);
}

static void
refresh (Monkey *self)
{
  gtk_widget_activate_action (self->home, "win.refresh", NULL);
}

static void
add_elsewhere (Monkey       *self,
               BatonSession *session)
{
  g_autofree char *email = g_strdup_printf ("monkey-%u@acme.example", monkey_choose (self, 20));
  const BatonChange changes[] = {
    { "email", email }, { "company", monkey_choose (self, 2) == 0 ? "Acme" : "Weaving Mills" },
  };
  gint64 lead;

  baton_add_lead (session, changes, G_N_ELEMENTS (changes), &lead, NULL, NULL);
}

static void
record_elsewhere (Monkey       *self,
                  BatonSession *session)
{
  g_autofree char *line =
    g_strdup_printf ("{\"source\": \"website\", \"id\": \"m-%u\", \"email\": \"monkey-%u@acme.example\","
                     " \"kind\": \"form_submit\", \"form\": \"demo\", \"at\": \"2026-01-01T10:00:00Z\"}",
                     monkey_choose (self, 100000), monkey_choose (self, 20));
  g_autoptr(BatonEventReader) reader = baton_event_reader_new_for_text (line, -1, baton_session_get_now (session));
  BatonReject *reject = NULL;
  const BatonIncomingEvent *event = baton_event_reader_next (reader, &reject, NULL, NULL);
  BatonReceipt receipt;

  g_assert_nonnull (event);
  baton_record_event (session, event, &receipt, NULL, NULL);
}

static void
work_elsewhere (Monkey       *self,
                BatonSession *session)
{
  const BatonChange change = { "job_title", monkey_choose (self, 2) == 0 ? "Head of Marketing" : NULL };
  gint64 lead = choose_lead (self);
  gint64 handoff;

  switch (monkey_choose (self, 4))
    {
    case 0:
      baton_change_lead (session, lead, &change, 1, NULL, NULL);
      break;
    case 1:
      baton_hand_over (session, lead, 0, &handoff, NULL, NULL);
      break;
    case 2:
      baton_accept (session, lead, 0, NULL, NULL);
      break;
    default:
      baton_log_attempt (session, lead, monkey_choose (self, BATON_N_ATTEMPT_OUTCOMES), NULL, NULL, NULL, NULL);
    }
}

static void
roll_back_elsewhere (Monkey       *self,
                     BatonSession *session)
{
  g_autoptr(GPtrArray) history = baton_rules_history (session, NULL);
  g_autoptr(BatonRuleSet) rules = NULL;
  BatonRuleSave how = { .comment = "As it was" };
  BatonRescoreReport report;
  gint64 version;

  rules = baton_rules_load (session, &how.based_on, NULL);
  if (rules != NULL && history != NULL && history->len > 0)
    baton_rules_roll_back (session, 1 + monkey_choose (self, history->len), &how, &version, &report, NULL, NULL, NULL, NULL);
}

/* Somebody else works on the same leads, who may be told that it cannot be done. */
static void
write_elsewhere (Monkey *self)
{
  static void (* const works[]) (Monkey       *self,
                                 BatonSession *session) = {
    add_elsewhere, record_elsewhere, work_elsewhere, work_elsewhere, roll_back_elsewhere,
  };
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (self->fixture, &store);

  works[monkey_choose (self, G_N_ELEMENTS (works))] (self, session);
}

static const Deed deeds[] =
{
  { "a click", 30, FALSE, monkey_click },
  { "a row", 12, FALSE, monkey_use_row },
  { "an item", 6, FALSE, monkey_use_item },
  { "sorting", 2, FALSE, monkey_sort },
  { "a key", 10, FALSE, monkey_press_key },
  { "a usual key", 14, FALSE, monkey_press_usual },
  { "the focus", 8, FALSE, monkey_move_focus },
  { "typing", 6, FALSE, monkey_type },
  { "editing", 8, FALSE, monkey_edit },
  { "scrolling", 6, FALSE, monkey_scroll },
  { "a menu", 8, FALSE, monkey_open_menu },
  { "a choice from a menu", 10, FALSE, monkey_choose_item },
  { "closing a menu", 4, FALSE, monkey_close_menu },
  { "a check button", 4, FALSE, monkey_toggle },
  { "a value", 6, FALSE, monkey_set_value },
  { "a page", 8, TRUE, show_page },
  { "a filter", 2, TRUE, list_leads },
  { "a lead", 8, TRUE, open_lead },
  { "what is done with a lead", 6, TRUE, act_on_lead },
  { "the next lead", 4, TRUE, step_lead },
  { "another size", 4, TRUE, resize },
  { "other looks", 1, TRUE, change_looks },
  { "another direction", 1, TRUE, turn_round },
  { "a window", 5, TRUE, open_window },
  { "a second window", 1, TRUE, open_second_window },
  { "closing a window", 8, TRUE, close_window },
  { "the sidebar", 1, TRUE, toggle_sidebar },
  { "undo", 2, FALSE, undo },
  { "a refresh", 1, FALSE, refresh },
  { "somebody else", 2, FALSE, write_elsewhere },
};

/* Some are done more often than others. */
const Deed *
monkey_choose_deed (Monkey *self)
{
  guint sum = 0;
  guint place;

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    sum += deeds[i].weight;
  place = monkey_choose (self, sum);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      if (place < deeds[i].weight)
        return &deeds[i];
      place -= deeds[i].weight;
    }
  g_assert_not_reached ();
}
