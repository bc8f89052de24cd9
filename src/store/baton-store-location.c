/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-store-location-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Tells a URI of PostgreSQL from a path. */
gboolean
baton_store_location_is_server (const char *location)
{
  return g_str_has_prefix (location, "postgresql://") || g_str_has_prefix (location, "postgres://");
}

/**
 * baton_store_dup_default_location:
 *
 * Gets where the database is unless told otherwise, in the user's data directory.
 *
 * Returns: (transfer full): a path
 */
char *
baton_store_dup_default_location (void)
{
  return g_build_filename (g_get_user_data_dir (), "baton", "baton.db", NULL);
}

/* Makes a path absolute; a URI stays as it is. */
char *
baton_store_location_make_absolute (const char *location)
{
  return baton_store_location_is_server (location) ? g_strdup (location) : g_canonicalize_filename (location, NULL);
}

/* Nobody but its owner may read the database, nor look into its folder. */
static gboolean
create_file (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean forbidden;
  int fd = -1;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0)
    {
      g_close (fd, NULL);
      return TRUE;
    }

  forbidden = errno == EACCES || errno == EPERM || errno == EROFS;
  g_set_error (error, BATON_ERROR, forbidden ? BATON_ERROR_READ_ONLY : BATON_ERROR_UNAVAILABLE,
               /* Translators: first a path, then what the system says. */
               _("The database “%s” cannot be created: %s. Name a place where you may write."),
               path, g_strerror (errno));
  return FALSE;
}

/* Checks that the database can be opened, and makes an empty file where one is wanted. */
gboolean
baton_store_location_check_file (const char       *path,
                                 BatonStoreFlags   flags,
                                 GError          **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_UNAVAILABLE,
                   _("“%s” is a folder. Name the database file in it."), path);
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (flags & BATON_STORE_CREATE)
    return create_file (path, error);

  g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND,
               _("There is no database “%s”. Create one with “batonctl init”, or name another."), path);
  return FALSE;
}
