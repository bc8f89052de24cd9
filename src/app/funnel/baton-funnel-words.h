/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-funnel-report.h"
#include "charts/baton-funnel-figure.h"

G_BEGIN_DECLS

BatonFunnelFigure *baton_funnel_words_make_figure (const BatonFunnelReport *report);
char              *baton_funnel_words_dup_title   (const BatonFunnelReport *report);
char              *baton_funnel_words_dup_period  (const BatonFunnelReport *report);

G_END_DECLS
