/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-text-set-private.h"

typedef struct
{
  const char *text; /* NULL in a free slot. */
  guint32     length;
  guint32     number;
} Slot;

/* Open addressing; at most half of the slots are taken, so every search ends. */
struct _BatonTextSet
{
  gatomicrefcount  ref_count;
  GStringChunk    *texts;
  Slot            *slots;
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

/* Reads the tail as two words that may overlap, which spares a loop over bytes. */
static inline guint32
hash_text (const char *text,
           gsize       length)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 hash = length * factor;
  const char *p = text;
  gsize left = length;

  for (; left > 8; p += 8, left -= 8)
    hash = ((hash ^ read_eight (p)) * factor) ^ (hash >> 29);

  if (left >= 4)
    hash ^= (guint64) read_four (p) << 32 | read_four (p + left - 4);
  else if (left > 0)
    hash ^= (guint64) (guchar) p[0] << 16 | (guint64) (guchar) p[left / 2] << 8 | (guchar) p[left - 1];

  hash *= factor;
  return (guint32) (hash >> 32);
}

static Slot *
find_slot (const BatonTextSet *self,
           const char         *text,
           gsize               length)
{
  guint i = hash_text (text, length) & self->mask;

  while (self->slots[i].text != NULL &&
         (self->slots[i].length != length || memcmp (self->slots[i].text, text, length) != 0))
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
      if (2 * (i + 2) > n_slots)
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
  const Slot *slot = find_slot (self, text, length);

  return slot->text != NULL ? (int) slot->number : -1;
}
