/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lead/baton-fold.h"

#include <string.h>

#define ON_STACK  256
#define NOT_QUICK G_MAXSIZE

static inline gboolean
is_ascii_space (guchar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline guchar
ascii_lower (guchar c)
{
  return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

#define ONES  (G_MAXUINT64 / 0xff) /* 1 in each byte. */
#define HIGH  (0x80 * ONES)
#define FIRST G_GUINT64_CONSTANT (0x80)
#define LAST  (FIRST << 56)

static inline guint64
read_eight (const guchar *in)
{
  guint64 word;

  memcpy (&word, in, sizeof word);
  return GUINT64_FROM_LE (word);
}

/* Looks at eight bytes. Tells whether they are ASCII without control characters
 * and without two spaces in a row; `spaces` gets the high bit of each space. */
static inline gboolean
is_easy (guint64  word,
         guint64 *spaces)
{
  *spaces = ~(word + (0x80 - 0x21) * ONES) & HIGH;

  return ((word | (word - 0x20 * ONES)) & HIGH) == 0 && (*spaces & *spaces << 8) == 0;
}

static inline void
lower_eight (guint64  word,
             guchar  *out)
{
  guint64 from_a = word + (0x80 - 'A') * ONES;
  guint64 above_z = word + (0x7f - 'Z') * ONES;

  word |= ((from_a ^ above_z) & HIGH) >> 2;
  word = GUINT64_TO_LE (word);
  memcpy (out, &word, sizeof word);
}

/* Folds as many bytes as can be taken eight at once, up to a byte that is no
 * space; the last eight may overlap those before. Returns how many it took. */
static inline gsize
fold_eights (const guchar *in,
             gsize         length,
             guchar       *out,
             gsize         size)
{
  gsize done = 0;
  guint64 spaces;

  while (done + 8 <= MIN (length, size))
    {
      guint64 word = read_eight (in + done);

      if (!is_easy (word, &spaces) || (done == 0 && (spaces & FIRST) != 0))
        return done;
      lower_eight (word, out + done);
      done += (spaces & LAST) != 0 ? 7 : 8;
    }

  if (done > 0 && done < length && length >= 8 && length <= size)
    {
      guint64 word = read_eight (in + length - 8);

      if (is_easy (word, &spaces) && (spaces & LAST) == 0)
        {
          lower_eight (word, out + length - 8);
          done = length;
        }
    }
  return done;
}

/* Writes the folded letter of U+00C0 to U+00FF with the second byte `c`; none
 * of them needs more room folded. */
static inline void
fold_latin1 (guchar  c,
             guchar *out)
{
  if (c == 0x9f) /* sharp s */
    {
      out[0] = 's';
      out[1] = 's';
      return;
    }

  out[0] = 0xc3;
  out[1] = c < 0x9f && c != 0x97 /* times */ ? c + 0x20 : c;
}

/* Folds text of ASCII and the letters of Latin-1, which nothing can compose
 * with. Returns NOT_QUICK on any other text, or where `size` may be too small. */
static gsize
fold_quick (const char *text,
            char       *buffer,
            gsize       size)
{
  const guchar *in = (const guchar *) text;
  gsize length = strlen (text);
  const guchar *last = in + length;
  guchar *out = (guchar *) buffer;
  guchar *end = out + size;
  gsize taken = fold_eights (in, length, out, size);
  gboolean gap = FALSE;

  in += taken;
  out += taken;
  while (in < last)
    {
      if (is_ascii_space (*in))
        {
          gap = out != (guchar *) buffer;
          in++;
          continue;
        }
      if (end - out < 4)
        return NOT_QUICK;
      if (gap)
        *out++ = ' ';
      gap = FALSE;

      if (*in < 0x80)
        {
          *out++ = ascii_lower (*in++);
        }
      else if (in[0] == 0xc3 && in[1] >= 0x80 && in[1] <= 0xbf)
        {
          fold_latin1 (in[1], out);
          in += 2;
          out += 2;
        }
      else
        {
          return NOT_QUICK;
        }
    }

  if (out == end)
    return NOT_QUICK;
  *out = '\0';
  return (gsize) (out - (guchar *) buffer);
}

static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_sized_new (strlen (text));
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          gap = squeezed->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (squeezed, ' ');
      gap = FALSE;
      g_string_append_unichar (squeezed, c);
    }

  return g_string_free (squeezed, FALSE);
}

/* Composing after case folding can leave a letter that folds once more, so it
 * goes on until nothing changes: a key must fold to itself. */
static char *
fold_slowly (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *lower = g_utf8_casefold (folded, -1);
      g_autofree char *composed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE);
      gboolean stable = strcmp (composed, folded) == 0;

      g_free (folded);
      folded = g_steal_pointer (&composed);
      if (stable)
        break;
    }

  return squeeze (folded);
}

/**
 * baton_fold_into:
 * @text: a text
 * @buffer: (out caller-allocates) (array length=size): where the folded text goes
 * @size: the size of @buffer in bytes
 *
 * Folds a text as [func@fold] does, without allocating where it is of ASCII or
 * western European letters. When the returned length is not less than @size,
 * the buffer was too small and holds nothing of use.
 *
 * Returns: the length of the folded text in bytes, without the end
 */
gsize
baton_fold_into (const char *text,
                 char       *buffer,
                 gsize       size)
{
  g_autofree char *folded = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, 0);

  length = fold_quick (text, buffer, size);
  if (length != NOT_QUICK)
    return length;

  folded = fold_slowly (text);
  return g_strlcpy (buffer, folded, size);
}

/**
 * baton_fold:
 * @text: a text
 *
 * Brings a text into the form in which texts are compared: compatibility
 * forms and case are folded (NFKC), white space at the ends is taken off and
 * within it is squeezed to one space. A folded text folds to itself. What is
 * no valid UTF-8 is replaced.
 *
 * Returns: (transfer full): the folded text
 */
char *
baton_fold (const char *text)
{
  g_autofree char *folded = NULL;
  gsize size;

  g_return_val_if_fail (text != NULL, NULL);

  size = strlen (text) + 5;
  folded = g_malloc (size);
  if (fold_quick (text, folded, size) != NOT_QUICK)
    return g_steal_pointer (&folded);

  return fold_slowly (text);
}

/**
 * baton_fold_equal:
 * @a: (nullable): a text
 * @b: (nullable): another
 *
 * Tells whether two texts fold to the same. `NULL` equals `NULL` only.
 *
 * Returns: whether they do
 */
gboolean
baton_fold_equal (const char *a,
                  const char *b)
{
  char folded_a[ON_STACK], folded_b[ON_STACK];
  g_autofree char *long_a = NULL;
  g_autofree char *long_b = NULL;
  gsize length_a, length_b;

  if (a == NULL || b == NULL)
    return a == b;

  length_a = fold_quick (a, folded_a, sizeof folded_a);
  length_b = fold_quick (b, folded_b, sizeof folded_b);
  if (length_a != NOT_QUICK && length_b != NOT_QUICK)
    return length_a == length_b && memcmp (folded_a, folded_b, length_a) == 0;

  long_a = baton_fold (a);
  long_b = baton_fold (b);
  return strcmp (long_a, long_b) == 0;
}
