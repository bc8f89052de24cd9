/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "insight/baton-hindsight.h"

G_BEGIN_DECLS

#define BATON_TYPE_HINDSIGHT_CHART (baton_hindsight_chart_get_type ())
G_DECLARE_FINAL_TYPE (BatonHindsightChart, baton_hindsight_chart, BATON, HINDSIGHT_CHART, GtkWidget)

void baton_hindsight_chart_show (BatonHindsightChart  *self,
                                 const BatonHindsight *hindsight,
                                 int                   threshold,
                                 const char           *sentence);

G_END_DECLS
