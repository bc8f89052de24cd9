/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-search-text.h"

G_BEGIN_DECLS

/**
 * BatonTextOrder:
 *
 * The order of all rows by one part of their text. It is made when it is first
 * asked for, and mended for the rows whose text has changed since.
 *
 * The order is that of the folded letters without accents, whatever the locale.
 */
typedef struct _BatonTextOrder BatonTextOrder;

BatonTextOrder *baton_text_order_new       (BatonTextPart    part);
void            baton_text_order_free      (BatonTextOrder  *self);

void            baton_text_order_touch     (BatonTextOrder  *self,
                                            guint32          row);
const guint32  *baton_text_order_get_ranks (BatonTextOrder  *self,
                                            BatonSearchText *text,
                                            guint            n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonTextOrder, baton_text_order_free)

G_END_DECLS
