/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lead/baton-record.h"

#include <string.h>

/**
 * baton_record_get_custom:
 * @record: a record
 * @key: the key of a custom field
 *
 * Looks a custom field up.
 *
 * Returns: (nullable): its value, lent by the record; `NULL` when it has none
 */
const char *
baton_record_get_custom (const BatonRecord *record,
                         const char        *key)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  high = record->n_custom;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (key, record->custom[middle].key);

      if (order == 0)
        return record->custom[middle].value;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

/**
 * baton_record_dup_name:
 * @record: a record
 *
 * Says what to call a lead: its first and last name, else its address, its
 * company or its external id, the first of them that is known.
 *
 * Returns: (transfer full) (nullable): the name; `NULL` when none is known
 */
char *
baton_record_dup_name (const BatonRecord *record)
{
  static const BatonField others[] = {
    BATON_FIELD_EMAIL, BATON_FIELD_COMPANY, BATON_FIELD_EXTERNAL_ID,
  };
  const char *first;
  const char *last;

  g_return_val_if_fail (record != NULL, NULL);

  first = record->values[BATON_FIELD_FIRST_NAME];
  last = record->values[BATON_FIELD_LAST_NAME];
  if (first != NULL && last != NULL)
    return g_strdup_printf ("%s %s", first, last);
  if (first != NULL || last != NULL)
    return g_strdup (first != NULL ? first : last);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (record->values[others[i]] != NULL)
        return g_strdup (record->values[others[i]]);
    }

  return NULL;
}

/**
 * baton_record_email_domain:
 * @record: a record
 *
 * Gets what stands after the `@` of the lead's address.
 *
 * Returns: (nullable): the domain, lent by the record; `NULL` without an address
 */
const char *
baton_record_email_domain (const BatonRecord *record)
{
  const char *email;
  const char *at;

  g_return_val_if_fail (record != NULL, NULL);

  email = record->values[BATON_FIELD_EMAIL];
  at = email != NULL ? strrchr (email, '@') : NULL;
  return at != NULL && at[1] != '\0' ? at + 1 : NULL;
}
