/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-two-columns.h"

#define SIDE_WIDTH 280
#define SPACING 24

/* The width from which the columns stand side by side, and the one from which
 * a row has room for all that it can say. */
#define WIDTH_FOR_TWO 860
#define WIDTH_FOR_ROWS 560

/* A page works from a window of 360 pixels on, of which the page's padding takes some. */
#define LEAST_WIDTH 300

/**
 * BatonTwoColumns:
 *
 * A wide column and, where there is one, a side column of 280 pixels, which
 * drops below when there is no room beside it. It tells when it is so narrow
 * that what is in it should say less.
 */
struct _BatonTwoColumns
{
  GtkWidget  parent_instance;
  GtkWidget *main;
  GtkWidget *side;
  gboolean   is_narrow;
  int        needed;        /* By the main column when it was not narrow last. */
  guint      tell_source;   /* 0 when there is nothing to tell. */
};

enum { PROP_0, PROP_MAIN, PROP_SIDE, PROP_IS_NARROW, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonTwoColumns, baton_two_columns, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static int
measure (GtkWidget      *child,
         GtkOrientation  orientation,
         int             for_size)
{
  int minimum;

  if (child == NULL || !gtk_widget_should_layout (child))
    return 0;
  gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static GtkSizeRequestMode
baton_two_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
has_side (BatonTwoColumns *self)
{
  return self->side != NULL && gtk_widget_should_layout (self->side);
}

static gboolean
is_stacked (BatonTwoColumns *self,
            int              width)
{
  return !has_side (self) || width < WIDTH_FOR_TWO;
}

/* The room of the main column. */
static int
get_room (BatonTwoColumns *self,
          int              width)
{
  return is_stacked (self, width) ? width : width - SPACING - SIDE_WIDTH;
}

/* What does not fit is cut, until what is in it says less. */
static int
get_main_width (BatonTwoColumns *self,
                int              width)
{
  return MAX (get_room (self, width), measure (self->main, GTK_ORIENTATION_HORIZONTAL, -1));
}

static int
get_side_width (BatonTwoColumns *self,
                int              width)
{
  return is_stacked (self, width) ? MAX (width, measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1)) : SIDE_WIDTH;
}

static int
measure_height (BatonTwoColumns *self,
                int              width)
{
  int main_height = measure (self->main, GTK_ORIENTATION_VERTICAL, get_main_width (self, width));
  int side_height;

  if (!has_side (self))
    return main_height;

  side_height = measure (self->side, GTK_ORIENTATION_VERTICAL, get_side_width (self, width));
  return is_stacked (self, width) ? main_height + SPACING + side_height : MAX (main_height, side_height);
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
  BatonTwoColumns *self = BATON_TWO_COLUMNS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* What is in it says less before it gets as narrow as that. */
      *minimum = MIN (LEAST_WIDTH, measure (self->main, orientation, -1));
      *natural = WIDTH_FOR_TWO;
    }
  else
    *minimum = *natural = measure_height (self, for_size < 0 ? WIDTH_FOR_TWO : for_size);
}

static gboolean
tell_cb (gpointer user_data)
{
  BatonTwoColumns *self = user_data;

  self->tell_source = 0;
  if (self->is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_NARROW]);
  return G_SOURCE_REMOVE;
}

/* There is little room, or not as much as what says all of it needs, which depends on the
 * language. That is known only while it says all. */
static gboolean
has_little_room (BatonTwoColumns *self,
                 int              width)
{
  if (!self->is_narrow)
    self->needed = measure (self->main, GTK_ORIENTATION_HORIZONTAL, -1);
  return width < WIDTH_FOR_ROWS || get_room (self, width) < self->needed;
}

/* Who hears of it changes sizes, which has to wait until this allocation is done. */
static void
set_narrow (BatonTwoColumns *self,
            gboolean         is_narrow)
{
  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  if (self->tell_source == 0)
    self->tell_source = g_idle_add_full (G_PRIORITY_HIGH, tell_cb, self, NULL);
}

static void
allocate (GtkWidget *child,
          int        x,
          int        y,
          int        width,
          int        height)
{
  const GtkAllocation place = { x, y, width, height };

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &place, -1);
}

static void
stack (BatonTwoColumns *self,
       int              width,
       int              height)
{
  int main_width = get_main_width (self, width);
  int main_height = measure (self->main, GTK_ORIENTATION_VERTICAL, main_width);
  int side_width, side_height;

  if (!has_side (self))
    {
      allocate (self->main, 0, 0, main_width, MAX (height, main_height));
      return;
    }

  side_width = get_side_width (self, width);
  side_height = measure (self->side, GTK_ORIENTATION_VERTICAL, side_width);
  allocate (self->main, 0, 0, main_width, main_height);
  allocate (self->side, 0, main_height + SPACING, side_width, MAX (height - main_height - SPACING, side_height));
}

static void
baton_two_columns_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  BatonTwoColumns *self = BATON_TWO_COLUMNS (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int main_width = get_main_width (self, width);

  set_narrow (self, has_little_room (self, width));
  if (is_stacked (self, width))
    {
      stack (self, width, height);
      return;
    }
  allocate (self->main, is_mirrored ? width - main_width : 0, 0, main_width, height);
  allocate (self->side, is_mirrored ? 0 : width - SIDE_WIDTH, 0, SIDE_WIDTH, height);
}

static void
set_child (BatonTwoColumns   *self,
           GtkWidget     **place,
           GtkWidget      *child)
{
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), place == &self->main ? self->side : NULL);
}

static void
baton_two_columns_dispose (GObject *object)
{
  BatonTwoColumns *self = BATON_TWO_COLUMNS (object);

  g_clear_handle_id (&self->tell_source, g_source_remove);
  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);

  G_OBJECT_CLASS (baton_two_columns_parent_class)->dispose (object);
}

static void
baton_two_columns_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  BatonTwoColumns *self = BATON_TWO_COLUMNS (object);

  switch (property_id)
    {
    case PROP_MAIN:
      g_value_set_object (value, self->main);
      break;
    case PROP_SIDE:
      g_value_set_object (value, self->side);
      break;
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_two_columns_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  BatonTwoColumns *self = BATON_TWO_COLUMNS (object);

  switch (property_id)
    {
    case PROP_MAIN:
      set_child (self, &self->main, g_value_get_object (value));
      break;
    case PROP_SIDE:
      set_child (self, &self->side, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_two_columns_class_init (BatonTwoColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_two_columns_dispose;
  object_class->get_property = baton_two_columns_get_property;
  object_class->set_property = baton_two_columns_set_property;

  widget_class->get_request_mode = baton_two_columns_get_request_mode;
  widget_class->measure = baton_two_columns_measure;
  widget_class->size_allocate = baton_two_columns_size_allocate;

  /**
   * BatonTwoColumns:main:
   *
   * The wide column.
   */
  properties[PROP_MAIN] =
    g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * BatonTwoColumns:side:
   *
   * The column beside it, or below it.
   */
  properties[PROP_SIDE] =
    g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * BatonTwoColumns:is-narrow:
   *
   * Whether what is in it should say less. The widget then has the style class
   * `narrow`.
   */
  properties[PROP_IS_NARROW] =
    g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_two_columns_init (BatonTwoColumns *self)
{
}

gboolean
baton_two_columns_is_narrow (BatonTwoColumns *self)
{
  g_return_val_if_fail (BATON_IS_TWO_COLUMNS (self), FALSE);

  return self->is_narrow;
}
