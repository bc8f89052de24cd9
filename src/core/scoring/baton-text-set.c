/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-text-set-private.h"

typedef struct
{
  const char *text; /* NULL in a free slot. */
  guint32     length;
  guint32     number;
} Slot;

/* Open addressing; most of the slots are free, so that most searches end at the first.
 * `lengths` has a bit for each length that a text has, the last one for all
 * that are longer: most of what is not in a set is told by it. */
struct _BatonTextSet
{
  gatomicrefcount  ref_count;
  GStringChunk    *texts;
  Slot            *slots;
  guint64          lengths;
  guint            mask;
  guint            size;
};

static inline guint64
read_eight (const char *p)
{
  guint64 word;

  memcpy (&word, p, sizeof word);
  return word;
}

static inline guint32
read_four (const char *p)
{
  guint32 word;

  memcpy (&word, p, sizeof word);
  return word;
}

/* Reads the tail as a word that may overlap, which spares a loop over bytes.
 * Most texts take the same way through it, so that it need not be guessed. */
static inline guint32
hash_text (const char *text,
           gsize       length)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 hash = length;

  if (G_LIKELY (length >= 8))
    {
      for (; length > 16; text += 8, length -= 8)
        hash = ((hash ^ read_eight (text)) * factor) ^ (hash >> 29);
      hash = (hash ^ read_eight (text)) * factor;
      hash ^= hash >> 29 ^ read_eight (text + length - 8);
    }
  else if (length >= 4)
    {
      hash ^= (guint64) read_four (text) << 32 | read_four (text + length - 4);
    }
  else if (length > 0)
    {
      hash ^= (guint64) (guchar) text[0] << 16 | (guint64) (guchar) text[length / 2] << 8 | (guchar) text[length - 1];
    }

  hash *= factor;
  return (guint32) (hash >> 32);
}

static inline gboolean
is_same (const char *a,
         const char *b,
         gsize       length)
{
  if (length > 16)
    return memcmp (a, b, length) == 0;
  if (G_LIKELY (length >= 8))
    return ((read_eight (a) ^ read_eight (b)) | (read_eight (a + length - 8) ^ read_eight (b + length - 8))) == 0;
  if (length >= 4)
    return ((read_four (a) ^ read_four (b)) | (read_four (a + length - 4) ^ read_four (b + length - 4))) == 0;
  for (gsize i = 0; i < length; i++)
    {
      if (a[i] != b[i])
        return FALSE;
    }
  return TRUE;
}

static inline guint64
length_bit (gsize length)
{
  return G_GUINT64_CONSTANT (1) << MIN (length, 63);
}

static inline Slot *
find_slot (const BatonTextSet *self,
           const char         *text,
           gsize               length)
{
  guint i = hash_text (text, length) & self->mask;

  while (self->slots[i].text != NULL &&
         (self->slots[i].length != length || !is_same (self->slots[i].text, text, length)))
    i = (i + 1) & self->mask;
  return &self->slots[i];
}

/* Makes a set; a text that occurs again is left out. */
BatonTextSet *
baton_text_set_new (const char * const *texts)
{
  BatonTextSet *self = g_new0 (BatonTextSet, 1);
  guint n_slots = 4;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (4 * (i + 2) > n_slots)
        n_slots *= 2;
    }

  g_atomic_ref_count_init (&self->ref_count);
  self->texts = g_string_chunk_new (256);
  self->slots = g_new0 (Slot, n_slots);
  self->mask = n_slots - 1;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      gsize length = strlen (texts[i]);
      Slot *slot = find_slot (self, texts[i], length);

      if (slot->text != NULL)
        continue;
      slot->text = g_string_chunk_insert (self->texts, texts[i]);
      slot->length = (guint32) length;
      slot->number = self->size++;
      self->lengths |= length_bit (length);
    }

  return self;
}

BatonTextSet *
baton_text_set_ref (BatonTextSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
baton_text_set_unref (BatonTextSet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_string_chunk_free (self->texts);
  g_free (self->slots);
  g_free (self);
}

guint
baton_text_set_get_size (const BatonTextSet *self)
{
  return self->size;
}

/* Returns the number of the text, or -1. */
int
baton_text_set_find (const BatonTextSet *self,
                     const char         *text,
                     gsize               length)
{
  const Slot *slot;

  if ((self->lengths & length_bit (length)) == 0)
    return -1;
  slot = find_slot (self, text, length);
  return slot->text != NULL ? (int) slot->number : -1;
}
