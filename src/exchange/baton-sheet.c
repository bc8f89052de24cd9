/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-csv-sniffer.h"
#include "baton-error.h"
#include "lead/baton-field.h"

/**
 * BatonSheet:
 *
 * A CSV file, read to its headings: what it is encoded in and separated by has
 * been found out, and what is no CSV has been refused.
 */
struct _BatonSheet
{
  BatonTextReader *text;      /* Belongs to rows. */
  BatonCsvReader  *rows;
  char             separator;
  GStrv            headings;
};

/**
 * baton_sheet_describe_fault:
 * @row: a row
 *
 * Says what is wrong with the form of a row.
 *
 * Returns: (transfer full) (nullable): the sentences, in the user's language;
 *   `NULL` when nothing is wrong
 */
char *
baton_sheet_describe_fault (const BatonRow *row)
{
  switch (row->fault)
    {
    case BATON_ROW_FAULT_UNCLOSED:
      return g_strdup_printf (_("A quotation mark (\") that opens on line %u is never closed, so all from there on "
                                "to the end of the file is one cell. Close it, or leave it out."),
                              row->fault_line);
    case BATON_ROW_FAULT_TOO_LONG:
      return g_strdup_printf (_("The cell that begins on line %u is too long: more than %u KiB. "
                                "A quotation mark (\") may be missing there."),
                              row->fault_line, BATON_CSV_MAX_CELL_SIZE / 1024);
    case BATON_ROW_FAULT_TOO_MANY:
      return g_strdup_printf (_("The row has more than %u cells"), BATON_CSV_MAX_CELLS);
    case BATON_ROW_FAULT_NONE:
    default:
      return NULL;
    }
}

static void
set_heading_error (GError     **error,
                   const char  *reason)
{
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: the text is a sentence that says what is wrong. */
               _("The headings of the file cannot be read. %s"), reason);
}

/* A file without headings would lose its first lead, and all others would be
 * understood wrongly. */
static gboolean
check_heading (const BatonRow   *row,
               const BatonCell  *cell,
               GError          **error)
{
  g_autofree char *address = NULL;

  if (!g_utf8_validate_len (cell->text, cell->length, NULL))
    {
      set_heading_error (error, _("They are not valid UTF-8. Save the file as UTF-8."));
      return FALSE;
    }

  if (strchr (cell->text, '@') != NULL)
    address = baton_field_normalise (BATON_FIELD_EMAIL, cell->text, NULL);
  if (address != NULL)
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 /* Translators: a line number and an e-mail address. */
                 _("Line %u has no headings: it holds the address “%s”. "
                   "Put a line above it that says what the columns are, such as Name and Email."),
                 row->line, address);
  return address == NULL;
}

static gboolean
check_headings (const BatonRow  *row,
                GError         **error)
{
  g_autofree char *fault = baton_sheet_describe_fault (row);

  if (fault != NULL)
    {
      set_heading_error (error, fault);
      return FALSE;
    }

  for (guint i = 0; i < row->n_cells; i++)
    if (!check_heading (row, &row->cells[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
is_blank (const BatonRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].length > 0)
      return FALSE;
  return row->fault == BATON_ROW_FAULT_NONE;
}

static const BatonRow *
next_row (BatonCsvReader  *rows,
          BatonArena      *arena,
          GCancellable    *cancellable,
          GError         **error)
{
  const BatonRow *row;

  do
    if (!baton_csv_reader_next (rows, arena, &row, cancellable, error))
      return NULL;
  while (row != NULL && is_blank (row));

  return row;
}

static GStrv
dup_row (const BatonRow *row)
{
  GStrv texts = g_new0 (char *, row->n_cells + 1);

  for (guint i = 0; i < row->n_cells; i++)
    texts[i] = g_utf8_make_valid (row->cells[i].text, row->cells[i].length);
  return texts;
}

static GPtrArray *
read_texts (BatonCsvReader  *rows,
            guint            n_rows,
            GError         **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(BatonArena) arena = baton_arena_new ();
  g_autoptr(GError) local_error = NULL;

  while (texts->len < n_rows)
    {
      const BatonRow *row = next_row (rows, arena, NULL, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (row == NULL)
        break;
      g_ptr_array_add (texts, dup_row (row));
      baton_arena_reset (arena);
    }
  return g_steal_pointer (&texts);
}

static BatonTextReader *
open_text (const char  *path,
           GError     **error)
{
  g_autoptr(BatonTextReader) text = baton_text_reader_new_for_path (path, error);
  BatonFileKind kind;

  if (text == NULL)
    return NULL;

  kind = baton_text_reader_get_kind (text);
  if (kind == BATON_FILE_KIND_TEXT)
    return g_steal_pointer (&text);
  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID, baton_file_kind_describe (kind));
  return NULL;
}

static gboolean
find_separator (BatonTextReader  *text,
                char             *separator,
                GError          **error)
{
  gsize length;
  const char *beginning = baton_text_reader_peek (text, &length);

  *separator = baton_csv_parse_declaration (beginning, length);
  if (*separator != 0)
    return baton_text_reader_next (text, &beginning, &length, NULL, error);
  *separator = baton_csv_sniff_separator (beginning, length);
  return TRUE;
}

static gboolean
read_headings (BatonSheet  *self,
               GError     **error)
{
  g_autoptr(BatonArena) arena = baton_arena_new ();
  g_autoptr(GError) local_error = NULL;
  const BatonRow *row = next_row (self->rows, arena, NULL, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (row == NULL)
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           baton_file_kind_describe (BATON_FILE_KIND_EMPTY));
      return FALSE;
    }
  if (!check_headings (row, error))
    return FALSE;

  self->headings = dup_row (row);
  return TRUE;
}

/**
 * baton_sheet_new:
 * @path: a CSV file
 * @error: return location for an error
 *
 * Opens a CSV file, and reads its headings.
 *
 * Fails with `BATON_ERROR_NOT_FOUND` when there is no such file, and with
 * `BATON_ERROR_INVALID` when it is no CSV file with headings.
 *
 * Returns: (transfer full): the sheet
 */
BatonSheet *
baton_sheet_new (const char  *path,
                 GError     **error)
{
  g_autoptr(BatonSheet) self = NULL;
  g_autoptr(BatonTextReader) text = open_text (path, error);
  char separator;

  if (text == NULL || !find_separator (text, &separator, error))
    return NULL;

  self = g_new0 (BatonSheet, 1);
  self->separator = separator;
  self->text = text;
  self->rows = baton_csv_reader_new (g_steal_pointer (&text), separator);
  return read_headings (self, error) ? g_steal_pointer (&self) : NULL;
}

void
baton_sheet_free (BatonSheet *self)
{
  if (self == NULL)
    return;
  baton_csv_reader_free (self->rows);
  g_strfreev (self->headings);
  g_free (self);
}

const char *
baton_sheet_get_encoding (BatonSheet *self)
{
  return baton_text_reader_get_encoding (self->text);
}

char
baton_sheet_get_separator (BatonSheet *self)
{
  return self->separator;
}

guint64
baton_sheet_get_size (BatonSheet *self)
{
  return baton_text_reader_get_size (self->text);
}

guint64
baton_sheet_get_position (BatonSheet *self)
{
  return baton_text_reader_get_position (self->text);
}

const char * const *
baton_sheet_get_headings (BatonSheet *self)
{
  return (const char * const *) self->headings;
}

/**
 * baton_sheet_next_row:
 * @self: a sheet
 * @arena: where to keep the texts of the cells
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the next row in which anything stands.
 *
 * Returns: (transfer none) (nullable): the row, until the next call; `NULL` at
 *   the end of the file, and with @error set on failure
 */
const BatonRow *
baton_sheet_next_row (BatonSheet    *self,
                      BatonArena    *arena,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return next_row (self->rows, arena, cancellable, error);
}

/**
 * baton_sheet_read_texts:
 * @self: a sheet
 * @n_rows: the most rows to read
 * @error: return location for an error
 *
 * Reads the next rows as they stand in the file.
 *
 * Returns: (transfer full) (element-type GStrv): the rows, each the texts of its cells
 */
GPtrArray *
baton_sheet_read_texts (BatonSheet  *self,
                        guint        n_rows,
                        GError     **error)
{
  return read_texts (self->rows, n_rows, error);
}

/**
 * baton_sheet_look_ahead:
 * @self: a sheet, of which no row has been read yet
 * @n_rows: the most rows to look at
 * @error: return location for an error
 *
 * Looks at the first rows without taking them, as far as they are in memory.
 *
 * Returns: (transfer full) (element-type GStrv): the rows, each the texts of its cells
 */
GPtrArray *
baton_sheet_look_ahead (BatonSheet  *self,
                        guint        n_rows,
                        GError     **error)
{
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(BatonCsvReader) rows = NULL;
  BatonTextReader *text;
  gsize length;
  const char *ahead = baton_text_reader_peek (self->text, &length);
  const char *end = g_strrstr_len (ahead, length, "\n");

  if (end != NULL)
    length = end - ahead + 1;
  stream = g_memory_input_stream_new_from_data (ahead, length, NULL);
  text = baton_text_reader_new (stream, error);
  if (text == NULL)
    return NULL;
  rows = baton_csv_reader_new (text, self->separator);
  return read_texts (rows, n_rows, error);
}
