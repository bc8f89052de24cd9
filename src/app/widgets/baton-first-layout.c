/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-first-layout.h"

/**
 * BatonFirstLayout:
 *
 * Sets children beside each other, the first ones first: where there is not
 * room for all, the last one shrinks before the others do.
 */
struct _BatonFirstLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (BatonFirstLayout, baton_first_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
baton_first_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum += least;
          *natural += wanted;
        }
      else
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, wanted);
        }
    }
}

/* What the children after one need at least. */
static int
measure_after (GtkWidget *child)
{
  int sum = 0;

  while ((child = gtk_widget_get_next_sibling (child)) != NULL)
    {
      int least;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      sum += least;
    }
  return sum;
}

/* Labels share a baseline, as words of one line do. */
static int
find_baseline (GtkWidget *widget,
               int        height)
{
  int baseline = -1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int wanted, own;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &wanted, NULL, &own);
      if (own >= 0)
        baseline = MAX (baseline, own + (height - wanted) / 2);
    }
  return baseline;
}

static void
baton_first_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  gboolean is_right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int shared = find_baseline (widget, height);
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { 0, 0, 0, height };
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      place.width = MAX (least, MIN (wanted, width - x - measure_after (child)));
      place.x = is_right_to_left ? width - x - place.width : x;
      gtk_widget_size_allocate (child, &place, shared);
      x += place.width;
    }
}

static void
baton_first_layout_class_init (BatonFirstLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = baton_first_layout_measure;
  layout_class->allocate = baton_first_layout_allocate;
}

static void
baton_first_layout_init (BatonFirstLayout *self)
{
}

/**
 * baton_first_layout_new:
 *
 * Makes a layout.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
baton_first_layout_new (void)
{
  return g_object_new (BATON_TYPE_FIRST_LAYOUT, NULL);
}
