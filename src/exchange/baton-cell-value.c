/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cell-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"

/* Most texts have their canonical form already, and are not copied. Each of the
 * checks below answers TRUE only where baton_field_normalise() would hand the
 * same text back; the tests hold the two against each other. */

typedef enum
{
  PLAIN_NOT,      /* May hold something to be cleaned. */
  PLAIN_WIDE,     /* Holds nothing but several blanks in a row. */
  PLAIN_TEXT,
} Plainness;

#define EACH_BYTE(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))
#define HIGH_BITS       EACH_BYTE (0x80)

/* The high bit of each byte that is zero, and perhaps of some after one: enough
 * to say that all is well, and to look closer where it may not be. */
static inline guint64
find_zero_bytes (guint64 word)
{
  return (word - EACH_BYTE (1)) & ~word & HIGH_BITS;
}

/* Whether eight bytes are printable ASCII without two blanks in a row. */
static inline gboolean
is_plain_word (const char *text)
{
  guint64 word;
  guint64 blanks;

  memcpy (&word, text, sizeof word);
  if ((word | ((word - EACH_BYTE (' ')) & ~word) | find_zero_bytes (word ^ EACH_BYTE (0x7f))) & HIGH_BITS)
    return FALSE;
  blanks = find_zero_bytes (word ^ EACH_BYTE (' '));
  return (blanks & (blanks >> 8)) == 0;
}

/* Letters of Western and Central European languages, U+00C0 to U+017F, are
 * composed already, and compose with nothing that is plain. */
static inline gboolean
is_composed_letter (guchar first,
                    guchar second)
{
  return first >= 0xc3 && first <= 0xc5 && second >= 0x80 && second <= 0xbf;
}

/* Whole words overlap by a byte, so that two blanks never fall between them. */
static Plainness
get_plainness (const char *text,
               gsize       length)
{
  Plainness plainness = PLAIN_TEXT;
  gsize i = 0;

  while (i + sizeof (guint64) <= length && is_plain_word (text + i))
    i += sizeof (guint64) - 1;

  for (; i < length; i++)
    {
      guchar c = text[i];

      if (is_composed_letter (c, text[i + 1]))
        i++;
      else if (c < ' ' || c >= 0x7f)
        return PLAIN_NOT;
      else if (c == ' ' && text[i + 1] == ' ')
        plainness = PLAIN_WIDE;
    }
  return plainness;
}

/* Tells whether an address is of the common kind that is certainly valid, once
 * it is in lower case. */
static gboolean
is_common_email (const char *text,
                 gsize       length)
{
  const char *at = memchr (text, '@', length);
  gsize label = 0;
  guint n_dots = 0;

  if (at == NULL || at == text || length > 254)
    return FALSE;

  for (const char *p = text; p < at; p++)
    if (!g_ascii_isalnum (*p) && strchr (".-_+", *p) == NULL)
      return FALSE;

  for (const char *p = at + 1; p < text + length; p++)
    {
      if (g_ascii_isalnum (*p) || (*p == '-' && label > 0))
        {
          label++;
        }
      else if (*p == '.' && label > 0 && p[-1] != '-')
        {
          n_dots++;
          label = 0;
        }
      else
        {
          return FALSE;
        }
      if (label > 63)
        return FALSE;
    }

  return n_dots > 0 && label > 0 && text[length - 1] != '-';
}

static void
put_into_lower_case (char  *text,
                     gsize  length)
{
  for (gsize i = 0; i < length; i++)
    text[i] |= text[i] >= 'A' && text[i] <= 'Z' ? 0x20 : 0;
}

static gboolean
is_common_choice (BatonField  field,
                  const char *text,
                  gsize       length)
{
  return field != BATON_FIELD_COUNTRY || length != 2
         || (g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]));
}

static gboolean
is_common_number (const char *text,
                  gsize       length)
{
  if (length > 15 || (text[0] == '0' && length > 1))
    return FALSE;
  return strspn (text, "0123456789") == length;
}

static gboolean
is_word (const char *text,
         const char *word,
         const char *other)
{
  return g_ascii_strcasecmp (text, word) == 0 || strcmp (text, other) == 0;
}

static const char *
read_slowly (BatonField   field,
             const char  *text,
             gsize        length,
             BatonArena  *arena,
             GError     **error)
{
  g_autofree char *value = NULL;

  if (memchr (text, '\0', length) != NULL)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("The text holds a zero byte, which no text can. The file may be damaged; export it again."));
      return NULL;
    }

  value = baton_field_normalise (field, text, error);
  return value != NULL ? baton_arena_add (arena, value, strlen (value)) : NULL;
}

/**
 * baton_cell_value_read:
 * @field: a field; `BATON_N_FIELDS` for a custom field
 * @text: what stands in the cell, not empty, without blanks around it, ended
 *   by a zero byte; may be changed
 * @length: its length in bytes
 * @arena: where to keep the value
 * @error: return location for an error
 *
 * Brings the text of a cell into the field's canonical form, as
 * [func@field_normalise] does, without making a copy where it has that form.
 *
 * Returns: (transfer none) (nullable): the value: @text itself, or one that
 *   the arena keeps; `NULL` with @error set on failure, and without when it is empty
 */
const char *
baton_cell_value_read (BatonField   field,
                       char        *text,
                       gsize        length,
                       BatonArena  *arena,
                       GError     **error)
{
  Plainness plainness = get_plainness (text, length);

  /* Custom fields may have several lines, as notes have. */
  if (field == BATON_N_FIELDS)
    return plainness != PLAIN_NOT ? text : read_slowly (BATON_FIELD_NOTES, text, length, arena, error);
  if (plainness != PLAIN_TEXT)
    return read_slowly (field, text, length, arena, error);
  if (field == BATON_FIELD_EMAIL)
    {
      if (!is_common_email (text, length))
        return read_slowly (field, text, length, arena, error);
      put_into_lower_case (text, length);
      return text;
    }

  switch (baton_field_get_type (field))
    {
    case BATON_FIELD_TYPE_TEXT:
      return text;
    case BATON_FIELD_TYPE_CHOICE:
      if (is_common_choice (field, text, length))
        return text;
      break;
    case BATON_FIELD_TYPE_LIST:
      if (strpbrk (text, ";,") == NULL)
        return text;
      break;
    case BATON_FIELD_TYPE_NUMBER:
      if (is_common_number (text, length))
        return text;
      break;
    case BATON_FIELD_TYPE_YES_NO:
      if (is_word (text, "no", "0"))
        return NULL;
      if (is_word (text, "yes", "1"))
        return "yes";
      break;
    case BATON_FIELD_TYPE_DATE:
    default:
      break;
    }
  return read_slowly (field, text, length, arena, error);
}

/**
 * baton_cell_value_split:
 * @full_name: a name as one text, normalised
 * @arena: where to keep the parts
 * @first: (out) (nullable): the first name
 * @last: (out): the last name
 *
 * Splits a name: the last word is the last name, and all before it the first;
 * in `Doe, John` it is what stands before the comma. A single word is a last name.
 */
void
baton_cell_value_split (const char  *full_name,
                        BatonArena  *arena,
                        const char **first,
                        const char **last)
{
  const char *comma = strchr (full_name, ',');
  const char *space = strrchr (full_name, ' ');

  *first = NULL;
  *last = full_name;

  if (comma != NULL && comma > full_name && comma[1] == ' ' && comma[2] != '\0')
    {
      *last = baton_arena_add (arena, full_name, comma - full_name);
      *first = comma + 2;
    }
  else if (space != NULL && space > full_name)
    {
      *first = baton_arena_add (arena, full_name, space - full_name);
      *last = space + 1;
    }
}
