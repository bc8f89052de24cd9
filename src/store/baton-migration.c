/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-migration-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "baton-connection-private.h"
#include "baton-store-resources.h"

#define SCHEMA_PATH "/io/github/batonleads/Baton/store/schema/"

void
baton_migration_free (BatonMigration *self)
{
  g_free (self->name);
  g_free (self->script);
  g_free (self);
}

static int
compare_migrations (gconstpointer a,
                    gconstpointer b)
{
  const BatonMigration *const *first = a;
  const BatonMigration *const *second = b;

  return (first[0]->version > second[0]->version) - (first[0]->version < second[0]->version);
}

static BatonMigration *
load_migration (GResource  *resource,
                const char *name)
{
  BatonMigration *migration = g_new0 (BatonMigration, 1);
  g_autofree char *path = g_strconcat (SCHEMA_PATH, name, NULL);
  g_autoptr(GBytes) script = NULL;

  script = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  migration->version = g_ascii_strtoll (name, NULL, 10);
  migration->name = g_strdup (name);
  migration->script = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));

  return migration;
}

/* GLib makes known what is built in when it is first asked for. Another thread that asks
 * for it in that moment would be handed NULL, so it waits, as every look at all does. */
static GResource *
get_resource (void)
{
  g_resources_get_info (SCHEMA_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
  return baton_store_get_resource ();
}

/**
 * baton_migration_list:
 *
 * Lists the migrations that this Baton knows.
 *
 * Returns: (transfer full) (element-type BatonMigration): the migrations, from version 1 up
 */
GPtrArray *
baton_migration_list (void)
{
  GResource *resource = get_resource ();
  GPtrArray *migrations = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_migration_free);
  g_auto(GStrv) names = NULL;

  names = g_resource_enumerate_children (resource, SCHEMA_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (migrations, load_migration (resource, names[i]));
  g_ptr_array_sort (migrations, compare_migrations);

  return migrations;
}

static gint64
get_last_version (GPtrArray *migrations)
{
  const BatonMigration *last = g_ptr_array_index (migrations, migrations->len - 1);

  return last->version;
}

/**
 * baton_migration_get_newest:
 *
 * Gets the version of the schema that this Baton works with.
 *
 * Returns: the version
 */
gint64
baton_migration_get_newest (void)
{
  g_autoptr(GPtrArray) migrations = baton_migration_list ();

  return get_last_version (migrations);
}

/**
 * baton_migration_check:
 * @version: a database's version
 * @location: where it is, for the message
 * @error: return location for an error
 *
 * Checks that a database is not of a later version than this Baton knows.
 *
 * Fails with `BATON_ERROR_NEWER`.
 *
 * Returns: whether it can be worked with
 */
gboolean
baton_migration_check (gint64       version,
                       const char  *location,
                       GError     **error)
{
  gint64 newest = baton_migration_get_newest ();

  if (version <= newest)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_NEWER,
               /* Translators: the numbers are versions of the database's layout. */
               _("The database “%s” was made by a newer Baton: its version is %" PRId64
                 ", this Baton knows versions up to %" PRId64
                 ". Update Baton; the database was left as it is."),
               location, version, newest);
  return FALSE;
}

static gboolean
apply_migration (BatonConnection       *connection,
                 const BatonMigration  *migration,
                 GError               **error)
{
  if (!baton_connection_execute (connection, migration->script, error) ||
      !baton_connection_set_version (connection, migration->version, error))
    {
      g_prefix_error (error, "%s: ", migration->name);
      return FALSE;
    }

  return TRUE;
}

/* The version is read again under the write lock, as another process may have
 * done the same meanwhile; nobody commits between the copy and the change. What
 * was begun from nothing has nothing worth a copy. */
static gboolean
migrate_locked (BatonConnection       *connection,
                const BatonMigration  *migration,
                gboolean               is_new,
                GCancellable          *cancellable,
                GError               **error)
{
  g_autofree char *suffix = NULL;
  gint64 version;

  if (!baton_connection_get_version (connection, &version, error))
    return FALSE;
  if (version >= migration->version)
    return TRUE;

  suffix = g_strdup_printf (".before-%03" G_GINT64_FORMAT ".bak", migration->version);
  if (!is_new && !baton_connection_back_up (connection, suffix, cancellable, error))
    return FALSE;

  return apply_migration (connection, migration, error);
}

/**
 * baton_migration_run_all:
 * @connection: a connection without an open transaction
 * @migrations: (element-type BatonMigration): migrations, by rising version
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Brings the schema to the version of the last of the migrations.
 *
 * Each is applied once, in a transaction of its own: one that fails leaves
 * the database as the one before it left it. Before a SQLite database that is
 * not empty is changed, a copy of it is put next to it, `.before-NNN.bak`; on
 * PostgreSQL, backups are the administrator's.
 *
 * Returns: whether the schema has that version
 */
gboolean
baton_migration_run_all (BatonConnection  *connection,
                         GPtrArray        *migrations,
                         GCancellable     *cancellable,
                         GError          **error)
{
  gint64 version;

  if (!baton_connection_get_version (connection, &version, error))
    return FALSE;
  if (version >= get_last_version (migrations))
    return TRUE;

  for (guint i = 0; i < migrations->len; i++)
    {
      if (!baton_connection_begin (connection, BATON_TRANSACTION_WRITE, cancellable, error))
        return FALSE;

      if (!migrate_locked (connection, g_ptr_array_index (migrations, i), version == 0, cancellable, error))
        {
          baton_connection_rollback (connection);
          return FALSE;
        }

      if (!baton_connection_commit (connection, error))
        return FALSE;
    }

  return TRUE;
}
