/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The custom fields of a lead as they are stored: a flat JSON object of
 * strings. It is read for each lead of a scan, a million times in a row, so the
 * reader makes no tree: it copies the text once and unescapes it in place, where
 * the result is never longer than what it stood for. */

#include "baton-custom-json.h"

#include <string.h>

static char *
skip_space (char *in)
{
  while (*in == ' ' || *in == '\t' || *in == '\n' || *in == '\r')
    in++;
  return in;
}

static gboolean
read_unit (const char *in,
           gunichar   *unit)
{
  *unit = 0;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (in[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + (gunichar) digit;
    }
  return TRUE;
}

/* Reads the code point of \uXXXX, or of two of them for one outside the basic
 * plane, from behind the first "\u". A zero, or half of a pair, is none. */
static char *
read_code_point (char     *in,
                 gunichar *character)
{
  gunichar low;

  if (!read_unit (in, character) || *character == 0)
    return NULL;
  in += 4;

  if (*character >= 0xd800 && *character < 0xdc00)
    {
      if (in[0] != '\\' || in[1] != 'u' || !read_unit (in + 2, &low) || low < 0xdc00 || low > 0xdfff)
        return NULL;
      *character = 0x10000 + ((*character - 0xd800) << 10) + (low - 0xdc00);
      in += 6;
    }
  return *character >= 0xdc00 && *character <= 0xdfff ? NULL : in;
}

/* Turns the escape behind the backslash before @in into bytes at *@out. */
static char *
read_escape (char  *in,
             char **out)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  gunichar character;
  const char *found;

  if (*in == 'u')
    {
      in = read_code_point (in + 1, &character);
      if (in != NULL)
        *out += g_unichar_to_utf8 (character, *out);
      return in;
    }

  found = *in != '\0' ? strchr (escapes, *in) : NULL;
  if (found == NULL)
    return NULL;
  *(*out)++ = meanings[found - escapes];
  return in + 1;
}

/* Reads a string in place. Returns what stands behind it, or NULL. */
static char *
read_string (char        *in,
             const char **string)
{
  char *out;

  if (*in != '"')
    return NULL;

  *string = out = ++in;
  while (in != NULL && *in != '"')
    {
      if (*in == '\\')
        in = read_escape (in + 1, &out);
      else if ((guchar) *in < 0x20)
        return NULL;
      else
        *out++ = *in++;
    }

  if (in == NULL)
    return NULL;
  *out = '\0';
  return in + 1;
}

static char *
read_member (char             *in,
             BatonCustomValue *value)
{
  in = read_string (in, &value->key);
  if (in == NULL)
    return NULL;
  in = skip_space (in);
  if (*in != ':')
    return NULL;
  in = read_string (skip_space (in + 1), &value->value);
  if (in == NULL || value->key[0] == '\0' || value->value[0] == '\0')
    return NULL;
  return skip_space (in);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (((const BatonCustomValue *) a)->key, ((const BatonCustomValue *) b)->key);
}

/* What Baton wrote is sorted; what another tool wrote need not be. */
static gboolean
sort_values (GArray *values)
{
  gboolean sorted = TRUE;

  for (guint i = 1; i < values->len; i++)
    {
      if (compare_keys (&g_array_index (values, BatonCustomValue, i - 1),
                        &g_array_index (values, BatonCustomValue, i)) >= 0)
        sorted = FALSE;
    }
  if (sorted)
    return TRUE;

  g_array_sort (values, compare_keys);
  for (guint i = 1; i < values->len; i++)
    {
      if (compare_keys (&g_array_index (values, BatonCustomValue, i - 1),
                        &g_array_index (values, BatonCustomValue, i)) == 0)
        return FALSE;
    }
  return TRUE;
}

/*
 * baton_custom_json_read:
 * @text: a JSON object whose members are strings, in UTF-8
 * @arena: where the strings go
 * @values: (element-type BatonCustomValue): replaced by the members, sorted by key
 *
 * Reads custom fields. Anything but an object of strings that are not empty,
 * each key once, is refused.
 *
 * Returns: whether @text was understood
 */
gboolean
baton_custom_json_read (const char *text,
                        BatonArena *arena,
                        GArray     *values)
{
  gsize size = strlen (text) + 1;
  char *in = memcpy (baton_arena_take (arena, size), text, size);

  g_array_set_size (values, 0);
  in = skip_space (in);
  if (*in++ != '{')
    return FALSE;

  in = skip_space (in);
  if (*in == '}')
    return *skip_space (in + 1) == '\0';

  while (TRUE)
    {
      BatonCustomValue value;

      in = read_member (in, &value);
      if (in == NULL)
        return FALSE;
      g_array_append_val (values, value);
      if (*in == '}')
        break;
      if (*in != ',')
        return FALSE;
      in = skip_space (in + 1);
    }
  return *skip_space (in + 1) == '\0' && sort_values (values);
}

static void
write_string (GString    *json,
              const char *text)
{
  static const char short_escapes[] = "btn\0fr";

  g_string_append_c (json, '"');
  while (*text != '\0')
    {
      gsize plain = 0;

      while ((guchar) text[plain] >= 0x20 && text[plain] != '"' && text[plain] != '\\')
        plain++;
      g_string_append_len (json, text, (gssize) plain);
      text += plain;
      if (*text == '\0')
        break;

      if (*text == '"' || *text == '\\')
        g_string_append_printf (json, "\\%c", *text);
      else if (*text >= '\b' && *text <= '\r' && short_escapes[*text - '\b'] != '\0')
        g_string_append_printf (json, "\\%c", short_escapes[*text - '\b']);
      else
        g_string_append_printf (json, "\\u%04x", (guint) *text);
      text++;
    }
  g_string_append_c (json, '"');
}

/*
 * baton_custom_json_write:
 * @values: (array length=n_values): custom fields
 * @n_values: how many
 *
 * Writes custom fields as a JSON object.
 *
 * Returns: (transfer full) (nullable): the object; `NULL` when there are none
 */
char *
baton_custom_json_write (const BatonCustomValue *values,
                         guint                   n_values)
{
  GString *json;

  if (n_values == 0)
    return NULL;

  json = g_string_sized_new (64);
  for (guint i = 0; i < n_values; i++)
    {
      g_string_append_c (json, i == 0 ? '{' : ',');
      write_string (json, values[i].key);
      g_string_append_c (json, ':');
      write_string (json, values[i].value);
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}
