/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean baton_sqlite_back_up (const char    *database,
                               const char    *path,
                               GCancellable  *cancellable,
                               GError       **error);
gboolean baton_sqlite_restore (const char    *database,
                               const char    *path,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS
