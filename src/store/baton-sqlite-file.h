/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

int      baton_sqlite_file_open        (const char  *path,
                                        gboolean     is_only_read,
                                        sqlite3    **db);
gboolean baton_sqlite_file_has_log     (const char  *path);
gboolean baton_sqlite_file_check_place (sqlite3     *db,
                                        const char  *path,
                                        GError     **error);

G_END_DECLS
