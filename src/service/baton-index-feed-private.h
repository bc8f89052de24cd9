/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session-private.h"

G_BEGIN_DECLS

/*
 * BatonIndexFeed:
 * @put: told of a lead as it now is; FALSE to stop
 * @remove: told of a lead that is no longer there; FALSE to stop
 * @user_data: data for both
 *
 * Who wants to know which leads changed.
 */
typedef struct
{
  gboolean (*put)    (gint64                 lead,
                      const BatonRecord     *record,
                      const BatonLeadState  *state,
                      gpointer               user_data);
  gboolean (*remove) (gint64                 lead,
                      gpointer               user_data);
  gpointer user_data;
} BatonIndexFeed;

gboolean baton_index_feed_walk (BatonSession          *session,
                                const BatonIndexFeed  *feed,
                                gint64                *position,
                                GCancellable          *cancellable,
                                GError               **error);

G_END_DECLS
