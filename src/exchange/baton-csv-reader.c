/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-csv-reader.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"

/**
 * BatonCsvReader:
 *
 * Reads the rows of a CSV file (RFC 4180, leniently), one at a time.
 *
 * The parser is fed one line of the file at a time, so that where a row or a
 * cell begins is known exactly, and at most one row ends in each piece.
 */
struct _BatonCsvReader
{
  BatonTextReader   *text;
  struct csv_parser  parser;
  BatonArena        *arena;      /* Of the row being read. */
  BatonCell          cells[BATON_CSV_MAX_CELLS];
  guint              n_cells;
  gsize              row_size;
  guint              line;       /* Of the piece being parsed. */
  guint              cell_line;  /* Where the cell being read begins. */
  gboolean           discarding; /* The cell being read is too long. */
  gboolean           row_ended;
  gboolean           at_end;
  BatonRow           row;
};

/**
 * baton_csv_reader_new:
 * @text: (transfer full): what to read from
 * @separator: what separates the cells
 *
 * Begins to read rows.
 *
 * Returns: (transfer full): the reader
 */
BatonCsvReader *
baton_csv_reader_new (BatonTextReader *text,
                      char             separator)
{
  BatonCsvReader *self = g_new0 (BatonCsvReader, 1);

  self->text = text;
  csv_init (&self->parser, 0);
  csv_set_delim (&self->parser, separator);
  csv_set_blk_size (&self->parser, 64 * 1024);
  return self;
}

void
baton_csv_reader_free (BatonCsvReader *self)
{
  if (self == NULL)
    return;
  csv_free (&self->parser);
  baton_text_reader_free (self->text);
  g_free (self);
}

static void
set_fault (BatonCsvReader *self,
           BatonRowFault   fault)
{
  if (self->row.fault != BATON_ROW_FAULT_NONE)
    return;
  self->row.fault = fault;
  self->row.fault_line = self->cell_line;
}

static void
cell_cb (void   *text,
         size_t  length,
         void   *user_data)
{
  BatonCsvReader *self = user_data;

  self->row_size += length;

  if (self->discarding || length > BATON_CSV_MAX_CELL_SIZE || self->row_size > BATON_CSV_MAX_ROW_SIZE)
    {
      set_fault (self, BATON_ROW_FAULT_TOO_LONG);
    }
  else if (self->n_cells == BATON_CSV_MAX_CELLS)
    {
      set_fault (self, BATON_ROW_FAULT_TOO_MANY);
    }
  else
    {
      BatonCell *cell = &self->cells[self->n_cells++];

      cell->text = baton_arena_add (self->arena, text, length);
      cell->length = length;
    }

  self->discarding = FALSE;
  self->cell_line = self->line;
}

static void
row_cb (int   terminator,
        void *user_data)
{
  BatonCsvReader *self = user_data;

  self->row_ended = TRUE;
}

static gboolean
is_between_rows (BatonCsvReader *self)
{
  return self->n_cells == 0 && self->parser.entry_pos == 0 && self->row.fault == BATON_ROW_FAULT_NONE;
}

/* What is too long is thrown away as it comes, so that a quotation mark that is
 * never closed does not take up the memory of the whole file. One byte stays,
 * because the parser takes the closing quotation mark back from what it kept. */
static void
discard_long_cell (BatonCsvReader *self)
{
  if (self->parser.entry_pos <= BATON_CSV_MAX_CELL_SIZE)
    return;
  self->parser.entry_pos = 1;
  self->parser.spaces = 0;
  self->discarding = TRUE;
}

static gboolean
parse_piece (BatonCsvReader  *self,
             const char      *text,
             gsize            length,
             GError         **error)
{
  self->line = baton_text_reader_get_line (self->text);
  if (is_between_rows (self))
    self->row.line = self->cell_line = self->line;

  if (csv_parse (&self->parser, text, length, cell_cb, row_cb, self) != length)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   /* Translators: %u is a line number; the text is what the parser says. */
                   _("Line %u cannot be read: %s"),
                   self->line, csv_strerror (csv_error (&self->parser)));
      return FALSE;
    }

  discard_long_cell (self);
  return TRUE;
}

static void
finish (BatonCsvReader *self)
{
  self->at_end = TRUE;

  /* Strict only here: that is how the parser tells of an open quotation mark. */
  csv_set_opts (&self->parser, CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini (&self->parser, cell_cb, row_cb, self) == 0)
    return;

  self->row.fault = BATON_ROW_FAULT_UNCLOSED;
  self->row.fault_line = self->cell_line;
  self->row_ended = TRUE;
}

/**
 * baton_csv_reader_next:
 * @self: a reader
 * @arena: where to keep the texts of the cells
 * @row: (out) (transfer none) (nullable): the row, until the next call; `NULL`
 *   at the end of the file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the next row. Blank lines are no rows.
 *
 * A row with a fault has the cells before the fault only.
 *
 * Returns: whether it could be read
 */
gboolean
baton_csv_reader_next (BatonCsvReader   *self,
                       BatonArena       *arena,
                       const BatonRow  **row,
                       GCancellable     *cancellable,
                       GError          **error)
{
  self->arena = arena;
  self->n_cells = 0;
  self->row_size = 0;
  self->row_ended = FALSE;
  self->row.fault = BATON_ROW_FAULT_NONE;
  *row = NULL;

  while (!self->row_ended && !self->at_end)
    {
      const char *text;
      gsize length;

      if (!baton_text_reader_next (self->text, &text, &length, cancellable, error))
        return FALSE;
      if (length == 0)
        finish (self);
      else if (!parse_piece (self, text, length, error))
        return FALSE;
    }

  if (self->row_ended)
    {
      self->row.cells = self->cells;
      self->row.n_cells = self->n_cells;
      *row = &self->row;
    }
  return TRUE;
}
