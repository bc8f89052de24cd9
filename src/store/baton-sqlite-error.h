/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

void baton_sqlite_set_error       (GError       **error,
                                   int            code,
                                   sqlite3       *db,
                                   const char    *path,
                                   GCancellable  *cancellable);
void baton_sqlite_set_moved_error (GError       **error,
                                   const char    *path);

G_END_DECLS
