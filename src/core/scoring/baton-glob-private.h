/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A glob over folded texts: `*` stands for any characters, `?` for one. */
typedef struct _BatonGlob BatonGlob;

BatonGlob *baton_glob_new     (const char      *pattern);
void       baton_glob_free    (BatonGlob       *self);
gboolean   baton_glob_matches (const BatonGlob *self,
                               const char      *text,
                               gsize            length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonGlob, baton_glob_free)

G_END_DECLS
