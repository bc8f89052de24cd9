/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"

G_BEGIN_DECLS

gint64   baton_undo_token (BatonSession  *session);
gboolean baton_undo       (BatonSession  *session,
                           gint64         token,
                           GCancellable  *cancellable,
                           GError       **error);

G_END_DECLS
