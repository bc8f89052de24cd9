/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-import-preview.h"

/**
 * baton_import_preview_new:
 * @path: the file
 * @mapping: (nullable): what its columns mean, where the headings do not say it
 * @n_rows: how many rows are wanted
 * @error: return location for an error
 *
 * Looks at the beginning of a file of leads. It blocks while it reads.
 *
 * Fails with `BATON_ERROR_INVALID` for a file that holds no leads.
 *
 * Returns: (transfer full): how the file is understood
 */
BatonImportPreview *
baton_import_preview_new (const char    *path,
                          BatonMapping  *mapping,
                          guint          n_rows,
                          GError       **error)
{
  g_autoptr(BatonLeadReader) reader = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  BatonImportPreview *self;
  const BatonColumn *columns;
  guint n_columns;

  g_return_val_if_fail (path != NULL, NULL);

  reader = baton_lead_reader_new (path, mapping, error);
  if (reader == NULL)
    return NULL;
  rows = baton_lead_reader_preview (reader, n_rows, error);
  if (rows == NULL)
    return NULL;

  self = g_new0 (BatonImportPreview, 1);
  self->encoding = g_strdup (baton_lead_reader_get_encoding (reader));
  self->separator = baton_lead_reader_get_separator (reader);
  self->rows = g_steal_pointer (&rows);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_column_free);
  columns = baton_lead_reader_get_columns (reader, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (self->columns, baton_column_copy (&columns[i]));
  return self;
}

/**
 * baton_import_preview_free:
 * @self: (nullable): a preview
 *
 * Frees a preview.
 */
void
baton_import_preview_free (BatonImportPreview *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self->encoding);
  g_free (self);
}

/**
 * baton_import_preview_get_cell:
 * @self: a preview
 * @row: the number of a row, from 0
 * @column: the number of a column, from 0
 *
 * Gets what stands in a cell.
 *
 * Returns: (transfer none) (nullable): the text; `NULL` where the row is too short,
 *   or there are fewer rows
 */
const char *
baton_import_preview_get_cell (const BatonImportPreview *self,
                               guint                     row,
                               guint                     column)
{
  const char * const *cells;

  g_return_val_if_fail (self != NULL, NULL);

  if (row >= self->rows->len)
    return NULL;
  cells = g_ptr_array_index (self->rows, row);
  if (column >= g_strv_length ((GStrv) cells))
    return NULL;
  return cells[column];
}
