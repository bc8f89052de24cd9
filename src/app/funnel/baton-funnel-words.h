/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-funnel-report.h"
#include "charts/baton-funnel-figure.h"

G_BEGIN_DECLS

/**
 * BatonFunnelNews:
 * @title: what changed
 * @text: from what to what, and what is usual
 * @filter: the filter that shows the leads in the stage
 * @has_risen: whether the figure is larger than it was
 *
 * A difference to the period before, in words.
 */
typedef struct
{
  char     *title;
  char     *text;
  char     *filter;
  gboolean  has_risen;
} BatonFunnelNews;

BatonFunnelFigure *baton_funnel_words_make_figure (const BatonFunnelReport *report);
char              *baton_funnel_words_dup_title   (const BatonFunnelReport *report);
char              *baton_funnel_words_dup_period  (const BatonFunnelReport *report);
GPtrArray         *baton_funnel_words_list_news   (const BatonFunnelReport *report);

G_END_DECLS
