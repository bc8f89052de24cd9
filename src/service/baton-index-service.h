/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"
#include "index/baton-filter.h"
#include "index/baton-index.h"

G_BEGIN_DECLS

/**
 * BatonColumnFunc:
 * @lead: the lead's number
 * @value: the value, never empty; valid during the call
 * @user_data: (closure): data
 *
 * Called for each lead that has a value in a column.
 */
typedef void (*BatonColumnFunc) (gint64      lead,
                                 const char *value,
                                 gpointer    user_data);

BatonFilter *baton_parse_filter (BatonSession   *session,
                                 const char     *text,
                                 GError        **error);
BatonIndex  *baton_load_index   (BatonSession   *session,
                                 BatonFilter    *filter,
                                 GCancellable   *cancellable,
                                 GError        **error);
gboolean     baton_load_column  (BatonSession   *session,
                                 BatonIndex     *index,
                                 const char     *name,
                                 GCancellable   *cancellable,
                                 GError        **error);
gboolean     baton_read_column  (BatonSession       *session,
                                 const char         *name,
                                 BatonColumnFunc     func,
                                 gpointer            user_data,
                                 GCancellable       *cancellable,
                                 GError            **error);
gboolean     baton_follow_index (BatonSession   *session,
                                 BatonIndex     *index,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_END_DECLS
