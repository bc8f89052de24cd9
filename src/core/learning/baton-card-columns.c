/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-card-columns-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "learning/baton-late-fields.h"
#include "learning/baton-learning-table-private.h"

static gboolean
names_field (const char        *name,
             const BatonColumn *column)
{
  return strcmp (name, column->field) == 0 ||
         (g_str_has_prefix (column->field, BATON_COLUMN_CUSTOM_PREFIX) &&
          strcmp (name, column->field + strlen (BATON_COLUMN_CUSTOM_PREFIX)) == 0);
}

static gboolean
is_named (const char * const *names,
          const BatonColumn  *column)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (names_field (names[i], column))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_names (const BatonLearningTable  *table,
             const char * const        *names,
             GError                   **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < baton_learning_table_get_n_columns (table) && !found; j++)
        found = names_field (names[i], baton_learning_table_get_column (table, j));
      if (found)
        continue;
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("“%s” is not filled in for any lead with a known outcome, or is not a field to learn from; name another"),
                   names[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_late (const GPtrArray   *late,
         const BatonColumn *column)
{
  for (guint i = 0; i < late->len; i++)
    {
      const BatonLateField *field = g_ptr_array_index (late, i);

      if (field->certain && strcmp (field->field, column->field) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_asked (const BatonLearningOptions *options,
          const BatonColumn          *column)
{
  return (options->fields == NULL || is_named (options->fields, column)) && !is_named (options->exclude, column);
}

static gboolean
check_asked (const BatonLearningTable    *table,
             const BatonLearningOptions  *options,
             GError                     **error)
{
  for (guint i = 0; i < baton_learning_table_get_n_columns (table); i++)
    {
      if (is_asked (options, baton_learning_table_get_column (table, i)))
        return TRUE;
    }
  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("Every field is left out; leave out fewer"));
  return FALSE;
}

/* Returns the columns (element-type BatonColumn) to learn from: those asked for,
 * without the late ones. */
GPtrArray *
baton_card_columns_choose (const BatonLearningTable   *table,
                           const BatonLearningOptions *options,
                           const GPtrArray            *late)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < baton_learning_table_get_n_columns (table); i++)
    {
      const BatonColumn *column = baton_learning_table_get_column (table, i);

      if (is_asked (options, column) && (options->keep_late || !is_late (late, column)))
        g_ptr_array_add (columns, (gpointer) column);
    }
  return columns;
}

/* Nobody needs to be warned of what is not learned from anyway. */
void
baton_card_columns_forget_unasked (GPtrArray                  *late,
                                   const BatonLearningTable   *table,
                                   const BatonLearningOptions *options)
{
  for (guint i = 0; i < baton_learning_table_get_n_columns (table); i++)
    {
      const BatonColumn *column = baton_learning_table_get_column (table, i);

      for (guint j = late->len; !is_asked (options, column) && j-- > 0;)
        {
          const BatonLateField *field = g_ptr_array_index (late, j);

          if (strcmp (field->field, column->field) == 0)
            g_ptr_array_remove_index (late, j);
        }
    }
}

/* Checks that the options name fields that are there, and leave some. */
gboolean
baton_card_columns_check (const BatonLearningTable    *table,
                          const BatonLearningOptions  *options,
                          GError                     **error)
{
  return check_names (table, options->fields, error) &&
         check_names (table, options->exclude, error) &&
         check_asked (table, options, error);
}
