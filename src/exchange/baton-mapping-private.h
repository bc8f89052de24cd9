/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-mapping.h"
#include "lead/baton-lead-state.h"

G_BEGIN_DECLS

/* Names of what a column can mean besides the standard fields. */
#define BATON_TARGET_CUSTOM_PREFIX   "custom."
#define BATON_TARGET_FULL_NAME       "full_name"
#define BATON_TARGET_CREATED_AT      "created_at"
#define BATON_TARGET_UNSUBSCRIBED_AT "unsubscribed_at"

/**
 * BatonMappedColumn:
 * @heading: the heading, as the map names it
 * @target: (nullable): the field, such as `email`, `full_name` or
 *   `custom.city`; `NULL` when the column is left out
 */
typedef struct
{
  char *heading;
  char *target;
} BatonMappedColumn;

const char               *baton_mapping_get_preset         (BatonMapping  *self);
const BatonMappedColumn  *baton_mapping_get_columns        (BatonMapping  *self,
                                                            guint         *n_columns);
const char               *baton_mapping_get_outcome_column (BatonMapping  *self);
const char               *baton_mapping_get_source         (BatonMapping  *self);
gboolean                  baton_mapping_is_missing         (BatonMapping  *self,
                                                            const char    *text);
BatonOutcome              baton_mapping_get_outcome        (BatonMapping  *self,
                                                            const char    *text);

G_END_DECLS
