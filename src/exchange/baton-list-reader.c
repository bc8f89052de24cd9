/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-list-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-csv-reader.h"
#include "baton-csv-sniffer.h"
#include "baton-error.h"
#include "lead/baton-field.h"
#include "lead/baton-fold.h"

/* Longer is no name, and no address. */
#define MAX_ENTRY 500

/* What was read so far. */
typedef struct
{
  GStrvBuilder *entries;
  GHashTable   *seen;       /* Folded. */
  guint         n_repeated;
} Entries;

static gboolean
fail (GError     **error,
      guint        line,
      const char  *reason)
{
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: %u is the number of a line in a file, %s what is wrong with it. */
               _("line %u: %s"), line, reason);
  return FALSE;
}

/* A domain is often written with the @ before it. */
static const char *
skip_at (const char *text)
{
  return *text == '@' && text[1] != '\0' ? text + 1 : text;
}

static gboolean
add (Entries         *self,
     const BatonRow  *row,
     GError         **error)
{
  g_autofree char *entry = NULL;

  if (row->n_cells == 0 || *row->cells[0].text == '\0' || *row->cells[0].text == '#')
    return TRUE;
  if (strlen (row->cells[0].text) < row->cells[0].length)
    return fail (error, row->line, _("there is a zero byte in it"));

  entry = baton_field_type_normalise (BATON_FIELD_TYPE_TEXT, skip_at (row->cells[0].text), error);
  if (entry == NULL)
    return error == NULL || *error == NULL;
  if (strlen (entry) > MAX_ENTRY)
    return fail (error, row->line, _("it is too long for an entry of a list; write one entry a line"));

  if (g_hash_table_add (self->seen, baton_fold (entry)))
    g_strv_builder_add (self->entries, entry);
  else
    self->n_repeated++;
  return TRUE;
}

static const char *
describe_fault (BatonRowFault fault)
{
  return fault == BATON_ROW_FAULT_UNCLOSED ? _("a quotation mark is not closed")
                                           : _("it is too long for an entry of a list; write one entry a line");
}

/* Takes the text. */
static gboolean
read_rows (Entries          *self,
           BatonTextReader  *text,
           GError          **error)
{
  gsize length;
  const char *beginning = baton_text_reader_peek (text, &length);
  char separator = baton_csv_sniff_separator (beginning, length);
  g_autoptr(BatonCsvReader) reader = baton_csv_reader_new (text, separator);
  g_autoptr(BatonArena) arena = baton_arena_new ();
  const BatonRow *row;

  while (TRUE)
    {
      baton_arena_reset (arena);
      if (!baton_csv_reader_next (reader, arena, &row, NULL, error))
        return FALSE;
      if (row == NULL)
        return TRUE;
      if (row->fault != BATON_ROW_FAULT_NONE)
        return fail (error, row->fault_line, describe_fault (row->fault));
      if (!add (self, row, error))
        return FALSE;
    }
}

/**
 * baton_list_read:
 * @stream: a text
 * @n_repeated: (out): how many entries were left out because they are there already
 * @error: return location for an error
 *
 * Reads a list, such as the domains of competitors: one entry a line, or the
 * first column of a CSV file, in any encoding. Lines that begin with `#` are
 * comments; an `@` before a domain is left out. Upper and lower case do not
 * tell entries apart.
 *
 * Fails with `BATON_ERROR_INVALID`, and names the line.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the entries
 */
char **
baton_list_read (GInputStream  *stream,
                 guint         *n_repeated,
                 GError       **error)
{
  g_autoptr(BatonTextReader) text = NULL;
  g_autoptr(GStrvBuilder) entries = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Entries self = { entries, seen, 0 };
  BatonFileKind kind;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  text = baton_text_reader_new (stream, error);
  if (text == NULL)
    return NULL;
  kind = baton_text_reader_get_kind (text);
  if (kind != BATON_FILE_KIND_TEXT && kind != BATON_FILE_KIND_EMPTY)
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID, baton_file_kind_describe (kind));
      return NULL;
    }
  if (!read_rows (&self, g_steal_pointer (&text), error))
    return NULL;
  *n_repeated = self.n_repeated;
  return g_strv_builder_end (entries);
}
