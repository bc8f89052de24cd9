/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-csv-writer.h"

#include <math.h>
#include <string.h>

#define BLOCK_SIZE (64 * 1024)

/**
 * BatonCsvWriter:
 *
 * Writes rows as CSV (RFC 4180) in UTF-8, with `\n` after each row, a block at
 * a time.
 *
 * A text that a spreadsheet would run as a formula, because it begins with
 * `=`, `+`, `-` or `@`, gets an apostrophe before it, which spreadsheets do not
 * show and the lead reader takes off again. Telephone and other numbers are no
 * formulas and stay as they are.
 */
struct _BatonCsvWriter
{
  GOutputStream *stream;
  GString       *block;
  char           separator;
  gboolean       row_begun;
};

/**
 * baton_csv_writer_new:
 * @stream: where to write to
 * @separator: what separates the cells, such as a comma
 *
 * Begins to write rows. The stream stays open at the end.
 *
 * Returns: (transfer full): the writer
 */
BatonCsvWriter *
baton_csv_writer_new (GOutputStream *stream,
                      char           separator)
{
  BatonCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (BatonCsvWriter, 1);
  self->stream = g_object_ref (stream);
  self->block = g_string_sized_new (BLOCK_SIZE + 4096);
  self->separator = separator;
  return self;
}

void
baton_csv_writer_free (BatonCsvWriter *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_string_free (self->block, TRUE);
  g_free (self);
}

static void
begin_cell (BatonCsvWriter *self)
{
  if (self->row_begun)
    g_string_append_c (self->block, self->separator);
  self->row_begun = TRUE;
}

static gboolean
is_formula (const char *text)
{
  if (*text == '\0' || strchr ("=+-@", *text) == NULL)
    return FALSE;
  if (*text == '=' || *text == '@')
    return TRUE;
  return text[1 + strspn (text + 1, "0123456789 ().-/,")] != '\0';
}

/* Blanks at the ends would get lost without quotation marks. */
static gboolean
needs_quotes (BatonCsvWriter *self,
              const char     *text)
{
  const char special[] = { self->separator, '"', '\n', '\r', '\0' };
  gsize length = strlen (text);

  if (length == 0)
    return FALSE;
  return strpbrk (text, special) != NULL
         || g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1]);
}

static void
append_quoted (GString    *block,
               const char *text)
{
  g_string_append_c (block, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (block, '"');
      g_string_append_c (block, *p);
    }
  g_string_append_c (block, '"');
}

/**
 * baton_csv_writer_add_text:
 * @self: a writer
 * @text: (nullable): the text; `NULL` for an empty cell
 *
 * Adds a cell to the row.
 */
void
baton_csv_writer_add_text (BatonCsvWriter *self,
                           const char     *text)
{
  g_autofree char *guarded = NULL;

  g_return_if_fail (self != NULL);

  begin_cell (self);
  if (text == NULL)
    return;

  if (is_formula (text))
    text = guarded = g_strconcat ("'", text, NULL);
  if (needs_quotes (self, text))
    append_quoted (self->block, text);
  else
    g_string_append (self->block, text);
}

/**
 * baton_csv_writer_add_number:
 * @self: a writer
 * @number: the number
 *
 * Adds a cell with a whole number.
 */
void
baton_csv_writer_add_number (BatonCsvWriter *self,
                             gint64          number)
{
  g_return_if_fail (self != NULL);

  begin_cell (self);
  g_string_append_printf (self->block, "%" G_GINT64_FORMAT, number);
}

/**
 * baton_csv_writer_add_double:
 * @self: a writer
 * @number: the number; a cell stays empty for what is none
 * @n_decimals: digits after the point, at most 9
 *
 * Adds a cell with a number, with a point whatever the locale.
 */
void
baton_csv_writer_add_double (BatonCsvWriter *self,
                             double          number,
                             guint           n_decimals)
{
  char format[8];
  char text[G_ASCII_DTOSTR_BUF_SIZE + 320];

  g_return_if_fail (self != NULL);
  g_return_if_fail (n_decimals <= 9);

  begin_cell (self);
  if (!isfinite (number))
    return;
  g_snprintf (format, sizeof format, "%%.%uf", n_decimals);
  g_string_append (self->block, g_ascii_formatd (text, sizeof text, format, number));
}

static gboolean
flush (BatonCsvWriter  *self,
       GCancellable    *cancellable,
       GError         **error)
{
  if (!g_output_stream_write_all (self->stream, self->block->str, self->block->len,
                                  NULL, cancellable, error))
    return FALSE;
  g_string_truncate (self->block, 0);
  return TRUE;
}

/**
 * baton_csv_writer_end_row:
 * @self: a writer
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Ends the row, and writes what has come together once it is worth it.
 *
 * Returns: whether it could be written
 */
gboolean
baton_csv_writer_end_row (BatonCsvWriter  *self,
                          GCancellable    *cancellable,
                          GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_string_append_c (self->block, '\n');
  self->row_begun = FALSE;
  return self->block->len < BLOCK_SIZE || flush (self, cancellable, error);
}

/**
 * baton_csv_writer_finish:
 * @self: a writer
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes what is left. Without this the end of the file is missing.
 *
 * Returns: whether it could be written
 */
gboolean
baton_csv_writer_finish (BatonCsvWriter  *self,
                         GCancellable    *cancellable,
                         GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return flush (self, cancellable, error) && g_output_stream_flush (self->stream, cancellable, error);
}
