/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "learning/baton-learning-table-private.h"

G_BEGIN_DECLS

/* A row of a table as a record again, for the evaluator. */
typedef struct
{
  BatonRecord               record;
  const BatonLearningTable *table;
  GArray                   *columns; /* guint: those of custom fields, by key. */
  GArray                   *custom;  /* BatonCustomValue */
  GString                  *address;
} BatonRowRecord;

void baton_row_record_init  (BatonRowRecord           *self,
                             const BatonLearningTable *table);
void baton_row_record_clear (BatonRowRecord           *self);
void baton_row_record_load  (BatonRowRecord           *self,
                             guint                     row);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonRowRecord, baton_row_record_clear)

G_END_DECLS
