/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-json-place.h"

G_BEGIN_DECLS

/**
 * BatonJsonWalk:
 *
 * A walk through a document with many members. The first error stays, and from
 * then on everything is absent, so that a reader need not look at each step. It
 * takes note of the members that are asked for; on leaving an object any other
 * is an error.
 */
typedef struct _BatonJsonWalk BatonJsonWalk;

BatonJsonWalk *baton_json_walk_new           (const char     *text,
                                              gssize          length,
                                              GError        **error);
void           baton_json_walk_free          (BatonJsonWalk  *self);
gboolean       baton_json_walk_finish        (BatonJsonWalk  *self,
                                              GError        **error);
void           baton_json_walk_fail          (BatonJsonWalk  *self,
                                              const char     *name,
                                              const char     *format,
                                              ...) G_GNUC_PRINTF (3, 4);

gboolean       baton_json_walk_enter_object  (BatonJsonWalk  *self,
                                              const char     *name);
gboolean       baton_json_walk_enter_array   (BatonJsonWalk  *self,
                                              const char     *name,
                                              guint          *length);
gboolean       baton_json_walk_enter_element (BatonJsonWalk  *self,
                                              guint           index);
void           baton_json_walk_leave         (BatonJsonWalk  *self);

GList         *baton_json_walk_list_names    (BatonJsonWalk  *self);
gboolean       baton_json_walk_find          (BatonJsonWalk  *self,
                                              const char     *name,
                                              BatonJsonPlace *member);
gboolean       baton_json_walk_require       (BatonJsonWalk  *self,
                                              const char     *name);
char          *baton_json_walk_get_text      (BatonJsonWalk  *self,
                                              const char     *name);
char         **baton_json_walk_get_texts     (BatonJsonWalk  *self,
                                              const char     *name);
int            baton_json_walk_get_int       (BatonJsonWalk  *self,
                                              const char     *name,
                                              int             absent);
gboolean       baton_json_walk_get_boolean   (BatonJsonWalk  *self,
                                              const char     *name,
                                              gboolean        absent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonJsonWalk, baton_json_walk_free)

G_END_DECLS
