/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BATON_TYPE_FIELD_ROW (baton_field_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonFieldRow, baton_field_row, BATON, FIELD_ROW, AdwEntryRow)

GtkWidget  *baton_field_row_new        (const char    *field,
                                        const char    *title);
const char *baton_field_row_get_field  (BatonFieldRow *self);
gboolean    baton_field_row_is_edited  (BatonFieldRow *self);
gboolean    baton_field_row_is_empty   (BatonFieldRow *self);
void        baton_field_row_show_value (BatonFieldRow *self,
                                        const char    *value);
void        baton_field_row_reset      (BatonFieldRow *self);

G_END_DECLS
