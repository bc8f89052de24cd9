/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-index.h"

G_BEGIN_DECLS

/**
 * BatonTypedFilter:
 *
 * A filter as somebody types it: the text, what it means, and what is wrong with
 * it. While the text has a mistake, it means what it last meant without one.
 */
typedef struct _BatonTypedFilter BatonTypedFilter;

BatonTypedFilter *baton_typed_filter_new         (void);
void              baton_typed_filter_free        (BatonTypedFilter *self);

const char       *baton_typed_filter_get_text    (BatonTypedFilter *self);
void              baton_typed_filter_set_text    (BatonTypedFilter *self,
                                                  const char       *text,
                                                  gint64            now);
void              baton_typed_filter_set_process (BatonTypedFilter *self,
                                                  BatonProcess     *process,
                                                  gint64            now);
void              baton_typed_filter_read        (BatonTypedFilter *self,
                                                  gint64            now);

BatonFilter      *baton_typed_filter_get_filter  (BatonTypedFilter *self);
void              baton_typed_filter_keep_filter (BatonTypedFilter *self,
                                                  BatonFilter      *filter);
const char       *baton_typed_filter_get_mistake (BatonTypedFilter *self);
gboolean          baton_typed_filter_is_begun    (BatonTypedFilter *self);
guint             baton_typed_filter_count_with  (BatonTypedFilter *self,
                                                  const char       *term,
                                                  BatonIndex       *index,
                                                  gint64            now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonTypedFilter, baton_typed_filter_free)

G_END_DECLS
