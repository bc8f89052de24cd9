/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-names.h"

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
