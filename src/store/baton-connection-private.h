/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "baton-statement-private.h"

G_BEGIN_DECLS

/**
 * BatonConnectionMode:
 * @BATON_CONNECTION_WRITER: reads and writes
 * @BATON_CONNECTION_READER: only reads, beside a writer
 * @BATON_CONNECTION_READ_ONLY: only reads, and leaves no trace in the folder
 *
 * What a connection is for.
 */
typedef enum
{
  BATON_CONNECTION_WRITER,
  BATON_CONNECTION_READER,
  BATON_CONNECTION_READ_ONLY,
} BatonConnectionMode;

/**
 * BatonConnectionClass:
 * @begin: begins a transaction; on failure none is open
 * @commit: commits it; on failure it is rolled back
 * @rollback: rolls it back, whatever state it is in
 * @begin_bulk: prepares for one long write transaction
 * @end_bulk: undoes @begin_bulk
 * @prepare: makes a statement, which the base class keeps
 * @prepare_each: (nullable): makes one for baton_statement_for_each(); `NULL`
 *   where @prepare does
 * @open_reader: opens another connection to the same database, to read
 * @can_be_read_beside: (nullable): whether such a connection may read while
 *   this one writes; `NULL` where it always may
 * @get_name: what the database is called in messages; without a password
 * @execute: runs statements written in the schema's dialect, without values
 * @get_version: the schema's version, 0 in an empty database; fails with
 *   `BATON_ERROR_DAMAGED` on a database that is not Baton's
 * @set_version: marks the database as Baton's, with that version
 * @back_up: (nullable): writes a copy of what is committed to a new file;
 *   `NULL` where a database has tools of its own for it
 * @set_busy_wait: how long to wait for another writer, in microseconds
 * @listen: makes @wait see what is committed from now on
 * @wait: blocks until something was committed, or @wake can be read
 * @tidy: called when the connection has nothing to do for a while
 *
 * What a database driver does.
 */
struct _BatonConnectionClass
{
  GObjectClass parent_class;

  gboolean        (*begin)         (BatonConnection   *self,
                                    BatonTransaction   kind,
                                    GError           **error);
  gboolean        (*commit)        (BatonConnection   *self,
                                    GError           **error);
  void            (*rollback)      (BatonConnection   *self);
  gboolean        (*begin_bulk)    (BatonConnection   *self,
                                    GError           **error);
  void            (*end_bulk)      (BatonConnection   *self);
  BatonStatement *(*prepare)       (BatonConnection   *self,
                                    const char        *query,
                                    GError           **error);
  BatonStatement *(*prepare_each)  (BatonConnection   *self,
                                    const char        *query,
                                    GError           **error);
  BatonConnection *
                  (*open_reader)   (BatonConnection   *self,
                                    GError           **error);
  gboolean        (*can_be_read_beside) (BatonConnection *self);
  const char     *(*get_name)      (BatonConnection   *self);
  gboolean        (*execute)       (BatonConnection   *self,
                                    const char        *script,
                                    GError           **error);
  gboolean        (*get_version)   (BatonConnection   *self,
                                    gint64            *version,
                                    GError           **error);
  gboolean        (*set_version)   (BatonConnection   *self,
                                    gint64             version,
                                    GError           **error);
  gboolean        (*back_up)       (BatonConnection   *self,
                                    const char        *suffix,
                                    GCancellable      *cancellable,
                                    GError           **error);
  void            (*set_busy_wait) (BatonConnection   *self,
                                    gint64             microseconds);
  gboolean        (*listen)        (BatonConnection   *self,
                                    GError           **error);
  gboolean        (*wait)          (BatonConnection   *self,
                                    int                wake,
                                    gboolean          *committed,
                                    GError           **error);
  void            (*tidy)          (BatonConnection   *self);
};

/**
 * BatonStatementClass:
 * @clear: forgets the values and any rows
 * @bind_number: sets a number, or no value where @is_null
 * @bind_text: sets a text, or no value where it is `NULL`; borrows it
 * @step: goes to the next row
 * @run: (nullable): runs it where its rows do not matter; may tell of a failure later
 * @for_each: (nullable): runs it and calls a function for each row; `NULL`
 *   where stepping from row to row is just as good
 * @get_number: the number in a column; 0 for no value
 * @get_text: (nullable): the text in a column, and, unless `NULL` is passed
 *   for it, its length in bytes
 * @is_null: whether a column has no value
 * @get_changed: how many rows the last run changed
 * @reset: forgets any rows
 * @free: frees the statement
 *
 * What a driver's statement does.
 */
typedef struct
{
  void        (*clear)       (BatonStatement  *self);
  void        (*bind_number) (BatonStatement  *self,
                              int              index,
                              gint64           value,
                              gboolean         is_null);
  void        (*bind_text)   (BatonStatement  *self,
                              int              index,
                              const char      *text);
  gboolean    (*step)        (BatonStatement  *self,
                              gboolean        *has_row,
                              GError         **error);
  gboolean    (*run)         (BatonStatement  *self,
                              GError         **error);
  gboolean    (*for_each)    (BatonStatement  *self,
                              BatonRowFunc     func,
                              gpointer         user_data,
                              GError         **error);
  gint64      (*get_number)  (BatonStatement  *self,
                              int              column);
  const char *(*get_text)    (BatonStatement  *self,
                              int              column,
                              gsize           *length);
  gboolean    (*is_null)     (BatonStatement  *self,
                              int              column);
  gint64      (*get_changed) (BatonStatement  *self);
  void        (*reset)       (BatonStatement  *self);
  void        (*free)        (BatonStatement  *self);
} BatonStatementClass;

struct _BatonStatement
{
  const BatonStatementClass *klass;
  BatonConnection           *connection;   /* Owns the statement. */
};

const char   *baton_connection_get_name          (BatonConnection   *self);
gboolean      baton_connection_execute           (BatonConnection   *self,
                                                  const char        *script,
                                                  GError           **error);
gboolean      baton_connection_set_version       (BatonConnection   *self,
                                                  gint64             version,
                                                  GError           **error);
gboolean      baton_connection_back_up           (BatonConnection   *self,
                                                  const char        *suffix,
                                                  GCancellable      *cancellable,
                                                  GError           **error);
void          baton_connection_set_busy_wait     (BatonConnection   *self,
                                                  gint64             microseconds);
gboolean      baton_connection_listen            (BatonConnection   *self,
                                                  GError           **error);
gboolean      baton_connection_wait              (BatonConnection   *self,
                                                  int                wake,
                                                  gboolean          *committed,
                                                  GError           **error);
void          baton_connection_tidy              (BatonConnection   *self);

BatonConnectionMode
              baton_connection_get_mode          (BatonConnection   *self);
void          baton_connection_set_mode          (BatonConnection   *self,
                                                  BatonConnectionMode  mode);
gboolean      baton_connection_is_writing        (BatonConnection   *self);
GCancellable *baton_connection_get_cancellable   (BatonConnection   *self);
void          baton_connection_drop_statements   (BatonConnection   *self);

G_END_DECLS
