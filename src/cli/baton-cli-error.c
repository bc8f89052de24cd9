/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-error.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

#include "baton-error.h"

/* What a shell says of a program that Ctrl+C ended: 128 and the signal. */
#define EXIT_INTERRUPTED 130
#define EXIT_USAGE       2

G_DEFINE_QUARK (baton-cli-error-quark, baton_cli_error)

/**
 * baton_cli_fail_usage:
 * @error: return location for the error
 * @format: what is wrong with the command line
 *
 * Sets a usage error.
 *
 * Returns: always %FALSE, to be returned on
 */
gboolean
baton_cli_fail_usage (GError     **error,
                      const char  *format,
                      ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, BATON_CLI_ERROR, BATON_CLI_ERROR_USAGE, message);
  return FALSE;
}

/**
 * baton_cli_blame_usage:
 * @error: (nullable): the location of an error
 *
 * Makes a usage error of one that a parser returned for what stands on the
 * command line itself; an error that is about something else stays as it is.
 */
void
baton_cli_blame_usage (GError **error)
{
  if (error == NULL || *error == NULL)
    return;
  if ((*error)->domain != G_OPTION_ERROR &&
      !g_error_matches (*error, BATON_ERROR, BATON_ERROR_INVALID) &&
      !g_error_matches (*error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
    return;
  (*error)->domain = BATON_CLI_ERROR;
  (*error)->code = BATON_CLI_ERROR_USAGE;
}

static const char *
error_name (const GError *error)
{
  if (error->domain == BATON_CLI_ERROR)
    return "usage";
  if (error->domain == BATON_ERROR)
    return baton_error_get_name (error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return "cancelled";
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return "not-found";
  return "failed";
}

static const char *
general_hint (const GError *error)
{
  if (error->domain != BATON_ERROR)
    return NULL;

  switch (error->code)
    {
    case BATON_ERROR_BUSY:
      return _("Another program is writing to the database: try again in a moment.");
    case BATON_ERROR_READ_ONLY:
      return _("Ask whoever owns the file for the right to write, or use another one with --store.");
    case BATON_ERROR_FULL:
      return _("Make room on the disk and try again; nothing was half done.");
    case BATON_ERROR_NEWER:
      return _("Update Baton, then try again; the database was left as it is.");
    case BATON_ERROR_DAMAGED:
      return _("Bring a backup back with batonctl restore.");
    default:
      return NULL;
    }
}

static void
print_json (const GError *error,
            const char   *hint)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, error_name (error));
  json_builder_set_member_name (builder, "message");
  json_builder_add_string_value (builder, error->message);
  json_builder_set_member_name (builder, "hint");
  json_builder_add_string_value (builder, hint);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  fprintf (stderr, "%s\n", text);
}

/**
 * baton_cli_print_error:
 * @cli: the run
 * @error: what went wrong
 *
 * Tells the user on standard error.
 *
 * Returns: what to end with
 */
int
baton_cli_print_error (BatonCli     *cli,
                       const GError *error)
{
  const char *hint = cli->hint != NULL ? cli->hint : general_hint (error);
  gboolean was_cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (cli->json)
    print_json (error, hint);
  else if (was_cancelled)
    fprintf (stderr, "%s\n", _("Cancelled; nothing was half done."));
  else
    {
      fprintf (stderr, "batonctl: %s\n", error->message);
      if (hint != NULL)
        fprintf (stderr, "%s\n", hint);
    }

  if (was_cancelled)
    return EXIT_INTERRUPTED;
  return error->domain == BATON_CLI_ERROR ? EXIT_USAGE : EXIT_FAILURE;
}
