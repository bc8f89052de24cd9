/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-wrap-layout.h"

/**
 * BatonWrapLayout:
 *
 * Puts children one after the other, as words in a text, each as wide as it
 * wants to be, or wider where it expands. A GtkFlowBox would put them into
 * columns.
 */
struct _BatonWrapLayout
{
  GtkLayoutManager parent_instance;
  int              spacing;  /* between children and between lines, in pixels */
};

enum { PROP_0, PROP_SPACING, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonWrapLayout, baton_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GParamSpec *properties[N_PROPS];

/* Children that stand beside each other. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;      /* the first of the next line; NULL at the end */
  int        width;    /* of all, with what is between them */
  int        height;
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Not wider than the line. */
static int
measure_child (GtkWidget *child,
               int        line_width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return CLAMP (natural, minimum, MAX (minimum, line_width));
}

/* The line that begins with a child: as many as there is room for. */
static Line
find_line (BatonWrapLayout *self,
           GtkWidget       *first,
           int              line_width)
{
  Line line = { .first = first, .end = first };

  while (line.end != NULL)
    {
      int width = measure_child (line.end, line_width);
      int taken = line.end != first ? line.width + self->spacing : 0;
      int height;

      if (line.end != first && taken + width > line_width)
        break;
      gtk_widget_measure (line.end, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      line.width = taken + width;
      line.height = MAX (line.height, height);
      line.end = skip_hidden (gtk_widget_get_next_sibling (line.end));
    }
  return line;
}

static int
measure_height (BatonWrapLayout *self,
                GtkWidget       *widget,
                int              width)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int height = 0;

  while (child != NULL)
    {
      Line line = find_line (self, child, width < 0 ? G_MAXINT / 2 : width);

      height += line.height + (line.end != NULL ? self->spacing : 0);
      child = line.end;
    }
  return height;
}

static void
measure_width (BatonWrapLayout *self,
               GtkWidget       *widget,
               int             *minimum,
               int             *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
       child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static GtkSizeRequestMode
baton_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
baton_wrap_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  BatonWrapLayout *self = BATON_WRAP_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = measure_height (self, widget, for_size);
}

/* What is left of the line goes to the first child that wants it. */
static void
allocate_line (BatonWrapLayout *self,
               GtkWidget       *widget,
               const Line      *line,
               int              y,
               int              width)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int rest = MAX (width - line->width, 0);
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      GtkAllocation place = { x, y, measure_child (child, width), line->height };

      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          place.width += rest;
          rest = 0;
        }
      x += place.width + self->spacing;
      if (is_rtl)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
baton_wrap_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  BatonWrapLayout *self = BATON_WRAP_LAYOUT (manager);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Line line = find_line (self, child, width);

      allocate_line (self, widget, &line, y, width);
      y += line.height + self->spacing;
      child = line.end;
    }
}

static void
baton_wrap_layout_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, BATON_WRAP_LAYOUT (object)->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_wrap_layout_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_SPACING:
      BATON_WRAP_LAYOUT (object)->spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_wrap_layout_class_init (BatonWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = baton_wrap_layout_get_property;
  object_class->set_property = baton_wrap_layout_set_property;

  layout_class->allocate = baton_wrap_layout_allocate;
  layout_class->get_request_mode = baton_wrap_layout_get_request_mode;
  layout_class->measure = baton_wrap_layout_measure;

  /**
   * BatonWrapLayout:spacing:
   *
   * What is left between children and between lines, in pixels.
   */
  properties[PROP_SPACING] =
    g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_wrap_layout_init (BatonWrapLayout *self)
{
}
