/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * BatonKeyMap:
 *
 * The identities of all leads in memory, from a hash of 64 bits to the leads
 * that have it: 16 bytes a place, at most three places of four taken.
 */
typedef struct _BatonKeyMap BatonKeyMap;

BatonKeyMap *baton_key_map_new    (void);
void         baton_key_map_free   (BatonKeyMap  *self);
void         baton_key_map_add    (BatonKeyMap  *self,
                                   gint64        hash,
                                   gint64        lead);
void         baton_key_map_prefetch (BatonKeyMap *self,
                                     gint64       hash);
gint64       baton_key_map_find   (BatonKeyMap  *self,
                                   gint64        hash,
                                   gsize        *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonKeyMap, baton_key_map_free)

G_END_DECLS
