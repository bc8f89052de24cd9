/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-cell-value.h"
#include "baton-column-plan.h"
#include "baton-error.h"
#include "baton-mapping-private.h"
#include "baton-number-column.h"
#include "baton-sheet.h"

/* Rows that are looked at to decide what the columns hold. */
#define N_SAMPLE_ROWS 200

/**
 * BatonLeadReader:
 *
 * Reads the leads of a CSV file, of any encoding, separator and line end.
 *
 * It may be used from any thread, by one at a time.
 */
struct _BatonLeadReader
{
  char            *path;
  BatonMapping    *mapping;   /* NULL for none. */
  BatonSheet      *sheet;
  BatonColumnPlan *plan;
  guint            n_custom;  /* The most custom fields that a row can have. */
  gboolean         has_key;
  GTimeZone       *zone;
  gboolean         read_any;
};

void
baton_lead_batch_free (BatonLeadBatch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->leads);
  g_ptr_array_unref (self->rejects);
  baton_arena_free (self->arena);
  g_free (self);
}

static BatonLeadBatch *
create_batch (guint at_most)
{
  BatonLeadBatch *batch = g_new0 (BatonLeadBatch, 1);

  batch->leads = g_array_sized_new (FALSE, TRUE, sizeof (BatonIncomingLead), MIN (at_most, 4096));
  batch->rejects = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_reject_free);
  batch->arena = baton_arena_new ();
  return batch;
}

static gboolean
make_plan (BatonLeadReader  *self,
           GError          **error)
{
  g_autoptr(GPtrArray) sample = baton_sheet_look_ahead (self->sheet, N_SAMPLE_ROWS, error);

  if (sample == NULL)
    return FALSE;
  self->plan = baton_column_plan_new (baton_sheet_get_headings (self->sheet), sample, self->mapping, error);
  if (self->plan == NULL)
    return FALSE;

  self->has_key = baton_column_plan_has_key (self->plan);
  for (guint i = 0; i < self->plan->steps->len; i++)
    self->n_custom += g_array_index (self->plan->steps, BatonColumnStep, i).key != NULL;
  return TRUE;
}

/**
 * baton_lead_reader_new:
 * @path: a CSV file
 * @mapping: (nullable): what is known about its columns
 * @error: return location for an error
 *
 * Begins to read a file of leads: finds out its encoding and separator, reads
 * its headings and decides what the columns mean.
 *
 * Times without a zone are taken as local.
 *
 * Fails with `BATON_ERROR_NOT_FOUND` when there is no such file, and with
 * `BATON_ERROR_INVALID` when it is no CSV file with headings, or does not have
 * a column that the mapping names.
 *
 * Returns: (transfer full): the reader
 */
BatonLeadReader *
baton_lead_reader_new (const char    *path,
                       BatonMapping  *mapping,
                       GError       **error)
{
  g_autoptr(BatonLeadReader) self = g_new0 (BatonLeadReader, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->mapping = mapping != NULL ? baton_mapping_ref (mapping) : NULL;
  self->zone = g_time_zone_new_local ();
  self->sheet = baton_sheet_new (path, error);

  if (self->sheet == NULL || !make_plan (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
baton_lead_reader_free (BatonLeadReader *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sheet, baton_sheet_free);
  baton_column_plan_free (self->plan);
  baton_mapping_free (self->mapping);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->path);
  g_free (self);
}

/**
 * baton_lead_reader_get_encoding:
 * @self: a reader
 *
 * Gets the encoding that the file is read as. A file that begins with nothing
 * but ASCII can turn out to be `WINDOWS-1252` later.
 *
 * Returns: its name as iconv knows it, such as `UTF-8`
 */
const char *
baton_lead_reader_get_encoding (BatonLeadReader *self)
{
  return baton_sheet_get_encoding (self->sheet);
}

char
baton_lead_reader_get_separator (BatonLeadReader *self)
{
  return baton_sheet_get_separator (self->sheet);
}

/**
 * baton_lead_reader_get_size:
 * @self: a reader
 *
 * Gets the size of the file in bytes.
 *
 * Returns: the size; 0 when not known
 */
guint64
baton_lead_reader_get_size (BatonLeadReader *self)
{
  return baton_sheet_get_size (self->sheet);
}

/**
 * baton_lead_reader_get_position:
 * @self: a reader
 *
 * Gets how much of the file has been read, in bytes. Ask on the thread that reads.
 *
 * Returns: the position
 */
guint64
baton_lead_reader_get_position (BatonLeadReader *self)
{
  return baton_sheet_get_position (self->sheet);
}

/**
 * baton_lead_reader_get_columns:
 * @self: a reader
 * @n_columns: (out): how many columns the file has
 *
 * Gets the columns of the file, and what they were taken for.
 *
 * Returns: (array length=n_columns) (transfer none): the columns
 */
const BatonColumn *
baton_lead_reader_get_columns (BatonLeadReader *self,
                               guint           *n_columns)
{
  *n_columns = self->plan->columns->len;
  return (const BatonColumn *) self->plan->columns->data;
}

static void
add_reject (BatonLeadBatch *batch,
            guint           line,
            const char     *column,
            const char     *value,
            const char     *reason)
{
  g_ptr_array_add (batch->rejects, baton_reject_new (line, column, value, reason));
}

/* Whether a row has as many cells as there are headings; more will do as long
 * as they are empty. */
static gboolean
check_shape (BatonLeadReader *self,
             BatonLeadBatch  *batch,
             const BatonRow  *row)
{
  guint n_columns = self->plan->columns->len;
  g_autofree char *reason = baton_sheet_describe_fault (row);

  if (reason != NULL)
    {
      add_reject (batch, row->fault == BATON_ROW_FAULT_UNCLOSED ? row->fault_line : row->line,
                  NULL, NULL, reason);
      return FALSE;
    }

  for (guint i = n_columns; i < row->n_cells; i++)
    {
      if (row->cells[i].length == 0)
        continue;
      reason = g_strdup_printf (_("The row has more cells than there are headings (%u). "
                                  "A cell that holds the separator has to stand in quotation marks."),
                                n_columns);
      add_reject (batch, row->line, NULL, row->cells[i].text, reason);
      return FALSE;
    }
  return TRUE;
}

static inline gboolean
is_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Takes a cell down to what it says: without blanks around it, and without the
 * apostrophe that keeps a program from taking it for a formula. */
static gboolean
take_text (BatonLeadReader  *self,
           const BatonCell  *cell,
           char            **text,
           gsize            *length)
{
  char *start = cell->text;
  gsize n = cell->length;

  while (n > 0 && is_space (*start))
    {
      start++;
      n--;
    }
  while (n > 0 && is_space (start[n - 1]))
    n--;
  if (n > 1 && start[0] == '\'' && strchr ("=+-@", start[1]) != NULL)
    {
      start++;
      n--;
    }
  start[n] = '\0';

  *text = start;
  *length = n;
  return n > 0 && (self->mapping == NULL || !baton_mapping_is_missing (self->mapping, start));
}

/* Exports of lead advertisements mark telephone numbers and postal codes with a
 * letter, so that spreadsheets leave them as they are. */
static void
drop_mark (BatonField   field,
           char       **text,
           gsize       *length)
{
  char mark = field == BATON_FIELD_POSTAL_CODE ? 'z' : 'p';

  if (field != BATON_FIELD_PHONE && field != BATON_FIELD_MOBILE && field != BATON_FIELD_POSTAL_CODE)
    return;
  if (*length > 2 && (*text)[0] == mark && (*text)[1] == ':')
    {
      *text += 2;
      *length -= 2;
    }
}

static void
add_custom (BatonRecord *record,
            const char  *key,
            const char  *value)
{
  /* The records of a batch lend the room for as many as there can be. */
  BatonCustomValue *custom = (BatonCustomValue *) record->custom;

  custom[record->n_custom].key = key;
  custom[record->n_custom].value = value;
  record->n_custom++;
}

static gboolean
read_full_name (BatonLeadBatch  *batch,
                BatonRecord     *record,
                char            *text,
                gsize            length,
                GError         **error)
{
  g_autoptr(GError) local_error = NULL;
  const char *name = baton_cell_value_read (BATON_FIELD_LAST_NAME, text, length, batch->arena, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (name != NULL && record->values[BATON_FIELD_FIRST_NAME] == NULL
      && record->values[BATON_FIELD_LAST_NAME] == NULL)
    baton_cell_value_split (name, batch->arena,
                            &record->values[BATON_FIELD_FIRST_NAME], &record->values[BATON_FIELD_LAST_NAME]);
  return TRUE;
}

/* What the reader itself understands of a cell. Returns whether that was all of it. */
static gboolean
understand (BatonLeadReader       *self,
            const BatonColumnStep *step,
            BatonRecord           *record,
            const char            *text)
{
  if (step->use == BATON_COLUMN_USE_CREATED_AT)
    return baton_time_text_parse (text, self->plan->day_order, self->zone, &record->created_at);
  if (step->use == BATON_COLUMN_USE_UNSUBSCRIBED_AT)
    record->values[BATON_FIELD_DO_NOT_EMAIL] = "yes";
  return FALSE;
}

static gboolean
read_cell (BatonLeadReader        *self,
           BatonLeadBatch         *batch,
           const BatonColumnStep  *step,
           BatonRecord            *record,
           char                   *text,
           gsize                   length,
           GError                **error)
{
  BatonField field = step->use == BATON_COLUMN_USE_FIELD ? step->field : BATON_N_FIELDS;
  g_autoptr(GError) local_error = NULL;
  const char *value;

  if (step->use == BATON_COLUMN_USE_FULL_NAME)
    return read_full_name (batch, record, text, length, error);
  if (understand (self, step, record, text))
    return TRUE;

  drop_mark (field, &text, &length);
  length = baton_number_column_settle (step->sign, text, length);
  value = baton_cell_value_read (field, text, length, batch->arena, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (value == NULL)
    return TRUE;

  if (field == BATON_N_FIELDS)
    add_custom (record, step->key, value);
  else
    record->values[field] = value;
  return TRUE;
}

static gboolean
read_cells (BatonLeadReader *self,
            BatonLeadBatch  *batch,
            const BatonRow  *row,
            BatonRecord     *record)
{
  const BatonColumnStep *steps = (const BatonColumnStep *) self->plan->steps->data;

  record->custom = baton_arena_alloc (batch->arena, self->n_custom * sizeof (BatonCustomValue));
  for (guint i = 0; i < self->plan->steps->len; i++)
    {
      const BatonColumnStep *step = &steps[i];
      g_autoptr(GError) error = NULL;
      char *text;
      gsize length;

      if (step->column >= row->n_cells || !take_text (self, &row->cells[step->column], &text, &length))
        continue;
      if (!read_cell (self, batch, step, record, text, length, &error))
        {
          const BatonColumn *column = &g_array_index (self->plan->columns, BatonColumn, step->column);

          add_reject (batch, row->line, column->heading, text, error->message);
          return FALSE;
        }
    }

  if (record->n_custom == 0)
    record->custom = NULL;
  return TRUE;
}

static gboolean
check_key (BatonLeadReader   *self,
           BatonLeadBatch    *batch,
           const BatonRow    *row,
           const BatonRecord *record)
{
  if (record->values[BATON_FIELD_EXTERNAL_ID] != NULL || record->values[BATON_FIELD_EMAIL] != NULL)
    return TRUE;

  add_reject (batch, row->line, NULL, NULL,
              self->has_key
              ? _("The row has neither an external id nor an e-mail address, so the lead could not be told "
                  "from others. Fill in one of them.")
              : _("The file has no column that is known to be an external id or an e-mail address. "
                  "Say with a map which one is, such as {\"columns\": {\"Number\": \"external_id\"}}."));
  return FALSE;
}

static BatonOutcome
read_outcome (BatonLeadReader *self,
              const BatonRow  *row)
{
  int column = self->plan->outcome_column;
  char *text;
  gsize length;

  if (column < 0 || (guint) column >= row->n_cells
      || !take_text (self, &row->cells[column], &text, &length))
    return BATON_OUTCOME_NONE;
  return baton_mapping_get_outcome (self->mapping, text);
}

static void
take_row (BatonLeadReader *self,
          BatonLeadBatch  *batch,
          const BatonRow  *row)
{
  BatonIncomingLead *lead;

  if (!check_shape (self, batch, row))
    return;

  g_array_set_size (batch->leads, batch->leads->len + 1);
  lead = &g_array_index (batch->leads, BatonIncomingLead, batch->leads->len - 1);
  lead->line = row->line;

  if (!read_cells (self, batch, row, &lead->record) || !check_key (self, batch, row, &lead->record))
    {
      g_array_set_size (batch->leads, batch->leads->len - 1);
      return;
    }

  lead->outcome = read_outcome (self, row);
  if (self->mapping != NULL && lead->record.values[BATON_FIELD_SOURCE] == NULL)
    lead->record.values[BATON_FIELD_SOURCE] = baton_mapping_get_source (self->mapping);
}

/**
 * baton_lead_reader_read:
 * @self: a reader
 * @at_most: the most rows to read, such as 4096
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the next rows. A row is rejected with its first problem: a value that is
 * none of its field's kind, neither external id nor address, more cells than
 * headings, a quotation mark that is not closed; the others go on. Blank rows
 * are no rows. A date of creation that cannot be understood without guessing
 * is kept as a custom field.
 *
 * The strings live as long as both the batch and the reader do.
 *
 * Fails with `BATON_ERROR_INVALID` when the file cannot be read, or has no row
 * below its headings; with `G_IO_ERROR_CANCELLED` when cancelled.
 *
 * Returns: (transfer full) (nullable): the rows; `NULL` at the end of the file,
 *   and with @error set on failure
 */
BatonLeadBatch *
baton_lead_reader_read (BatonLeadReader  *self,
                        guint             at_most,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autoptr(BatonLeadBatch) batch = NULL;
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (at_most > 0, NULL);

  batch = create_batch (at_most);
  while (batch->leads->len + batch->rejects->len < at_most)
    {
      const BatonRow *row = baton_sheet_next_row (self->sheet, batch->arena, cancellable, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (row == NULL)
        break;
      take_row (self, batch, row);
      self->read_any = TRUE;
    }

  if (!self->read_any)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("The file has headings, but no rows below them"));
      return NULL;
    }
  if (batch->leads->len + batch->rejects->len == 0)
    return NULL;
  return g_steal_pointer (&batch);
}

/**
 * baton_lead_reader_preview:
 * @self: a reader
 * @n_rows: the most rows to show
 * @error: return location for an error
 *
 * Reads the first rows below the headings as they stand in the file, however
 * far the reader has come, and without taking them from it.
 *
 * The file is opened again for that, so it has to be one that can be, and no pipe.
 *
 * Returns: (transfer full) (element-type GStrv): the rows, each the texts of its cells
 */
GPtrArray *
baton_lead_reader_preview (BatonLeadReader  *self,
                           guint             n_rows,
                           GError          **error)
{
  g_autoptr(BatonSheet) sheet = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = baton_sheet_new (self->path, error);
  return sheet != NULL ? baton_sheet_read_texts (sheet, n_rows, error) : NULL;
}
