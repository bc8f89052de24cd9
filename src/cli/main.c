/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "baton-cli-command.h"
#include "baton-cli-error.h"
#include "baton-cli-help.h"
#include "baton-cli-interrupt.h"
#include "baton-cli-time.h"

static void
set_up_languages (void)
{
  const char *folder = g_getenv ("BATON_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : BATON_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static char *
dup_user_name (void)
{
  const char *name = g_get_real_name ();
  g_autofree char *valid = NULL;

  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  valid = g_utf8_make_valid (name, -1);
  return *valid != '\0' ? g_steal_pointer (&valid) : g_strdup ("batonctl");
}

static gboolean
prepare (BatonCli      *cli,
         BatonCliLine  *line,
         GError       **error)
{
  const char *from_environment = g_getenv ("BATON_STORE");

  if (line->now != NULL && !baton_cli_parse_time (cli, "--now", line->now, &cli->now, error))
    return FALSE;
  if (line->actor != NULL && *line->actor == '\0')
    return baton_cli_fail_usage (error, _("%s needs a name"), "--as");

  if (line->location != NULL)
    cli->location = g_strdup (line->location);
  else if (from_environment != NULL && *from_environment != '\0')
    cli->location = g_strdup (from_environment);
  else
    cli->location = baton_store_dup_default_location ();
  cli->actor = line->actor != NULL ? g_strdup (line->actor) : dup_user_name ();
  return TRUE;
}

static gboolean
finish_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("Standard output cannot be written: %s"), g_strerror (errno));
  return FALSE;
}

static gboolean
run (BatonCli    *cli,
     const char **arguments,
     GError     **error)
{
  g_auto(BatonCliLine) line = { NULL };

  if (!baton_cli_line_parse (&line, cli, arguments, error))
    return FALSE;

  if (line.help)
    baton_cli_help_print (&line);
  else if (line.version)
    baton_cli_print ("batonctl %s\n", BATON_VERSION);
  else if (!prepare (cli, &line, error) ||
           !line.command->run (cli, line.operands, error))
    return FALSE;
  return finish_output (error);
}

int
main (int    argc,
      char **argv)
{
  g_auto(BatonCli) cli = { NULL };
  g_autoptr(GError) error = NULL;
  const char **arguments = (const char **) argv + MIN (argc, 1);

  set_up_languages ();
  cli.cancellable = g_cancellable_new ();
  g_set_prgname ("batonctl");
  cli.json = g_strv_contains (arguments, "--json");
  baton_cli_catch_interrupts (cli.cancellable);

  if (!run (&cli, arguments, &error))
    {
      fflush (stdout);
      return baton_cli_print_error (&cli, error);
    }
  return cli.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
