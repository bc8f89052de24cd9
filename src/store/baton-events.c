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

static BatonEvent *
add (BatonEvents *self)
{
  if (self->len == self->allocated)
    {
      self->allocated = MAX (self->allocated * 2, FIRST_ALLOCATION);
      self->array = g_renew (BatonEvent, self->array, self->allocated);
    }
  return &self->array[self->len++];
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
  BatonEvent *event = add (self);

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

/*
 * baton_events_load:
 * @statement: a statement as for [func@baton_events_append], with its values
 * @all_columns: which of the two
 *
 * Runs a statement and takes all its events; what was held is gone.
 */
gboolean
baton_events_load (BatonEvents     *self,
                   BatonStatement  *statement,
                   gboolean         all_columns,
                   GError         **error)
{
  gboolean has_row;

  baton_events_reset (self);
  while (TRUE)
    {
      if (!baton_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      baton_events_append (self, statement, all_columns);
    }
}

/*
 * baton_events_get_needed_columns:
 *
 * Returns: the columns that [func@baton_events_append_needed] reads
 */
const char *
baton_events_get_needed_columns (BatonEventTexts texts)
{
  g_autoptr(GString) columns = g_string_new ("lead, at, kind");

  if ((texts & BATON_EVENT_URL) != 0)
    g_string_append (columns, ", url");
  if ((texts & BATON_EVENT_FORM) != 0)
    g_string_append (columns, ", form");
  if ((texts & BATON_EVENT_CAMPAIGN) != 0)
    g_string_append (columns, ", campaign");
  if ((texts & BATON_EVENT_PROGRAM) != 0)
    g_string_append (columns, ", program");
  return g_intern_string (columns->str);
}

/* Several events that nothing looks at in a row are as good as the last of them. */
static void
add_bare (BatonEvents *self,
          gint64       lead,
          gint64       at)
{
  BatonEvent *event = self->len > 0 ? &self->array[self->len - 1] : NULL;

  if (event == NULL || event->kind != NULL)
    event = add (self);
  *event = (BatonEvent) { .lead = lead, .at = at };
}

/*
 * baton_events_append_needed:
 * @statement: a statement of the columns that @needs ask for, on a row
 * @needs: what is to be read
 *
 * Adds the event that @statement stands on, as far as scoring looks at it: of
 * the others, which have no kind, at least the last one.
 */
void
baton_events_append_needed (BatonEvents             *self,
                            BatonStatement          *statement,
                            const BatonScoringNeeds *needs)
{
  BatonEventTexts texts = baton_scoring_needs_get_event_texts (needs);
  gint64 lead = baton_statement_get (statement, 0);
  gint64 at = baton_statement_get (statement, 1);
  BatonEvent *event;
  const char *kind;
  gsize length;
  int column = 3;

  kind = baton_statement_get_bytes (statement, 2, &length);
  if (!baton_scoring_needs_has_event (needs, kind, length, at))
    {
      add_bare (self, lead, at);
      return;
    }

  event = add (self);
  *event = (BatonEvent) { .lead = lead, .at = at, .kind = baton_arena_add (self->strings, kind, length) };
  if ((texts & BATON_EVENT_URL) != 0)
    event->url = copy_text (self, statement, column++);
  if ((texts & BATON_EVENT_FORM) != 0)
    event->form = copy_text (self, statement, column++);
  if ((texts & BATON_EVENT_CAMPAIGN) != 0)
    event->campaign = copy_text (self, statement, column++);
  if ((texts & BATON_EVENT_PROGRAM) != 0)
    event->program = copy_text (self, statement, column);
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
