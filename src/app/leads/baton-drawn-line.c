/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-drawn-line.h"

#include "widgets/baton-team-tag.h"

/* Pixels: how wide a mark is, and what lies between it and the text. */
#define TEAM_WIDTH 12
#define TEAM_SPACING 4
#define TEAM_SCALE 0.8
#define ICON_SIZE 14
#define ICON_SPACING 6

/**
 * BatonDrawnLine:
 *
 * One line of text, perhaps behind the mark of a team or an icon, which draws itself.
 *
 * A table has hundreds of them, and with each row that comes into sight some more: so
 * there are no labels and images within. Text that does not fit ends in an ellipsis.
 * In a column, where the width is given, another text needs no other layout.
 */
typedef struct
{
  PangoLayout *layout;
  PangoLayout *mark;        /* of a team; NULL without one */
  BatonTeam    team;
  const char  *icon_name;   /* interned; NULL without an icon */
  gboolean     is_number;
  gboolean     fits;        /* is as wide as what it shows */
} BatonDrawnLinePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (BatonDrawnLine, baton_drawn_line, GTK_TYPE_WIDGET)

#define GET_PRIVATE(self) \
  ((BatonDrawnLinePrivate *) baton_drawn_line_get_instance_private (BATON_DRAWN_LINE (self)))

static int
get_mark_width (BatonDrawnLinePrivate *priv)
{
  if (priv->mark != NULL)
    return TEAM_WIDTH + TEAM_SPACING;
  return priv->icon_name != NULL ? ICON_SIZE + ICON_SPACING : 0;
}

/* Pango shapes a sample text whenever it is asked how high a font is, and there are
 * but two or three fonts. Whatever a text says, all lines are of the same height. */
static GHashTable *heights;

static int
get_line_height (PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  PangoFontMetrics *metrics;
  gpointer height;

  if (heights == NULL)
    heights = g_hash_table_new_full ((GHashFunc) pango_font_description_hash, (GEqualFunc) pango_font_description_equal,
                                     (GDestroyNotify) pango_font_description_free, NULL);
  if (g_hash_table_lookup_extended (heights, font, NULL, &height))
    return GPOINTER_TO_INT (height);

  metrics = pango_context_get_metrics (context, NULL, NULL);
  height = GINT_TO_POINTER (PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) +
                                               pango_font_metrics_get_descent (metrics)));
  pango_font_metrics_unref (metrics);
  g_hash_table_insert (heights, pango_font_description_copy (font), height);
  return GPOINTER_TO_INT (height);
}

static int
measure_text (BatonDrawnLinePrivate *priv)
{
  int room = pango_layout_get_width (priv->layout);
  int width;

  pango_layout_set_width (priv->layout, -1);
  pango_layout_get_pixel_size (priv->layout, &width, NULL);
  pango_layout_set_width (priv->layout, room);
  return width;
}

static void
baton_drawn_line_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  BatonDrawnLinePrivate *priv = GET_PRIVATE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = get_line_height (gtk_widget_get_pango_context (widget));
      return;
    }
  *minimum = get_mark_width (priv);
  *natural = *minimum + (priv->fits ? measure_text (priv) : 0);
}

static void
draw_icon (GtkWidget             *widget,
           BatonDrawnLinePrivate *priv,
           GtkSnapshot           *snapshot,
           int                    x,
           const GdkRGBA         *ink)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr(GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (theme, priv->icon_name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
                                gtk_widget_get_direction (widget), 0);
  int y = (gtk_widget_get_height (widget) - ICON_SIZE) / 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE, ICON_SIZE, ink, 1);
  gtk_snapshot_restore (snapshot);
}

/* Whichever way the text is written, it begins or ends where it is told to. */
static void
draw_layout (GtkWidget     *widget,
             PangoLayout   *layout,
             GtkSnapshot   *snapshot,
             int            x,
             int            width,
             float          xalign,
             const GdkRGBA *color)
{
  PangoRectangle text;
  int y;

  pango_layout_get_pixel_extents (layout, NULL, &text);
  x += (int) (xalign * (float) (width - text.width)) - text.x;
  y = (gtk_widget_get_height (widget) - text.height) / 2;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_team (GtkWidget             *widget,
           BatonDrawnLinePrivate *priv,
           GtkSnapshot           *snapshot,
           int                    x,
           const GdkRGBA         *ink)
{
  const char *name = priv->team == BATON_TEAM_SALES ? "sales_color" : "marketing_color";
  GdkRGBA color = *ink;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color);
  draw_layout (widget, priv->mark, snapshot, x, TEAM_WIDTH, 0.5, &color);
}

static void
baton_drawn_line_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  BatonDrawnLinePrivate *priv = GET_PRIVATE (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int mark_width = get_mark_width (priv);
  int width = gtk_widget_get_width (widget);
  int room = MAX (width - mark_width, 0);
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  if (priv->mark != NULL)
    draw_team (widget, priv, snapshot, is_rtl ? width - TEAM_WIDTH : 0, &ink);
  else if (priv->icon_name != NULL)
    draw_icon (widget, priv, snapshot, is_rtl ? width - ICON_SIZE : 0, &ink);
  pango_layout_set_width (priv->layout, room * PANGO_SCALE);
  draw_layout (widget, priv->layout, snapshot, is_rtl ? 0 : mark_width, room,
               is_rtl != priv->is_number ? 1 : 0, &ink);
}

/* Text has its font and its size from the style. */
static void
forget_fonts (GtkWidget *widget)
{
  BatonDrawnLinePrivate *priv = GET_PRIVATE (widget);

  pango_layout_context_changed (priv->layout);
  if (priv->mark != NULL)
    pango_layout_context_changed (priv->mark);
  gtk_widget_queue_draw (widget);
}

static void
baton_drawn_line_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (baton_drawn_line_parent_class)->css_changed (widget, change);

  forget_fonts (widget);
}

static void
baton_drawn_line_system_setting_changed (GtkWidget        *widget,
                                         GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (baton_drawn_line_parent_class)->system_setting_changed (widget, setting);

  g_clear_pointer (&heights, g_hash_table_unref);
  forget_fonts (widget);
  gtk_widget_queue_resize (widget);
}

static void
baton_drawn_line_finalize (GObject *object)
{
  BatonDrawnLinePrivate *priv = GET_PRIVATE (object);

  g_clear_object (&priv->layout);
  g_clear_object (&priv->mark);

  G_OBJECT_CLASS (baton_drawn_line_parent_class)->finalize (object);
}

static void
baton_drawn_line_class_init (BatonDrawnLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = baton_drawn_line_finalize;
  widget_class->css_changed = baton_drawn_line_css_changed;
  widget_class->measure = baton_drawn_line_measure;
  widget_class->snapshot = baton_drawn_line_snapshot;
  widget_class->system_setting_changed = baton_drawn_line_system_setting_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
baton_drawn_line_init (BatonDrawnLine *self)
{
  BatonDrawnLinePrivate *priv = GET_PRIVATE (self);
  PangoAttrList *attributes = pango_attr_list_new ();

  /* Digits stand one above the other. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  priv->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "");
  pango_layout_set_ellipsize (priv->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (priv->layout, TRUE);
  pango_layout_set_attributes (priv->layout, attributes);
  pango_attr_list_unref (attributes);
}

static void
changed (BatonDrawnLine *self)
{
  if (GET_PRIVATE (self)->fits)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * baton_drawn_line_get_text:
 * @self: a line
 *
 * Returns: its text; empty when there is none
 */
const char *
baton_drawn_line_get_text (BatonDrawnLine *self)
{
  g_return_val_if_fail (BATON_IS_DRAWN_LINE (self), NULL);

  return pango_layout_get_text (GET_PRIVATE (self)->layout);
}

/**
 * baton_drawn_line_set_text:
 * @self: a line
 * @text: its text, which is what is spoken, too
 */
void
baton_drawn_line_set_text (BatonDrawnLine *self,
                           const char     *text)
{
  g_return_if_fail (BATON_IS_DRAWN_LINE (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (baton_drawn_line_get_text (self), text))
    return;
  pango_layout_set_text (GET_PRIVATE (self)->layout, text, -1);
  baton_drawn_line_set_spoken (self, text);
  changed (self);
}

/**
 * baton_drawn_line_set_spoken:
 * @self: a line
 * @spoken: what is told of it to those who do not see it
 */
void
baton_drawn_line_set_spoken (BatonDrawnLine *self,
                             const char     *spoken)
{
  g_return_if_fail (BATON_IS_DRAWN_LINE (self));
  g_return_if_fail (spoken != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * baton_drawn_line_set_icon:
 * @self: a line without a team
 * @icon_name: (nullable): an icon before the text
 */
void
baton_drawn_line_set_icon (BatonDrawnLine *self,
                           const char     *icon_name)
{
  BatonDrawnLinePrivate *priv;

  g_return_if_fail (BATON_IS_DRAWN_LINE (self));

  priv = GET_PRIVATE (self);
  icon_name = g_intern_string (icon_name);
  if (priv->icon_name == icon_name)
    return;
  priv->icon_name = icon_name;
  changed (self);
}

static PangoLayout *
make_mark (GtkWidget *widget)
{
  PangoLayout *mark = gtk_widget_create_pango_layout (widget, NULL);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (TEAM_SCALE));
  pango_layout_set_attributes (mark, attributes);
  pango_attr_list_unref (attributes);
  return mark;
}

/**
 * baton_drawn_line_set_team:
 * @self: a line without an icon
 * @team: the team whose mark stands before the text
 */
void
baton_drawn_line_set_team (BatonDrawnLine *self,
                           BatonTeam       team)
{
  BatonDrawnLinePrivate *priv;

  g_return_if_fail (BATON_IS_DRAWN_LINE (self));

  priv = GET_PRIVATE (self);
  if (priv->mark != NULL && priv->team == team)
    return;
  if (priv->mark == NULL)
    priv->mark = make_mark (GTK_WIDGET (self));
  priv->team = team;
  pango_layout_set_text (priv->mark, baton_team_tag_get_mark (team), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  baton_team_get_title (team), -1);
  changed (self);
}

/**
 * baton_drawn_line_set_number:
 * @self: a line
 * @is_number: whether the text stands where the line ends
 */
void
baton_drawn_line_set_number (BatonDrawnLine *self,
                             gboolean        is_number)
{
  g_return_if_fail (BATON_IS_DRAWN_LINE (self));

  GET_PRIVATE (self)->is_number = is_number;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * baton_drawn_line_set_fits:
 * @self: a line
 * @fits: whether it is as wide as what it shows, rather than as wide as there is room
 */
void
baton_drawn_line_set_fits (BatonDrawnLine *self,
                           gboolean        fits)
{
  g_return_if_fail (BATON_IS_DRAWN_LINE (self));

  GET_PRIVATE (self)->fits = fits;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
