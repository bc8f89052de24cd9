/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void
desk_set_up (Desk          *desk,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  desk->folder = g_dir_make_tmp ("baton-cli-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
forget (Desk *desk)
{
  g_clear_pointer (&desk->out, g_free);
  g_clear_pointer (&desk->err, g_free);
  g_clear_pointer (&desk->node, json_node_unref);
}

static void
desk_tear_down (Desk          *desk,
                gconstpointer  data)
{
  forget (desk);
  remove_folder (desk->folder);
  g_free (desk->folder);
}

static void
run_test (Desk          *desk,
          gconstpointer  data)
{
  DeskTestFunc func = *(const DeskTestFunc *) data;

  func (desk);
}

void
desk_add_test (const char   *path,
               DeskTestFunc  func)
{
  g_test_add_vtable (path, sizeof (Desk), g_memdup2 (&func, sizeof func),
                     (GTestFixtureFunc) desk_set_up, (GTestFixtureFunc) run_test,
                     (GTestFixtureFunc) desk_tear_down);
}

void
desk_write (Desk       *desk,
            const char *name,
            const char *content)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static char **
split_line (const char *line)
{
  g_autofree char *program = g_shell_quote (g_getenv ("BATONCTL"));
  g_autofree char *whole = g_strconcat (program, " ", line, NULL);
  g_autoptr(GError) error = NULL;
  char **arguments;

  g_shell_parse_argv (whole, NULL, &arguments, &error);
  g_assert_no_error (error);
  return arguments;
}

static GSubprocessLauncher *
make_launcher (Desk             *desk,
               GSubprocessFlags  flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);
  g_autofree char *store = g_build_filename (desk->folder, "leads.db", NULL);

  g_subprocess_launcher_set_cwd (launcher, desk->folder);
  g_subprocess_launcher_setenv (launcher, "BATON_STORE", store, TRUE);
  g_subprocess_launcher_setenv (launcher, "HOME", desk->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", desk->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_setenv (launcher, "TZ", "UTC", TRUE);
  g_subprocess_launcher_setenv (launcher, "TERM", "xterm", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "NO_COLOR");
  g_subprocess_launcher_unsetenv (launcher, "COLUMNS");
  g_subprocess_launcher_unsetenv (launcher, "LANGUAGE");
  return launcher;
}

static void
run (Desk       *desk,
     const char *input,
     const char *line)
{
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                           G_SUBPROCESS_FLAGS_STDERR_PIPE;
  g_autoptr(GSubprocessLauncher) launcher = make_launcher (desk, flags);
  g_auto(GStrv) arguments = split_line (line);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  forget (desk);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) arguments, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &desk->out, &desk->err, &error);
  g_assert_no_error (error);

  g_assert_true (g_subprocess_get_if_exited (process));
  desk->status = g_subprocess_get_exit_status (process);
  g_test_message ("$ batonctl %s\n%s%s", line, desk->out, desk->err);
}

#define FORMAT_LINE(line, format)                       \
  G_STMT_START {                                        \
    va_list format_arguments;                           \
                                                        \
    va_start (format_arguments, format);                \
    line = g_strdup_vprintf (format, format_arguments); \
    va_end (format_arguments);                          \
  } G_STMT_END

/* Types a command, however it ends. */
void
desk_try (Desk       *desk,
          const char *format,
          ...)
{
  g_autofree char *line = NULL;

  FORMAT_LINE (line, format);
  run (desk, NULL, line);
}

/* Types a command, and presses Ctrl+C as soon as it tells something. */
void
desk_interrupt (Desk       *desk,
                const char *format,
                ...)
{
  g_autofree char *line = NULL;
  g_auto(GStrv) arguments = NULL;
  g_autoptr(GSubprocessLauncher) launcher = make_launcher (desk, G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  char first;

  FORMAT_LINE (line, format);
  arguments = split_line (line);
  forget (desk);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) arguments, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stderr_pipe (process), &first, 1, NULL, &error), ==, 1);

  g_subprocess_send_signal (process, SIGINT);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &desk->err, &error);
  g_assert_no_error (error);
  desk->status = g_subprocess_get_exit_status (process);
}

/* Types a command that works. */
void
desk_type (Desk       *desk,
           const char *format,
           ...)
{
  g_autofree char *line = NULL;

  FORMAT_LINE (line, format);
  run (desk, NULL, line);
  g_assert_cmpstr (desk->err, ==, "");
  g_assert_cmpint (desk->status, ==, 0);
}

/* Types a command that works, with something on its standard input. */
void
desk_type_with (Desk       *desk,
                const char *input,
                const char *format,
                ...)
{
  g_autofree char *line = NULL;

  FORMAT_LINE (line, format);
  run (desk, input, line);
  g_assert_cmpstr (desk->err, ==, "");
  g_assert_cmpint (desk->status, ==, 0);
}

/* Types a command that fails, and says why on standard error alone. */
void
desk_fail (Desk       *desk,
           int         status,
           const char *format,
           ...)
{
  g_autofree char *line = NULL;

  FORMAT_LINE (line, format);
  run (desk, NULL, line);
  g_assert_cmpint (desk->status, ==, status);
  g_assert_cmpstr (desk->out, ==, "");
  g_assert_cmpstr (desk->err, !=, "");
}

static JsonNode *
parse_answer (Desk *desk)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (desk->err, ==, "");
  g_assert_cmpint (desk->status, ==, 0);
  desk->node = json_from_string (desk->out, &error);
  g_assert_no_error (error);
  return desk->node;
}

/* Types a command that works with --json, and reads the object that it prints;
 * it lasts until the next command. */
JsonObject *
desk_ask (Desk       *desk,
          const char *format,
          ...)
{
  g_autofree char *line = NULL;
  g_autofree char *whole = NULL;

  FORMAT_LINE (line, format);
  whole = g_strconcat ("--json ", line, NULL);
  run (desk, NULL, whole);
  return json_node_get_object (parse_answer (desk));
}

JsonArray *
desk_ask_list (Desk       *desk,
               const char *format,
               ...)
{
  g_autofree char *line = NULL;
  g_autofree char *whole = NULL;

  FORMAT_LINE (line, format);
  whole = g_strconcat ("--json ", line, NULL);
  run (desk, NULL, whole);
  return json_node_get_array (parse_answer (desk));
}

/* A terminal: what is written to the second end is shown on the first. */
static int
open_terminal (int  width,
               int *other_end)
{
  struct winsize size = { .ws_row = 40, .ws_col = (unsigned short) width };
  int terminal = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);

  g_assert_cmpint (terminal, >=, 0);
  g_assert_cmpint (grantpt (terminal), ==, 0);
  g_assert_cmpint (unlockpt (terminal), ==, 0);
  *other_end = g_open (ptsname (terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (*other_end, >=, 0);
  g_assert_cmpint (ioctl (*other_end, TIOCSWINSZ, &size), ==, 0);
  return terminal;
}

/* The terminal ends with an error when nobody has its other end any more. */
static char *
read_terminal (int terminal)
{
  GString *shown = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  while ((n = read (terminal, buffer, sizeof buffer)) > 0)
    g_string_append_len (shown, buffer, n);
  g_close (terminal, NULL);
  return g_string_free (shown, FALSE);
}

/* Types a command that works into a terminal of a width, and returns what is
 * shown there; @variable may set one of the environment, as `NAME=VALUE`. */
char *
desk_watch (Desk       *desk,
            int         width,
            const char *variable,
            const char *format,
            ...)
{
  g_autofree char *line = NULL;
  g_auto(GStrv) arguments = NULL;
  g_autoptr(GSubprocessLauncher) launcher = make_launcher (desk, G_SUBPROCESS_FLAGS_NONE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = NULL;
  int terminal, other_end;

  FORMAT_LINE (line, format);
  arguments = split_line (line);
  if (variable != NULL)
    {
      g_auto(GStrv) parts = g_strsplit (variable, "=", 2);

      g_subprocess_launcher_setenv (launcher, parts[0], parts[1], TRUE);
    }

  terminal = open_terminal (width, &other_end);
  g_subprocess_launcher_take_stdout_fd (launcher, other_end);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) arguments, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_close (launcher);

  shown = read_terminal (terminal);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("$ batonctl %s\n%s", line, shown);
  return g_steal_pointer (&shown);
}

/* Every test that writes ends with this. */
void
desk_assert_healthy (Desk *desk)
{
  JsonObject *report = desk_ask (desk, "check --now " CLI_NOW);

  g_assert_true (json_object_get_boolean_member (report, "ok"));
}
