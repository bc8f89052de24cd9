/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_SCORE_HISTOGRAM (baton_score_histogram_get_type ())
G_DECLARE_FINAL_TYPE (BatonScoreHistogram, baton_score_histogram, BATON, SCORE_HISTOGRAM, GtkWidget)

void baton_score_histogram_show (BatonScoreHistogram *self,
                                 const guint64       *before,
                                 const guint64       *after,
                                 int                  threshold,
                                 const char          *title,
                                 const char          *subtitle);
void baton_score_histogram_set_release (BatonScoreHistogram *self,
                                        int                  release);

G_END_DECLS
