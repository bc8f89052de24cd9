/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether 1.250 is a little more than one, or many, no file says; but the other
 * numbers of a column may. */

#include "baton-number-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
make_note (const char *text)
{
  g_autofree char *number = baton_number_text_normalise (text, FALSE);

  /* Translators: a number that can be read in two ways, as it stands in a file, and as it is read. */
  return g_strdup_printf (_("“%s” is read as %s"), text, number);
}

/**
 * baton_number_column_find_sign:
 * @sample: (element-type GStrv): the first rows of a file
 * @column: the number of a column of numbers that need not be whole
 * @note: (out) (nullable) (transfer full): how a number is read that can be read
 *   in two ways; `NULL` when there is none, or others show how it is meant
 *
 * Finds out what the numbers of a column take for the decimal sign. One that can
 * be read in one way only decides; two that contradict each other leave it open.
 *
 * Returns: the sign
 */
BatonDecimalSign
baton_number_column_find_sign (GPtrArray  *sample,
                               guint       column,
                               char      **note)
{
  BatonDecimalSign sign = BATON_DECIMAL_SIGN_UNKNOWN;
  const char *ambiguous = NULL;
  gboolean is_contradicted = FALSE;

  for (guint i = 0; i < sample->len; i++)
    {
      const char * const *row = g_ptr_array_index (sample, i);
      BatonDecimalSign shown;
      gboolean is_ambiguous;

      if (column >= g_strv_length ((char **) row))
        continue;
      shown = baton_number_text_get_decimal_sign (row[column], &is_ambiguous);
      if (is_ambiguous && ambiguous == NULL)
        ambiguous = row[column];
      if (shown == BATON_DECIMAL_SIGN_UNKNOWN)
        continue;
      is_contradicted |= sign != BATON_DECIMAL_SIGN_UNKNOWN && shown != sign;
      sign = shown;
    }

  if (is_contradicted)
    sign = BATON_DECIMAL_SIGN_UNKNOWN;
  *note = ambiguous != NULL && sign == BATON_DECIMAL_SIGN_UNKNOWN ? make_note (ambiguous) : NULL;
  return sign;
}

/**
 * baton_number_column_settle:
 * @sign: the decimal sign of the column
 * @text: a number, ended by a zero byte; changed where it could be misread
 * @length: its length in bytes
 *
 * Writes a number so that it is read as its column is meant.
 *
 * Returns: the length now
 */
gsize
baton_number_column_settle (BatonDecimalSign  sign,
                            char             *text,
                            gsize             length)
{
  gboolean is_ambiguous;
  char *point;

  if (sign != BATON_DECIMAL_SIGN_COMMA)
    return length;
  baton_number_text_get_decimal_sign (text, &is_ambiguous);
  if (!is_ambiguous)
    return length;

  point = strchr (text, '.');
  if (point == NULL)
    {
      *strchr (text, ',') = '.';
      return length;
    }
  memmove (point, point + 1, strlen (point));
  return length - 1;
}
