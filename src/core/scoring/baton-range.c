/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-range-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "baton-error.h"
#include "lead/baton-field.h"
#include "lead/baton-number-text.h"

static gboolean
parse_number (const char *text,
              double     *number)
{
  guint64 whole = 0;
  guint n_digits = 0;
  const char *p = text;
  g_autofree char *normal = NULL;

  for (; g_ascii_isdigit (*p) && n_digits < 15; p++, n_digits++)
    whole = whole * 10 + (guint64) (*p - '0');
  if (n_digits > 0 && *p == '\0')
    {
      *number = (double) whole;
      return TRUE;
    }

  normal = baton_number_text_normalise (text, FALSE);
  if (normal == NULL)
    return FALSE;
  *number = g_ascii_strtod (normal, NULL);
  return TRUE;
}

static gboolean
parse_date (const char *text,
            char        date[24])
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  g_autofree char *normal = baton_field_type_normalise (BATON_FIELD_TYPE_DATE, upper, NULL);

  return normal != NULL && g_strlcpy (date, normal, 24) < 24;
}

static void
fail_limit (gboolean   numbers,
            gboolean   dates,
            GError   **error)
{
  const char *reason = _("a number, such as 250, or a date, such as 2026-03-31, is needed here");

  if (!dates)
    reason = _("a number, such as 250, is needed here");
  else if (!numbers)
    reason = _("a date, such as 2026-03-31, is needed here");
  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID, reason);
}

/* Takes the limits, NULL for none, and whether they may be numbers, or dates. */
BatonRange *
baton_range_new (const char  *low,
                 const char  *high,
                 gboolean     numbers,
                 gboolean     dates,
                 GError     **error)
{
  g_autofree BatonRange *self = g_new0 (BatonRange, 1);
  gboolean backwards;

  self->low = -INFINITY;
  self->high = INFINITY;
  if (numbers &&
      (low == NULL || parse_number (low, &self->low)) &&
      (high == NULL || parse_number (high, &self->high)))
    {
      backwards = self->low > self->high;
    }
  else if (dates &&
           (low == NULL || parse_date (low, self->first)) &&
           (high == NULL || parse_date (high, self->last)))
    {
      self->dates = TRUE;
      backwards = low != NULL && high != NULL && strcmp (self->first, self->last) > 0;
    }
  else
    {
      fail_limit (numbers, dates, error);
      return NULL;
    }

  if (backwards)
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("the first value is greater than the second; put the smaller one first"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* Tells whether the number or date that a text names lies in the range; a text
 * that names none does not. A limit without a time is the whole day. */
gboolean
baton_range_contains (const BatonRange *self,
                      const char       *text)
{
  double number;
  char date[24];

  if (!self->dates)
    return parse_number (text, &number) && number >= self->low && number <= self->high;

  return parse_date (text, date) &&
         strcmp (date, self->first) >= 0 &&
         (self->last[0] == '\0' || strncmp (date, self->last, strlen (self->last)) <= 0);
}
