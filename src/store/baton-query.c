/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways in which repositories take the rows of a statement. */

#include "baton-query-private.h"

/*
 * baton_query_number:
 * @number: (out): the first column of the first row; left alone when there is none
 *
 * Runs a statement that asks for one number.
 */
gboolean
baton_query_number (BatonStatement  *statement,
                    gint64          *number,
                    GError         **error)
{
  gboolean has_row;

  if (!baton_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *number = baton_statement_get (statement, 0);
  baton_statement_reset (statement);
  return TRUE;
}

static void
fill_number (BatonStatement *statement,
             gpointer        element)
{
  *(gint64 *) element = baton_statement_get (statement, 0);
}

/*
 * baton_query_numbers:
 *
 * Runs a statement that asks for a column of numbers.
 *
 * Returns: (transfer full) (element-type gint64): the numbers
 */
GArray *
baton_query_numbers (BatonStatement  *statement,
                     GError         **error)
{
  return baton_query_array (statement, sizeof (gint64), fill_number, NULL, error);
}

/*
 * baton_query_list:
 *
 * Runs a statement and makes an element of each row.
 *
 * Returns: (transfer full): the elements
 */
GPtrArray *
baton_query_list (BatonStatement  *statement,
                  BatonReadFunc    read_row,
                  GDestroyNotify   free_row,
                  GError         **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (free_row);
  gboolean has_row;

  while (TRUE)
    {
      if (!baton_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      g_ptr_array_add (list, read_row (statement));
    }
  baton_statement_reset (statement);
  return g_steal_pointer (&list);
}

/*
 * baton_query_first:
 *
 * Runs a statement and makes an element of its first row.
 *
 * Returns: (transfer full) (nullable): the element; `NULL` without an error
 *   when there is no row
 */
gpointer
baton_query_first (BatonStatement  *statement,
                   BatonReadFunc    read_row,
                   GError         **error)
{
  gpointer element = NULL;
  gboolean has_row;

  if (!baton_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    element = read_row (statement);
  baton_statement_reset (statement);
  return element;
}

/*
 * baton_query_array:
 * @element_size: the size of an element
 * @fill: fills one
 * @clear: (nullable): clears one
 *
 * Runs a statement and makes an element of each row, all in one array.
 *
 * Returns: (transfer full): the elements
 */
GArray *
baton_query_array (BatonStatement  *statement,
                   guint            element_size,
                   BatonFillFunc    fill,
                   GDestroyNotify   clear,
                   GError         **error)
{
  g_autoptr(GArray) array = g_array_new (FALSE, TRUE, element_size);
  gboolean has_row;

  if (clear != NULL)
    g_array_set_clear_func (array, clear);

  while (TRUE)
    {
      if (!baton_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      g_array_set_size (array, array->len + 1);
      fill (statement, array->data + (gsize) (array->len - 1) * element_size);
    }
  baton_statement_reset (statement);
  return g_steal_pointer (&array);
}
