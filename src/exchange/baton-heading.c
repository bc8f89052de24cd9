/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-heading.h"

#include <gio/gio.h>
#include <string.h>

#include "baton-headings-resource.h"
#include "lead/baton-fold.h"

#define TABLE_PATH "/io/github/batonleads/Baton/exchange/headings.tsv"

/* The longest key of a custom field, in bytes. */
#define MAX_KEY 60

typedef struct
{
  const char *field;
  guint       rank;  /* The line of the table: the lower, the stronger. */
} Meaning;

/**
 * baton_heading_fold:
 * @heading: a heading
 *
 * Takes a heading down to its letters and digits, without case and accents, so
 * that `E-Mail`, `EMAIL` and `e_mail` are one.
 *
 * Returns: (transfer full): the folded heading; empty when it has no letter or digit
 */
char *
baton_heading_fold (const char *heading)
{
  g_autofree char *valid = g_utf8_make_valid (heading, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));

  return g_string_free (folded, FALSE);
}

/**
 * baton_heading_make_key:
 * @heading: a heading
 *
 * Makes the key of a custom field: `Lead Status` becomes `lead_status`.
 *
 * Returns: (transfer full): the key, of letters, digits and single underscores
 *   within, at most 60 bytes; empty when the heading has no letter or digit
 */
char *
baton_heading_make_key (const char *heading)
{
  g_autofree char *folded = baton_fold (heading);
  GString *key = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
        {
          gap = key->len > 0;
          continue;
        }
      if (key->len + gap + (next - p) > MAX_KEY)
        break;
      if (gap)
        g_string_append_c (key, '_');
      gap = FALSE;
      g_string_append_len (key, p, next - p);
    }

  return g_string_free (key, FALSE);
}

static char *
make_table_key (const char *heading,
                const char *preset)
{
  g_autofree char *folded = baton_heading_fold (heading);

  return preset != NULL ? g_strdup_printf ("%s/%s", preset, folded) : g_steal_pointer (&folded);
}

static void
add_line (GHashTable *table,
          const char *line,
          guint       rank)
{
  g_auto(GStrv) parts = g_strsplit (line, "\t", 3);
  g_autofree char *key = NULL;
  Meaning *meaning;

  if (line[0] == '#' || g_strv_length (parts) < 2)
    return;

  key = make_table_key (parts[0], parts[2]);
  if (g_hash_table_contains (table, key))
    return;

  meaning = g_new0 (Meaning, 1);
  meaning->field = g_intern_string (parts[1]);
  meaning->rank = rank;
  g_hash_table_insert (table, g_steal_pointer (&key), meaning);
}

static GHashTable *
load_table (void)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (baton_headings_get_resource (), TABLE_PATH,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    add_line (table, lines[i], i);
  return table;
}

static GHashTable *
get_table (void)
{
  static GHashTable *table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, load_table ());
  return table;
}

/**
 * baton_heading_recognise:
 * @heading: a heading
 * @preset: (nullable): the program that the file comes from
 * @rank: (out): how strong a claim it is: of two, the lower wins
 *
 * Looks up what a heading means.
 *
 * Returns: (nullable): the name of the field, lent for good; `NULL` when it is
 *   not known
 */
const char *
baton_heading_recognise (const char *heading,
                         const char *preset,
                         guint      *rank)
{
  g_autofree char *key = make_table_key (heading, NULL);
  const Meaning *meaning = NULL;

  if (preset != NULL)
    {
      g_autofree char *preset_key = g_strdup_printf ("%s/%s", preset, key);

      meaning = g_hash_table_lookup (get_table (), preset_key);
    }
  if (meaning == NULL)
    meaning = g_hash_table_lookup (get_table (), key);
  if (meaning == NULL)
    return NULL;

  *rank = meaning->rank;
  return strcmp (meaning->field, "-") == 0 ? NULL : meaning->field;
}
