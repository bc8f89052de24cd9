/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-work-item.h"

G_BEGIN_DECLS

#define BATON_TYPE_WORK_GROUP (baton_work_group_get_type ())
G_DECLARE_FINAL_TYPE (BatonWorkGroup, baton_work_group, BATON, WORK_GROUP, AdwBin)

GtkWidget     *baton_work_group_get_list   (BatonWorkGroup  *self);
guint          baton_work_group_count      (GPtrArray       *items,
                                            guint            n_most);
gboolean       baton_work_group_has_order  (BatonWorkGroup  *self,
                                            GPtrArray       *items,
                                            guint            n_most);
void           baton_work_group_set_cut    (BatonWorkGroup  *self,
                                            gboolean         is_cut);
void           baton_work_group_set_items  (BatonWorkGroup  *self,
                                            GPtrArray       *items,
                                            guint            n_most);
void           baton_work_group_keep_items (BatonWorkGroup  *self,
                                            GHashTable      *items);
void           baton_work_group_set_narrow (BatonWorkGroup  *self,
                                            gboolean         is_narrow);
guint          baton_work_group_count_near (BatonWorkGroup  *self,
                                            GtkWidget       *view);
void           baton_work_group_focus      (BatonWorkGroup  *self,
                                            gboolean         from_end);

G_END_DECLS
