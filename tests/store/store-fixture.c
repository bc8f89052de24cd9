/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <libpq-fe.h>
#include <string.h>
#include <unistd.h>

#define SERVER_VARIABLE "BATON_TEST_PG_URI"

static void
run_on_server (const char *command,
               const char *name)
{
  PGconn *server = PQconnectdb (g_getenv (SERVER_VARIABLE));
  g_autofree char *text = g_strdup_printf ("%s %s", command, name);
  PGresult *result = PQexec (server, text);

  if (PQresultStatus (result) != PGRES_COMMAND_OK)
    g_error ("%s: %s", text, PQerrorMessage (server));

  PQclear (result);
  PQfinish (server);
}

/* The server's URI, but with another database. */
static char *
make_uri (const char *database)
{
  PQconninfoOption *options = PQconninfoParse (g_getenv (SERVER_VARIABLE), NULL);
  g_autoptr(GString) uri = g_string_new ("postgresql:///");
  char separator = '?';

  g_assert_nonnull (options);
  g_string_append (uri, database);
  for (PQconninfoOption *option = options; option->keyword != NULL; option++)
    {
      if (option->val == NULL || g_str_equal (option->keyword, "dbname"))
        continue;

      g_string_append_printf (uri, "%c%s=", separator, option->keyword);
      g_string_append_uri_escaped (uri, option->val, NULL, FALSE);
      separator = '&';
    }
  PQconninfoFree (options);

  return g_string_free (g_steal_pointer (&uri), FALSE);
}

static char *
make_database_name (void)
{
  static int n_made;

  return g_strdup_printf ("baton_test_%d_%d", (int) getpid (), ++n_made);
}

static void
make_folder (StoreFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("baton-test-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
set_up_sqlite (StoreFixture  *fixture,
               gconstpointer  user_data)
{
  make_folder (fixture);
  fixture->location = store_fixture_get_path (fixture, "baton.db");
}

static void
set_up_postgres (StoreFixture  *fixture,
                 gconstpointer  user_data)
{
  g_autofree char *database = NULL;

  make_folder (fixture);
  fixture->is_postgres = TRUE;
  if (g_getenv (SERVER_VARIABLE) == NULL)
    return;

  database = make_database_name ();
  run_on_server ("CREATE DATABASE", database);
  fixture->location = make_uri (database);
}

static void
remove_folder (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }

  g_clear_pointer (&folder, g_dir_close);
  g_rmdir (path);
}

static void
drop_database (const char *uri)
{
  const char *name = uri + strlen ("postgresql:///");
  g_autofree char *database = g_strndup (name, strcspn (name, "?"));
  g_autofree char *forced = g_strconcat (database, " WITH (FORCE)", NULL);

  run_on_server ("DROP DATABASE", forced);
}

static void
tear_down (StoreFixture  *fixture,
           gconstpointer  user_data)
{
  if (fixture->is_postgres && fixture->location != NULL)
    drop_database (fixture->location);

  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->location);
}

static void
run_test (StoreFixture  *fixture,
          gconstpointer  user_data)
{
  StoreTestFunc func = (StoreTestFunc) user_data;

  if (fixture->location != NULL)
    func (fixture);
  else
    g_test_skip (SERVER_VARIABLE " names no PostgreSQL server; build-aux/test starts one");
}

/* Runs a test on SQLite alone. */
void
store_fixture_add_sqlite (const char    *path,
                          StoreTestFunc  func)
{
  g_autofree char *sqlite_path = g_strconcat ("/sqlite", path, NULL);

  g_test_add (sqlite_path, StoreFixture, func, set_up_sqlite, run_test, tear_down);
}

/* Runs a test on PostgreSQL alone. */
void
store_fixture_add_postgres (const char    *path,
                            StoreTestFunc  func)
{
  g_autofree char *postgres_path = g_strconcat ("/postgresql", path, NULL);

  g_test_add (postgres_path, StoreFixture, func, set_up_postgres, run_test, tear_down);
}

/* Runs a test on each of the databases. */
void
store_fixture_add (const char    *path,
                   StoreTestFunc  func)
{
  store_fixture_add_sqlite (path, func);
  store_fixture_add_postgres (path, func);
}

/* Opens the fixture's database, and makes it if need be. */
BatonStore *
store_fixture_open (const StoreFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  BatonStore *store = baton_store_open (fixture->location, BATON_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);

  return store;
}

/* Names a file in the fixture's folder. */
char *
store_fixture_get_path (const StoreFixture *fixture,
                        const char         *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}
