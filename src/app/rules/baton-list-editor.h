/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rules/baton-rule-draft.h"

G_BEGIN_DECLS

#define BATON_TYPE_LIST_EDITOR (baton_list_editor_get_type ())
G_DECLARE_FINAL_TYPE (BatonListEditor, baton_list_editor, BATON, LIST_EDITOR, AdwBin)

void baton_list_editor_set_draft (BatonListEditor *self,
                                  BatonRuleDraft  *draft);
void baton_list_editor_update    (BatonListEditor *self);
void baton_list_editor_import    (BatonListEditor *self,
                                  const char      *name,
                                  GFile           *bytes);

G_END_DECLS
