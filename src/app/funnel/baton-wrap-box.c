/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "funnel/baton-wrap-box.h"

#define SPACING 6

/**
 * BatonWrapBox:
 *
 * Lays out its children one after the other like words, each as wide as it
 * wants to be, on as many lines as that takes.
 */
struct _BatonWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BatonWrapBox, baton_wrap_box, GTK_TYPE_WIDGET)

static int
get_width (GtkWidget *child,
           int        available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return CLAMP (available, minimum, natural);
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static void
allocate (GtkWidget *widget,
          GtkWidget *child,
          int        x,
          int        y,
          int        child_width,
          int        child_height,
          int        width)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = width - x - child_width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, child_width, child_height }, -1);
}

/* Goes through the lines, and puts the children there where @place is set.
 * Returns the height of all lines. */
static int
flow (GtkWidget *widget,
      int        width,
      gboolean   place)
{
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width = get_width (child, width);
      int child_height = get_height (child, child_width);

      if (!gtk_widget_should_layout (child))
        continue;
      if (x > 0 && x + child_width > width)
        {
          y += line_height + SPACING;
          x = line_height = 0;
        }
      if (place)
        allocate (widget, child, x, y, child_width, child_height, width);
      x += child_width + SPACING;
      line_height = MAX (line_height, child_height);
    }
  return y + line_height;
}

static GtkSizeRequestMode
baton_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
baton_wrap_box_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  int widest = 0, all = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      widest = MAX (widest, get_width (child, 0));
      all += get_width (child, G_MAXINT) + (all > 0 ? SPACING : 0);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = all;
    }
  else
    {
      *minimum = *natural = flow (widget, for_size >= 0 ? for_size : all, FALSE);
    }
}

static void
baton_wrap_box_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  flow (widget, width, TRUE);
}

static void
baton_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (baton_wrap_box_parent_class)->dispose (object);
}

static void
baton_wrap_box_class_init (BatonWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_wrap_box_dispose;

  widget_class->get_request_mode = baton_wrap_box_get_request_mode;
  widget_class->measure = baton_wrap_box_measure;
  widget_class->size_allocate = baton_wrap_box_size_allocate;
}

static void
baton_wrap_box_init (BatonWrapBox *self)
{
}
