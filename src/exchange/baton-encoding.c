/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-encoding.h"

#include <string.h>

/* Enough of a file without a mark to see where UTF-16 has its zero bytes. */
#define ZERO_SAMPLE 4096

/**
 * baton_encoding_get_name:
 * @encoding: an encoding
 *
 * Names an encoding as iconv does.
 *
 * Returns: the name
 */
const char *
baton_encoding_get_name (BatonEncoding encoding)
{
  switch (encoding)
    {
    case BATON_ENCODING_UTF_16_LE:
      return "UTF-16LE";
    case BATON_ENCODING_UTF_16_BE:
      return "UTF-16BE";
    case BATON_ENCODING_WINDOWS_1252:
      return "WINDOWS-1252";
    case BATON_ENCODING_ASCII:
    case BATON_ENCODING_UTF_8:
    default:
      return "UTF-8";
    }
}

static gboolean
is_ascii (const char *bytes,
          gsize       length)
{
  guint64 all = 0;
  gsize i = 0;

  for (; i + sizeof all <= length; i += sizeof all)
    {
      guint64 word;

      memcpy (&word, bytes + i, sizeof word);
      all |= word;
    }
  for (; i < length; i++)
    all |= (guchar) bytes[i];

  return (all & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

/**
 * baton_encoding_decide:
 * @bytes: some of a file that is not UTF-16, without a part of a character at
 *   its end, see [func@encoding_get_tail]
 * @length: how many bytes
 *
 * Decides between UTF-8 and Windows-1252 by which of the two explains more of
 * the bytes that are not ASCII: a UTF-8 file in which another program cut a
 * text in the middle of a character stays UTF-8.
 *
 * Returns: the encoding, or `BATON_ENCODING_ASCII` when both would do
 */
BatonEncoding
baton_encoding_decide (const char *bytes,
                       gsize       length)
{
  const char *end = bytes + length;
  gsize n_valid = 0;
  gsize n_invalid = 0;

  if (is_ascii (bytes, length))
    return BATON_ENCODING_ASCII;

  for (const char *p = bytes; p < end;)
    {
      gunichar c;

      if ((guchar) *p < 0x80)
        {
          p++;
          continue;
        }

      c = g_utf8_get_char_validated (p, end - p);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          n_invalid++;
          p++;
        }
      else
        {
          n_valid++;
          p = g_utf8_next_char (p);
        }
    }

  return n_valid > n_invalid ? BATON_ENCODING_UTF_8 : BATON_ENCODING_WINDOWS_1252;
}

/* Text of Western languages has a zero byte in nearly each unit of UTF-16. */
static gboolean
detect_unmarked_utf_16 (const char    *bytes,
                        gsize          length,
                        BatonEncoding *encoding)
{
  gsize n_units = MIN (length, ZERO_SAMPLE) / 2;
  gsize n_first = 0;
  gsize n_second = 0;

  for (gsize i = 0; i < n_units; i++)
    {
      n_first += bytes[2 * i] == 0;
      n_second += bytes[2 * i + 1] == 0;
    }

  if (n_first == 0 && n_second * 2 > n_units)
    *encoding = BATON_ENCODING_UTF_16_LE;
  else if (n_second == 0 && n_first * 2 > n_units)
    *encoding = BATON_ENCODING_UTF_16_BE;
  else
    return FALSE;
  return TRUE;
}

/**
 * baton_encoding_detect:
 * @bytes: the beginning of a file
 * @length: how many bytes
 * @mark: (out): the length of the byte order mark that it begins with; 0 for none
 *
 * Finds out the encoding of a file: from its byte order mark, from the zero
 * bytes of UTF-16, else by [func@encoding_decide].
 *
 * Returns: the encoding
 */
BatonEncoding
baton_encoding_detect (const char *bytes,
                       gsize       length,
                       gsize      *mark)
{
  BatonEncoding encoding;

  *mark = 0;

  if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    {
      *mark = 3;
      return BATON_ENCODING_UTF_8;
    }
  if (length >= 2 && memcmp (bytes, "\xFF\xFE", 2) == 0)
    {
      *mark = 2;
      return BATON_ENCODING_UTF_16_LE;
    }
  if (length >= 2 && memcmp (bytes, "\xFE\xFF", 2) == 0)
    {
      *mark = 2;
      return BATON_ENCODING_UTF_16_BE;
    }
  if (detect_unmarked_utf_16 (bytes, length, &encoding))
    return encoding;

  return baton_encoding_decide (bytes, length);
}

static gsize
get_utf_8_tail (const char *bytes,
                gsize       length)
{
  for (gsize n = 1; n <= MIN (length, 3); n++)
    {
      guchar c = bytes[length - n];

      if (c < 0x80)
        return 0;
      if (c >= 0xC0)
        return n < (c >= 0xF0 ? 4u : c >= 0xE0 ? 3u : 2u) ? n : 0;
    }
  return 0;
}

static gsize
get_utf_16_tail (const char *bytes,
                 gsize       length,
                 const char *carriage_return)
{
  gsize tail = length % 2;

  if (length - tail >= 2 && memcmp (bytes + length - tail - 2, carriage_return, 2) == 0)
    tail += 2;
  return tail;
}

/**
 * baton_encoding_get_tail:
 * @encoding: an encoding
 * @bytes: a block out of a file
 * @length: how many bytes
 *
 * Tells how many bytes at the end of a block can be understood only with what
 * follows: a part of a character, or a carriage return that a line feed may
 * follow.
 *
 * Returns: the length of that tail, in bytes
 */
gsize
baton_encoding_get_tail (BatonEncoding  encoding,
                         const char    *bytes,
                         gsize          length)
{
  switch (encoding)
    {
    case BATON_ENCODING_UTF_16_LE:
      return get_utf_16_tail (bytes, length, "\r\0");
    case BATON_ENCODING_UTF_16_BE:
      return get_utf_16_tail (bytes, length, "\0\r");
    case BATON_ENCODING_ASCII:
    case BATON_ENCODING_UTF_8:
      if (length > 0 && bytes[length - 1] == '\r')
        return 1;
      return get_utf_8_tail (bytes, length);
    case BATON_ENCODING_WINDOWS_1252:
    default:
      return length > 0 && bytes[length - 1] == '\r' ? 1 : 0;
    }
}
