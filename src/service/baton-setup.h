/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"

G_BEGIN_DECLS

gboolean baton_set_up             (BatonSession  *session,
                                   gboolean      *was_new,
                                   GCancellable  *cancellable,
                                   GError       **error);

G_END_DECLS
