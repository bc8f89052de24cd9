/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libpq-fe.h>

#include "baton-connection-private.h"
#include "baton-postgres-pipeline.h"

G_BEGIN_DECLS

#define BATON_TYPE_POSTGRES_CONNECTION (baton_postgres_connection_get_type ())
G_DECLARE_FINAL_TYPE (BatonPostgresConnection, baton_postgres_connection, BATON, POSTGRES_CONNECTION, BatonConnection)

BatonConnection *baton_postgres_connection_new          (const char               *uri,
                                                         BatonConnectionMode       mode,
                                                         GError                  **error);

PGconn          *baton_postgres_connection_get_handle   (BatonPostgresConnection  *self);
guint            baton_postgres_connection_get_session  (BatonPostgresConnection  *self);
BatonPostgresPipeline *
                 baton_postgres_connection_get_pipeline (BatonPostgresConnection  *self);
PGresult        *baton_postgres_connection_take_result  (BatonPostgresConnection  *self,
                                                         gboolean                  sent,
                                                         GError                  **error);

BatonStatement  *baton_postgres_statement_new           (BatonPostgresConnection  *connection,
                                                         const char               *query);

G_END_DECLS
