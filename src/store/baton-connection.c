/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-connection.h"

#include <glib/gi18n-lib.h>

#include "baton-connection-private.h"

typedef struct
{
  GHashTable          *statements;       /* By the address of their text. */
  GHashTable          *each_statements;  /* The same, of those for each row. */
  BatonConnectionMode  mode;
  GCancellable        *cancellable;      /* Of the open transaction. */
  BatonTransaction     kind;
  gboolean             in_transaction;
  gboolean             in_bulk;
} BatonConnectionPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BatonConnection, baton_connection, G_TYPE_OBJECT)

static void
end_transaction (BatonConnection *self)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  priv->in_transaction = FALSE;
  g_clear_object (&priv->cancellable);
}

static void
free_statement (gpointer data)
{
  BatonStatement *statement = data;

  statement->klass->free (statement);
}

static void
baton_connection_finalize (GObject *object)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (BATON_CONNECTION (object));

  g_assert (g_hash_table_size (priv->statements) + g_hash_table_size (priv->each_statements) == 0);

  g_hash_table_unref (priv->statements);
  g_hash_table_unref (priv->each_statements);
  g_clear_object (&priv->cancellable);

  G_OBJECT_CLASS (baton_connection_parent_class)->finalize (object);
}

static void
baton_connection_class_init (BatonConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = baton_connection_finalize;
}

static void
baton_connection_init (BatonConnection *self)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  priv->statements = g_hash_table_new_full (NULL, NULL, NULL, free_statement);
  priv->each_statements = g_hash_table_new_full (NULL, NULL, NULL, free_statement);
}

static gboolean
check_kind (BatonConnection   *self,
            BatonTransaction   kind,
            GError           **error)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  if (kind == BATON_TRANSACTION_READ || priv->mode == BATON_CONNECTION_WRITER)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_READ_ONLY,
               _("The database “%s” was opened for reading only"), baton_connection_get_name (self));
  return FALSE;
}

/**
 * baton_connection_begin:
 * @self: a connection without an open transaction
 * @kind: whether it will write
 * @cancellable: (nullable): what cancels each statement of the transaction
 * @error: return location for an error
 *
 * Begins a transaction.
 *
 * What it reads is of one moment. A writer waits for other writers, but
 * not for long.
 *
 * Fails with `BATON_ERROR_BUSY` when another writer took too long, with
 * `BATON_ERROR_READ_ONLY`, `BATON_ERROR_UNAVAILABLE` and the like, or with
 * `G_IO_ERROR_CANCELLED`.
 *
 * Returns: whether it was begun
 */
gboolean
baton_connection_begin (BatonConnection   *self,
                        BatonTransaction   kind,
                        GCancellable      *cancellable,
                        GError           **error)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  g_return_val_if_fail (BATON_IS_CONNECTION (self), FALSE);
  g_return_val_if_fail (!priv->in_transaction, FALSE);

  if (!check_kind (self, kind, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_set_object (&priv->cancellable, cancellable);
  priv->kind = kind;
  priv->in_transaction = TRUE;

  if (!BATON_CONNECTION_GET_CLASS (self)->begin (self, kind, error))
    {
      end_transaction (self);
      return FALSE;
    }

  return TRUE;
}

/**
 * baton_connection_commit:
 * @self: a connection
 * @error: return location for an error
 *
 * Commits the transaction. What it wrote is on disk when this returns.
 *
 * On failure the transaction is rolled back.
 *
 * Returns: whether it was committed
 */
gboolean
baton_connection_commit (BatonConnection  *self,
                         GError          **error)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);
  gboolean committed;

  g_return_val_if_fail (BATON_IS_CONNECTION (self), FALSE);
  g_return_val_if_fail (priv->in_transaction, FALSE);

  committed = BATON_CONNECTION_GET_CLASS (self)->commit (self, error);
  end_transaction (self);

  return committed;
}

/**
 * baton_connection_rollback:
 * @self: a connection
 *
 * Rolls the transaction back; does nothing when there is none.
 */
void
baton_connection_rollback (BatonConnection *self)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  g_return_if_fail (BATON_IS_CONNECTION (self));

  if (!priv->in_transaction)
    return;

  BATON_CONNECTION_GET_CLASS (self)->rollback (self);
  end_transaction (self);
}

/**
 * baton_connection_in_transaction:
 * @self: a connection
 *
 * Tells whether a transaction is open.
 *
 * Returns: whether one is
 */
gboolean
baton_connection_in_transaction (BatonConnection *self)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  g_return_val_if_fail (BATON_IS_CONNECTION (self), FALSE);

  return priv->in_transaction;
}

/**
 * baton_connection_begin_bulk:
 * @self: a connection without an open transaction
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Prepares for one long write transaction, such as an import.
 *
 * It begins no transaction: [method@Connection.begin] follows, and
 * [method@Connection.end_bulk] after the transaction has ended. Meanwhile
 * an error of [method@Connection.commit] can be that of an earlier statement.
 * Other processes may have to wait longer than at other times.
 *
 * Returns: whether it is prepared
 */
gboolean
baton_connection_begin_bulk (BatonConnection  *self,
                             GCancellable     *cancellable,
                             GError          **error)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  g_return_val_if_fail (BATON_IS_CONNECTION (self), FALSE);
  g_return_val_if_fail (!priv->in_transaction && !priv->in_bulk, FALSE);

  if (!check_kind (self, BATON_TRANSACTION_WRITE, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  priv->in_bulk = BATON_CONNECTION_GET_CLASS (self)->begin_bulk (self, error);

  return priv->in_bulk;
}

/**
 * baton_connection_end_bulk:
 * @self: a connection without an open transaction
 *
 * Ends what [method@Connection.begin_bulk] began; does nothing when it was not begun.
 */
void
baton_connection_end_bulk (BatonConnection *self)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  g_return_if_fail (BATON_IS_CONNECTION (self));
  g_return_if_fail (!priv->in_transaction);

  if (!priv->in_bulk)
    return;

  BATON_CONNECTION_GET_CLASS (self)->end_bulk (self);
  priv->in_bulk = FALSE;
}

/**
 * baton_connection_open_reader:
 * @self: a connection
 * @error: return location for an error
 *
 * Opens another connection to the same database, which only reads. It sees
 * what is committed, and nothing of a transaction that runs on @self.
 *
 * Returns: (transfer full): the connection
 */
BatonConnection *
baton_connection_open_reader (BatonConnection  *self,
                              GError          **error)
{
  g_return_val_if_fail (BATON_IS_CONNECTION (self), NULL);

  return BATON_CONNECTION_GET_CLASS (self)->open_reader (self, error);
}

/**
 * baton_connection_can_be_read_beside:
 * @self: a connection
 *
 * Tells whether a connection of [method@Connection.open_reader] may read while
 * @self writes, without the two waiting for each other.
 *
 * Returns: whether it may
 */
gboolean
baton_connection_can_be_read_beside (BatonConnection *self)
{
  BatonConnectionClass *klass = BATON_CONNECTION_GET_CLASS (self);

  g_return_val_if_fail (BATON_IS_CONNECTION (self), FALSE);

  return klass->can_be_read_beside == NULL || klass->can_be_read_beside (self);
}

/**
 * baton_connection_next_number:
 * @self: a connection in a write transaction
 * @counter: the counter's name
 * @how_many: how many numbers to take; 0 to take none and tell the next one
 * @error: return location for an error
 *
 * Takes numbers that were never given before, beginning with 1.
 *
 * They are given in commit order, and given again only when the
 * transaction is rolled back.
 *
 * Returns: the first of them; 0 on failure
 */
gint64
baton_connection_next_number (BatonConnection  *self,
                              const char       *counter,
                              gint64            how_many,
                              GError          **error)
{
  BatonStatement *statement;
  gboolean has_row;
  gint64 last;

  g_return_val_if_fail (BATON_IS_CONNECTION (self), 0);
  g_return_val_if_fail (counter != NULL && how_many >= 0, 0);

  statement = baton_connection_prepare (self,
    "INSERT INTO counter (name, value) VALUES (?1, ?2) "
    "ON CONFLICT (name) DO UPDATE SET value = counter.value + ?2 "
    "RETURNING value", error);
  if (statement == NULL)
    return 0;

  baton_statement_bind_text (statement, 1, counter);
  baton_statement_bind (statement, 2, how_many);
  if (!baton_statement_step (statement, &has_row, error))
    return 0;

  last = baton_statement_get (statement, 0);
  baton_statement_reset (statement);

  return last - how_many + 1;
}

typedef BatonStatement *(*PrepareFunc) (BatonConnection  *self,
                                        const char       *query,
                                        GError          **error);

static BatonStatement *
lend_statement (BatonConnection  *self,
                GHashTable       *statements,
                const char       *query,
                PrepareFunc       prepare,
                GError          **error)
{
  BatonStatement *statement = g_hash_table_lookup (statements, query);

  if (statement != NULL)
    {
      statement->klass->clear (statement);
      return statement;
    }

  statement = prepare (self, query, error);
  if (statement != NULL)
    g_hash_table_insert (statements, (gpointer) query, statement);

  return statement;
}

/*< private >
 * baton_connection_prepare:
 * @self: a connection
 * @query: the text, which lives as long as the connection
 * @error: return location for an error
 *
 * Lends a statement, without values or rows.
 *
 * It is kept by the address of its text, so that the same statement is lent
 * again, and whoever held it must be done with it.
 *
 * Returns: (transfer none): the statement
 */
BatonStatement *
baton_connection_prepare (BatonConnection  *self,
                          const char       *query,
                          GError          **error)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  g_return_val_if_fail (BATON_IS_CONNECTION (self), NULL);

  return lend_statement (self, priv->statements, query, BATON_CONNECTION_GET_CLASS (self)->prepare, error);
}

/*< private >
 * baton_connection_prepare_each:
 * @self: a connection
 * @query: the text of a query that needs no sorting, because its rows lie in
 *   the order asked for; it lives as long as the connection
 * @error: return location for an error
 *
 * Lends a statement as [method@Connection.prepare] does, to be run with
 * baton_statement_for_each() and nothing else: the fastest way to read many rows.
 *
 * Returns: (transfer none): the statement
 */
BatonStatement *
baton_connection_prepare_each (BatonConnection  *self,
                               const char       *query,
                               GError          **error)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);
  BatonConnectionClass *klass = BATON_CONNECTION_GET_CLASS (self);

  g_return_val_if_fail (BATON_IS_CONNECTION (self), NULL);

  return lend_statement (self, priv->each_statements, query,
                         klass->prepare_each != NULL ? klass->prepare_each : klass->prepare, error);
}

/* Drivers call it before they close the database. */
void
baton_connection_drop_statements (BatonConnection *self)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  g_hash_table_remove_all (priv->statements);
  g_hash_table_remove_all (priv->each_statements);
}

gboolean
baton_connection_is_writing (BatonConnection *self)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  return priv->in_transaction && priv->kind == BATON_TRANSACTION_WRITE;
}

/* (nullable): that of the open transaction. */
GCancellable *
baton_connection_get_cancellable (BatonConnection *self)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  return priv->cancellable;
}

BatonConnectionMode
baton_connection_get_mode (BatonConnection *self)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  return priv->mode;
}

/* For drivers, before anything else. */
void
baton_connection_set_mode (BatonConnection     *self,
                           BatonConnectionMode  mode)
{
  BatonConnectionPrivate *priv = baton_connection_get_instance_private (self);

  priv->mode = mode;
}

const char *
baton_connection_get_name (BatonConnection *self)
{
  return BATON_CONNECTION_GET_CLASS (self)->get_name (self);
}

gboolean
baton_connection_execute (BatonConnection  *self,
                          const char       *script,
                          GError          **error)
{
  return BATON_CONNECTION_GET_CLASS (self)->execute (self, script, error);
}

gboolean
baton_connection_get_version (BatonConnection  *self,
                              gint64           *version,
                              GError          **error)
{
  return BATON_CONNECTION_GET_CLASS (self)->get_version (self, version, error);
}

gboolean
baton_connection_set_version (BatonConnection  *self,
                              gint64            version,
                              GError          **error)
{
  return BATON_CONNECTION_GET_CLASS (self)->set_version (self, version, error);
}

/* Copies what is committed to the database's own path with @suffix added.
 * Succeeds without a copy where the driver makes none. */
gboolean
baton_connection_back_up (BatonConnection  *self,
                          const char       *suffix,
                          GCancellable     *cancellable,
                          GError          **error)
{
  BatonConnectionClass *klass = BATON_CONNECTION_GET_CLASS (self);

  return klass->back_up == NULL || klass->back_up (self, suffix, cancellable, error);
}

void
baton_connection_set_busy_wait (BatonConnection *self,
                                gint64           microseconds)
{
  BATON_CONNECTION_GET_CLASS (self)->set_busy_wait (self, microseconds);
}

gboolean
baton_connection_listen (BatonConnection  *self,
                         GError          **error)
{
  return BATON_CONNECTION_GET_CLASS (self)->listen (self, error);
}

gboolean
baton_connection_wait (BatonConnection  *self,
                       int               wake,
                       gboolean         *committed,
                       GError          **error)
{
  return BATON_CONNECTION_GET_CLASS (self)->wait (self, wake, committed, error);
}

void
baton_connection_tidy (BatonConnection *self)
{
  BatonConnectionClass *klass = BATON_CONNECTION_GET_CLASS (self);

  if (klass->tidy != NULL)
    klass->tidy (self);
}
