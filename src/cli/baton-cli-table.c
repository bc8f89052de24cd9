/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-table.h"

#include <string.h>

#define GAP               2
#define NARROWEST_COLUMN  6

/* How many rows are looked at before the columns get their widths. */
#define ROWS_AT_ONCE      1000

typedef struct
{
  char               *title;
  BatonCliColumnKind  kind;
  guint               wanted;   /* of the widest text so far, in cells */
  guint               width;    /* what it got */
  gboolean            left_out; /* for want of room */
} Column;

typedef struct
{
  char          *text;
  BatonCliStyle  style;
} Cell;

/**
 * BatonCliTable:
 *
 * A table that is printed to standard output, row by row.
 *
 * However long it is, no more than some rows are kept: the first ones decide
 * how wide the columns are.
 *
 * Invariants: cells holds the rows that are not printed yet, one after the
 * other; the widths never change once printing has begun; blanks counts the spaces
 * that are kept back.
 */
struct _BatonCliTable
{
  GArray   *columns;
  GArray   *cells;
  guint     blanks;
  gboolean  has_begun;
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->title);
}

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

/**
 * baton_cli_table_new:
 *
 * Creates a table without columns.
 *
 * Returns: (transfer full): a table
 */
BatonCliTable *
baton_cli_table_new (void)
{
  BatonCliTable *self = g_new0 (BatonCliTable, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->columns, clear_column);
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

/**
 * baton_cli_table_free:
 * @self: a table
 *
 * Frees a table; what was added and not printed is lost.
 */
void
baton_cli_table_free (BatonCliTable *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * baton_cli_table_add_column:
 * @self: a table without rows
 * @title: (nullable): the heading; a table whose columns have none has no head
 * @kind: what stands in it
 *
 * Adds a column.
 */
void
baton_cli_table_add_column (BatonCliTable      *self,
                            const char         *title,
                            BatonCliColumnKind  kind)
{
  Column column = { g_strdup (title), kind, title != NULL ? baton_cli_text_width (title) : 0, 0 };

  g_return_if_fail (self->cells->len == 0 && !self->has_begun);

  g_array_append_val (self->columns, column);
}

static guint
measure (BatonCliTable *self)
{
  guint total = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      if (!column->left_out)
        total += column->width + (total > 0 ? GAP : 0);
    }
  return total;
}

static Column *
find_widest_text (BatonCliTable *self)
{
  Column *widest = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);

      if (column->kind == BATON_CLI_COLUMN_TEXT && column->width > NARROWEST_COLUMN &&
          (widest == NULL || column->width > widest->width))
        widest = column;
    }
  return widest;
}

/* Leaves minor columns out, and takes from the widest text, until a row fits. */
static void
give_widths (BatonCliTable *self)
{
  guint room = baton_cli_get_width (stdout);
  Column *column;

  for (guint i = 0; i < self->columns->len; i++)
    {
      column = &g_array_index (self->columns, Column, i);
      column->width = column->wanted;
    }
  if (room == 0)
    return;

  for (guint i = self->columns->len; i-- > 0 && measure (self) > room; )
    {
      column = &g_array_index (self->columns, Column, i);
      column->left_out = column->kind == BATON_CLI_COLUMN_MINOR;
    }
  while (measure (self) > room && (column = find_widest_text (self)) != NULL)
    column->width--;
}

/* Spaces are kept back until something stands behind them. */
static void
print_text (BatonCliTable *self,
            const char    *text,
            BatonCliStyle  style)
{
  if (*text == '\0')
    return;
  fprintf (stdout, "%*s", (int) self->blanks, "");
  self->blanks = 0;
  baton_cli_print_styled (stdout, text, style);
}

static void
end_line (BatonCliTable *self)
{
  self->blanks = 0;
  fputc ('\n', stdout);
}

static void
print_cell (BatonCliTable *self,
            guint          position,
            const char    *text,
            BatonCliStyle  style)
{
  const Column *column = &g_array_index (self->columns, Column, position);
  g_autofree char *fitted = NULL;
  guint width;
  guint rest;

  if (column->left_out)
    return;

  fitted = baton_cli_text_fit (text, column->kind == BATON_CLI_COLUMN_TEXT ? column->width : 0);
  width = baton_cli_text_width (fitted);
  rest = column->width > width ? column->width - width : 0;

  if (position > 0)
    self->blanks += GAP;
  if (column->kind == BATON_CLI_COLUMN_NUMBER)
    self->blanks += rest;
  print_text (self, fitted, style);
  if (column->kind != BATON_CLI_COLUMN_NUMBER)
    self->blanks += rest;
}

static void
begin (BatonCliTable *self)
{
  if (self->has_begun)
    return;

  give_widths (self);
  self->has_begun = TRUE;
  if (g_array_index (self->columns, Column, 0).title == NULL)
    return;

  for (guint i = 0; i < self->columns->len; i++)
    print_cell (self, i, g_array_index (self->columns, Column, i).title, BATON_CLI_STYLE_STRONG);
  end_line (self);
}

/**
 * baton_cli_table_print:
 * @self: a table
 *
 * Prints the rows that are not printed yet.
 */
void
baton_cli_table_print (BatonCliTable *self)
{
  begin (self);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      print_cell (self, i % self->columns->len, cell->text, cell->style);
      if ((i + 1) % self->columns->len == 0)
        end_line (self);
    }
  g_array_set_size (self->cells, 0);
}

/**
 * baton_cli_table_add:
 * @self: a table
 * @style: how the text stands out
 * @text: (nullable): what stands in the cell
 *
 * Adds the next cell, from the first column of a row to its last.
 */
void
baton_cli_table_add (BatonCliTable *self,
                     BatonCliStyle  style,
                     const char    *text)
{
  Cell cell = { g_strdup (text != NULL ? text : ""), style };
  Column *column = &g_array_index (self->columns, Column, self->cells->len % self->columns->len);

  column->wanted = MAX (column->wanted, baton_cli_text_width (cell.text));
  g_array_append_val (self->cells, cell);
  if (self->cells->len == ROWS_AT_ONCE * self->columns->len)
    baton_cli_table_print (self);
}

/**
 * baton_cli_table_add_id:
 * @self: a table
 * @id: the number of a lead, an event or the like; 0 for none
 *
 * Adds the next cell, with what names something and is no amount.
 */
void
baton_cli_table_add_id (BatonCliTable *self,
                        gint64         id)
{
  g_autofree char *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;

  baton_cli_table_add (self, BATON_CLI_STYLE_PLAIN, text);
}

/**
 * baton_cli_table_add_number:
 * @self: a table
 * @number: what stands in the cell
 *
 * Adds the next cell, with an amount.
 */
void
baton_cli_table_add_number (BatonCliTable *self,
                            gint64         number)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, number);

  baton_cli_table_add (self, BATON_CLI_STYLE_PLAIN, text);
}
