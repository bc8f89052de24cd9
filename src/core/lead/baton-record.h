/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-field.h"

G_BEGIN_DECLS

/**
 * BatonCustomValue:
 * @key: the key of a custom field, lower case, such as `city` for `custom.city`
 * @value: its value, never empty
 *
 * The value of one custom field.
 */
typedef struct
{
  const char *key;
  const char *value;
} BatonCustomValue;

/**
 * BatonRecord:
 * @values: the standard fields; `NULL` where empty, never ""
 * @custom: the custom fields, sorted by key (strcmp), each key once
 * @n_custom: how many of them
 * @created_at: when the lead came to be, in microseconds UTC; 0 when not known
 *
 * What is known about who a lead is. A record lends its strings: they belong
 * to the lead, the import batch or the row that it was made from.
 */
typedef struct
{
  const char             *values[BATON_N_FIELDS];
  const BatonCustomValue *custom;
  guint                   n_custom;
  gint64                  created_at;
} BatonRecord;

const char *baton_record_get_custom   (const BatonRecord *record,
                                       const char        *key);
char       *baton_record_dup_name     (const BatonRecord *record);
const char *baton_record_email_domain (const BatonRecord *record);

G_END_DECLS
