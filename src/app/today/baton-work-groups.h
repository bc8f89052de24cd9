/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-today.h"

G_BEGIN_DECLS

#define BATON_TYPE_WORK_GROUPS (baton_work_groups_get_type ())
G_DECLARE_FINAL_TYPE (BatonWorkGroups, baton_work_groups, BATON, WORK_GROUPS, AdwBin)

gboolean baton_work_groups_show       (BatonWorkGroups  *self,
                                       const BatonToday *today,
                                       gboolean          may_move);
void     baton_work_groups_set_narrow (BatonWorkGroups  *self,
                                       gboolean          is_narrow);

G_END_DECLS
