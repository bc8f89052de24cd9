/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words and phrases that are looked for in a text, all at once. */
typedef struct _BatonWordIndex BatonWordIndex;

BatonWordIndex *baton_word_index_new    (char                 **phrases,
                                         GError               **error);
void            baton_word_index_free   (BatonWordIndex        *self);
gboolean        baton_word_index_occurs (const BatonWordIndex  *self,
                                         const char            *text);

G_END_DECLS
