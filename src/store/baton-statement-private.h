/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"

G_BEGIN_DECLS

/**
 * BatonStatement:
 *
 * A prepared statement. It belongs to its connection, which keeps it by the
 * address of its text and lends it reset and without values.
 *
 * Values are numbered from 1 (`?1` in the text, on both databases), columns
 * from 0. A bound text is borrowed until the statement is run or reset.
 */
typedef struct _BatonStatement BatonStatement;

/**
 * BatonRowFunc:
 * @statement: the statement, on a row
 * @user_data: (closure): data
 * @error: return location for an error
 *
 * Called for each row of a statement. It may run other statements of the
 * connection, but not this one.
 *
 * Returns: whether to go on; %FALSE with @error set stops with that error
 */
typedef gboolean (*BatonRowFunc) (BatonStatement  *statement,
                                  gpointer         user_data,
                                  GError         **error);

BatonStatement *baton_connection_prepare    (BatonConnection  *self,
                                             const char       *query,
                                             GError          **error);
BatonStatement *baton_connection_prepare_each (BatonConnection  *self,
                                             const char       *query,
                                             GError          **error);

void            baton_statement_bind        (BatonStatement   *self,
                                             int               index,
                                             gint64            value);
void            baton_statement_bind_some   (BatonStatement   *self,
                                             int               index,
                                             gint64            value);
void            baton_statement_bind_text   (BatonStatement   *self,
                                             int               index,
                                             const char       *text);

gboolean        baton_statement_step        (BatonStatement   *self,
                                             gboolean         *has_row,
                                             GError          **error);
gboolean        baton_statement_run         (BatonStatement   *self,
                                             GError          **error);
gboolean        baton_statement_for_each    (BatonStatement   *self,
                                             BatonRowFunc      func,
                                             gpointer          user_data,
                                             GError          **error);
gint64          baton_statement_get         (BatonStatement   *self,
                                             int               column);
const char     *baton_statement_get_text    (BatonStatement   *self,
                                             int               column);
const char     *baton_statement_get_bytes   (BatonStatement   *self,
                                             int               column,
                                             gsize            *length);
gboolean        baton_statement_is_null     (BatonStatement   *self,
                                             int               column);
gint64          baton_statement_get_changed (BatonStatement   *self);
void            baton_statement_reset       (BatonStatement   *self);

/* A statement is lent: to be done with it is to reset it. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonStatement, baton_statement_reset)

G_END_DECLS
