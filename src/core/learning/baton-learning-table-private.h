/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "learning/baton-learning-table.h"

G_BEGIN_DECLS

/* Before the name of a field that people made themselves. */
#define BATON_COLUMN_CUSTOM_PREFIX "custom."

typedef enum
{
  BATON_COLUMN_VALUES,   /* Texts or numbers. */
  BATON_COLUMN_LIST,     /* Lists of texts, each taken as a whole. */
  BATON_COLUMN_PRESENCE, /* Only whether there is something. */
} BatonColumnKind;

/* What stands in one field. A cell is 0 where it is empty, else the number of
 * a value, counted from 1. */
typedef struct
{
  char            *field;
  BatonColumnKind  kind;
  GPtrArray       *values;    /* As first seen; the value n stands at n - 1. */
  GHashTable      *by_text;   /* As written -> the number of the value. */
  GHashTable      *by_folded; /* Folded -> the same. */
  GArray          *cells;     /* guint32, one a case; those at the end that are empty may be left out. */
} BatonColumn;

/* The rows of `self` are numbers of cases in the columns, which are shared with
 * the tables that it was split from. */
guint              baton_learning_table_get_n_rows    (const BatonLearningTable *self);
guint              baton_learning_table_get_n_columns (const BatonLearningTable *self);
const BatonColumn *baton_learning_table_get_column    (const BatonLearningTable *self,
                                                       guint                     column);
gboolean           baton_learning_table_is_won        (const BatonLearningTable *self,
                                                       guint                     row);
guint32            baton_learning_table_get_cell      (const BatonLearningTable *self,
                                                       const BatonColumn        *column,
                                                       guint                     row);
BatonLearningTable *baton_learning_table_fold         (BatonLearningTable       *self,
                                                       const guint8             *folds,
                                                       guint                     fold,
                                                       gboolean                  within);
guint8            *baton_learning_table_deal          (const BatonLearningTable *self,
                                                       guint                     n_folds,
                                                       guint32                   seed);

gboolean           baton_column_get_number            (const BatonColumn        *self,
                                                       guint32                   value,
                                                       double                   *number);
gboolean           baton_column_is_number             (const BatonColumn        *self);

G_END_DECLS
