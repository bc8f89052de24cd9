/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-events-private.h"

#include "lead/baton-arena.h"

#define FIRST_ALLOCATION 16

/*
 * baton_events_reset:
 *
 * Takes all events out and keeps the memory.
 */
void
baton_events_reset (BatonEvents *self)
{
  self->len = 0;
  if (self->strings == NULL)
    self->strings = baton_arena_new ();
  else
    baton_arena_reset (self->strings);
}

static const char *
copy_text (BatonEvents    *self,
           BatonStatement *statement,
           int             column)
{
  gsize length;
  const char *text = baton_statement_get_bytes (statement, column, &length);

  return text != NULL ? baton_arena_add (self->strings, text, length) : NULL;
}

/*
 * baton_events_append:
 * @statement: a statement of %BATON_EVENT_COLUMNS or %BATON_EVENT_ALL_COLUMNS, on a row
 * @all_columns: which of the two
 *
 * Adds the event that @statement stands on.
 */
void
baton_events_append (BatonEvents    *self,
                     BatonStatement *statement,
                     gboolean        all_columns)
{
  BatonEvent *event;

  if (self->len == self->allocated)
    {
      self->allocated = MAX (self->allocated * 2, FIRST_ALLOCATION);
      self->array = g_renew (BatonEvent, self->array, self->allocated);
    }

  event = &self->array[self->len++];
  *event = (BatonEvent) {
    .lead = baton_statement_get (statement, 0),
    .at = baton_statement_get (statement, 1),
    .kind = copy_text (self, statement, 2),
    .url = copy_text (self, statement, 3),
    .form = copy_text (self, statement, 4),
    .campaign = copy_text (self, statement, 5),
    .program = copy_text (self, statement, 6),
  };
  if (all_columns)
    {
      event->id = baton_statement_get (statement, 7);
      event->source = copy_text (self, statement, 8);
      event->external_id = copy_text (self, statement, 9);
      event->data = copy_text (self, statement, 10);
    }
}

/**
 * baton_events_clear:
 * @self: events
 *
 * Frees what the events hold; they are then valid and empty.
 */
void
baton_events_clear (BatonEvents *self)
{
  g_clear_pointer (&self->array, g_free);
  g_clear_pointer (&self->strings, baton_arena_free);
  *self = (BatonEvents) { 0, };
}
