/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "baton-error.h"

G_BEGIN_DECLS

/**
 * BatonConnection:
 *
 * One connection to the database, used by one thread at a time.
 *
 * The repositories take one; what they read and write between
 * [method@Connection.begin] and [method@Connection.commit] is one transaction.
 * Two drivers stand behind it, SQLite and PostgreSQL. A write transaction
 * excludes other writers on both (SQLite by itself, PostgreSQL by an advisory
 * lock), so numbers given within one are given in commit order.
 */
#define BATON_TYPE_CONNECTION (baton_connection_get_type ())
G_DECLARE_DERIVABLE_TYPE (BatonConnection, baton_connection, BATON, CONNECTION, GObject)

typedef enum
{
  BATON_TRANSACTION_READ,
  BATON_TRANSACTION_WRITE,
} BatonTransaction;

gboolean baton_connection_begin           (BatonConnection   *self,
                                           BatonTransaction   kind,
                                           GCancellable      *cancellable,
                                           GError           **error);
gboolean baton_connection_commit          (BatonConnection   *self,
                                           GError           **error);
void     baton_connection_rollback        (BatonConnection   *self);
gboolean baton_connection_in_transaction  (BatonConnection   *self);

gboolean baton_connection_get_version     (BatonConnection   *self,
                                           gint64            *version,
                                           GError           **error);

gboolean baton_connection_begin_bulk      (BatonConnection   *self,
                                           GCancellable      *cancellable,
                                           GError           **error);
void     baton_connection_end_bulk        (BatonConnection   *self);

BatonConnection *
         baton_connection_open_reader     (BatonConnection   *self,
                                           GError           **error);

gboolean baton_connection_can_be_read_beside (BatonConnection *self);

gint64   baton_connection_next_number     (BatonConnection   *self,
                                           const char        *counter,
                                           gint64             how_many,
                                           GError           **error);

G_END_DECLS
