/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "funnel/baton-funnel-row.h"

/**
 * BatonFunnelRow:
 *
 * A stage of the funnel as a row of its table.
 */
struct _BatonFunnelRow
{
  GObject  parent_instance;
  char    *filter;
  char    *texts[7];   /* By property. */
};

enum { PROP_0, PROP_TITLE, PROP_COUNT, PROP_ENTERED, PROP_WENT_ON, PROP_CONVERSION, PROP_MEDIAN, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonFunnelRow, baton_funnel_row, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
baton_funnel_row_finalize (GObject *object)
{
  BatonFunnelRow *self = BATON_FUNNEL_ROW (object);

  g_free (self->filter);
  for (guint i = 0; i < N_PROPS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (baton_funnel_row_parent_class)->finalize (object);
}

static void
baton_funnel_row_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  BatonFunnelRow *self = BATON_FUNNEL_ROW (object);

  if (property_id > PROP_0 && property_id < N_PROPS)
    g_value_set_string (value, self->texts[property_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
baton_funnel_row_class_init (BatonFunnelRowClass *klass)
{
  static const char * const names[N_PROPS] = { NULL, "title", "count", "entered", "went-on", "conversion", "median" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = baton_funnel_row_finalize;
  object_class->get_property = baton_funnel_row_get_property;

  /* What stands in each column. */
  for (guint i = PROP_TITLE; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_funnel_row_init (BatonFunnelRow *self)
{
}

/**
 * baton_funnel_row_new:
 * @mark: a stage in words
 *
 * Makes a row.
 *
 * Returns: (transfer full): the row
 */
BatonFunnelRow *
baton_funnel_row_new (const BatonFunnelMark *mark)
{
  BatonFunnelRow *self = g_object_new (BATON_TYPE_FUNNEL_ROW, NULL);

  self->filter = g_strdup (mark->filter);
  self->texts[PROP_TITLE] = g_strdup (mark->title);
  self->texts[PROP_COUNT] = g_strdup_printf ("%'u", mark->now.count);
  self->texts[PROP_ENTERED] = g_strdup (mark->entered);
  self->texts[PROP_WENT_ON] = g_strdup_printf ("%'u", mark->now.went_on);
  self->texts[PROP_CONVERSION] = g_strdup (mark->share != NULL ? mark->share : "–");
  self->texts[PROP_MEDIAN] = g_strdup (mark->time != NULL ? mark->time : "–");
  return self;
}

/**
 * baton_funnel_row_get_filter:
 * @self: a row
 *
 * Gets the filter that shows the leads in the stage.
 *
 * Returns: (transfer none): the filter
 */
const char *
baton_funnel_row_get_filter (BatonFunnelRow *self)
{
  g_return_val_if_fail (BATON_IS_FUNNEL_ROW (self), NULL);

  return self->filter;
}
