/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lead/baton-number-text.h"

#include <string.h>

#define MAX_DIGITS 18

/* A number as it was written, without spaces, apostrophes and currency signs. */
typedef struct
{
  gboolean  negative;
  GString  *digits; /* Digits, points and commas. */
} Written;

static gboolean
is_filler (gunichar c)
{
  return g_unichar_isspace (c) || c == '\'' || c == 0x2019 || c == '_' ||
         g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL;
}

/* Takes what counts; stops before a dash or plus after the first digit, so
 * that "51-200" and "10,000+" are read as far as their lower end. */
static gboolean
read_written (const char *text,
              gboolean    whole,
              Written    *written)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_filler (c))
        continue;
      if (g_ascii_isdigit (*p) || c == '.' || c == ',')
        g_string_append_c (written->digits, *p);
      else if (written->digits->len == 0 && (c == '-' || c == 0x2212))
        written->negative = TRUE;
      else if (written->digits->len == 0 && (c == '+' || (whole && c == '>')))
        continue;
      else
        return whole && (c == '+' || c == '-' || c == 0x2013) && written->digits->len > 0;
    }

  return TRUE;
}

static guint
count (const char *text,
       char        c)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == c;
  return n;
}

/* Whether every group that `separator` sets off, up to `end`, has three digits
 * and the first has one to three. */
static gboolean
is_grouped (const char *digits,
            const char *end,
            char        separator)
{
  gsize group = 0;
  gboolean first = TRUE;

  for (const char *p = digits; p <= end; p++)
    {
      if (p < end && *p != separator)
        {
          if (!g_ascii_isdigit (*p))
            return FALSE;
          group++;
          continue;
        }
      if (first ? group == 0 || group > 3 : group != 3)
        return FALSE;
      first = FALSE;
      group = 0;
    }
  return TRUE;
}

/* Finds the decimal sign, or the end where there is none, and the sign that
 * groups thousands, or 0. */
static gboolean
find_signs (const char  *digits,
            gboolean     whole,
            const char **decimal,
            char        *grouping)
{
  const char *end = digits + strlen (digits);
  guint n_points = count (digits, '.');
  guint n_commas = count (digits, ',');
  const char *last_point = strrchr (digits, '.');
  const char *last_comma = strrchr (digits, ',');
  char only = n_points > 0 ? '.' : ',';

  *decimal = end;
  *grouping = 0;
  if (n_points + n_commas == 0)
    return TRUE;

  if (n_points > 0 && n_commas > 0)
    {
      *decimal = MAX (last_point, last_comma);
      *grouping = last_point > last_comma ? ',' : '.';
      return count (digits, **decimal) == 1 && is_grouped (digits, *decimal, *grouping);
    }
  if ((n_points + n_commas > 1 || only == ',' || whole) &&
      digits[0] != '0' && is_grouped (digits, end, only))
    {
      *grouping = only;
      return TRUE;
    }

  *decimal = strchr (digits, only);
  return n_points + n_commas == 1;
}

/**
 * baton_number_text_normalise:
 * @text: a number as somebody wrote it, valid UTF-8
 * @whole: whether it counts something, such as employees
 *
 * Brings a number into decimal digits with a point, without needless zeros.
 *
 * White space, apostrophes and currency signs are left out. Where points and
 * commas occur together the last of them is the decimal sign: `1.000,5` is
 * 1000.5. A sign that occurs more than once, or a comma with three digits
 * after it, groups thousands: `1,000` is 1000, `1,5` is 1.5. A single point is
 * the decimal sign, except in a whole number with three digits after it:
 * `1.000` employees are 1000. Of a whole number's range, such as `51-200` or
 * `10,000+`, the lower end is taken.
 *
 * Returns: (transfer full) (nullable): the number, or `NULL` when it is none
 *   or has more than 18 digits
 */
char *
baton_number_text_normalise (const char *text,
                             gboolean    whole)
{
  g_autoptr(GString) digits = g_string_new (NULL);
  g_autoptr(GString) number = g_string_new (NULL);
  Written written = { FALSE, digits };
  const char *decimal;
  char grouping;
  gsize start = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (!read_written (text, whole, &written) ||
      !find_signs (digits->str, whole, &decimal, &grouping))
    return NULL;

  for (const char *p = digits->str; *p != '\0'; p++)
    {
      if (p == decimal)
        g_string_append_c (number, '.');
      else if (*p != grouping)
        g_string_append_c (number, *p);
    }
  if (number->len == 0 || number->len > MAX_DIGITS + 1 || strcmp (number->str, ".") == 0)
    return NULL;

  if (strchr (number->str, '.') != NULL)
    {
      while (number->str[number->len - 1] == '0')
        g_string_truncate (number, number->len - 1);
      if (number->str[number->len - 1] == '.')
        g_string_truncate (number, number->len - 1);
    }
  while (number->str[start] == '0' && g_ascii_isdigit (number->str[start + 1]))
    start++;
  g_string_erase (number, 0, (gssize) start);
  if (number->len == 0 || number->str[0] == '.')
    g_string_prepend_c (number, '0');
  if (written.negative && strcmp (number->str, "0") != 0)
    g_string_prepend_c (number, '-');

  return g_string_free (g_steal_pointer (&number), FALSE);
}

/**
 * baton_number_text_get_decimal_sign:
 * @text: a number as somebody wrote it, valid UTF-8
 * @is_ambiguous: (out): whether it can be read in two ways: `1.250` and `1,250`
 *   are a little more than one in one country, and many in another
 *
 * Finds out from one number what its writer takes for the decimal sign.
 *
 * Returns: the sign
 */
BatonDecimalSign
baton_number_text_get_decimal_sign (const char *text,
                                    gboolean   *is_ambiguous)
{
  g_autoptr(GString) digits = g_string_new (NULL);
  Written written = { FALSE, digits };
  const char *decimal;
  char grouping;

  g_return_val_if_fail (text != NULL && is_ambiguous != NULL, BATON_DECIMAL_SIGN_UNKNOWN);

  *is_ambiguous = FALSE;
  if (!read_written (text, FALSE, &written) || !find_signs (digits->str, FALSE, &decimal, &grouping))
    return BATON_DECIMAL_SIGN_UNKNOWN;

  *is_ambiguous = count (digits->str, '.') + count (digits->str, ',') == 1 && digits->str[0] != '0' &&
                  is_grouped (digits->str, digits->str + digits->len, strpbrk (digits->str, ".,")[0]);
  if (*is_ambiguous || (grouping == 0 && *decimal == '\0'))
    return BATON_DECIMAL_SIGN_UNKNOWN;
  return *decimal == '.' || grouping == ',' ? BATON_DECIMAL_SIGN_POINT : BATON_DECIMAL_SIGN_COMMA;
}
