/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "profile/baton-lead-sheet.h"

G_BEGIN_DECLS

#define BATON_TYPE_SCORE_PAST (baton_score_past_get_type ())
G_DECLARE_FINAL_TYPE (BatonScorePast, baton_score_past, BATON, SCORE_PAST, GtkBox)

void baton_score_past_show_sheet   (BatonScorePast       *self,
                                    const BatonLeadSheet *sheet);
void baton_score_past_set_expanded (BatonScorePast       *self,
                                    gboolean              expanded);

G_END_DECLS
