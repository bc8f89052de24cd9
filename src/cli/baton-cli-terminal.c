/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

/* The teams have their own colours everywhere; good, warning and bad are for
 * clocks and promises alone. */
static const char * const escapes[] = {
  [BATON_CLI_STYLE_PLAIN] = NULL,
  [BATON_CLI_STYLE_STRONG] = "\033[1m",
  [BATON_CLI_STYLE_DIM] = "\033[2m",
  [BATON_CLI_STYLE_GOOD] = "\033[32m",
  [BATON_CLI_STYLE_WARNING] = "\033[33m",
  [BATON_CLI_STYLE_BAD] = "\033[31m",
  [BATON_CLI_STYLE_MARKETING] = "\033[35m",
  [BATON_CLI_STYLE_SALES] = "\033[36m",
};

static guint
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/**
 * baton_cli_text_width:
 * @text: text
 *
 * Measures a text.
 *
 * Returns: how many cells of a terminal it takes
 */
guint
baton_cli_text_width (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    width += char_width (g_utf8_get_char (c));
  return width;
}

static gboolean
is_control (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029;
}

/**
 * baton_cli_text_fit:
 * @text: text
 * @width: how many cells there are; 0 for as many as it takes
 *
 * Makes a text fit into one line of a table: what does not fit gives way to an
 * ellipsis, and control characters, which could rule the terminal, to spaces.
 *
 * Returns: (transfer full): the text
 */
char *
baton_cli_text_fit (const char *text,
                    guint       width)
{
  GString *fitted = g_string_new (NULL);
  gboolean cut = width != 0 && baton_cli_text_width (text) > width;
  guint room = cut ? width - 1 : G_MAXUINT;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      guint cells = char_width (character);

      if (cells > room)
        break;
      room -= cells;
      g_string_append_unichar (fitted, is_control (character) ? ' ' : character);
    }
  if (cut)
    g_string_append (fitted, "…");
  return g_string_free (fitted, FALSE);
}

static gboolean
is_terminal (FILE *file)
{
  return isatty (fileno (file)) == 1;
}

/**
 * baton_cli_get_width:
 * @file: where something is printed
 *
 * Gets the width of the terminal.
 *
 * Returns: how many cells a line has; 0 for no limit, where it is no terminal
 */
guint
baton_cli_get_width (FILE *file)
{
  const char *columns = g_getenv ("COLUMNS");
  struct winsize size;
  guint64 width;

  if (!is_terminal (file))
    return 0;
  if (columns != NULL && g_ascii_string_to_unsigned (columns, 10, 20, 10000, &width, NULL))
    return (guint) width;
  if (ioctl (fileno (file), TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
    return size.ws_col;
  return 80;
}

static gboolean
has_colors (FILE *file)
{
  const char *no_color = g_getenv ("NO_COLOR");

  return is_terminal (file) && (no_color == NULL || *no_color == '\0') &&
         g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

/**
 * baton_cli_print_styled:
 * @file: where to
 * @text: text
 * @style: how it stands out
 *
 * Prints a text, in its style only to a terminal that has colours and when
 * the user has not set NO_COLOR.
 */
void
baton_cli_print_styled (FILE          *file,
                        const char    *text,
                        BatonCliStyle  style)
{
  if (escapes[style] == NULL || !has_colors (file))
    fputs (text, file);
  else
    fprintf (file, "%s%s\033[0m", escapes[style], text);
}
