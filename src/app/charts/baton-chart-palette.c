/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/baton-chart-palette.h"

#include <adwaita.h>

#define INK        { 0.12f, 0.12f, 0.12f, 1 }
#define WHITE      { 1, 1, 1, 1 }
#define MARKETING  { 0.647f, 0.482f, 0.776f, 1 }
#define SALES      { 0.090f, 0.447f, 0.498f, 1 }
#define ACCENT     { 0.208f, 0.518f, 0.894f, 1 }

/* Above it black is easier to read on a colour than white. */
#define MIDDLE_LUMINANCE 0.18

/**
 * baton_chart_palette_for_paper:
 * @self: (out caller-allocates): the colours
 *
 * Chooses the colours of a picture that leaves the screen: those of the light style.
 */
void
baton_chart_palette_for_paper (BatonChartPalette *self)
{
  *self = (BatonChartPalette) {
    .ink = INK,
    .secondary = INK,
    .background = WHITE,
    .accent = ACCENT,
    .teams = { [BATON_TEAM_MARKETING] = MARKETING, [BATON_TEAM_SALES] = SALES },
    .tint = 0.2,
  };
  self->secondary.alpha = 0.8f;
}

/* A card lets the window shine through in the dark style; what is drawn over lines must not. */
static void
find_background (GtkStyleContext *style,
                 GdkRGBA         *background)
{
  GdkRGBA card = WHITE;
  GdkRGBA window = WHITE;

  gtk_style_context_lookup_color (style, "window_bg_color", &window);
  gtk_style_context_lookup_color (style, "card_bg_color", &card);
  background->red = card.red * card.alpha + window.red * (1 - card.alpha);
  background->green = card.green * card.alpha + window.green * (1 - card.alpha);
  background->blue = card.blue * card.alpha + window.blue * (1 - card.alpha);
  background->alpha = 1;
}

/**
 * baton_chart_palette_for_widget:
 * @self: (out caller-allocates): the colours
 * @widget: the widget that shows the chart
 *
 * Takes the colours of the style that a widget has: light, dark or of high contrast.
 */
void
baton_chart_palette_for_widget (BatonChartPalette *self,
                                GtkWidget         *widget)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean dark = adw_style_manager_get_dark (manager);

  baton_chart_palette_for_paper (self);
  self->high_contrast = adw_style_manager_get_high_contrast (manager);
  self->tint = self->high_contrast ? 0 : dark ? 0.3 : 0.2;

  gtk_style_context_get_color (style, &self->ink);
  self->secondary = self->ink;
  self->secondary.alpha *= self->high_contrast ? 1 : dark ? 0.72f : 0.8f;
  find_background (style, &self->background);
  gtk_style_context_lookup_color (style, "accent_color", &self->accent);
  gtk_style_context_lookup_color (style, "marketing_color", &self->teams[BATON_TEAM_MARKETING]);
  gtk_style_context_lookup_color (style, "sales_color", &self->teams[BATON_TEAM_SALES]);
}

static double
get_luminance (const GdkRGBA *colour)
{
  return 0.2126 * colour->red * colour->red + 0.7152 * colour->green * colour->green +
         0.0722 * colour->blue * colour->blue;
}

/**
 * baton_chart_palette_get_text_on:
 * @fill: the colour of a mark
 *
 * Chooses between black and white for text on a mark.
 *
 * Returns: the colour
 */
GdkRGBA
baton_chart_palette_get_text_on (const GdkRGBA *fill)
{
  GdkRGBA black = INK;
  GdkRGBA white = WHITE;

  return get_luminance (fill) > MIDDLE_LUMINANCE ? black : white;
}
