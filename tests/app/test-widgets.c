/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "widgets/baton-clock-label.h"
#include "widgets/baton-clock-ring.h"
#include "widgets/baton-contact-launch.h"
#include "widgets/baton-date-button.h"
#include "widgets/baton-menu-show.h"
#include "widgets/baton-minute.h"
#include "widgets/baton-score-dial.h"
#include "widgets/baton-team-tag.h"
#include "widgets/baton-time-words.h"
#include "ui-test.h"

#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR G_TIME_SPAN_HOUR
#define DAY G_TIME_SPAN_DAY

/* Monday 23 March 2026, 10:24 UTC, where the tests are. */
#define NOW (G_GINT64_CONSTANT (1774261440) * G_USEC_PER_SEC)

typedef struct
{
  gint64      offset;
  const char *text;
} Case;

typedef char *(*Format) (gint64 at,
                         gint64 now);

static void
check_cases (Format      format,
             const Case *cases,
             guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *text = format (NOW + cases[i].offset, NOW);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_due (void)
{
  static const Case cases[] =
  {
    { 38 * MINUTE, "38 min" },
    { 37 * MINUTE + 1, "38 min" },
    { 0, "0 min" },
    { HOUR, "1 h" },
    { 76 * MINUTE, "1 h 16 min" },
    { 2 * HOUR - 1, "2 h" },
    { 2 * HOUR, "by 12:24" },
    { 13 * HOUR + 35 * MINUTE, "by 23:59" },
    { 13 * HOUR + 36 * MINUTE, "Tue 00:00" },
    { 3 * DAY + 216 * MINUTE, "Thu 14:00" },
    { 7 * DAY, "30 Mar" },
    { 365 * DAY, "23 Mar 2027" },
    { -1, "1 min late" },
    { -12 * MINUTE, "12 min late" },
    { -76 * MINUTE, "1 h 16 min late" },
    { -(5 * HOUR + 40 * MINUTE), "5 h late" },
    { -40 * HOUR, "40 h late" },
    { -3 * DAY, "3 days late" },
  };
  g_autofree char *never = baton_time_text_due (0, NOW);

  check_cases (baton_time_text_due, cases, G_N_ELEMENTS (cases));
  g_assert_cmpstr (never, ==, "");
}

static void
test_past (void)
{
  static const Case at[] =
  {
    { -10 * MINUTE, "10:14" },
    { -DAY, "Sun 10:24" },
    { -4 * DAY, "Thu 19 Mar" },
    { -365 * DAY, "23 Mar 2025" },
  };
  static const Case ago[] =
  {
    { 0, "just now" },
    { HOUR, "just now" },
    { -2 * MINUTE, "2 min ago" },
    { -3 * HOUR, "3 h ago" },
    { -12 * HOUR, "yesterday" },
    { -4 * DAY, "4 days ago" },
    { -20 * DAY, "3 Mar" },
  };
  static const Case day[] =
  {
    { -DAY, "yesterday" },
    { 0, "today" },
    { 14 * HOUR, "tomorrow" },
    { 8 * DAY, "31 Mar" },
    { 365 * DAY, "23 Mar 2027" },
  };

  check_cases (baton_time_text_at, at, G_N_ELEMENTS (at));
  check_cases (baton_time_text_ago, ago, G_N_ELEMENTS (ago));
  check_cases (baton_time_text_day, day, G_N_ELEMENTS (day));
}

static void
test_absolute (void)
{
  g_autofree char *text = baton_time_text_absolute (NOW);
  g_autofree char *never = baton_time_text_absolute (0);
  g_autofree char *beyond = baton_time_text_absolute (G_MAXINT64);

  g_assert_cmpstr (text, ==, "Monday 23 March 2026, 10:24 UTC");
  g_assert_cmpstr (never, ==, "");
  g_assert_nonnull (beyond);
}

static void
test_duration (void)
{
  static const struct { gint64 seconds; const char *text; } cases[] =
  {
    { 0, "0 s" },
    { 45, "45 s" },
    { 38 * 60, "38 min" },
    { 76 * 60, "1 h 16 min" },
    { 5 * 3600 + 1200, "5 h" },
    { 3 * 86400, "3 days" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = baton_time_text_duration (cases[i].seconds);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
assert_state (BatonClockLabel *label,
              BatonClockState  state,
              const char      *css_class,
              const char      *text)
{
  g_assert_cmpint (baton_clock_label_get_state (label), ==, state);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (label), css_class));
  g_assert_cmpstr (baton_clock_label_get_text (label), ==, text);
}

/* One label through the life of a clock: no state leaves its colour behind. */
static void
test_clock_label (void)
{
  g_autoptr(GtkWidget) widget = g_object_ref_sink (baton_clock_label_new ());
  BatonClockLabel *label = BATON_CLOCK_LABEL (widget);
  BatonMinute *minute = baton_minute_get_default ();
  BatonClock clock = { .started_at = NOW, .warn_at = NOW + 3 * HOUR, .due_at = NOW + 4 * HOUR };

  baton_minute_set_now (minute, NOW);
  g_assert_cmpstr (baton_clock_label_get_text (label), ==, "");

  baton_clock_label_show_clock (label, &clock);
  assert_state (label, BATON_CLOCK_RUNNING, "running", "by 14:24");
  baton_minute_set_now (minute, NOW + 3 * HOUR);
  assert_state (label, BATON_CLOCK_DUE_SOON, "due-soon", "1 h");
  baton_minute_set_now (minute, NOW + 4 * HOUR + 12 * MINUTE);
  assert_state (label, BATON_CLOCK_LATE, "late", "12 min late");
  g_assert_false (gtk_widget_has_css_class (widget, "due-soon"));

  clock.ended_at = NOW + HOUR;
  clock.outcome = BATON_CLOCK_MET;
  baton_clock_label_show_clock (label, &clock);
  assert_state (label, BATON_CLOCK_MET, "met", "Met");

  baton_minute_set_now (minute, NOW);
  g_object_set (label, "due-at", NOW + 2 * HOUR, NULL);
  assert_state (label, BATON_CLOCK_RUNNING, "running", "by 12:24");
  baton_clock_label_show_due (label, NOW + HOUR);
  assert_state (label, BATON_CLOCK_DUE_SOON, "due-soon", "1 h");
  baton_clock_label_show_due (label, 0);
  g_assert_cmpstr (baton_clock_label_get_text (label), ==, "");
}

static void
test_clock_ring (void)
{
  g_autoptr(GtkWidget) widget = g_object_ref_sink (baton_clock_ring_new ("baton-call-symbolic"));
  BatonClockRing *ring = BATON_CLOCK_RING (widget);
  BatonMinute *minute = baton_minute_get_default ();
  const BatonClock clock = { .started_at = NOW, .warn_at = NOW + 3 * HOUR, .due_at = NOW + 4 * HOUR };

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)), ==, GTK_ACCESSIBLE_ROLE_IMG);

  baton_minute_set_now (minute, NOW + HOUR);
  baton_clock_ring_show_clock (ring, &clock);
  g_assert_cmpfloat (baton_clock_ring_get_share (ring), ==, 0.75);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "by 14:24");

  baton_minute_set_now (minute, NOW - HOUR);
  g_assert_cmpfloat (baton_clock_ring_get_share (ring), ==, 1);
  baton_minute_set_now (minute, NOW + 5 * HOUR);
  g_assert_cmpfloat (baton_clock_ring_get_share (ring), ==, 0);
  g_assert_true (gtk_widget_has_css_class (widget, "late"));

  baton_clock_ring_show_clock (ring, NULL);
  g_assert_cmpfloat (baton_clock_ring_get_share (ring), ==, 0);
  g_assert_false (gtk_widget_has_css_class (widget, "late"));
}

static void
test_score_dial (void)
{
  g_autoptr(GtkWidget) widget = g_object_ref_sink (baton_score_dial_new ("Fit"));
  BatonScoreDial *dial = BATON_SCORE_DIAL (widget);

  baton_score_dial_set_value (dial, 58);
  baton_score_dial_set_threshold (dial, 40);
  g_assert_cmpint (baton_score_dial_get_value (dial), ==, 58);
  g_assert_cmpint (baton_score_dial_get_threshold (dial), ==, 40);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dial), GTK_ACCESSIBLE_PROPERTY_LABEL, "Fit");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dial), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 58.0);
}

static void
test_team_tag (void)
{
  g_autoptr(GtkWidget) widget = g_object_ref_sink (baton_team_tag_new (BATON_TEAM_MARKETING, "New"));
  BatonTeamTag *tag = BATON_TEAM_TAG (widget);

  g_assert_true (gtk_widget_has_css_class (widget, "marketing"));
  baton_team_tag_set (tag, BATON_TEAM_SALES, "MQL");
  g_assert_true (gtk_widget_has_css_class (widget, "sales"));
  g_assert_false (gtk_widget_has_css_class (widget, "marketing"));
  g_assert_cmpint (baton_team_tag_get_team (tag), ==, BATON_TEAM_SALES);
  g_assert_cmpstr (baton_team_tag_get_title (tag), ==, "MQL");
  baton_team_tag_set (tag, BATON_TEAM_SALES, NULL);
  g_assert_cmpstr (baton_team_tag_get_title (tag), ==, "");
}

/* All of them are drawn, in both directions of reading. */
static void
test_drawn (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *ring = baton_clock_ring_new ("baton-call-symbolic");
  GtkWidget *dial = baton_score_dial_new ("Fit");
  const BatonClock clock = { .started_at = NOW, .warn_at = NOW + 3 * HOUR, .due_at = NOW + 4 * HOUR };

  baton_score_dial_set_value (BATON_SCORE_DIAL (dial), 100);
  baton_score_dial_set_threshold (BATON_SCORE_DIAL (dial), 40);
  baton_clock_ring_show_clock (BATON_CLOCK_RING (ring), &clock);
  gtk_box_append (GTK_BOX (box), ring);
  gtk_box_append (GTK_BOX (box), dial);
  gtk_box_append (GTK_BOX (box), baton_team_tag_new (BATON_TEAM_SALES, "MQL"));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  for (gint64 hours = 0; hours < 6; hours++)
    {
      gtk_widget_set_direction (ring, hours % 2 == 0 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      gtk_widget_set_direction (dial, hours % 2 == 0 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      baton_minute_set_now (baton_minute_get_default (), NOW + hours * HOUR);
      gtk_test_widget_wait_for_draw (window);
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

/* The draft arrives in the mail program as it is, lines and all. */
static void
test_mail (void)
{
  g_autofree char *plain = baton_contact_dup_mailto ("lena+x@mills.example", NULL);
  g_autofree char *draft = baton_contact_dup_answer ("Lena");
  g_autofree char *with_draft = baton_contact_dup_mailto ("lena@mills.example", draft);
  g_autofree char *body = NULL;

  g_assert_cmpstr (plain, ==, "mailto:lena+x@mills.example");
  g_assert_true (g_str_has_prefix (with_draft, "mailto:lena@mills.example?body=Hello%20Lena%2C%0D%0A%0D%0Ayou"));
  body = g_uri_unescape_string (strstr (with_draft, "=") + 1, NULL);
  g_assert_true (g_str_has_suffix (body, "Kind regards\r\n"));
}

/* A menu that is replaced goes, with what is in it. */
static void
test_menu (void)
{
  g_autoptr(GtkWidget) button = g_object_ref_sink (gtk_menu_button_new ());
  GMenuModel *submenus[2] = { NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (submenus); i++)
    {
      g_autoptr(GMenu) menu = g_menu_new ();
      g_autoptr(GMenu) section = g_menu_new ();
      g_autoptr(GMenu) submenu = g_menu_new ();

      g_set_weak_pointer (&submenus[i], G_MENU_MODEL (submenu));
      g_menu_append (submenu, "Ada", "lead.accept");
      g_menu_append_submenu (section, "People", G_MENU_MODEL (submenu));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
      baton_menu_show (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
    }
  g_assert_null (submenus[0]);
  g_assert_nonnull (submenus[1]);
  g_clear_weak_pointer (&submenus[1]);
}

/* The widgets of a menu are made when it is opened. */
static void
test_late_menu (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) other = g_menu_new ();

  g_menu_append (menu, "Ada", "lead.accept");
  baton_menu_show_late (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_null (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_true (gtk_widget_is_sensitive (gtk_widget_get_first_child (button)));

  for (guint i = 0; i < 2; i++)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      ui_wait (ui_shows (button, "Ada"));
      g_assert_true (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)) == G_MENU_MODEL (menu));
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
    }

  g_menu_append (other, "Grace", "lead.accept");
  baton_menu_show_late (GTK_MENU_BUTTON (button), G_MENU_MODEL (other));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_wait (ui_shows (button, "Grace"));
  g_assert_false (ui_shows (button, "Ada"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
picked_cb (GtkWidget   *button,
           const char  *text,
           char       **picked)
{
  g_free (*picked);
  *picked = g_strdup (text);
}

/* The calendar comes when it is opened, and shows what was typed before and after. */
static void
test_date_button (void)
{
  static const char * const dates[] = { "2026-03-31", "2027-02-28" };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = baton_date_button_new ();
  GtkWidget *menu_button;
  GtkWidget *calendar;
  g_autofree char *picked = NULL;

  g_signal_connect (button, "picked", G_CALLBACK (picked_cb), &picked);
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  menu_button = ui_find (button, GTK_TYPE_MENU_BUTTON, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr(GDateTime) day = NULL;
      g_autofree char *shown = NULL;

      baton_date_button_set_date (BATON_DATE_BUTTON (button), dates[i]);
      gtk_menu_button_popup (GTK_MENU_BUTTON (menu_button));
      ui_wait ((calendar = ui_find (button, GTK_TYPE_CALENDAR, NULL)) != NULL);
      day = gtk_calendar_get_date (GTK_CALENDAR (calendar));
      shown = g_date_time_format (day, "%Y-%m-%d");
      g_assert_cmpstr (shown, ==, dates[i]);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (menu_button));
    }
  g_assert_null (picked);
  g_signal_emit_by_name (calendar, "day-selected");
  g_assert_cmpstr (picked, ==, "2027-02-28");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ui_forgive_tooltips ();
  adw_init ();

  g_test_add_func ("/widgets/mail", test_mail);
  g_test_add_func ("/widgets/time-text/due", test_due);
  g_test_add_func ("/widgets/time-text/past", test_past);
  g_test_add_func ("/widgets/time-text/absolute", test_absolute);
  g_test_add_func ("/widgets/time-text/duration", test_duration);
  g_test_add_func ("/widgets/clock-label", test_clock_label);
  g_test_add_func ("/widgets/clock-ring", test_clock_ring);
  g_test_add_func ("/widgets/score-dial", test_score_dial);
  g_test_add_func ("/widgets/team-tag", test_team_tag);
  g_test_add_func ("/widgets/drawn", test_drawn);
  g_test_add_func ("/widgets/menu", test_menu);
  g_test_add_func ("/widgets/late-menu", test_late_menu);
  g_test_add_func ("/widgets/date-button", test_date_button);

  return g_test_run ();
}
