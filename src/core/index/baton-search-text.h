/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-filter-test-private.h"
#include "lead/baton-record.h"

G_BEGIN_DECLS

/**
 * BatonSearchText:
 *
 * The name, e-mail address and company of all rows, folded, one after the
 * other in one text, which is searched from end to end.
 *
 * Invariants: rows are added in their order; a part ends with a line feed and
 * holds none; a row whose text has changed has its new text at the end, and the
 * old one, which belongs to no row then, is cleared away in time.
 */
typedef struct _BatonSearchText BatonSearchText;

BatonSearchText *baton_search_text_new      (void);
void             baton_search_text_free     (BatonSearchText   *self);

void             baton_search_text_expect   (BatonSearchText   *self,
                                             guint              n_rows);
gboolean         baton_search_text_set      (BatonSearchText   *self,
                                             guint32            row,
                                             const BatonRecord *record);
const char      *baton_search_text_get      (BatonSearchText   *self,
                                             guint32            row,
                                             BatonTextPart      part,
                                             gsize             *length);
void             baton_search_text_find     (BatonSearchText   *self,
                                             const GArray      *rows,
                                             BatonTextPart      part,
                                             const char        *needle,
                                             gboolean           whole,
                                             guint8            *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonSearchText, baton_search_text_free)

G_END_DECLS
