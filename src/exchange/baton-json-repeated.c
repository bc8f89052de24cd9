/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parser keeps the last of several members with one name and forgets the
 * others, which would be lost without a word. */

#include "baton-json-repeated.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "baton-json.h"

/* An object or an array that the walk is in. */
typedef struct
{
  GHashTable *names;      /* The members so far; NULL in an array. */
  char       *name;       /* The last of them. */
  guint       index;      /* The number of the element in an array. */
  gboolean    takes_name; /* Whether the next text is a name. */
} Level;

static void
level_free (Level *level)
{
  g_clear_pointer (&level->names, g_hash_table_unref);
  g_free (level->name);
  g_free (level);
}

static void
push (GPtrArray *levels,
      gboolean   is_object)
{
  Level *level = g_new0 (Level, 1);

  if (is_object)
    level->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  level->takes_name = is_object;
  g_ptr_array_add (levels, level);
}

static char *
describe_place (GPtrArray *levels)
{
  GString *place = g_string_new (NULL);

  for (guint i = 0; i < levels->len; i++)
    {
      const Level *level = g_ptr_array_index (levels, i);
      g_autofree char *last = level->names != NULL ? baton_json_make_pointer (level->name, NULL) : NULL;

      if (last != NULL)
        g_string_append (place, last);
      else
        g_string_append_printf (place, "/%u", level->index);
    }
  return g_string_free (place, FALSE);
}

/* A name may be written with escapes, such as `\u0061`. */
static char *
read_name (const char *start,
           const char *end)
{
  g_autofree char *quoted = NULL;
  g_autoptr(JsonNode) node = NULL;

  if (memchr (start, '\\', (gsize) (end - start)) == NULL)
    return g_strndup (start, (gsize) (end - start));

  quoted = g_strdup_printf ("[\"%.*s\"]", (int) (end - start), start);
  node = baton_json_parse (quoted, -1, NULL);
  return node != NULL ? g_strdup (json_array_get_string_element (json_node_get_array (node), 0))
                      : g_strndup (start, (gsize) (end - start));
}

/* Takes the name. */
static gboolean
take_name (GPtrArray  *levels,
           Level      *level,
           char       *name,
           GError    **error)
{
  g_autofree char *place = NULL;

  g_free (level->name);
  level->name = name;
  level->takes_name = FALSE;
  if (g_hash_table_add (level->names, g_strdup (name)))
    return TRUE;

  place = describe_place (levels);
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID, _("%s: “%s” occurs twice; keep one"), place, name);
  return FALSE;
}

static const char *
skip_string (const char *p,
             const char *end)
{
  for (p++; p < end && *p != '"'; p++)
    p += *p == '\\';
  return MIN (p, end);
}

/* The parser passes over comments, in which anything may stand. */
static const char *
skip_comment (const char *p,
              const char *end)
{
  for (p += 2; p + 1 < end && !(p[0] == '*' && p[1] == '/'); p++)
    ;
  return MIN (p + 1, end);
}

/**
 * baton_json_check_repeated:
 * @text: a JSON text, which was parsed before
 * @length: its length in bytes, or -1 when it ends with a zero byte
 * @error: return location for an error
 *
 * Looks for members that an object has more than once.
 *
 * Fails with `BATON_ERROR_INVALID`; the message starts with the place.
 *
 * Returns: whether there are none
 */
gboolean
baton_json_check_repeated (const char  *text,
                           gssize       length,
                           GError     **error)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  g_autoptr(GPtrArray) levels = g_ptr_array_new_with_free_func ((GDestroyNotify) level_free);

  for (const char *p = text; p < end; p++)
    {
      Level *level = levels->len > 0 ? g_ptr_array_index (levels, levels->len - 1) : NULL;

      if (*p == '"')
        {
          const char *start = p + 1;

          p = skip_string (p, end);
          if (level != NULL && level->takes_name &&
              !take_name (levels, level, read_name (start, p), error))
            return FALSE;
        }
      else if (*p == '/' && p + 1 < end && p[1] == '*')
        p = skip_comment (p, end);
      else if (*p == '{' || *p == '[')
        push (levels, *p == '{');
      else if ((*p == '}' || *p == ']') && level != NULL)
        g_ptr_array_set_size (levels, (int) levels->len - 1);
      else if (*p == ',' && level != NULL)
        {
          level->takes_name = level->names != NULL;
          level->index++;
        }
    }
  return TRUE;
}
