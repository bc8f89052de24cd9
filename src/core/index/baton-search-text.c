/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-search-text.h"

#include <string.h>

#include "index/baton-search-fold.h"

#define NO_ROW G_MAXUINT32

/* What is looked at in one step, and how much of the text says which bytes are rare. */
#define STEP   256
#define SAMPLE 65536

/* What was found within so many bytes is expected to be so again. */
#define NEAR 64

/* Of fewer rows than one in so many, the texts are looked through one by one. */
#define FEW_SHARE 8

/* From so many bytes on, half of the text is left to another thread. */
#define LONG_TEXT (1 << 20)

/* Old text is cleared away when it is more than this and more than the text in use. */
#define MIN_GARBAGE (1 << 20)

/* How long the text of a row is, about. */
#define USUAL_LENGTH 64

/* Offsets are of 32 bits; beyond this, rows are added without a text. */
#define MAX_SIZE (G_MAXUINT32 / 2)

/* A text of one row, which ends where the next one begins. */
typedef struct
{
  guint32 offset;
  guint32 row; /* NO_ROW when it is an old text */
} Entry;

struct _BatonSearchText
{
  GString *text;
  GArray  *entries;     /* Entry, by offset */
  GArray  *places;      /* By row: the place of its text in the entries */
  gsize    garbage;     /* Bytes of old texts */
  GString *scratch;
};

/* A text to find, and the places of its two bytes that are rarest. */
typedef struct
{
  const char *text;
  gsize       length;
  gsize       first;
  gsize       second;
} Needle;

/* What is to be found, and between which entries. */
typedef struct
{
  BatonSearchText *text;
  BatonTextPart    part;
  const Needle    *needle;
  gboolean         whole;
  guint8          *found;
  guint            first;
  guint            end;
} Search;

static const Entry *
get_entry (BatonSearchText *self,
           guint            place)
{
  return &g_array_index (self->entries, Entry, place);
}

static gsize
get_end (BatonSearchText *self,
         guint            place)
{
  return place + 1 < self->entries->len ? get_entry (self, place + 1)->offset : self->text->len;
}

/**
 * baton_search_text_new:
 *
 * Returns: (transfer full): a text of no rows
 */
BatonSearchText *
baton_search_text_new (void)
{
  BatonSearchText *self = g_new0 (BatonSearchText, 1);

  self->text = g_string_new (NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->scratch = g_string_new (NULL);
  return self;
}

/**
 * baton_search_text_free:
 * @self: (transfer full): a text
 */
void
baton_search_text_free (BatonSearchText *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->scratch, TRUE);
  g_array_unref (self->places);
  g_array_unref (self->entries);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * baton_search_text_expect:
 * @self: a text of no rows
 * @n_rows: how many rows it will have, about
 *
 * Makes room for the texts of rows.
 */
void
baton_search_text_expect (BatonSearchText *self,
                          guint            n_rows)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->places->len == 0);

  g_string_free (self->text, TRUE);
  g_array_unref (self->entries);
  g_array_unref (self->places);
  self->text = g_string_sized_new (MIN ((gsize) n_rows * USUAL_LENGTH, MAX_SIZE));
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n_rows);
  self->places = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_rows);
}

static void
append_part (GString    *string,
             const char *text,
             const char *more)
{
  if (text != NULL)
    baton_search_fold_append (string, text);
  if (text != NULL && more != NULL)
    g_string_append_c (string, ' ');
  if (more != NULL)
    baton_search_fold_append (string, more);
  g_string_append_c (string, '\n');
}

static void
compose (GString           *string,
         const BatonRecord *record)
{
  const char * const *values = record->values;

  g_string_truncate (string, 0);
  append_part (string, values[BATON_FIELD_FIRST_NAME], values[BATON_FIELD_LAST_NAME]);
  append_part (string, values[BATON_FIELD_EMAIL], NULL);
  append_part (string, values[BATON_FIELD_COMPANY], NULL);
}

static void
clear_garbage (BatonSearchText *self)
{
  g_autoptr(GString) old_text = self->text;
  g_autoptr(GArray) old_entries = self->entries;

  self->text = g_string_sized_new (old_text->len - self->garbage);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), self->places->len);

  for (guint i = 0; i < old_entries->len; i++)
    {
      const Entry *old = &g_array_index (old_entries, Entry, i);
      gsize end = i + 1 < old_entries->len ? g_array_index (old_entries, Entry, i + 1).offset
                                           : old_text->len;
      Entry entry = { (guint32) self->text->len, old->row };

      if (old->row == NO_ROW)
        continue;
      g_array_index (self->places, guint32, old->row) = self->entries->len;
      g_array_append_val (self->entries, entry);
      g_string_append_len (self->text, old_text->str + old->offset, (gssize) (end - old->offset));
    }

  self->garbage = 0;
}

static void
append_entry (BatonSearchText *self,
              guint32          row)
{
  Entry entry = { (guint32) self->text->len, row };

  if (self->text->len + self->scratch->len > MAX_SIZE)
    g_string_assign (self->scratch, "\n\n\n");

  g_array_index (self->places, guint32, row) = self->entries->len;
  g_array_append_val (self->entries, entry);
  g_string_append_len (self->text, self->scratch->str, (gssize) self->scratch->len);
}

/* The bytes are overwritten: nothing is left of somebody who was erased. */
static void
drop_entry (BatonSearchText *self,
            guint32          row)
{
  guint place = g_array_index (self->places, guint32, row);
  gsize offset = get_entry (self, place)->offset;
  gsize length = get_end (self, place) - offset;

  memset (self->text->str + offset, '\n', length);
  g_array_index (self->entries, Entry, place).row = NO_ROW;
  self->garbage += length;
}

static gboolean
has_text (BatonSearchText *self,
          guint32          row,
          const GString   *text)
{
  guint place = g_array_index (self->places, guint32, row);
  gsize offset = get_entry (self, place)->offset;

  return get_end (self, place) - offset == text->len &&
         memcmp (self->text->str + offset, text->str, text->len) == 0;
}

/**
 * baton_search_text_set:
 * @self: a text
 * @row: a row, or the one after the last to add it
 * @record: who the row's lead is
 *
 * Sets the text of a row.
 *
 * Returns: whether it is another text than before
 */
gboolean
baton_search_text_set (BatonSearchText   *self,
                       guint32            row,
                       const BatonRecord *record)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (row <= self->places->len, FALSE);

  compose (self->scratch, record);

  if (row == self->places->len)
    {
      g_array_set_size (self->places, row + 1);
      append_entry (self, row);
      return TRUE;
    }

  if (has_text (self, row, self->scratch))
    return FALSE;
  drop_entry (self, row);
  append_entry (self, row);
  if (self->garbage > MIN_GARBAGE && self->garbage > self->text->len / 2)
    clear_garbage (self);
  return TRUE;
}

/**
 * baton_search_text_get:
 * @self: a text
 * @row: a row
 * @part: which part of its text; of any, all of it, with a line feed after each
 * @length: (out): return location for the length in bytes
 *
 * Returns: the part, not terminated, lent until the text changes
 */
const char *
baton_search_text_get (BatonSearchText *self,
                       guint32          row,
                       BatonTextPart    part,
                       gsize           *length)
{
  const char *start;
  const char *end;
  guint place;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->places->len, NULL);

  place = g_array_index (self->places, guint32, row);
  start = self->text->str + get_entry (self, place)->offset;
  if (part == BATON_TEXT_ANY)
    {
      *length = get_end (self, place) - get_entry (self, place)->offset;
      return start;
    }

  for (guint i = 0; i < part; i++)
    start = (const char *) rawmemchr (start, '\n') + 1;
  end = rawmemchr (start, '\n');

  *length = (gsize) (end - start);
  return start;
}

/* Of two bytes that both are rare, few places have both. */
static void
choose_rare_bytes (BatonSearchText *self,
                   Needle          *needle)
{
  guint counts[256] = { 0, };
  const guchar *text = (const guchar *) self->text->str;
  const guchar *bytes = (const guchar *) needle->text;
  gsize sample = MIN (self->text->len, SAMPLE);

  for (gsize i = 0; i < sample; i++)
    counts[text[i]]++;

  needle->first = 0;
  for (gsize i = 1; i < needle->length; i++)
    {
      if (counts[bytes[i]] < counts[bytes[needle->first]])
        needle->first = i;
    }
  needle->second = needle->first == 0 ? needle->length - 1 : 0;
  for (gsize i = 0; i < needle->length; i++)
    {
      if (i != needle->first && counts[bytes[i]] < counts[bytes[needle->second]])
        needle->second = i;
    }
}

/* Whether one of STEP places may be the needle's. The constant number of
 * rounds is what lets the compiler look at many bytes at once. */
static inline gboolean
may_match (const guchar *first,
           const guchar *second,
           guchar        a,
           guchar        b)
{
  guchar any = 0;

  for (guint i = 0; i < STEP; i++)
    any |= (guchar) ((first[i] == a) & (second[i] == b));
  return any != 0;
}

/* Finds the needle where it begins from `at` on and before `end`. */
static const char *
find_between (const Needle *needle,
              const char   *at,
              const char   *end)
{
  char first = needle->text[needle->first];
  char second = needle->text[needle->second];

  for (const char *p = at; p < end; p++)
    {
      p = memchr (p + needle->first, first, (gsize) (end - p));
      if (p == NULL)
        return NULL;
      p -= needle->first;
      if (p[needle->second] == second && memcmp (p, needle->text, needle->length) == 0)
        return p;
    }
  return NULL;
}

/* Finds the needle from `at` on; NULL when it is not there. Where it is likely to be near, as
 * a letter or two are that stand in every row, many bytes at once are too many. */
static const char *
find_next (const Needle *needle,
           const char   *at,
           const char   *end,
           gboolean      is_near)
{
  guchar a = (guchar) needle->text[needle->first];
  guchar b = (guchar) needle->text[needle->second];

  for (; (gsize) (end - at) >= STEP + needle->length; at += STEP)
    {
      const char *hit;

      if (!is_near &&
          !may_match ((const guchar *) at + needle->first, (const guchar *) at + needle->second, a, b))
        continue;
      hit = find_between (needle, at, at + STEP);
      if (hit != NULL)
        return hit;
      is_near = FALSE;
    }

  return memmem (at, (gsize) (end - at), needle->text, needle->length);
}

/* Whether what was found at `hit` is in the part, and is all of it where it must be. */
static gboolean
fits (const char    *entry,
      const char    *hit,
      gsize          length,
      BatonTextPart  part,
      gboolean       whole)
{
  guint n_ends = 0;

  if (whole && ((hit > entry && hit[-1] != '\n') || hit[length] != '\n'))
    return FALSE;
  if (part == BATON_TEXT_ANY)
    return TRUE;

  for (const char *p = entry; p < hit; p++)
    n_ends += *p == '\n';
  return n_ends == part;
}

/* Looks through the texts of some rows, one by one. */
static void
find_in_rows (BatonSearchText *self,
              const GArray    *rows,
              BatonTextPart    part,
              const Needle    *needle,
              gboolean         whole,
              guint8          *found)
{
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);
      gsize length;
      const char *text = baton_search_text_get (self, row, part, &length);

      if (length < needle->length || (whole && length > needle->length))
        continue;
      if (needle->length == 0 ||
          find_between (needle, text, text + length - needle->length + 1) != NULL)
        found[row] = 1;
    }
}

/* Looks through a part of the text, and takes what is found to the row that it is in. */
static gpointer
find_between_entries (gpointer user_data)
{
  const Search *search = user_data;
  BatonSearchText *self = search->text;
  const char *text = self->text->str;
  const char *end = text + get_end (self, search->end - 1);
  const char *next = text + get_entry (self, search->first)->offset;
  const char *hit = find_next (search->needle, next, end, FALSE);
  guint place = search->first;

  while (hit != NULL)
    {
      gboolean is_near = hit - next < NEAR;
      guint32 row;

      next = hit + 1;
      while (text + get_end (self, place) <= hit)
        place++;
      row = get_entry (self, place)->row;
      if (fits (text + get_entry (self, place)->offset, hit, search->needle->length, search->part, search->whole))
        {
          search->found[row] = 1;
          next = text + get_end (self, place);
        }
      hit = find_next (search->needle, next, end, is_near);
    }
  return NULL;
}

/* Looks through the whole text. A row has one text, so that no two threads
 * tell of the same one. */
static void
find_in_text (BatonSearchText *self,
              BatonTextPart    part,
              const Needle    *needle,
              gboolean         whole,
              guint8          *found)
{
  guint n_entries = self->entries->len;
  guint middle = self->text->len < LONG_TEXT ? n_entries : (n_entries + 1) / 2;
  Search halves[] = {
    { self, part, needle, whole, found, 0, middle },
    { self, part, needle, whole, found, middle, n_entries },
  };
  GThread *thread = NULL;

  if (middle < n_entries)
    thread = g_thread_new ("baton-search", find_between_entries, &halves[1]);
  find_between_entries (&halves[0]);
  g_clear_pointer (&thread, g_thread_join);
}

/**
 * baton_search_text_find:
 * @self: a text
 * @rows: (element-type guint32): the rows that matter
 * @part: the part to search
 * @needle: what to find, folded with [func@search_fold]; the empty text is in every part
 * @whole: whether the part must be the needle, not just contain it
 * @found: (inout) (array): by row: set to 1 where it is found; rows that do not matter may
 *   be left out
 *
 * Finds the rows whose text contains another.
 */
void
baton_search_text_find (BatonSearchText *self,
                        const GArray    *rows,
                        BatonTextPart    part,
                        const char      *needle,
                        gboolean         whole,
                        guint8          *found)
{
  Needle wanted = { needle, strlen (needle) };

  g_return_if_fail (self != NULL);
  g_return_if_fail (rows != NULL);

  if (rows->len == 0)
    return;

  choose_rare_bytes (self, &wanted);
  if (wanted.length == 0 || rows->len < self->places->len / FEW_SHARE)
    find_in_rows (self, rows, part, &wanted, whole, found);
  else
    find_in_text (self, part, &wanted, whole, found);
}
