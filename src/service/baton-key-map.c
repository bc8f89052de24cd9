/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-key-map-private.h"

typedef struct
{
  gint64 hash;
  gint64 lead;   /* 0 for a free place */
} Entry;

/* Invariants: size is a power of two; 4 * used <= 3 * size, so that a search
 * always comes to a free place. The hashes are well mixed, so their low bits do. */
struct _BatonKeyMap
{
  Entry *entries;
  gsize  size;
  gsize  used;
};

#define FIRST_SIZE 1024

BatonKeyMap *
baton_key_map_new (void)
{
  BatonKeyMap *self = g_new0 (BatonKeyMap, 1);

  self->size = FIRST_SIZE;
  self->entries = g_new0 (Entry, self->size);
  return self;
}

void
baton_key_map_free (BatonKeyMap *self)
{
  g_free (self->entries);
  g_free (self);
}

static void
put (BatonKeyMap *self,
     Entry        entry)
{
  gsize place = (gsize) entry.hash & (self->size - 1);

  while (self->entries[place].lead != 0)
    place = (place + 1) & (self->size - 1);
  self->entries[place] = entry;
  self->used++;
}

static void
grow (BatonKeyMap *self)
{
  Entry *old = self->entries;
  gsize old_size = self->size;

  self->size *= 2;
  self->used = 0;
  self->entries = g_new0 (Entry, self->size);
  for (gsize i = 0; i < old_size; i++)
    {
      if (old[i].lead != 0)
        put (self, old[i]);
    }
  g_free (old);
}

void
baton_key_map_add (BatonKeyMap *self,
                   gint64       hash,
                   gint64       lead)
{
  g_return_if_fail (lead != 0);

  if (4 * (self->used + 1) > 3 * self->size)
    grow (self);
  put (self, (Entry) { hash, lead });
}

/* Fetches what a search for a hash will look at, which takes as long as all
 * else that is done with it. */
void
baton_key_map_prefetch (BatonKeyMap *self,
                        gint64       hash)
{
  __builtin_prefetch (&self->entries[(gsize) hash & (self->size - 1)]);
}

/*
 * baton_key_map_find:
 * @place: (inout): 0 to begin; as left by the last call to go on
 *
 * Finds the next lead with a hash. Two identities may share one, so the caller
 * compares what is behind it.
 *
 * Returns: a lead; 0 when there is no other
 */
gint64
baton_key_map_find (BatonKeyMap *self,
                    gint64       hash,
                    gsize       *place)
{
  for (;; (*place)++)
    {
      const Entry *entry = &self->entries[((gsize) hash + *place) & (self->size - 1)];

      if (entry->lead == 0)
        return 0;
      if (entry->hash == hash)
        {
          (*place)++;
          return entry->lead;
        }
    }
}
