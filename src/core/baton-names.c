/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-names.h"

#include <string.h>

#define LONGEST_WORD 63

/**
 * baton_names_find:
 * @names: (array zero-terminated=1): the names of an enumeration's values, in
 *   their order
 * @name: (nullable): the name to look for
 *
 * Turns the name of a value, as it stands in files and in the database, back
 * into the value.
 *
 * Returns: the place of @name in @names; -1 when it is none of them
 */
int
baton_names_find (const char * const *names,
                  const char         *name)
{
  g_return_val_if_fail (names != NULL, -1);

  if (name == NULL)
    return -1;

  for (int i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], name))
        return i;
    }
  return -1;
}

/* How many letters have to be added, taken away or replaced to make @b of @a. */
static guint
edit_distance (const char *a,
               const char *b)
{
  guint8 row[LONGEST_WORD + 1];
  gsize length = strlen (b);

  if (strlen (a) > LONGEST_WORD || length > LONGEST_WORD)
    return G_MAXUINT;

  for (gsize j = 0; j <= length; j++)
    row[j] = (guint8) j;
  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint8 diagonal = row[0];

      row[0] = (guint8) (i + 1);
      for (gsize j = 0; j < length; j++)
        {
          guint8 replaced = (guint8) (diagonal + (a[i] != b[j]));

          diagonal = row[j + 1];
          row[j + 1] = MIN (replaced, (guint8) (MIN (row[j], diagonal) + 1));
        }
    }
  return row[length];
}

/**
 * baton_names_suggest:
 * @names: (array length=n_names): what could have been meant
 * @n_names: how many there are
 * @typed: what was typed
 *
 * Guesses what somebody meant who mistyped a name.
 *
 * Returns: (nullable): the likeliest of the names, when it is near enough
 */
const char *
baton_names_suggest (const char * const *names,
                     guint               n_names,
                     const char         *typed)
{
  const char *best = NULL;
  guint best_distance;

  g_return_val_if_fail (typed != NULL, NULL);

  best_distance = MAX (2, (guint) strlen (typed) / 3) + 1;
  for (guint i = 0; i < n_names; i++)
    {
      guint distance = edit_distance (typed, names[i]);

      if (distance < best_distance && distance < strlen (names[i]))
        {
          best = names[i];
          best_distance = distance;
        }
    }
  return best;
}
