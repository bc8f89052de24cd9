/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session-private.h"

G_BEGIN_DECLS

GPtrArray *baton_answers_list (BatonSession  *session,
                               guint          limit,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS
