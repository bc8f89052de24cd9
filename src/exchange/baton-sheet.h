/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-csv-reader.h"

G_BEGIN_DECLS

typedef struct _BatonSheet BatonSheet;

BatonSheet         *baton_sheet_new            (const char    *path,
                                                GError       **error);
void                baton_sheet_free           (BatonSheet    *self);
const char         *baton_sheet_get_encoding   (BatonSheet    *self);
char                baton_sheet_get_separator  (BatonSheet    *self);
guint64             baton_sheet_get_size       (BatonSheet    *self);
guint64             baton_sheet_get_position   (BatonSheet    *self);
const char * const *baton_sheet_get_headings   (BatonSheet    *self);
const BatonRow     *baton_sheet_next_row       (BatonSheet    *self,
                                                BatonArena    *arena,
                                                GCancellable  *cancellable,
                                                GError       **error);
GPtrArray          *baton_sheet_read_texts     (BatonSheet    *self,
                                                guint          n_rows,
                                                GError       **error);
GPtrArray          *baton_sheet_look_ahead     (BatonSheet    *self,
                                                guint          n_rows,
                                                GError       **error);
char               *baton_sheet_describe_fault (const BatonRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonSheet, baton_sheet_free)

G_END_DECLS
