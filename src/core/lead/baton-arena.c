/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lead/baton-arena.h"

#include <string.h>

#define BLOCK_SIZE ((gsize) 32768)

typedef struct
{
  gsize size;
  char  bytes[];
} Block;

/**
 * BatonArena:
 *
 * Room for the strings of one lead after another, or of a batch of them. What
 * is taken stays where it is until the arena is reset, which keeps the memory:
 * a scan over a million leads allocates only for the largest of them.
 *
 * Invariant: the blocks before @current are full or skipped, @used bytes of the
 * one at @current are taken, and those after it are free.
 */
struct _BatonArena
{
  GPtrArray *blocks;
  guint      current;
  gsize      used;
};

static Block *
add_block (BatonArena *self,
           gsize       size)
{
  Block *block = g_malloc (sizeof (Block) + MAX (size, BLOCK_SIZE));

  block->size = MAX (size, BLOCK_SIZE);
  g_ptr_array_add (self->blocks, block);
  return block;
}

BatonArena *
baton_arena_new (void)
{
  BatonArena *self = g_new0 (BatonArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  add_block (self, 0);
  return self;
}

void
baton_arena_free (BatonArena *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * baton_arena_reset:
 * @self: an arena
 *
 * Takes everything back that was handed out, and keeps the memory.
 */
void
baton_arena_reset (BatonArena *self)
{
  self->current = 0;
  self->used = 0;
}

/**
 * baton_arena_take:
 * @self: an arena
 * @size: how many bytes
 *
 * Hands out room for bytes, aligned for text only.
 *
 * Returns: (transfer none): the room, not cleared
 */
char *
baton_arena_take (BatonArena *self,
                  gsize       size)
{
  Block *block = g_ptr_array_index (self->blocks, self->current);
  char *bytes;

  while (G_UNLIKELY (self->used > block->size || block->size - self->used < size))
    {
      self->current++;
      self->used = 0;
      block = self->current < self->blocks->len ? g_ptr_array_index (self->blocks, self->current)
                                                : add_block (self, size);
    }

  bytes = block->bytes + self->used;
  self->used += size;
  return bytes;
}

/**
 * baton_arena_alloc:
 * @self: an arena
 * @size: how many bytes
 *
 * Hands out room that is aligned for pointers and 64-bit numbers.
 *
 * Returns: (transfer none): the room, not cleared
 */
gpointer
baton_arena_alloc (BatonArena *self,
                   gsize       size)
{
  self->used = (self->used + sizeof (gint64) - 1) & ~(sizeof (gint64) - 1);
  return baton_arena_take (self, size);
}

/**
 * baton_arena_add:
 * @self: an arena
 * @text: the text, which need not end with a zero byte
 * @length: its length in bytes
 *
 * Keeps a copy of a text, ended by a zero byte.
 *
 * Returns: (transfer none): the copy
 */
char *
baton_arena_add (BatonArena *self,
                 const char *text,
                 gsize       length)
{
  char *copy = baton_arena_take (self, length + 1);

  if (length > 0)
    memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/**
 * baton_arena_copy:
 * @self: an arena
 * @text: (nullable): a text
 *
 * Keeps a copy of a text, or of nothing.
 *
 * Returns: (transfer none) (nullable): the copy
 */
const char *
baton_arena_copy (BatonArena *self,
                  const char *text)
{
  return text != NULL ? baton_arena_add (self, text, strlen (text)) : NULL;
}
