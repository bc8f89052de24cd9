/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-index-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"

static void
grow (BatonIndex *self,
      guint       capacity)
{
  self->ids = g_renew (gint64, self->ids, capacity);
  for (guint i = 0; i < BATON_N_SMALL; i++)
    self->small[i] = g_renew (guint8, self->small[i], capacity);
  self->marks = g_renew (guint16, self->marks, capacity);
  for (guint i = 0; i < BATON_N_TIMES; i++)
    self->times[i] = g_renew (guint32, self->times[i], capacity);
  self->owners = g_renew (guint32, self->owners, capacity);
  for (guint i = 0; i < self->values->len; i++)
    {
      BatonValueColumn *column = g_ptr_array_index (self->values, i);

      column->codes = g_renew (guint32, column->codes, capacity);
    }
  self->capacity = capacity;
}

static void
clear_block (BatonIndex *self,
             guint       first)
{
  memset (self->ids + first, 0, BATON_INDEX_BLOCK * sizeof *self->ids);
  for (guint i = 0; i < BATON_N_SMALL; i++)
    memset (self->small[i] + first, i == BATON_SMALL_STAGE ? BATON_STAGE_GONE : 0, BATON_INDEX_BLOCK);
  memset (self->marks + first, 0, BATON_INDEX_BLOCK * sizeof *self->marks);
  for (guint i = 0; i < BATON_N_TIMES; i++)
    memset (self->times[i] + first, 0, BATON_INDEX_BLOCK * sizeof *self->times[i]);
  memset (self->owners + first, 0, BATON_INDEX_BLOCK * sizeof *self->owners);
  for (guint i = 0; i < self->values->len; i++)
    {
      BatonValueColumn *column = g_ptr_array_index (self->values, i);

      memset (column->codes + first, 0, BATON_INDEX_BLOCK * sizeof *column->codes);
    }
}

/* Makes room for one row more than there are; `n_rows` is how many there will be. */
void
baton_index_reserve (BatonIndex *self,
                     guint       n_rows)
{
  guint first = self->n_rows;

  if (n_rows > self->capacity)
    {
      guint wanted = MAX (n_rows, self->capacity + self->capacity / 2);

      grow (self, (wanted + BATON_INDEX_BLOCK - 1) / BATON_INDEX_BLOCK * BATON_INDEX_BLOCK);
    }
  if (first % BATON_INDEX_BLOCK == 0)
    clear_block (self, first);
}

/**
 * baton_index_expect:
 * @self: an index without leads
 * @n_leads: how many leads it will have, about
 *
 * Makes room for leads before they are put in. It need not be done, but an index that grows
 * bit by bit takes more memory in the end.
 */
void
baton_index_expect (BatonIndex *self,
                    guint       n_leads)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->n_rows == 0);

  if (n_leads > self->capacity)
    grow (self, (n_leads + BATON_INDEX_BLOCK - 1) / BATON_INDEX_BLOCK * BATON_INDEX_BLOCK);
  baton_search_text_expect (self->text, n_leads);
}

BatonValueColumn *
baton_index_find_column (BatonIndex *self,
                         const char *name)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      BatonValueColumn *column = g_ptr_array_index (self->values, i);

      if (strcmp (column->name, name) == 0)
        return column;
    }
  return NULL;
}

BatonValueColumn *
baton_index_add_column (BatonIndex *self,
                        const char *name)
{
  BatonValueColumn *column = g_new0 (BatonValueColumn, 1);

  column->name = g_strdup (name);
  if (!baton_field_from_name (name, &column->field))
    column->field = BATON_N_FIELDS;
  column->values = baton_dictionary_new ();
  column->codes = g_new0 (guint32, self->capacity);
  g_ptr_array_add (self->values, column);
  return column;
}

gboolean
baton_index_check_column (BatonIndex  *self,
                          const char  *name,
                          GError     **error)
{
  if (baton_index_has_column (self, name))
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND,
               _("The values of “%s” have not been loaded"), name);
  return FALSE;
}

/**
 * baton_index_has_column:
 * @self: an index
 * @name: the name of a standard field, or `custom.` and a key
 *
 * Tells whether the index knows the values of a field. Country, source, campaign and
 * industry it always does.
 *
 * Returns: whether it does
 */
gboolean
baton_index_has_column (BatonIndex *self,
                        const char *name)
{
  const BatonValueColumn *column;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  column = baton_index_find_column (self, name);
  return column != NULL && column->ready;
}

/**
 * baton_index_begin_column:
 * @self: an index
 * @name: the name of a standard field, or `custom.` and a key
 *
 * Begins to fill a column. From now on [method@Index.put] sets its values too; those
 * of the leads that are in the index already are set one by one.
 */
void
baton_index_begin_column (BatonIndex *self,
                          const char *name)
{
  BatonValueColumn *column;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  if (baton_index_find_column (self, name) != NULL)
    return;
  column = baton_index_add_column (self, name);
  for (guint row = 0; row < self->n_rows; row++)
    column->codes[row] = BATON_VALUE_UNSET;
}

/**
 * baton_index_set_value:
 * @self: an index
 * @name: the name of a column that is being filled
 * @id: the lead's number
 * @value: (nullable): its value
 *
 * Sets the value of a lead, unless the lead was put since the column was begun, for
 * then the value that came with it is newer. A lead that is not in the index is passed over.
 */
void
baton_index_set_value (BatonIndex *self,
                       const char *name,
                       gint64      id,
                       const char *value)
{
  BatonValueColumn *column;
  guint row;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  column = baton_index_find_column (self, name);
  g_return_if_fail (column != NULL && !column->ready);

  if (baton_index_find (self, id, &row) && column->codes[row] == BATON_VALUE_UNSET)
    column->codes[row] = baton_dictionary_intern (column->values, value);
}

/**
 * baton_index_end_column:
 * @self: an index
 * @name: the name of a column that is being filled
 *
 * Ends filling a column; leads without a value have the empty one.
 */
void
baton_index_end_column (BatonIndex *self,
                        const char *name)
{
  BatonValueColumn *column;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  column = baton_index_find_column (self, name);
  g_return_if_fail (column != NULL);

  for (guint row = 0; row < self->n_rows; row++)
    {
      if (column->codes[row] == BATON_VALUE_UNSET)
        column->codes[row] = 0;
    }
  column->ready = TRUE;
}

/**
 * baton_index_get_value:
 * @self: an index
 * @row: a row
 * @column: the name of a column that the index has
 *
 * Gets the value of a lead.
 *
 * Returns: (nullable): the value, lent by the index; `NULL` when it is empty
 */
const char *
baton_index_get_value (BatonIndex *self,
                       guint       row,
                       const char *column)
{
  BatonValueColumn *found;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);
  g_return_val_if_fail (column != NULL, NULL);

  found = baton_index_find_column (self, column);
  if (found == NULL || !found->ready || found->codes[row] == 0)
    return NULL;
  return baton_dictionary_get_text (found->values, found->codes[row]);
}
