/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BatonArena BatonArena;

BatonArena *baton_arena_new   (void);
void        baton_arena_free  (BatonArena *self);
void        baton_arena_reset (BatonArena *self);
char       *baton_arena_take  (BatonArena *self,
                               gsize       size);
gpointer    baton_arena_alloc (BatonArena *self,
                               gsize       size);
char       *baton_arena_add   (BatonArena *self,
                               const char *text,
                               gsize       length);
const char *baton_arena_copy  (BatonArena *self,
                               const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonArena, baton_arena_free)

G_END_DECLS
