/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-work-item.h"

G_BEGIN_DECLS

#define BATON_TYPE_WORK_ROW (baton_work_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonWorkRow, baton_work_row, BATON, WORK_ROW, AdwBin)

GtkWidget     *baton_work_row_new           (void);

BatonWorkItem *baton_work_row_get_item      (BatonWorkRow  *self);
void           baton_work_row_set_item      (BatonWorkRow  *self,
                                             BatonWorkItem *item);
void           baton_work_row_name_place    (BatonWorkRow  *self);
void           baton_work_row_set_first     (BatonWorkRow  *self,
                                             gboolean       is_first);
void           baton_work_row_set_narrow    (BatonWorkRow  *self,
                                             gboolean       is_narrow);
void           baton_work_row_set_has_person (BatonWorkRow *self,
                                             gboolean       has_person);
void           baton_work_row_set_returnable (BatonWorkRow *self,
                                             gboolean       is_returnable);
void           baton_work_row_set_gone      (BatonWorkRow  *self,
                                             gboolean       is_gone);
BatonWorkRow  *baton_work_row_find_focused  (GtkWidget     *within);

G_END_DECLS
