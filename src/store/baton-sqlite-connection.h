/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "baton-connection-private.h"

G_BEGIN_DECLS

#define BATON_TYPE_SQLITE_CONNECTION (baton_sqlite_connection_get_type ())
G_DECLARE_FINAL_TYPE (BatonSqliteConnection, baton_sqlite_connection, BATON, SQLITE_CONNECTION, BatonConnection)

BatonConnection *baton_sqlite_connection_new       (const char             *path,
                                                    BatonConnectionMode     mode,
                                                    GError                **error);
sqlite3         *baton_sqlite_connection_get_db    (BatonSqliteConnection  *self);

BatonStatement  *baton_sqlite_statement_new        (BatonSqliteConnection  *connection,
                                                    const char             *query,
                                                    GError                **error);
BatonStatement  *baton_sqlite_statement_new_each   (BatonSqliteConnection  *connection,
                                                    const char             *query,
                                                    GError                **error);
void             baton_sqlite_statement_add_function (sqlite3              *db);
void             baton_sqlite_connection_set_error (BatonSqliteConnection  *self,
                                                    int                     code,
                                                    GError                **error);

G_END_DECLS
