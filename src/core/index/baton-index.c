/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-index-private.h"

#include <string.h>

#include "lead/baton-fold.h"

/* What the index always knows; other columns are filled when a filter asks for them. */
static const BatonField hot_values[] = {
  BATON_FIELD_COUNTRY,
  BATON_FIELD_SOURCE,
  BATON_FIELD_CAMPAIGN,
  BATON_FIELD_INDUSTRY,
};

G_STATIC_ASSERT ((int) BATON_LEAD_UNCONFIRMED < (int) BATON_MARK_SUPPRESSED);
G_STATIC_ASSERT (BATON_MAX_STAGES < BATON_STAGE_GONE);
G_STATIC_ASSERT (BATON_MAX_SCORE < 256);

G_DEFINE_BOXED_TYPE (BatonIndex, baton_index, baton_index_ref, baton_index_unref)

static void
index_person_clear (BatonIndexPerson *person)
{
  g_free (person->name);
  g_free (person->email);
}

static void
value_column_free (BatonValueColumn *column)
{
  g_free (column->name);
  g_free (column->codes);
  baton_dictionary_free (column->values);
  g_free (column);
}

/**
 * baton_index_new:
 *
 * Returns: (transfer full): an index without leads
 */
BatonIndex *
baton_index_new (void)
{
  BatonIndex *self = g_new0 (BatonIndex, 1);
  gint64 nobody = 0;

  g_atomic_ref_count_init (&self->ref_count);
  self->people = g_array_new (FALSE, FALSE, sizeof (BatonIndexPerson));
  g_array_set_clear_func (self->people, (GDestroyNotify) index_person_clear);
  self->owner_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->owner_ids, nobody);
  self->owner_codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->text = baton_search_text_new ();
  for (guint part = 0; part < BATON_N_TEXTS; part++)
    self->orders[part] = baton_text_order_new (part);

  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) value_column_free);
  for (guint i = 0; i < G_N_ELEMENTS (hot_values); i++)
    baton_index_add_column (self, baton_field_get_name (hot_values[i]))->ready = TRUE;
  return self;
}

/**
 * baton_index_ref:
 * @self: an index
 *
 * Returns: (transfer full): @self
 */
BatonIndex *
baton_index_ref (BatonIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * baton_index_unref:
 * @self: (transfer full): an index
 */
void
baton_index_unref (BatonIndex *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->by_id, g_array_unref);
  for (guint part = 0; part < BATON_N_TEXTS; part++)
    baton_text_order_free (self->orders[part]);
  baton_search_text_free (self->text);
  g_ptr_array_unref (self->values);
  g_hash_table_unref (self->owner_codes);
  g_array_unref (self->owner_ids);
  g_free (self->owners);
  for (guint i = 0; i < BATON_N_TIMES; i++)
    g_free (self->times[i]);
  g_free (self->marks);
  for (guint i = 0; i < BATON_N_SMALL; i++)
    g_free (self->small[i]);
  g_free (self->ids);
  g_array_unref (self->people);
  g_clear_pointer (&self->process, baton_process_unref);
  g_free (self);
}

/**
 * baton_index_get_position:
 * @self: an index
 *
 * Returns: the number of the journal's entry up to which the index is right
 */
gint64
baton_index_get_position (BatonIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->position;
}

/**
 * baton_index_set_position:
 * @self: an index
 * @position: the number of an entry of the journal
 *
 * Notes up to which entry of the journal the index is right.
 */
void
baton_index_set_position (BatonIndex *self,
                          gint64      position)
{
  g_return_if_fail (self != NULL);

  self->position = position;
}

/**
 * baton_index_get_process:
 * @self: an index
 *
 * Gets the process, with which filters are parsed and stages named.
 *
 * Returns: (transfer none) (nullable): the process; `NULL` until it was set
 */
BatonProcess *
baton_index_get_process (BatonIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->process;
}

/**
 * baton_index_set_process:
 * @self: an index
 * @process: the stages, in whose order leads are sorted by stage
 *
 * Sets the process.
 */
void
baton_index_set_process (BatonIndex   *self,
                         BatonProcess *process)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (process != NULL);

  baton_process_ref (process);
  g_clear_pointer (&self->process, baton_process_unref);
  self->process = process;
}

/**
 * baton_index_set_people:
 * @self: an index
 * @people: (element-type BatonPerson): everybody who may own leads
 * @me: the person who works with the index; 0 when nobody is known
 *
 * Sets whom the owners are, by whose names leads are filtered and sorted.
 */
void
baton_index_set_people (BatonIndex *self,
                        GPtrArray  *people,
                        gint64      me)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (people != NULL);

  g_array_set_size (self->people, 0);
  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);
      BatonIndexPerson entry = { person->id, };

      entry.name = baton_fold (person->name);
      entry.email = person->email != NULL ? baton_fold (person->email) : NULL;
      g_array_append_val (self->people, entry);
    }
  self->me = me;
}

static guint32
to_seconds (gint64 microseconds)
{
  if (microseconds == 0)
    return 0;
  return (guint32) CLAMP (microseconds / G_USEC_PER_SEC, 1, (gint64) G_MAXUINT32);
}

static guint32
intern_owner (BatonIndex *self,
              gint64      owner)
{
  gpointer code;

  if (owner == 0)
    return 0;
  if (!g_hash_table_lookup_extended (self->owner_codes, &owner, NULL, &code))
    {
      code = GUINT_TO_POINTER (self->owner_ids->len);
      g_hash_table_insert (self->owner_codes, g_memdup2 (&owner, sizeof owner), code);
      g_array_append_val (self->owner_ids, owner);
    }
  return GPOINTER_TO_UINT (code);
}

static void
set_state (BatonIndex           *self,
           guint                 row,
           const BatonLeadState *state)
{
  guint16 marks = self->marks[row] & BATON_MARK_UNSUBSCRIBED;

  marks |= (guint16) state->flags;
  if (state->returned_at != 0)
    marks |= BATON_LEAD_RECYCLED;
  if (state->suppressed_since != 0)
    marks |= BATON_MARK_SUPPRESSED;
  self->marks[row] = marks;

  self->small[BATON_SMALL_STAGE][row] = (guint8) MIN (state->stage, BATON_MAX_STAGES - 1);
  self->small[BATON_SMALL_TEAM][row] = (guint8) state->team;
  self->small[BATON_SMALL_FIT][row] = (guint8) CLAMP (state->fit, 0, 100);
  self->small[BATON_SMALL_INTEREST][row] = (guint8) CLAMP (state->interest, 0, 100);
  self->small[BATON_SMALL_SCORE][row] = (guint8) (self->small[BATON_SMALL_FIT][row] +
                                                  self->small[BATON_SMALL_INTEREST][row]);
  self->small[BATON_SMALL_OUTCOME][row] = (guint8) state->outcome;

  self->times[BATON_TIME_SINCE][row] = to_seconds (state->stage_since);
  self->times[BATON_TIME_ACTIVE][row] = to_seconds (state->last_event_at);
  self->times[BATON_TIME_DUE][row] = to_seconds (state->due_at);
  self->times[BATON_TIME_RETURNED][row] = to_seconds (state->returned_at);
  self->times[BATON_TIME_WAKE][row] = to_seconds (state->wake_at);
  self->owners[row] = intern_owner (self, state->owner);
}

static const char *
value_of (const BatonValueColumn *column,
          const BatonRecord      *record)
{
  if (column->field < BATON_N_FIELDS)
    return record->values[column->field];
  return baton_record_get_custom (record, column->name + strlen ("custom."));
}

static void
set_record (BatonIndex        *self,
            guint              row,
            const BatonRecord *record)
{
  self->times[BATON_TIME_CREATED][row] = to_seconds (record->created_at);
  if (record->values[BATON_FIELD_DO_NOT_EMAIL] != NULL)
    self->marks[row] |= BATON_MARK_UNSUBSCRIBED;
  else
    self->marks[row] &= (guint16) ~BATON_MARK_UNSUBSCRIBED;

  for (guint i = 0; i < self->values->len; i++)
    {
      BatonValueColumn *column = g_ptr_array_index (self->values, i);

      column->codes[row] = baton_dictionary_intern (column->values, value_of (column, record));
    }

  if (baton_search_text_set (self->text, row, record))
    {
      for (guint part = 0; part < BATON_N_TEXTS; part++)
        baton_text_order_touch (self->orders[part], row);
    }
}

static guint32
row_at (BatonIndex *self,
        guint       place)
{
  return self->by_id != NULL ? g_array_index (self->by_id, guint32, place) : place;
}

/* The place, in the order of ids, of the first lead whose id is not less. */
static guint
find_place (BatonIndex *self,
            gint64      id)
{
  guint low = 0;
  guint high = self->n_rows;

  if (high == 0 || self->ids[row_at (self, high - 1)] < id)
    return high;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->ids[row_at (self, middle)] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Leads may come late: the numbers of two that are added at the same time are
 * given before it is known whose is added first. */
static guint
append_row (BatonIndex *self,
            guint       place,
            gint64      id)
{
  guint32 row = self->n_rows;

  baton_index_reserve (self, row + 1);
  self->ids[row] = id;

  if (place < row && self->by_id == NULL)
    {
      self->by_id = g_array_sized_new (FALSE, FALSE, sizeof (guint32), row + 1);
      for (guint32 i = 0; i < row; i++)
        g_array_append_val (self->by_id, i);
    }
  if (self->by_id != NULL)
    g_array_insert_val (self->by_id, place, row);

  self->n_rows++;
  return row;
}

/**
 * baton_index_put:
 * @self: an index
 * @id: the lead's number, from 1
 * @record: who it is
 * @state: where it stands
 *
 * Adds a lead, or replaces what is known about it. It is fastest for leads
 * with rising numbers.
 */
void
baton_index_put (BatonIndex           *self,
                 gint64                id,
                 const BatonRecord    *record,
                 const BatonLeadState *state)
{
  guint place;
  guint row;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id > 0);
  g_return_if_fail (record != NULL);
  g_return_if_fail (state != NULL);

  place = find_place (self, id);
  if (place < self->n_rows && self->ids[row_at (self, place)] == id)
    row = row_at (self, place);
  else
    row = append_row (self, place, id);

  if (self->small[BATON_SMALL_STAGE][row] == BATON_STAGE_GONE)
    self->n_leads++;
  set_state (self, row, state);
  set_record (self, row, record);
}

/**
 * baton_index_put_state:
 * @self: an index
 * @id: the lead's number
 * @state: where it stands now
 *
 * Replaces what is known about where a lead stands.
 *
 * Returns: whether the lead is in the index
 */
gboolean
baton_index_put_state (BatonIndex           *self,
                       gint64                id,
                       const BatonLeadState *state)
{
  guint row;

  g_return_val_if_fail (state != NULL, FALSE);

  if (!baton_index_find (self, id, &row))
    return FALSE;
  set_state (self, row, state);
  return TRUE;
}

/**
 * baton_index_remove:
 * @self: an index
 * @id: the lead's number
 *
 * Takes a lead out; its row stays empty.
 *
 * Returns: whether the lead was in the index
 */
gboolean
baton_index_remove (BatonIndex *self,
                    gint64      id)
{
  static const BatonLeadState no_state;
  static const BatonRecord no_record;
  guint row;

  if (!baton_index_find (self, id, &row))
    return FALSE;

  set_state (self, row, &no_state);
  set_record (self, row, &no_record);
  self->small[BATON_SMALL_STAGE][row] = BATON_STAGE_GONE;
  self->n_leads--;
  return TRUE;
}

/**
 * baton_index_get_n_leads:
 * @self: an index
 *
 * Returns: how many leads are in it
 */
guint
baton_index_get_n_leads (BatonIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_leads;
}

/**
 * baton_index_find:
 * @self: an index
 * @id: the lead's number
 * @row: (out) (optional): return location for its row
 *
 * Finds a lead.
 *
 * Returns: whether it is in the index
 */
gboolean
baton_index_find (BatonIndex *self,
                  gint64      id,
                  guint      *row)
{
  guint place;
  guint found;

  g_return_val_if_fail (self != NULL, FALSE);

  place = find_place (self, id);
  if (place == self->n_rows)
    return FALSE;

  found = row_at (self, place);
  if (self->ids[found] != id || self->small[BATON_SMALL_STAGE][found] == BATON_STAGE_GONE)
    return FALSE;
  if (row != NULL)
    *row = found;
  return TRUE;
}

/**
 * baton_index_get_id:
 * @self: an index
 * @row: a row
 *
 * Returns: the number of the row's lead, also after it was removed
 */
gint64
baton_index_get_id (BatonIndex *self,
                    guint       row)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row < self->n_rows, 0);

  return self->ids[row];
}

static gint64
get_time (BatonIndex      *self,
          guint            row,
          BatonTimeColumn  column)
{
  return (gint64) self->times[column][row] * G_USEC_PER_SEC;
}

/**
 * baton_index_get_n_rows:
 * @self: an index
 *
 * Gets how many rows there are, with those that are empty.
 *
 * Returns: the number of rows
 */
guint
baton_index_get_n_rows (BatonIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

/**
 * baton_index_get_row:
 * @self: an index
 * @row: a row
 * @values: (out caller-allocates): return location for what is known
 *
 * Gets all that the index knows about a lead, apart from its texts.
 *
 * Returns: whether there is a lead in the row; it may have been removed
 */
gboolean
baton_index_get_row (BatonIndex    *self,
                     guint          row,
                     BatonIndexRow *values)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (row < self->n_rows, FALSE);
  g_return_val_if_fail (values != NULL, FALSE);

  if (self->small[BATON_SMALL_STAGE][row] == BATON_STAGE_GONE)
    return FALSE;

  *values = (BatonIndexRow) {
    .id = self->ids[row],
    .stage = self->small[BATON_SMALL_STAGE][row],
    .team = self->small[BATON_SMALL_TEAM][row],
    .owner = g_array_index (self->owner_ids, gint64, self->owners[row]),
    .fit = self->small[BATON_SMALL_FIT][row],
    .interest = self->small[BATON_SMALL_INTEREST][row],
    .score = self->small[BATON_SMALL_SCORE][row],
    .flags = self->marks[row] & (BATON_MARK_SUPPRESSED - 1),
    .outcome = self->small[BATON_SMALL_OUTCOME][row],
    .suppressed = (self->marks[row] & BATON_MARK_SUPPRESSED) != 0,
    .unsubscribed = (self->marks[row] & BATON_MARK_UNSUBSCRIBED) != 0,
    .created_at = get_time (self, row, BATON_TIME_CREATED),
    .stage_since = get_time (self, row, BATON_TIME_SINCE),
    .last_event_at = get_time (self, row, BATON_TIME_ACTIVE),
    .due_at = get_time (self, row, BATON_TIME_DUE),
    .returned_at = get_time (self, row, BATON_TIME_RETURNED),
    .wake_at = get_time (self, row, BATON_TIME_WAKE),
  };
  return TRUE;
}
