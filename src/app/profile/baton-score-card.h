/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "profile/baton-lead-sheet.h"

G_BEGIN_DECLS

#define BATON_TYPE_SCORE_CARD (baton_score_card_get_type ())
G_DECLARE_FINAL_TYPE (BatonScoreCard, baton_score_card, BATON, SCORE_CARD, AdwBin)

gboolean baton_score_card_get_expanded (BatonScoreCard       *self);
void     baton_score_card_set_expanded (BatonScoreCard       *self,
                                        gboolean              expanded);
void     baton_score_card_set_narrow   (BatonScoreCard       *self,
                                        gboolean              narrow);
void     baton_score_card_show_sheet   (BatonScoreCard       *self,
                                        const BatonLeadSheet *sheet);

G_END_DECLS
