/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"

G_BEGIN_DECLS

/**
 * BatonUnreadPost:
 * @id: its number
 * @at: when it came, in microseconds UTC
 * @source: (nullable): the system that sent it
 * @reason: why it was not understood, in words
 * @body: what was sent, whole
 *
 * Something that was sent and could not be given to a lead or understood.
 */
typedef struct
{
  gint64  id;
  gint64  at;
  char   *source;
  char   *reason;
  char   *body;
} BatonUnreadPost;

void       baton_unread_post_free (BatonUnreadPost  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonUnreadPost, baton_unread_post_free)

gboolean   baton_unread_post_keep (BatonConnection  *connection,
                                   gint64            at,
                                   const char       *source,
                                   const char       *reason,
                                   const char       *body,
                                   gboolean         *is_new,
                                   GError          **error);
GPtrArray *baton_unread_post_list (BatonConnection  *connection,
                                   guint             limit,
                                   GError          **error);

G_END_DECLS
