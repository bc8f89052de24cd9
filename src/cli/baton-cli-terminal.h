/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/**
 * BatonCliStyle:
 *
 * How a text stands out in a terminal that has colours.
 */
typedef enum
{
  BATON_CLI_STYLE_PLAIN,
  BATON_CLI_STYLE_STRONG,
  BATON_CLI_STYLE_DIM,
  BATON_CLI_STYLE_GOOD,
  BATON_CLI_STYLE_WARNING,
  BATON_CLI_STYLE_BAD,
  BATON_CLI_STYLE_MARKETING,
  BATON_CLI_STYLE_SALES,
} BatonCliStyle;

guint    baton_cli_text_width    (const char    *text);
char    *baton_cli_text_fit      (const char    *text,
                                  guint          width);

guint    baton_cli_get_width     (FILE          *file);
void     baton_cli_print_styled  (FILE          *file,
                                  const char    *text,
                                  BatonCliStyle  style);

G_END_DECLS
