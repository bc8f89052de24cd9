/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields that a condition can ask about. */

#include "rules/baton-rule-fields.h"

static const char * const halves[] = { "email_domain", "email_local" };

/**
 * baton_rule_fields_get_names:
 *
 * Gets the fields that every lead has, by name.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names
 */
const char * const *
baton_rule_fields_get_names (void)
{
  static const char *names[BATON_N_FIELDS + G_N_ELEMENTS (halves) + 1];

  if (names[0] == NULL)
    {
      guint n = 0;

      for (BatonField field = 0; field < BATON_N_FIELDS; field++)
        {
          names[n++] = baton_field_get_name (field);
          for (guint i = 0; field == BATON_FIELD_EMAIL && i < G_N_ELEMENTS (halves); i++)
            names[n++] = halves[i];
        }
    }
  return names;
}
