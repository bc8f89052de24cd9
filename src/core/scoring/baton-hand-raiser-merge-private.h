/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-rule-sheet.h"

G_BEGIN_DECLS

void baton_hand_raisers_merge (GPtrArray       *theirs,
                               const GPtrArray *base,
                               const GPtrArray *mine);

G_END_DECLS
