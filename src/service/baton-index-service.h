/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"
#include "index/baton-filter.h"
#include "index/baton-index.h"

G_BEGIN_DECLS

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
gboolean     baton_follow_index (BatonSession   *session,
                                 BatonIndex     *index,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_END_DECLS
