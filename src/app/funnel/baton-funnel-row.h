/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/baton-funnel-figure.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define BATON_TYPE_FUNNEL_ROW (baton_funnel_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonFunnelRow, baton_funnel_row, BATON, FUNNEL_ROW, GObject)

BatonFunnelRow *baton_funnel_row_new        (const BatonFunnelMark *mark);
const char     *baton_funnel_row_get_filter (BatonFunnelRow        *self);

G_END_DECLS
