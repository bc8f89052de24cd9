/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-learning-table-private.h"

#include <string.h>

#include "lead/baton-fold.h"
#include "lead/baton-number-text.h"

#define EMAIL_DOMAIN "email_domain"

/* The share of a field's values that have to be numbers for it to be one. */
#define NUMBER_SHARE 0.95

struct _BatonLearningTable
{
  GPtrArray       *columns;   /* BatonColumn, shared with the tables split from it. */
  GHashTable      *by_field;  /* The field -> its column; lent. */
  GByteArray      *won;       /* One a case: whether it was won; shared. */
  GArray          *rows;      /* guint32: the cases of this table. */
  guint            n_won;
};

static void
column_free (BatonColumn *self)
{
  g_free (self->field);
  g_ptr_array_unref (self->values);
  g_hash_table_unref (self->by_text);
  g_hash_table_unref (self->by_folded);
  g_array_unref (self->cells);
  g_free (self);
}

static BatonColumn *
column_new (const char      *field,
            BatonColumnKind  kind)
{
  BatonColumn *self = g_new0 (BatonColumn, 1);

  self->field = g_strdup (field);
  self->kind = kind;
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cells = g_array_new (FALSE, TRUE, sizeof (guint32));
  return self;
}

/* Values that differ in nothing but upper and lower case are one. */
static guint32
column_find_value (BatonColumn *self,
                   const char  *text)
{
  guint32 value = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_text, text));
  g_autofree char *folded = NULL;

  if (value != 0)
    return value;

  folded = baton_fold (text);
  if (*folded == '\0')
    return 0;
  value = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_folded, folded));
  if (value == 0)
    {
      g_ptr_array_add (self->values, g_strdup (text));
      value = self->values->len;
      g_hash_table_insert (self->by_folded, g_steal_pointer (&folded), GUINT_TO_POINTER (value));
    }
  g_hash_table_insert (self->by_text, g_strdup (text), GUINT_TO_POINTER (value));
  return value;
}

static void
column_set (BatonColumn *self,
            guint        row,
            const char  *text)
{
  guint32 value = column_find_value (self, self->kind == BATON_COLUMN_PRESENCE ? "x" : text);

  if (value == 0)
    return;
  g_array_set_size (self->cells, row + 1);
  g_array_index (self->cells, guint32, row) = value;
}

/* Reads a value of the column the way the operators for numbers do. */
gboolean
baton_column_get_number (const BatonColumn *self,
                         guint32            value,
                         double            *number)
{
  g_autofree char *text = baton_number_text_normalise (g_ptr_array_index (self->values, value - 1), FALSE);

  if (text != NULL)
    *number = g_ascii_strtod (text, NULL);
  return text != NULL;
}

/* Tells whether nearly all values of the column are numbers. */
gboolean
baton_column_is_number (const BatonColumn *self)
{
  guint n_numbers = 0;
  double number;

  if (self->kind != BATON_COLUMN_VALUES)
    return FALSE;
  for (guint32 value = 1; value <= self->values->len; value++)
    n_numbers += baton_column_get_number (self, value, &number);
  return n_numbers > 0 && n_numbers >= NUMBER_SHARE * self->values->len;
}

/**
 * baton_learning_table_new:
 *
 * Makes a table without cases.
 *
 * Returns: (transfer full): the table
 */
BatonLearningTable *
baton_learning_table_new (void)
{
  BatonLearningTable *self = g_new0 (BatonLearningTable, 1);

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  self->by_field = g_hash_table_new (g_str_hash, g_str_equal);
  self->won = g_byte_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

/**
 * baton_learning_table_free:
 * @self: a table
 *
 * Frees a table; others that were split from it stay.
 */
void
baton_learning_table_free (BatonLearningTable *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->by_field);
  g_byte_array_unref (self->won);
  g_array_unref (self->rows);
  g_free (self);
}

static BatonColumn *
ensure_column (BatonLearningTable *self,
               const char         *field,
               BatonColumnKind     kind)
{
  BatonColumn *column = g_hash_table_lookup (self->by_field, field);

  if (column == NULL)
    {
      column = column_new (field, kind);
      g_ptr_array_add (self->columns, column);
      g_hash_table_insert (self->by_field, column->field, column);
    }
  return column;
}

/* Tells how a standard field is learned from; FALSE for one that only says
 * which lead it is. */
static gboolean
get_kind (BatonField       field,
          BatonColumnKind *kind)
{
  switch (field)
    {
    case BATON_FIELD_EXTERNAL_ID:
    case BATON_FIELD_EMAIL:
    case BATON_FIELD_FIRST_NAME:
    case BATON_FIELD_LAST_NAME:
      return FALSE;
    case BATON_FIELD_COMPANY:
    case BATON_FIELD_PHONE:
    case BATON_FIELD_MOBILE:
    case BATON_FIELD_WEBSITE:
    case BATON_FIELD_STREET:
    case BATON_FIELD_NOTES:
      *kind = BATON_COLUMN_PRESENCE;
      return TRUE;
    default:
      *kind = baton_field_get_type (field) == BATON_FIELD_TYPE_LIST ? BATON_COLUMN_LIST
                                                                    : BATON_COLUMN_VALUES;
      return TRUE;
    }
}

/**
 * baton_learning_table_add:
 * @self: a table that was not split
 * @record: what is known about a lead
 * @won: whether it was won, else it was lost
 *
 * Adds a case.
 */
void
baton_learning_table_add (BatonLearningTable *self,
                          const BatonRecord  *record,
                          gboolean            won)
{
  const char *domain;
  guint8 is_won = won ? 1 : 0;
  guint32 row;

  g_return_if_fail (self != NULL);
  g_return_if_fail (record != NULL);

  row = self->won->len;
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      BatonColumnKind kind;

      if (record->values[i] != NULL && get_kind (i, &kind))
        column_set (ensure_column (self, baton_field_get_name (i), kind), row, record->values[i]);
    }
  domain = baton_record_email_domain (record);
  if (domain != NULL)
    column_set (ensure_column (self, EMAIL_DOMAIN, BATON_COLUMN_VALUES), row, domain);
  for (guint i = 0; i < record->n_custom; i++)
    {
      g_autofree char *field = g_strconcat (BATON_COLUMN_CUSTOM_PREFIX, record->custom[i].key, NULL);

      column_set (ensure_column (self, field, BATON_COLUMN_VALUES), row, record->custom[i].value);
    }

  g_byte_array_append (self->won, &is_won, 1);
  g_array_append_val (self->rows, row);
  self->n_won += is_won;
}

static BatonLearningTable *
table_over (BatonLearningTable *self)
{
  BatonLearningTable *view = g_new0 (BatonLearningTable, 1);

  view->columns = g_ptr_array_ref (self->columns);
  view->by_field = g_hash_table_ref (self->by_field);
  view->won = g_byte_array_ref (self->won);
  view->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  return view;
}

static void
take_row (BatonLearningTable *view,
          guint32             row)
{
  g_array_append_val (view->rows, row);
  view->n_won += view->won->data[row];
}

/* Deals the rows out to folds at random, won and lost ones evenly. */
guint8 *
baton_learning_table_deal (const BatonLearningTable *self,
                           guint                     n_folds,
                           guint32                   seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  guint8 *folds = g_new (guint8, MAX (self->rows->len, 1));
  g_autofree guint32 *order = g_new (guint32, MAX (self->rows->len, 1));
  guint next[2] = { 0, 0 };

  for (guint i = 0; i < self->rows->len; i++)
    order[i] = i;
  for (guint i = self->rows->len; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (random, 0, (gint32) i);
      guint32 row = order[i - 1];

      order[i - 1] = order[other];
      order[other] = row;
    }
  for (guint i = 0; i < self->rows->len; i++)
    folds[order[i]] = (guint8) (next[baton_learning_table_is_won (self, order[i])]++ % n_folds);
  return folds;
}

/* Returns the rows of a fold, or all the others. */
BatonLearningTable *
baton_learning_table_fold (BatonLearningTable *self,
                           const guint8       *folds,
                           guint               fold,
                           gboolean            within)
{
  BatonLearningTable *view = table_over (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if ((folds[i] == fold) == !!within)
        take_row (view, g_array_index (self->rows, guint32, i));
    }
  return view;
}

/**
 * baton_learning_table_split:
 * @self: a table
 * @share: the share of the cases to take, between 0 and 1
 * @seed: which ones; the same seed takes the same cases
 * @rest: (out) (transfer full) (optional): the other cases
 *
 * Takes cases at random: to learn from some, and see how good what was learned
 * is on the others.
 *
 * Returns: (transfer full): a table of the cases that were taken
 */
BatonLearningTable *
baton_learning_table_split (BatonLearningTable  *self,
                            double               share,
                            guint32              seed,
                            BatonLearningTable **rest)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  BatonLearningTable *taken;
  g_autoptr(BatonLearningTable) left = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (share >= 0.0 && share <= 1.0, NULL);

  taken = table_over (self);
  left = table_over (self);
  for (guint i = 0; i < self->rows->len; i++)
    take_row (g_rand_double (random) < share ? taken : left, g_array_index (self->rows, guint32, i));

  if (rest != NULL)
    *rest = g_steal_pointer (&left);
  return taken;
}

/**
 * baton_learning_table_get_n_won:
 * @self: a table
 *
 * Counts the cases that were won.
 *
 * Returns: how many
 */
guint
baton_learning_table_get_n_won (const BatonLearningTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_won;
}

/**
 * baton_learning_table_get_n_lost:
 * @self: a table
 *
 * Counts the cases that were lost.
 *
 * Returns: how many
 */
guint
baton_learning_table_get_n_lost (const BatonLearningTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len - self->n_won;
}

guint
baton_learning_table_get_n_rows (const BatonLearningTable *self)
{
  return self->rows->len;
}

guint
baton_learning_table_get_n_columns (const BatonLearningTable *self)
{
  return self->columns->len;
}

const BatonColumn *
baton_learning_table_get_column (const BatonLearningTable *self,
                                 guint                     column)
{
  return g_ptr_array_index (self->columns, column);
}

gboolean
baton_learning_table_is_won (const BatonLearningTable *self,
                             guint                     row)
{
  return self->won->data[g_array_index (self->rows, guint32, row)];
}

guint32
baton_learning_table_get_cell (const BatonLearningTable *self,
                               const BatonColumn        *column,
                               guint                     row)
{
  guint32 number = g_array_index (self->rows, guint32, row);

  return number < column->cells->len ? g_array_index (column->cells, guint32, number) : 0;
}
