/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who gets how much room. */

#include <adwaita.h>

#include "rules/baton-rules-layout.h"
#include "ui-test.h"
#include "widgets/baton-first-layout.h"
#include "widgets/baton-two-columns.h"
#include "widgets/baton-width-first.h"
#include "widgets/baton-wrap-layout.h"

/* Beside a company whose name is long, a person's name is still read. */
static void
test_first_layout (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *name = gtk_label_new ("Rosamunde Lindenberg");
  GtkWidget *company = gtk_label_new ("Rhein Brewery");
  int wanted;

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (company), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), company);
  gtk_widget_set_layout_manager (box, baton_first_layout_new ());
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_widget_measure (name, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), wanted + 40, 100);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (gtk_widget_get_width (name), ==, wanted);
  g_assert_true (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (company))));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
create_line (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "What is promised for each step of a lead");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), "In 90% of the cases within 15 minutes of working time, day and night");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_button_new_with_label ("Change"));
  return row;
}

/* The title of a row says how wide it is without regard to a height, and looks the same. */
static void
test_width_first (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *rows[2];
  GtkWidget *labels[2];
  int wanted, wanted_for_height;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i] = create_line ();
      for (guint j = 0; j < 2 * i; j++)
        baton_width_first_hold (rows[i]);   /* The second time there is nothing left to do. */
      gtk_list_box_append (GTK_LIST_BOX (list), rows[i]);
    }
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 400);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    labels[i] = ui_find (rows[i], GTK_TYPE_LABEL, "What is promised for each step of a lead");
  g_assert_cmpint (gtk_widget_get_width (labels[0]), ==, gtk_widget_get_width (labels[1]));
  g_assert_cmpint (gtk_widget_get_height (labels[0]), ==, gtk_widget_get_height (labels[1]));
  g_assert_cmpint (gtk_widget_get_height (rows[0]), ==, gtk_widget_get_height (rows[1]));
  gtk_widget_measure (gtk_widget_get_parent (labels[1]), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  gtk_widget_measure (gtk_widget_get_parent (labels[1]), GTK_ORIENTATION_HORIZONTAL, 200, NULL, &wanted_for_height,
                      NULL, NULL);
  g_assert_cmpint (wanted, ==, wanted_for_height);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* As wide as what cannot be made narrower. */
static GtkWidget *
make_block (int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new ("What is promised for each step of a lead");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_size_request (label, width, -1);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* Where two have room they stand beside each other, the first as wide as it can be; else one below
 * the other. */
static void
test_wrap_layout (void)
{
  for (int width = 200; width <= 800; width += 600)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      GtkWidget *first = make_block (150);
      GtkWidget *second = make_block (120);
      graphene_rect_t first_bounds, second_bounds;

      gtk_widget_set_layout_manager (box, g_object_new (BATON_TYPE_WRAP_LAYOUT, "spacing", 6, NULL));
      gtk_widget_set_hexpand (first, TRUE);
      gtk_box_append (GTK_BOX (box), first);
      gtk_box_append (GTK_BOX (box), second);
      gtk_widget_set_size_request (box, width, -1);
      gtk_widget_set_halign (box, GTK_ALIGN_START);
      gtk_widget_set_valign (box, GTK_ALIGN_START);
      gtk_window_set_child (GTK_WINDOW (window), box);
      gtk_window_set_default_size (GTK_WINDOW (window), width + 20, 300);
      gtk_window_present (GTK_WINDOW (window));
      gtk_test_widget_wait_for_draw (window);

      g_assert_true (gtk_widget_compute_bounds (first, box, &first_bounds));
      g_assert_true (gtk_widget_compute_bounds (second, box, &second_bounds));
      if (width < 150 + 6 + 120)
        {
          g_assert_cmpfloat (first_bounds.size.width, ==, gtk_widget_get_width (box));
          g_assert_cmpfloat (second_bounds.origin.x, ==, 0);
          g_assert_cmpfloat (second_bounds.origin.y, ==, first_bounds.size.height + 6);
          g_assert_cmpfloat (gtk_widget_get_height (box), ==, second_bounds.origin.y + second_bounds.size.height);
        }
      else
        {
          g_assert_cmpfloat (second_bounds.origin.y, ==, 0);
          g_assert_cmpfloat (second_bounds.origin.x, ==, first_bounds.size.width + 6);
          g_assert_cmpfloat (second_bounds.origin.x + second_bounds.size.width, ==, gtk_widget_get_width (box));
        }
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static gboolean
is_beside (GtkWidget *main,
           GtkWidget *side,
           GtkWidget *layout)
{
  graphene_rect_t main_bounds, side_bounds;

  return gtk_widget_compute_bounds (main, layout, &main_bounds) &&
         gtk_widget_compute_bounds (side, layout, &side_bounds) &&
         side_bounds.origin.x >= main_bounds.size.width;
}

/* Beside each other only where both have the room that they need. */
static void
test_rules_layout (void)
{
  static const struct { int main; int side; gboolean is_beside; } cases[] = {
    { 400, 300, TRUE }, { 520, 330, TRUE }, { 560, 380, FALSE }, { 300, 700, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *layout = g_object_new (BATON_TYPE_RULES_LAYOUT, NULL);
      GtkWidget *main = make_block (cases[i].main);
      GtkWidget *side = make_block (cases[i].side);
      graphene_rect_t main_bounds, side_bounds;

      baton_rules_layout_set_children (BATON_RULES_LAYOUT (layout), main, side);
      gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
      gtk_window_set_child (GTK_WINDOW (window), layout);
      gtk_window_present (GTK_WINDOW (window));
      gtk_test_widget_wait_for_draw (window);
      ui_wait (is_beside (main, side, layout) == cases[i].is_beside);

      g_assert_true (gtk_widget_compute_bounds (main, layout, &main_bounds));
      g_assert_true (gtk_widget_compute_bounds (side, layout, &side_bounds));
      g_assert_cmpfloat (main_bounds.size.width, >=, cases[i].main);
      g_assert_cmpfloat (side_bounds.size.width, >=, cases[i].side);
      if (!cases[i].is_beside)
        g_assert_cmpfloat (side_bounds.origin.y, >=, main_bounds.size.height);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* What has become wider takes more room than it took while it was narrow. */
static void
test_rules_layout_grows (void)
{
  static const struct { int width; gboolean is_beside; } cases[] = {
    { 400, FALSE }, { 900, FALSE }, { 1200, TRUE }, { 900, FALSE }, { 1200, TRUE }, { 400, FALSE },
  };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *layout = g_object_new (BATON_TYPE_RULES_LAYOUT, NULL);
  GtkWidget *main = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *block = make_block (0);
  GtkWidget *label = gtk_label_new ("Country");
  GtkWidget *side = make_block (330);
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider, ".block { min-width: 700px; } .above .block { min-width: 100px; }", -1);
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (window), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_widget_add_css_class (block, "block");
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (main), block);
  gtk_box_append (GTK_BOX (main), label);
  baton_rules_layout_set_children (BATON_RULES_LAYOUT (layout), main, side);
  gtk_window_set_child (GTK_WINDOW (window), layout);
  gtk_window_present (GTK_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), cases[i].width, 600);
      ui_wait (gtk_widget_get_width (layout) == cases[i].width);
      ui_wait (is_beside (main, side, layout) == cases[i].is_beside);
    }

  gtk_style_context_remove_provider_for_display (gtk_widget_get_display (window), GTK_STYLE_PROVIDER (provider));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
say_less_cb (BatonTwoColumns *columns,
             GParamSpec      *pspec,
             GtkWidget       *area)
{
  gtk_widget_set_size_request (area, baton_two_columns_is_narrow (columns) ? 200 : 600, -1);
}

static void
resized_cb (GtkWidget *area,
            int        width,
            int        height,
            gpointer   user_data)
{
  int needed;

  gtk_widget_get_size_request (area, &needed, NULL);
  g_assert_cmpint (width, >=, needed);
}

/* What needs more room than it has is told to say less, also beside the other column, and
 * has what it needs until it does. */
static void
test_two_columns (void)
{
  static const struct { int width; gboolean is_narrow; } cases[] = {
    { 1000, FALSE }, { 890, TRUE }, { 1000, FALSE }, { 700, FALSE }, { 590, TRUE }, { 400, TRUE }, { 890, TRUE },
  };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  BatonTwoColumns *columns = g_object_new (BATON_TYPE_TWO_COLUMNS, NULL);
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_widget_set_size_request (area, 600, -1);
  g_signal_connect (area, "resize", G_CALLBACK (resized_cb), NULL);
  g_object_set (columns, "main", area, "side", gtk_label_new ("This month"), NULL);
  g_signal_connect (columns, "notify::is-narrow", G_CALLBACK (say_less_cb), area);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (columns));
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), cases[i].width, 600);
      ui_wait (gtk_widget_get_width (GTK_WIDGET (columns)) == cases[i].width &&
               baton_two_columns_is_narrow (columns) == cases[i].is_narrow);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/layouts/first", test_first_layout);
  g_test_add_func ("/layouts/width-first", test_width_first);
  g_test_add_func ("/layouts/wrap", test_wrap_layout);
  g_test_add_func ("/layouts/rules/room", test_rules_layout);
  g_test_add_func ("/layouts/rules/grows", test_rules_layout_grows);
  g_test_add_func ("/layouts/two-columns", test_two_columns);

  return g_test_run ();
}
