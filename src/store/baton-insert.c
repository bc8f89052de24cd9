/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-insert-private.h"

static const char *
make_text (const BatonInsert *self,
           int                n_rows)
{
  g_autoptr(GString) text = g_string_new (self->head);

  for (int row = 0; row < n_rows; row++)
    {
      g_string_append (text, row > 0 ? ", (" : " (");
      for (int i = 1; i <= self->n_values; i++)
        g_string_append_printf (text, "%s?%d", i > 1 ? ", " : "", row * self->n_values + i);
      g_string_append_printf (text, "%s)", self->constants);
    }
  g_string_append_printf (text, " %s", self->tail);
  return g_intern_string (text->str);
}

/* The text is kept for good, since a connection keeps its statement by it. */
static BatonStatement *
prepare (const BatonInsert  *self,
         gsize              *text,
         int                 n_rows,
         BatonConnection    *connection,
         GError            **error)
{
  if (g_once_init_enter (text))
    g_once_init_leave (text, (gsize) make_text (self, n_rows));
  return baton_connection_prepare (connection, (const char *) *text, error);
}

/* Stores @n_rows rows that make up whole statements of @rows_at_once. */
static gboolean
run (BatonInsert     *self,
     BatonStatement  *statement,
     const char      *rows,
     gsize            row_size,
     guint            n_rows,
     guint            rows_at_once,
     BatonBindFunc    bind,
     gpointer         user_data,
     GError         **error)
{
  for (guint i = 0; i < n_rows; i += rows_at_once)
    {
      for (guint j = 0; j < rows_at_once; j++)
        bind (statement, (int) j * self->n_values + 1, rows + (i + j) * row_size, user_data);
      if (!baton_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/*
 * baton_insert_run:
 * @rows: (array length=n_rows): rows of @row_size bytes each
 * @bind: (scope call): binds one
 *
 * Stores rows.
 */
gboolean
baton_insert_run (BatonInsert      *self,
                  BatonConnection  *connection,
                  gconstpointer     rows,
                  gsize             row_size,
                  guint             n_rows,
                  BatonBindFunc     bind,
                  gpointer          user_data,
                  GError          **error)
{
  guint n_together = n_rows - n_rows % BATON_INSERT_ROWS;
  g_autoptr(BatonStatement) many = NULL;
  g_autoptr(BatonStatement) one = NULL;

  if (n_together > 0)
    {
      many = prepare (self, &self->text_of_many, BATON_INSERT_ROWS, connection, error);
      if (many == NULL ||
          !run (self, many, rows, row_size, n_together, BATON_INSERT_ROWS, bind, user_data, error))
        return FALSE;
    }
  if (n_together == n_rows)
    return TRUE;

  one = prepare (self, &self->text_of_one, 1, connection, error);
  return one != NULL &&
         run (self, one, (const char *) rows + n_together * row_size, row_size, n_rows - n_together, 1,
              bind, user_data, error);
}
