/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-width-first.h"

#include <adwaita.h>

/**
 * BatonWidthFirst:
 *
 * Lays out its widget as another layout manager does, but says how wide it
 * wants to be without regard to a height.
 *
 * A line, which is a horizontal GtkBox, asks each of its children for the width
 * that goes with the height of the line. A label that wraps then tries widths,
 * some sixty of them, and shapes its text for each: in GTK 4.8 that takes half
 * of the time in which a page of rows appears. The height of the line was found
 * for what its children want without regard to a height, so nothing looks
 * different.
 */
struct _BatonWidthFirst
{
  GtkLayoutManager  parent_instance;
  GtkLayoutManager *inner;
};

G_DEFINE_FINAL_TYPE (BatonWidthFirst, baton_width_first, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
baton_width_first_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
baton_width_first_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  GtkLayoutManager *inner = BATON_WIDTH_FIRST (manager)->inner;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  gtk_layout_manager_measure (inner, widget, orientation, for_size,
                              minimum, natural, minimum_baseline, natural_baseline);
}

static void
baton_width_first_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  gtk_layout_manager_allocate (BATON_WIDTH_FIRST (manager)->inner, widget, width, height, baseline);
}

static void
baton_width_first_finalize (GObject *object)
{
  g_clear_object (&BATON_WIDTH_FIRST (object)->inner);

  G_OBJECT_CLASS (baton_width_first_parent_class)->finalize (object);
}

static void
baton_width_first_class_init (BatonWidthFirstClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = baton_width_first_finalize;

  layout_class->allocate = baton_width_first_allocate;
  layout_class->get_request_mode = baton_width_first_get_request_mode;
  layout_class->measure = baton_width_first_measure;
}

static void
baton_width_first_init (BatonWidthFirst *self)
{
  self->inner = gtk_bin_layout_new ();
}

/**
 * baton_width_first_bin_new:
 * @child: a label that wraps
 *
 * Makes what can stand in a line in place of the label.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
baton_width_first_bin_new (GtkWidget *child)
{
  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  return g_object_new (ADW_TYPE_BIN,
                       "child", child,
                       "hexpand", gtk_widget_get_hexpand (child),
                       "valign", gtk_widget_get_valign (child),
                       "layout-manager", g_object_new (BATON_TYPE_WIDTH_FIRST, NULL),
                       NULL);
}

static gboolean
is_box (GtkWidget      *widget,
        GtkOrientation  orientation)
{
  return GTK_IS_BOX (widget) && GTK_IS_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)) &&
         gtk_orientable_get_orientation (GTK_ORIENTABLE (widget)) == orientation;
}

static void
hold (GtkWidget *column)
{
  BatonWidthFirst *self = g_object_new (BATON_TYPE_WIDTH_FIRST, NULL);

  g_set_object (&self->inner, gtk_widget_get_layout_manager (column));
  gtk_widget_set_layout_manager (column, GTK_LAYOUT_MANAGER (self));
}

/**
 * baton_width_first_hold:
 * @widget: a widget
 *
 * Holds all columns that stand in lines within a widget, such as the titles of
 * rows. How such a column is oriented and spaced does not change afterwards.
 */
void
baton_width_first_hold (GtkWidget *widget)
{
  gboolean is_line;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  is_line = is_box (widget, GTK_ORIENTATION_HORIZONTAL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      baton_width_first_hold (child);
      if (is_line && is_box (child, GTK_ORIENTATION_VERTICAL))
        hold (child);
    }
}
