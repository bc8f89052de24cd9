/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-json.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "baton-error.h"

/* The parser calls itself for each level, so depth costs stack. */
#define MAX_DEPTH 64

/* Skips the digits of a number, and tells whether the parser can hold it: it makes
 * -1 of any that is too long. */
static gboolean
skip_number (const char *text,
             gsize       length,
             gsize      *position)
{
  gboolean whole = *position == 0 || strchr (".eE+", text[*position - 1]) == NULL;
  guint64 number = 0;
  gboolean fits = TRUE;

  for (; *position < length && g_ascii_isdigit (text[*position]); (*position)++)
    {
      fits &= number <= (G_MAXINT64 - (guint64) (text[*position] - '0')) / 10;
      number = number * 10 + (guint64) (text[*position] - '0');
    }
  if (*position < length && strchr (".eE", text[*position]) != NULL)
    whole = FALSE;
  (*position)--;
  return fits || !whole;
}

/* The parser takes several values one after the other, and answers with the last. */
static gboolean
check_structure (const char  *text,
                 gsize        length,
                 GError     **error)
{
  gboolean quoted = FALSE;
  gboolean closed = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (closed && !g_ascii_isspace (c))
        {
          g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("The text goes on after the end of the JSON value, at byte %" PRIu64), (guint64) i);
          return FALSE;
        }

      if (quoted && c == '\\')
        i++;
      else if (c == '"')
        quoted = !quoted;
      else if (!quoted && (c == '{' || c == '['))
        depth++;
      else if (!quoted && (c == '}' || c == ']') && depth > 0)
        closed = --depth == 0;
      else if (!quoted && g_ascii_isdigit (c) && !skip_number (text, length, &i))
        {
          g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("The number at byte %" PRIu64 " is too large; write it in quotes, as text"), (guint64) i);
          return FALSE;
        }

      if (depth > MAX_DEPTH)
        {
          g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("The JSON text is nested more than %u levels deep"), MAX_DEPTH);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * baton_json_load:
 * @parser: a parser, which may be used again and again
 * @text: the text
 * @length: its length in bytes, or -1 when it ends with a zero byte
 * @error: return location for an error
 *
 * Parses a JSON text that may come from anybody.
 *
 * Fails with `BATON_ERROR_INVALID`.
 *
 * Returns: (transfer none): the value, until the parser is used again
 */
JsonNode *
baton_json_load (JsonParser  *parser,
                 const char  *text,
                 gssize       length,
                 GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  JsonNode *root;

  if (length < 0)
    length = strlen (text);

  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("The text is not valid UTF-8. Save it as UTF-8."));
      return NULL;
    }
  if (!check_structure (text, length, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text, length, &local_error))
    {
      g_autofree char *reason = g_utf8_make_valid (local_error->message, -1);

      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   /* Translators: the text is what the parser says, with line and column. */
                   _("The text is not valid JSON: %s"), reason);
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root == NULL)
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID, _("The text is empty, and not JSON"));
  return root;
}

/**
 * baton_json_parse:
 * @text: the text
 * @length: its length in bytes, or -1 when it ends with a zero byte
 * @error: return location for an error
 *
 * Parses one JSON text, as [func@json_load] does.
 *
 * Returns: (transfer full): the value
 */
JsonNode *
baton_json_parse (const char  *text,
                  gssize       length,
                  GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();

  return baton_json_load (parser, text, length, error) != NULL ? json_parser_steal_root (parser) : NULL;
}

/**
 * baton_json_make_pointer:
 * @first: the name of the outermost member
 * @...: the names within it, ended by `NULL`
 *
 * Writes a JSON pointer (RFC 6901), such as `/columns/Lead Number`.
 *
 * Returns: (transfer full): the pointer
 */
char *
baton_json_make_pointer (const char *first,
                         ...)
{
  GString *pointer = g_string_new (NULL);
  va_list names;

  va_start (names, first);
  for (const char *name = first; name != NULL; name = va_arg (names, const char *))
    {
      g_string_append_c (pointer, '/');
      for (const char *p = name; *p != '\0'; p++)
        {
          if (*p == '~')
            g_string_append (pointer, "~0");
          else if (*p == '/')
            g_string_append (pointer, "~1");
          else
            g_string_append_c (pointer, *p);
        }
    }
  va_end (names);

  return g_string_free (pointer, FALSE);
}

/**
 * baton_json_write:
 * @node: a value
 *
 * Writes a value as JSON, as short as it can be.
 *
 * Returns: (transfer full): the text, valid UTF-8
 */
char *
baton_json_write (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  /* The parser lets half a character through where it is written as `\ud800`. */
  return g_utf8_make_valid (text, -1);
}

/**
 * baton_json_dup_scalar:
 * @node: a value
 *
 * Writes a single value as text: a text without blanks around it, a number in
 * decimal, `yes` or `no`.
 *
 * Returns: (transfer full) (nullable): the text; `NULL` for null, an array or an object
 */
char *
baton_json_dup_scalar (JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_strstrip (g_utf8_make_valid (json_node_get_string (node), -1));
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_DOUBLE:
      return g_strdup (g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
    case G_TYPE_BOOLEAN:
    default:
      return g_strdup (json_node_get_boolean (node) ? "yes" : "no");
    }
}
