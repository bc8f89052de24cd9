/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-arena.h"
#include "baton-text-reader.h"

G_BEGIN_DECLS

#define BATON_CSV_MAX_CELLS     4096
#define BATON_CSV_MAX_CELL_SIZE (1024 * 1024)
#define BATON_CSV_MAX_ROW_SIZE  (8 * 1024 * 1024)

/**
 * BatonCell:
 * @text: the text, ended by a zero byte; may be changed in place
 * @length: its length in bytes
 */
typedef struct
{
  char  *text;
  gsize  length;
} BatonCell;

/**
 * BatonRowFault:
 * @BATON_ROW_FAULT_UNCLOSED: a quotation mark was open at the end of the file
 * @BATON_ROW_FAULT_TOO_LONG: a cell or the row is longer than a list can mean
 * @BATON_ROW_FAULT_TOO_MANY: there are more cells than a list can have columns
 */
typedef enum
{
  BATON_ROW_FAULT_NONE,
  BATON_ROW_FAULT_UNCLOSED,
  BATON_ROW_FAULT_TOO_LONG,
  BATON_ROW_FAULT_TOO_MANY,
} BatonRowFault;

/**
 * BatonRow:
 * @line: the line of the file that it begins on, from 1
 * @fault_line: the line that the faulty cell begins on
 * @cells: its cells, each ended by a zero byte, without the blanks around them
 * @n_cells: how many of them
 *
 * A row of a CSV file. The texts belong to the arena that was handed in.
 */
typedef struct
{
  guint            line;
  BatonRowFault    fault;
  guint            fault_line;
  const BatonCell *cells;
  guint            n_cells;
} BatonRow;

typedef struct _BatonCsvReader BatonCsvReader;

BatonCsvReader *baton_csv_reader_new  (BatonTextReader  *text,
                                       char              separator);
void            baton_csv_reader_free (BatonCsvReader   *self);
gboolean        baton_csv_reader_next (BatonCsvReader   *self,
                                       BatonArena       *arena,
                                       const BatonRow  **row,
                                       GCancellable     *cancellable,
                                       GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonCsvReader, baton_csv_reader_free)

G_END_DECLS
