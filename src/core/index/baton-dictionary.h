/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BatonDictionary:
 *
 * The different texts of a column, numbered as they first come; number 0 is
 * the empty text. A text keeps its number.
 */
typedef struct _BatonDictionary BatonDictionary;

BatonDictionary *baton_dictionary_new        (void);
void             baton_dictionary_free       (BatonDictionary *self);

guint32          baton_dictionary_intern     (BatonDictionary *self,
                                              const char      *text);
guint            baton_dictionary_get_n      (BatonDictionary *self);
const char      *baton_dictionary_get_text   (BatonDictionary *self,
                                              guint32          code);
const char      *baton_dictionary_get_folded (BatonDictionary *self,
                                              guint32          code);
guint32         *baton_dictionary_rank       (BatonDictionary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonDictionary, baton_dictionary_free)

G_END_DECLS
