/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Leads as a CSV file that Baton itself takes in again. */

#include "baton-lead-writer.h"

#include <string.h>

#include "baton-csv-writer.h"

/* What Baton itself has found out; taking the file in again leaves it out. */
static const char * const state_headings[] = {
  "baton_lead",
  "baton_stage",
  "baton_fit",
  "baton_interest",
  "baton_score",
  "baton_team",
  "baton_owner",
};

struct _BatonLeadWriter
{
  GHashTable     *known_keys;
  GPtrArray      *keys;         /* Of the leads' own fields; sorted from the headings on. */
  BatonCsvWriter *writer;       /* NULL before them. */
};

/**
 * baton_lead_writer_new:
 *
 * Makes a writer. It has to see every lead twice: first to learn which fields of
 * their own they have, then to write them.
 *
 * Returns: (transfer full): the writer
 */
BatonLeadWriter *
baton_lead_writer_new (void)
{
  BatonLeadWriter *self = g_new0 (BatonLeadWriter, 1);

  self->known_keys = g_hash_table_new (g_str_hash, g_str_equal);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * baton_lead_writer_free:
 * @self: (transfer full): a writer
 */
void
baton_lead_writer_free (BatonLeadWriter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->writer, baton_csv_writer_free);
  g_hash_table_unref (self->known_keys);
  g_ptr_array_unref (self->keys);
  g_free (self);
}

/**
 * baton_lead_writer_learn:
 * @self: a writer that has not begun
 * @record: a lead that is going to be written
 *
 * Makes room for the lead's own fields: the table has a column for each of them.
 */
void
baton_lead_writer_learn (BatonLeadWriter   *self,
                         const BatonRecord *record)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->writer == NULL);

  for (guint i = 0; i < record->n_custom; i++)
    {
      char *key;

      if (g_hash_table_contains (self->known_keys, record->custom[i].key))
        continue;
      key = g_strdup (record->custom[i].key);
      g_hash_table_add (self->known_keys, key);
      g_ptr_array_add (self->keys, key);
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * baton_lead_writer_begin:
 * @self: a writer that knows the fields of all leads
 * @stream: where to write to; it is not closed
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes the headings.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_writer_begin (BatonLeadWriter  *self,
                         GOutputStream    *stream,
                         GCancellable     *cancellable,
                         GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->writer == NULL, FALSE);

  self->writer = baton_csv_writer_new (stream, ',');
  g_ptr_array_sort (self->keys, compare_keys);
  for (BatonField field = 0; field < BATON_N_FIELDS; field++)
    baton_csv_writer_add_text (self->writer, baton_field_get_name (field));
  baton_csv_writer_add_text (self->writer, "created_at");
  for (guint i = 0; i < G_N_ELEMENTS (state_headings); i++)
    baton_csv_writer_add_text (self->writer, state_headings[i]);
  for (guint i = 0; i < self->keys->len; i++)
    {
      g_autofree char *heading = g_strconcat ("custom.", g_ptr_array_index (self->keys, i), NULL);

      baton_csv_writer_add_text (self->writer, heading);
    }
  return baton_csv_writer_end_row (self->writer, cancellable, error);
}

static char *
dup_utc (gint64 at)
{
  g_autoptr(GDateTime) seconds = NULL;
  g_autoptr(GDateTime) time = NULL;

  if (at == 0)
    return NULL;
  seconds = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  if (seconds != NULL)
    time = g_date_time_add (seconds, at % G_USEC_PER_SEC);
  return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
}

/**
 * baton_lead_writer_add:
 * @self: a writer that has begun
 * @lead: a lead
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a lead.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_writer_add (BatonLeadWriter         *self,
                       const BatonWrittenLead  *lead,
                       GCancellable            *cancellable,
                       GError                 **error)
{
  g_autofree char *created = dup_utc (lead->record->created_at);

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->writer != NULL, FALSE);

  for (BatonField field = 0; field < BATON_N_FIELDS; field++)
    baton_csv_writer_add_text (self->writer, lead->record->values[field]);
  baton_csv_writer_add_text (self->writer, created);

  baton_csv_writer_add_number (self->writer, lead->id);
  baton_csv_writer_add_text (self->writer, lead->stage);
  baton_csv_writer_add_number (self->writer, lead->state->fit);
  baton_csv_writer_add_number (self->writer, lead->state->interest);
  baton_csv_writer_add_number (self->writer, lead->state->fit + lead->state->interest);
  baton_csv_writer_add_text (self->writer, baton_team_get_name (lead->state->team));
  baton_csv_writer_add_text (self->writer, lead->owner);

  for (guint i = 0; i < self->keys->len; i++)
    baton_csv_writer_add_text (self->writer,
                               baton_record_get_custom (lead->record, g_ptr_array_index (self->keys, i)));
  return baton_csv_writer_end_row (self->writer, cancellable, error);
}

/**
 * baton_lead_writer_finish:
 * @self: a writer that has begun
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes what is still to be written.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_writer_finish (BatonLeadWriter  *self,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->writer != NULL, FALSE);

  return baton_csv_writer_finish (self->writer, cancellable, error);
}
