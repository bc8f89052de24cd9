/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-filter.h"

G_BEGIN_DECLS

char    *baton_filter_words_dup_title  (const BatonFilterTerm *term);
char    *baton_filter_words_dup_value  (const BatonFilterTerm *term,
                                        BatonProcess          *process);
gboolean baton_filter_words_begin_key  (const char            *text);
gboolean baton_filter_words_get_key    (guint                  position,
                                        const char           **key,
                                        const char           **title,
                                        gboolean              *is_ordered);

G_END_DECLS
