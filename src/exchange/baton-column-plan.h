/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-lead-reader.h"
#include "baton-time-text.h"
#include "lead/baton-number-text.h"

G_BEGIN_DECLS

typedef enum
{
  BATON_COLUMN_USE_FIELD,
  BATON_COLUMN_USE_CUSTOM,
  BATON_COLUMN_USE_FULL_NAME,
  BATON_COLUMN_USE_CREATED_AT,
  BATON_COLUMN_USE_UNSUBSCRIBED_AT,
} BatonColumnUse;

/**
 * BatonColumnStep:
 * @column: the number of the column, from 0
 * @field: the field, for `BATON_COLUMN_USE_FIELD`
 * @key: (nullable): the custom field that keeps the text, or what could not be
 *   understood of it
 * @sign: the decimal sign of a column of numbers
 *
 * What is done with a column.
 */
typedef struct
{
  guint             column;
  BatonColumnUse    use;
  BatonField        field;
  char             *key;
  BatonDecimalSign  sign;
} BatonColumnStep;

/**
 * BatonColumnPlan:
 * @columns: (element-type BatonColumn): the columns as they stand in the file
 * @steps: (element-type BatonColumnStep): what is done with a row: the columns
 *   for standard fields in the order of the file, then those with a custom field, by its key
 * @outcome_column: the column that tells how a lead ended; -1 for none
 * @day_order: what comes first in the dates of the file
 *
 * What is done with each row of a file, decided once from its headings and its
 * first rows.
 */
typedef struct
{
  GArray        *columns;
  GArray        *steps;
  int            outcome_column;
  BatonDayOrder  day_order;
} BatonColumnPlan;

BatonColumnPlan *baton_column_plan_new      (const char * const  *headings,
                                             GPtrArray           *sample,
                                             BatonMapping        *mapping,
                                             GError             **error);
void             baton_column_plan_free     (BatonColumnPlan     *self);
gboolean         baton_column_plan_has_key  (BatonColumnPlan     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonColumnPlan, baton_column_plan_free)

G_END_DECLS
