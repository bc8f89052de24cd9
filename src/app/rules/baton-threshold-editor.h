/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rules/baton-rule-draft.h"

G_BEGIN_DECLS

#define BATON_TYPE_THRESHOLD_EDITOR (baton_threshold_editor_get_type ())
G_DECLARE_FINAL_TYPE (BatonThresholdEditor, baton_threshold_editor, BATON, THRESHOLD_EDITOR, AdwBin)

void baton_threshold_editor_set_draft (BatonThresholdEditor *self,
                                       BatonRuleDraft       *draft);
void baton_threshold_editor_update    (BatonThresholdEditor *self);

G_END_DECLS
