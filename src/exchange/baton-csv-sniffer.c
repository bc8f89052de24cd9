/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-csv-sniffer.h"

#include <string.h>

/* Rows that are looked at; more would not change the answer. */
#define N_SNIFFED_ROWS 64

static const char separators[] = { ',', ';', '\t', '|' };

typedef struct
{
  guint n_rows;
  guint counts[N_SNIFFED_ROWS][G_N_ELEMENTS (separators)];
} Sample;

/* Counts each separator outside of quotation marks, row by row. A quotation
 * mark opens only where a cell begins, after any of the separators. */
static void
count_separators (Sample     *sample,
                  const char *text,
                  gsize       length)
{
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE;
  gboolean at_cell = TRUE;
  gboolean blank = TRUE;

  for (gsize i = 0; i < length && sample->n_rows < N_SNIFFED_ROWS; i++)
    {
      const char *separator;

      if (text[i] == '"' && (quoted || at_cell))
        {
          quoted = !quoted;
          at_cell = !quoted;
          blank = FALSE;
        }
      else if (quoted)
        {
          continue;
        }
      else if (text[i] == '\n' || text[i] == '\r')
        {
          if (!blank)
            memcpy (sample->counts[sample->n_rows++], counts, sizeof counts);
          memset (counts, 0, sizeof counts);
          at_cell = blank = TRUE;
        }
      else if ((separator = memchr (separators, text[i], sizeof separators)) != NULL)
        {
          counts[separator - separators]++;
          at_cell = TRUE;
          blank = FALSE;
        }
      else if (text[i] != ' ')
        {
          at_cell = blank = FALSE;
        }
    }

  if (!blank && sample->n_rows < N_SNIFFED_ROWS)
    memcpy (sample->counts[sample->n_rows++], counts, sizeof counts);
}

/* How well a separator explains the file: the share of rows that have as many
 * cells as the headings, then the number of headings. */
static guint
rate_separator (const Sample *sample,
                guint         separator)
{
  guint n_headings = sample->counts[0][separator];
  guint n_alike = 0;

  if (n_headings == 0)
    return 0;
  for (guint row = 0; row < sample->n_rows; row++)
    n_alike += sample->counts[row][separator] == n_headings;

  return n_alike * 10000 / sample->n_rows + MIN (n_headings, 999);
}

/**
 * baton_csv_sniff_separator:
 * @text: the beginning of a file
 * @length: its length in bytes
 *
 * Guesses what separates the cells: comma, semicolon, tab or bar.
 *
 * Returns: the separator; a comma where there is one column only
 */
char
baton_csv_sniff_separator (const char *text,
                           gsize       length)
{
  Sample sample = { 0 };
  guint best = 0;
  guint best_rate = 0;

  count_separators (&sample, text, length);

  for (guint i = 0; sample.n_rows > 0 && i < G_N_ELEMENTS (separators); i++)
    {
      guint rate = rate_separator (&sample, i);

      if (rate > best_rate)
        {
          best = i;
          best_rate = rate;
        }
    }

  return separators[best];
}

/**
 * baton_csv_parse_declaration:
 * @text: the beginning of a file
 * @length: its length in bytes
 *
 * Reads the first line by which Excel is told the separator, such as `sep=;`.
 *
 * Returns: the separator; 0 when the file begins with no such line
 */
char
baton_csv_parse_declaration (const char *text,
                             gsize       length)
{
  const char *p = text;
  const char *end = text + length;
  gboolean quoted = length > 0 && *p == '"';
  char separator;

  p += quoted;
  if (end - p < 5 || g_ascii_strncasecmp (p, "sep=", 4) != 0)
    return 0;
  separator = p[4];
  p += 5;
  if (quoted && (p == end || *p++ != '"'))
    return 0;
  if (p < end && *p != '\r' && *p != '\n')
    return 0;

  return (guchar) separator < 0x80 && strchr ("\"\r\n", separator) == NULL ? separator : 0;
}
