/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BatonDecimalSign:
 * @BATON_DECIMAL_SIGN_UNKNOWN: the number does not say
 * @BATON_DECIMAL_SIGN_POINT: 1,250.5
 * @BATON_DECIMAL_SIGN_COMMA: 1.250,5
 *
 * What stands before the part of a number that is less than one.
 */
typedef enum
{
  BATON_DECIMAL_SIGN_UNKNOWN,
  BATON_DECIMAL_SIGN_POINT,
  BATON_DECIMAL_SIGN_COMMA,
} BatonDecimalSign;

char             *baton_number_text_normalise        (const char *text,
                                                      gboolean    whole);
BatonDecimalSign  baton_number_text_get_decimal_sign (const char *text,
                                                      gboolean   *is_ambiguous);

G_END_DECLS
