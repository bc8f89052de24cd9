/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* A set of texts that never changes, looked up without allocating. Texts are
 * numbered from 0 in the order of adding. */
typedef struct _BatonTextSet BatonTextSet;

BatonTextSet *baton_text_set_new      (const char * const *texts);
BatonTextSet *baton_text_set_ref      (BatonTextSet       *self);
void          baton_text_set_unref    (BatonTextSet       *self);
guint         baton_text_set_get_size (const BatonTextSet *self);
int           baton_text_set_find     (const BatonTextSet *self,
                                       const char         *text,
                                       gsize               length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonTextSet, baton_text_set_unref)

G_END_DECLS
