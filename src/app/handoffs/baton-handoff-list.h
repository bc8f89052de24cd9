/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-work-item.h"

G_BEGIN_DECLS

#define BATON_TYPE_HANDOFF_LIST (baton_handoff_list_get_type ())
G_DECLARE_FINAL_TYPE (BatonHandoffList, baton_handoff_list, BATON, HANDOFF_LIST, AdwBin)

void           baton_handoff_list_show         (BatonHandoffList  *self,
                                                GPtrArray         *items,
                                                gboolean           is_cut);
BatonWorkItem *baton_handoff_list_find         (BatonHandoffList  *self,
                                                gint64             lead);

G_END_DECLS
