/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

#include "baton-error.h"
#include "baton-setup.h"

/**
 * baton_cli_clear:
 * @self: a run
 *
 * Closes the database and frees what the run holds.
 */
void
baton_cli_clear (BatonCli *self)
{
  g_clear_pointer (&self->session, baton_session_free);
  if (self->store != NULL)
    baton_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->location, g_free);
  g_clear_pointer (&self->actor, g_free);
  g_clear_pointer (&self->hint, g_free);
}

/* A database that may not be written can still be read. */
static BatonStore *
open_store (BatonCli          *self,
            BatonCliDatabase   database,
            BatonStoreFlags   *flags,
            GError           **error)
{
  BatonStore *store;
  g_autoptr(GError) local_error = NULL;

  *flags = database == BATON_CLI_CREATES ? BATON_STORE_CREATE : BATON_STORE_FLAGS_NONE;
  store = baton_store_open (self->location, *flags, self->cancellable, &local_error);
  if (store == NULL && database == BATON_CLI_READS &&
      g_error_matches (local_error, BATON_ERROR, BATON_ERROR_READ_ONLY))
    {
      g_clear_error (&local_error);
      *flags = BATON_STORE_READ_ONLY;
      store = baton_store_open (self->location, *flags, self->cancellable, &local_error);
    }

  if (store == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return store;
}

/**
 * baton_cli_open:
 * @self: a run
 * @database: what the command does with the database
 * @error: return location for an error
 *
 * Opens the database that the command line names. To be called when the rest of
 * the command line is known to make sense.
 *
 * Returns: whether it is open
 */
gboolean
baton_cli_open (BatonCli          *self,
                BatonCliDatabase   database,
                GError           **error)
{
  BatonStoreFlags flags;

  self->store = open_store (self, database, &flags, error);
  if (self->store == NULL)
    return FALSE;

  self->session = baton_session_new (baton_store_get_connection (self->store), self->actor);
  baton_session_set_now (self->session, self->now);
  if ((flags & BATON_STORE_READ_ONLY) != 0)
    return TRUE;
  return baton_set_up (self->session, &self->is_new, self->cancellable, error);
}

/**
 * baton_cli_get_now:
 * @self: a run
 *
 * Gets the time by the run's clock.
 *
 * Returns: the time in microseconds UTC
 */
gint64
baton_cli_get_now (BatonCli *self)
{
  return self->now != 0 ? self->now : g_get_real_time ();
}

/**
 * baton_cli_set_hint:
 * @self: a run
 * @format: a sentence
 *
 * Says what the user can do about the error that is about to be returned.
 */
void
baton_cli_set_hint (BatonCli   *self,
                    const char *format,
                    ...)
{
  va_list arguments;

  g_free (self->hint);
  va_start (arguments, format);
  self->hint = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

/**
 * baton_cli_print:
 * @format: text
 *
 * Prints to standard output, in UTF-8 whatever the locale.
 */
void
baton_cli_print (const char *format,
                 ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (stdout, format, arguments);
  va_end (arguments);
}

static char *
read_standard_input (gsize   *length,
                     GError **error)
{
  GString *text = g_string_new (NULL);
  char buffer[4096];
  gsize n;

  while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_string_append_len (text, buffer, n);

  if (ferror (stdin))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("Standard input cannot be read: %s"), g_strerror (errno));
      g_string_free (text, TRUE);
      return NULL;
    }
  *length = text->len;
  return g_string_free (text, FALSE);
}

/**
 * baton_cli_read_file:
 * @path: a path; `-` for standard input
 * @length: (out): how many bytes it has
 * @error: return location for an error
 *
 * Reads a small file whole.
 *
 * Returns: (nullable): its content, with a zero byte after it
 */
char *
baton_cli_read_file (const char  *path,
                     gsize       *length,
                     GError     **error)
{
  char *text;

  if (g_str_equal (path, "-"))
    return read_standard_input (length, error);
  return g_file_get_contents (path, &text, length, error) ? text : NULL;
}
