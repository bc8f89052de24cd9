/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_SCORE_DIAL (baton_score_dial_get_type ())
G_DECLARE_FINAL_TYPE (BatonScoreDial, baton_score_dial, BATON, SCORE_DIAL, GtkWidget)

GtkWidget *baton_score_dial_new           (const char     *title);
int        baton_score_dial_get_value     (BatonScoreDial *self);
void       baton_score_dial_set_value     (BatonScoreDial *self,
                                           int             value);
int        baton_score_dial_get_threshold (BatonScoreDial *self);
void       baton_score_dial_set_threshold (BatonScoreDial *self,
                                           int             threshold);

G_END_DECLS
