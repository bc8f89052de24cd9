/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "baton-one-field-short.h"

G_BEGIN_DECLS

#define BATON_TYPE_SHORT_ROW (baton_short_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonShortRow, baton_short_row, BATON, SHORT_ROW, GtkListBoxRow)

GtkWidget  *baton_short_row_new        (const BatonShortLead *lead,
                                        const char * const   *known);

gint64      baton_short_row_get_lead   (BatonShortRow        *self);
const char *baton_short_row_get_field  (BatonShortRow        *self);
const char *baton_short_row_get_name   (BatonShortRow        *self);
const char *baton_short_row_get_text   (BatonShortRow        *self);
gboolean    baton_short_row_has_focus  (BatonShortRow        *self);

void        baton_short_row_show_score (BatonShortRow        *self,
                                        const BatonShortLead *lead);
void        baton_short_row_show_error (BatonShortRow        *self,
                                        const char           *message);
void        baton_short_row_set_narrow (BatonShortRow        *self,
                                        gboolean              narrow);

G_END_DECLS
