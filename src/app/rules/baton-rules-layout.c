/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rules-layout.h"

#define WIDE_ENOUGH 820
#define SIDE_SHARE  .42
#define MAX_SIDE    500

/* A page works from a window of 360 pixels on, of which something stands around it. */
#define LEAST_WIDTH 300

/* Beyond it what belongs together would stand too far apart. */
#define MAX_PAIR    1280

/**
 * BatonRulesLayout:
 *
 * Two children beside each other where there is room, else the second below the
 * first. They scroll together, but the second stays in sight: so what one does on
 * the left is seen on the right, however long the list is.
 */
struct _BatonRulesLayout
{
  GtkWidget          parent_instance;
  GtkScrolledWindow *scrolled;
  GtkWidget         *pair;          /* The first child and the rail. */
  GtkWidget         *rail;          /* What the second child slides along. */
  int                width;         /* When it was laid out last; 0 before. */
  gboolean           is_below;      /* The second child is below the first, and both are styled to be narrow. */
  gboolean           is_too_narrow; /* At this width both did not fit beside each other. */
  gboolean           is_settled;    /* It was laid out since it turned: what it needs is known. */
  guint              turn_source;   /* 0 where the second child is to stay where it is. */
};

G_DEFINE_FINAL_TYPE (BatonRulesLayout, baton_rules_layout, GTK_TYPE_WIDGET)

static int
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size)
{
  int minimum;

  gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Both need less while they are styled to be narrow, and would look as if they fitted. */
static gboolean
stand_beside (BatonRulesLayout *self,
              int               width)
{
  int needed;

  if (self->is_below || width < WIDE_ENOUGH)
    return FALSE;

  needed = measure_child (gtk_widget_get_first_child (self->pair), GTK_ORIENTATION_HORIZONTAL, -1) +
           measure_child (self->rail, GTK_ORIENTATION_HORIZONTAL, -1);
  return needed <= MIN (width, MAX_PAIR);
}

static BatonRulesLayout *
get_layout (GtkWidget *pair)
{
  return BATON_RULES_LAYOUT (gtk_widget_get_ancestor (pair, BATON_TYPE_RULES_LAYOUT));
}

/* The side takes its share, but leaves the first child what that needs: with
 * less, GTK would measure what is in it for sizes below nothing. */
static int
get_side_width (GtkWidget *pair,
                int        width)
{
  int whole = MIN (width, MAX_PAIR);
  int rest = whole - measure_child (gtk_widget_get_first_child (pair), GTK_ORIENTATION_HORIZONTAL, -1);
  int least = measure_child (gtk_widget_get_last_child (pair), GTK_ORIENTATION_HORIZONTAL, -1);

  return MAX (MIN (MIN ((int) (whole * SIDE_SHARE), MAX_SIDE), rest), least);
}

/* What does not fit is cut, until it is styled to be narrow. */
static int
get_width_below (GtkWidget *child,
                 int        width)
{
  return MAX (width, measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1));
}

static void
measure_pair (GtkWidget      *pair,
              GtkOrientation  orientation,
              int             for_size,
              int            *minimum,
              int            *natural,
              int            *minimum_baseline,
              int            *natural_baseline)
{
  BatonRulesLayout *self = get_layout (pair);
  GtkWidget *main = gtk_widget_get_first_child (pair);
  GtkWidget *side = gtk_widget_get_last_child (pair);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (measure_child (main, orientation, -1), measure_child (side, orientation, -1));
      /* Both will need less once they are styled to be narrow. */
      *minimum = self->is_below && self->is_settled ? *natural : MIN (*natural, LEAST_WIDTH);
    }
  else if (stand_beside (self, for_size))
    {
      int side_width = get_side_width (pair, for_size);

      *minimum = *natural = MAX (measure_child (main, orientation, MIN (for_size, MAX_PAIR) - side_width),
                                 measure_child (side, orientation, side_width));
    }
  else
    *minimum = *natural = measure_child (main, orientation, get_width_below (main, for_size)) +
                          measure_child (side, orientation, get_width_below (side, for_size));
}

/* As far down as one has scrolled; of a side that is higher than what one sees,
 * first its beginning and then its end. */
static int
get_side_place (GtkWidget *rail,
                int        side_height,
                int        height)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (rail, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  int place = (int) gtk_adjustment_get_value (adjustment);

  place += MIN ((int) gtk_adjustment_get_page_size (adjustment) - side_height, 0);
  return CLAMP (place, 0, MAX (height - side_height, 0));
}

static void
measure_rail (GtkWidget      *rail,
              GtkOrientation  orientation,
              int             for_size,
              int            *minimum,
              int            *natural,
              int            *minimum_baseline,
              int            *natural_baseline)
{
  *minimum = *natural = measure_child (gtk_widget_get_first_child (rail), orientation, for_size);
}

/* The rail is as high as what it stands beside, so that Tab comes to it after
 * that: GTK goes by where the middle of a widget is. */
static void
allocate_rail (GtkWidget *rail,
               int        width,
               int        height,
               int        baseline)
{
  int child_height = measure_child (gtk_widget_get_first_child (rail), GTK_ORIENTATION_VERTICAL, width);
  GtkAllocation place = { 0, get_side_place (rail, child_height, height), width, child_height };

  gtk_widget_size_allocate (gtk_widget_get_first_child (rail), &place, -1);
}

static void
allocate_pair (GtkWidget *pair,
               int        width,
               int        height,
               int        baseline)
{
  GtkWidget *main = gtk_widget_get_first_child (pair);
  GtkWidget *side = gtk_widget_get_last_child (pair);
  gboolean is_rtl = gtk_widget_get_direction (pair) == GTK_TEXT_DIR_RTL;
  GtkAllocation first = { 0, 0, width, height };
  GtkAllocation second = first;

  if (stand_beside (get_layout (pair), width))
    {
      int margin = MAX (width - MAX_PAIR, 0) / 2;

      second.width = get_side_width (pair, width);
      first.width = MIN (width, MAX_PAIR) - second.width;
      second.x = margin + (is_rtl ? 0 : first.width);
      first.x = margin + (is_rtl ? second.width : 0);
    }
  else
    {
      first.width = get_width_below (main, width);
      first.height = measure_child (main, GTK_ORIENTATION_VERTICAL, first.width);
      second.y = first.height;
      second.width = get_width_below (side, width);
      second.height = height - first.height;
    }
  gtk_widget_size_allocate (main, &first, -1);
  gtk_widget_size_allocate (side, &second, -1);
}

static GtkSizeRequestMode
get_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
set_class (GtkWidget  *child,
           const char *css_class,
           gboolean    is_set)
{
  if (child == NULL)
    return;
  if (is_set)
    gtk_widget_add_css_class (child, css_class);
  else
    gtk_widget_remove_css_class (child, css_class);
}

static void
baton_rules_layout_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (BATON_RULES_LAYOUT (widget)->scrolled), orientation, for_size,
                      minimum, natural, NULL, NULL);
}

/* Margins and rows are narrower where everything is. */
static void
set_below (BatonRulesLayout *self,
           gboolean          is_below)
{
  if (self->is_below == is_below)
    return;

  self->is_below = is_below;
  self->is_settled = FALSE;
  set_class (gtk_widget_get_first_child (self->pair), "above", is_below);
  set_class (gtk_widget_get_first_child (self->rail), "below", is_below);
}

static gboolean
turn_cb (gpointer user_data)
{
  BatonRulesLayout *self = user_data;

  self->turn_source = 0;
  set_below (self, !self->is_below);
  gtk_widget_queue_resize (self->pair);
  return G_SOURCE_REMOVE;
}

/* The style waits until this allocation is done: what changed it now would need more
 * room than it was given, and GTK would measure what is in it for sizes below nothing. */
static void
baton_rules_layout_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  BatonRulesLayout *self = BATON_RULES_LAYOUT (widget);
  gboolean turns;

  gtk_widget_size_allocate (GTK_WIDGET (self->scrolled), &(GtkAllocation) { 0, 0, width, height }, -1);

  if (width != self->width)
    self->is_too_narrow = FALSE;
  self->width = width;
  self->is_settled = TRUE;
  turns = self->is_below ? width >= WIDE_ENOUGH && !self->is_too_narrow : !stand_beside (self, width);
  if (turns && !self->is_below)
    self->is_too_narrow = TRUE;

  if (!turns)
    g_clear_handle_id (&self->turn_source, g_source_remove);
  else if (self->turn_source == 0)
    self->turn_source = g_idle_add_full (G_PRIORITY_HIGH, turn_cb, self, NULL);
}

/* How wide it will be, or a little wider. */
static int
find_room (GtkWidget *widget)
{
  int width = 0;

  while (width == 0 && (widget = gtk_widget_get_parent (widget)) != NULL)
    width = gtk_widget_get_width (widget);
  return width;
}

/* What is around it has its size already: a page need not turn before one's eyes, nor
 * ask for more than there is, at which a window would grow. */
static void
baton_rules_layout_map (GtkWidget *widget)
{
  BatonRulesLayout *self = BATON_RULES_LAYOUT (widget);
  int room = find_room (widget);

  g_clear_handle_id (&self->turn_source, g_source_remove);
  if (room < WIDE_ENOUGH)
    set_below (self, TRUE);
  else if (self->width == 0)
    set_below (self, FALSE);

  GTK_WIDGET_CLASS (baton_rules_layout_parent_class)->map (widget);
}

static void
baton_rules_layout_dispose (GObject *object)
{
  BatonRulesLayout *self = BATON_RULES_LAYOUT (object);

  g_clear_handle_id (&self->turn_source, g_source_remove);
  g_clear_pointer ((GtkWidget **) &self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (baton_rules_layout_parent_class)->dispose (object);
}

static void
baton_rules_layout_class_init (BatonRulesLayoutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_rules_layout_dispose;

  widget_class->map = baton_rules_layout_map;
  widget_class->measure = baton_rules_layout_measure;
  widget_class->size_allocate = baton_rules_layout_size_allocate;
}

static void
baton_rules_layout_init (BatonRulesLayout *self)
{
  self->pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->pair, gtk_custom_layout_new (get_mode, measure_pair, allocate_pair));
  self->rail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->rail, gtk_custom_layout_new (get_mode, measure_rail, allocate_rail));
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scrolled, self->pair);
  gtk_widget_set_parent (GTK_WIDGET (self->scrolled), GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled), "value-changed",
                           G_CALLBACK (gtk_widget_queue_allocate), self->rail, G_CONNECT_SWAPPED);
}

/**
 * baton_rules_layout_set_children:
 * @self: a layout without children yet
 * @main: the first child
 * @side: the second one
 *
 * Sets what is laid out.
 */
void
baton_rules_layout_set_children (BatonRulesLayout *self,
                                 GtkWidget        *main,
                                 GtkWidget        *side)
{
  g_return_if_fail (BATON_IS_RULES_LAYOUT (self));

  gtk_box_append (GTK_BOX (self->pair), main);
  gtk_box_append (GTK_BOX (self->rail), side);
  gtk_box_append (GTK_BOX (self->pair), self->rail);
  set_below (self, TRUE);
}

/**
 * baton_rules_layout_scroll_up:
 * @self: a layout
 *
 * Shows the beginning.
 */
void
baton_rules_layout_scroll_up (BatonRulesLayout *self)
{
  g_return_if_fail (BATON_IS_RULES_LAYOUT (self));

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}
