/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BatonEncoding:
 * @BATON_ENCODING_ASCII: nothing but ASCII was seen so far: UTF-8 or Windows-1252
 *
 * How the bytes of a file stand for text.
 */
typedef enum
{
  BATON_ENCODING_ASCII,
  BATON_ENCODING_UTF_8,
  BATON_ENCODING_UTF_16_LE,
  BATON_ENCODING_UTF_16_BE,
  BATON_ENCODING_WINDOWS_1252,
} BatonEncoding;

const char    *baton_encoding_get_name (BatonEncoding  encoding);
BatonEncoding  baton_encoding_detect   (const char    *bytes,
                                        gsize          length,
                                        gsize         *mark);
BatonEncoding  baton_encoding_decide   (const char    *bytes,
                                        gsize          length);
gsize          baton_encoding_get_tail (BatonEncoding  encoding,
                                        const char    *bytes,
                                        gsize          length);

G_END_DECLS
