/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parser does not keep where a value stood, so the text is gone through
 * once more, and only when something is wrong with it. */

#include "baton-json-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many characters of what is quoted in a message are shown. */
#define MAX_QUOTED 80

/* What is left of a text that is known to be JSON. */
typedef struct
{
  const char *p;
  const char *end;
} Cursor;

static char
peek (Cursor *cursor)
{
  while (cursor->p < cursor->end && g_ascii_isspace (*cursor->p))
    cursor->p++;
  return cursor->p < cursor->end ? *cursor->p : '\0';
}

static void
skip_string (Cursor *cursor)
{
  cursor->p++;
  while (cursor->p < cursor->end && *cursor->p != '"')
    cursor->p += *cursor->p == '\\' ? 2 : 1;
  cursor->p = MIN (cursor->p + 1, cursor->end);
}

static void
skip_value (Cursor *cursor)
{
  guint depth = 0;

  peek (cursor);
  while (cursor->p < cursor->end)
    {
      char c = *cursor->p;

      if (depth == 0 && (c == ',' || c == ']' || c == '}'))
        return;
      if (c == '"')
        {
          skip_string (cursor);
          continue;
        }
      if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth--;
      cursor->p++;
    }
}

/* Goes to a member's value; a name that is written with escapes is not found. */
static gboolean
enter_member (Cursor     *cursor,
              const char *name)
{
  gsize length = strlen (name);

  cursor->p++;
  while (peek (cursor) == '"')
    {
      const char *start = cursor->p + 1;
      gboolean found;

      skip_string (cursor);
      found = (gsize) (cursor->p - 1 - start) == length && memcmp (start, name, length) == 0;
      if (peek (cursor) == ':')
        cursor->p++;
      if (found)
        return TRUE;
      skip_value (cursor);
      if (peek (cursor) == ',')
        cursor->p++;
    }
  return FALSE;
}

static gboolean
enter_element (Cursor     *cursor,
               const char *number)
{
  guint64 index;

  if (!g_ascii_string_to_unsigned (number, 10, 0, G_MAXUINT, &index, NULL))
    return FALSE;

  cursor->p++;
  while (peek (cursor) != ']' && cursor->p < cursor->end)
    {
      if (index-- == 0)
        return TRUE;
      skip_value (cursor);
      if (peek (cursor) == ',')
        cursor->p++;
    }
  return FALSE;
}

static gboolean
enter (Cursor     *cursor,
       const char *token)
{
  g_autoptr(GString) name = g_string_new (token);

  g_string_replace (name, "~1", "/", 0);
  g_string_replace (name, "~0", "~", 0);
  switch (peek (cursor))
    {
    case '{':
      return enter_member (cursor, name->str);
    case '[':
      return enter_element (cursor, name->str);
    default:
      return FALSE;
    }
}

/**
 * baton_json_find_line:
 * @text: a JSON text
 * @length: its length in bytes, or -1 when it ends with a zero byte
 * @pointer: a JSON pointer, such as `/fit/3/points`
 *
 * Finds the line on which a value begins; of one that is not there, that of the
 * nearest value around it.
 *
 * Returns: the number of the line, from 1
 */
guint
baton_json_find_line (const char *text,
                      gssize      length,
                      const char *pointer)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  Cursor cursor = { text, text + n };
  g_auto(GStrv) tokens = g_strsplit (pointer, "/", -1);
  const char *found;
  guint line = 1;

  peek (&cursor);
  found = cursor.p;
  for (guint i = 1; tokens[0] != NULL && tokens[i] != NULL && enter (&cursor, tokens[i]); i++)
    {
      peek (&cursor);
      found = cursor.p;
    }

  for (const char *p = text; p < found; p++)
    line += *p == '\n';
  return line;
}

/**
 * baton_json_add_line:
 * @error: an error whose message begins with a JSON pointer, a colon and a blank
 * @text: the JSON text that it is about
 * @length: its length in bytes, or -1 when it ends with a zero byte
 *
 * Adds to the message the line on which the value begins. A message that begins
 * otherwise stays as it is.
 */
void
baton_json_add_line (GError     *error,
                     const char *text,
                     gssize      length)
{
  const char *colon = error->message[0] == '/' ? strstr (error->message, ": ") : NULL;
  g_autofree char *pointer = NULL;
  g_autofree char *message = NULL;

  if (colon == NULL)
    return;

  pointer = g_strndup (error->message, colon - error->message);
  message = g_steal_pointer (&error->message);
  /* Translators: %s is what is wrong in a file, %u the number of a line. */
  error->message = g_strdup_printf (_("%s (line %u)"), message, baton_json_find_line (text, length, pointer));
}

/* Cuts what stands between the marks around "%s". */
static void
shorten (char       **text,
         const char  *marked)
{
  g_auto(GStrv) marks = g_strsplit (marked, "%s", 2);
  g_autoptr(GString) brief = g_string_new (NULL);
  const char *rest = *text;
  const char *start, *end;

  if (g_strv_length (marks) != 2 || *marks[0] == '\0' || *marks[1] == '\0')
    return;

  while ((start = strstr (rest, marks[0])) != NULL &&
         (end = strstr (start + strlen (marks[0]), marks[1])) != NULL)
    {
      const char *quoted = start + strlen (marks[0]);
      gboolean is_long = g_utf8_strlen (quoted, end - quoted) > MAX_QUOTED;
      const char *cut = is_long ? g_utf8_offset_to_pointer (quoted, MAX_QUOTED) : end;

      g_string_append_len (brief, rest, cut - rest);
      g_string_append (brief, is_long ? "…" : "");
      g_string_append (brief, marks[1]);
      rest = end + strlen (marks[1]);
    }
  g_string_append (brief, rest);
  g_free (*text);
  *text = g_string_free (g_steal_pointer (&brief), FALSE);
}

/**
 * baton_json_shorten_quotes:
 * @error: an error about a JSON text
 *
 * Shortens what the message quotes of the text, which may be a whole book.
 */
void
baton_json_shorten_quotes (GError *error)
{
  g_autofree char *text = g_utf8_make_valid (error->message, -1);

  /* Translators: how a word or a name is quoted inside of a sentence; the same marks as in all messages. */
  shorten (&text, _("“%s”"));
  /* And where a message is not translated. */
  shorten (&text, "“%s”");
  g_free (error->message);
  error->message = g_steal_pointer (&text);
}
