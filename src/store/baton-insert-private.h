/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-statement-private.h"

G_BEGIN_DECLS

/* How many rows one statement stores, where there are as many. */
#define BATON_INSERT_ROWS 128

/*
 * BatonInsert:
 * @head: the text up to the values
 * @n_values: how many values a row has
 * @constants: what every row has after its values, such as ", 0"
 * @tail: what follows the rows
 *
 * A statement that stores rows: many at once, because beginning and ending a
 * statement takes as long as storing a row. Made static, with these four.
 */
typedef struct
{
  const char *head;
  int         n_values;
  const char *constants;
  const char *tail;
  /*< private >*/
  gsize       text_of_one;
  gsize       text_of_many;
} BatonInsert;

/*
 * BatonBindFunc:
 * @index: the number of the first value of the row
 *
 * Binds the values of one row. What they borrow must live until all rows are stored.
 */
typedef void (*BatonBindFunc) (BatonStatement *statement,
                               int             index,
                               gconstpointer   row,
                               gpointer        user_data);

gboolean baton_insert_run (BatonInsert      *self,
                           BatonConnection  *connection,
                           gconstpointer     rows,
                           gsize             row_size,
                           guint             n_rows,
                           BatonBindFunc     bind,
                           gpointer          user_data,
                           GError          **error);

G_END_DECLS
