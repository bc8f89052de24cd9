/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-row-record-private.h"

#include <string.h>

static const char *
get_key (const BatonColumn *column)
{
  if (!g_str_has_prefix (column->field, BATON_COLUMN_CUSTOM_PREFIX))
    return NULL;
  return column->field + strlen (BATON_COLUMN_CUSTOM_PREFIX);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      table)
{
  const guint *first = a;
  const guint *second = b;

  return strcmp (get_key (baton_learning_table_get_column (table, *first)),
                 get_key (baton_learning_table_get_column (table, *second)));
}

void
baton_row_record_init (BatonRowRecord           *self,
                       const BatonLearningTable *table)
{
  memset (self, 0, sizeof *self);
  self->table = table;
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->custom = g_array_new (FALSE, FALSE, sizeof (BatonCustomValue));
  self->address = g_string_new (NULL);
  for (guint i = 0; i < baton_learning_table_get_n_columns (table); i++)
    {
      if (get_key (baton_learning_table_get_column (table, i)) != NULL)
        g_array_append_val (self->columns, i);
    }
  g_array_sort_with_data (self->columns, compare_keys, (gpointer) table);
}

void
baton_row_record_clear (BatonRowRecord *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->custom);
  g_string_free (self->address, TRUE);
}

static const char *
get_text (const BatonRowRecord *self,
          const BatonColumn    *column,
          guint                 row)
{
  guint32 value = baton_learning_table_get_cell (self->table, column, row);

  return value != 0 ? g_ptr_array_index (column->values, value - 1) : NULL;
}

static void
load_standard (BatonRowRecord *self,
               guint           row)
{
  for (guint i = 0; i < baton_learning_table_get_n_columns (self->table); i++)
    {
      const BatonColumn *column = baton_learning_table_get_column (self->table, i);
      const char *text = get_key (column) == NULL ? get_text (self, column, row) : NULL;
      BatonField field;

      if (text == NULL)
        continue;
      if (baton_field_from_name (column->field, &field))
        {
          self->record.values[field] = text;
          continue;
        }
      g_string_printf (self->address, "x@%s", text);
      self->record.values[BATON_FIELD_EMAIL] = self->address->str;
    }
}

/* Loads a row. The record is valid until the next one is loaded. */
void
baton_row_record_load (BatonRowRecord *self,
                       guint           row)
{
  memset (&self->record, 0, sizeof self->record);
  load_standard (self, row);

  g_array_set_size (self->custom, 0);
  for (guint i = 0; i < self->columns->len; i++)
    {
      guint number = g_array_index (self->columns, guint, i);
      const BatonColumn *column = baton_learning_table_get_column (self->table, number);
      BatonCustomValue custom = { get_key (column), get_text (self, column, row) };

      if (custom.value != NULL)
        g_array_append_val (self->custom, custom);
    }
  self->record.custom = (const BatonCustomValue *) self->custom->data;
  self->record.n_custom = self->custom->len;
}
