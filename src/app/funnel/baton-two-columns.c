/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "funnel/baton-two-columns.h"

#define SPACING      18
#define SIDE_WIDTH   300
#define WIDE_ENOUGH  860

/**
 * BatonTwoColumns:
 *
 * Lays out two children: the second beside the first where there is room, and
 * below it where there is not.
 */
struct _BatonTwoColumns
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BatonTwoColumns, baton_two_columns, GTK_TYPE_WIDGET)

static int
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size)
{
  int minimum;

  gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
measure_height (GtkWidget *main,
                GtkWidget *side,
                int        width)
{
  if (width >= WIDE_ENOUGH)
    return MAX (measure_child (main, GTK_ORIENTATION_VERTICAL, width - SIDE_WIDTH - SPACING),
                measure_child (side, GTK_ORIENTATION_VERTICAL, SIDE_WIDTH));
  return measure_child (main, GTK_ORIENTATION_VERTICAL, width) + SPACING +
         measure_child (side, GTK_ORIENTATION_VERTICAL, width);
}

static GtkSizeRequestMode
baton_two_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
baton_two_columns_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  GtkWidget *main = gtk_widget_get_first_child (widget);
  GtkWidget *side = gtk_widget_get_last_child (widget);
  int least = MAX (measure_child (main, GTK_ORIENTATION_HORIZONTAL, -1),
                   measure_child (side, GTK_ORIENTATION_HORIZONTAL, -1));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, WIDE_ENOUGH);
    }
  else
    {
      *minimum = *natural = measure_height (main, side, for_size >= 0 ? MAX (for_size, least) : least);
    }
}

static void
allocate (GtkWidget *child,
          int        x,
          int        y,
          int        width,
          int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
baton_two_columns_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  GtkWidget *main = gtk_widget_get_first_child (widget);
  GtkWidget *side = gtk_widget_get_last_child (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int main_width = width - SIDE_WIDTH - SPACING;

  if (width >= WIDE_ENOUGH)
    {
      allocate (main, is_rtl ? SIDE_WIDTH + SPACING : 0, 0, main_width, height);
      allocate (side, is_rtl ? 0 : main_width + SPACING, 0, SIDE_WIDTH, height);
    }
  else
    {
      int main_height = measure_child (main, GTK_ORIENTATION_VERTICAL, width);

      allocate (main, 0, 0, width, main_height);
      allocate (side, 0, main_height + SPACING, width, MAX (height - main_height - SPACING, 0));
    }
}

static void
baton_two_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (baton_two_columns_parent_class)->dispose (object);
}

static void
baton_two_columns_class_init (BatonTwoColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_two_columns_dispose;

  widget_class->get_request_mode = baton_two_columns_get_request_mode;
  widget_class->measure = baton_two_columns_measure;
  widget_class->size_allocate = baton_two_columns_size_allocate;
}

static void
baton_two_columns_init (BatonTwoColumns *self)
{
}
