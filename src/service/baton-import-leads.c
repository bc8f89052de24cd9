/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of leads, in one transaction. One thread reads and scores, the
 * caller's looks up and writes. */

#include "baton-intake-private.h"

#include <glib/gi18n-lib.h>

#include "baton-consequence-private.h"
#include "baton-import-repository.h"
#include "baton-journal.h"
#include "baton-key-map-private.h"
#include "baton-newcomer-private.h"
#include "baton-stage-move-repository.h"
#include "handoff/baton-decision.h"
#include "lead/baton-identity.h"

#define BATCH_ROWS 4096
#define MAX_WAITING_BATCHES 4

/* From this size on the identities of all leads are held in memory, instead of
 * being looked up one by one. */
#define LARGE_FILE (4 * 1024 * 1024)

/* What the reading thread hands over: a batch with its scores, or the end. */
typedef struct
{
  BatonLeadBatch *batch;
  BatonScore     *scores;
  GError         *error;
  guint64         position;
} Portion;

typedef struct
{
  gint64 hash;
  gint64 lead;
} Key;

typedef struct
{
  BatonSession      *session;
  BatonConnection   *connection;
  BatonLeadReader   *reader;
  BatonEvaluator    *evaluator;
  GCancellable      *cancellable;
  BatonProgressFunc  progress;
  gpointer           progress_data;
  BatonImportReport *report;
  gint64             now;

  GThread           *thread;
  GCancellable      *reading;       /* stops the thread */
  GMutex             mutex;
  GCond              changed;
  GQueue             portions;      /* guarded by mutex */

  gint64             first_lead;
  gint64             n_created;
  BatonKeyMap       *known;         /* NULL for a small file */
  GArray            *keys;          /* Key, to be written sorted */
  GHashTable        *seen;          /* leads known before that the file names */
  GArray            *to_follow;     /* leads to be scored, or from whose score something follows */
  BatonLeadRow       row;           /* of a lead that is known */
} Import;

BatonImportReport *
baton_import_report_new (void)
{
  BatonImportReport *self = g_new0 (BatonImportReport, 1);

  self->rejects = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_reject_free);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_column_free);
  return self;
}

void
baton_import_report_free (BatonImportReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rejects);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

static void
portion_free (Portion *portion)
{
  g_clear_pointer (&portion->batch, baton_lead_batch_free);
  g_clear_error (&portion->error);
  g_free (portion->scores);
  g_free (portion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Portion, portion_free)

/* Waits until there is room; FALSE when nobody wants the rest. */
static gboolean
hand_portion (Import  *import,
              Portion *portion)
{
  gboolean stopped;

  g_mutex_lock (&import->mutex);
  while (import->portions.length >= MAX_WAITING_BATCHES && !g_cancellable_is_cancelled (import->reading))
    g_cond_wait (&import->changed, &import->mutex);
  stopped = g_cancellable_is_cancelled (import->reading);
  if (!stopped)
    g_queue_push_tail (&import->portions, portion);
  g_cond_broadcast (&import->changed);
  g_mutex_unlock (&import->mutex);

  if (stopped)
    portion_free (portion);
  return !stopped;
}

static gpointer
read_thread (gpointer data)
{
  Import *import = data;
  gboolean more;

  do
    {
      Portion *portion = g_new0 (Portion, 1);

      portion->batch = baton_lead_reader_read (import->reader, BATCH_ROWS, import->reading, &portion->error);
      portion->position = baton_lead_reader_get_position (import->reader);
      more = portion->batch != NULL;
      if (more)
        {
          GArray *leads = portion->batch->leads;

          portion->scores = g_new (BatonScore, leads->len + 1);
          for (guint i = 0; i < leads->len; i++)
            {
              BatonIncomingLead *lead = &g_array_index (leads, BatonIncomingLead, i);

              if (lead->record.created_at == 0 || lead->record.created_at > import->now)
                lead->record.created_at = import->now;
              baton_evaluator_score (import->evaluator, &lead->record, NULL, 0, import->now, &portion->scores[i]);
            }
        }
      more &= hand_portion (import, portion);
    }
  while (more);
  return NULL;
}

static Portion *
take_portion (Import *import)
{
  Portion *portion;

  g_mutex_lock (&import->mutex);
  while (import->portions.length == 0)
    g_cond_wait (&import->changed, &import->mutex);
  portion = g_queue_pop_head (&import->portions);
  g_cond_broadcast (&import->changed);
  g_mutex_unlock (&import->mutex);
  return portion;
}

static void
stop_reading (Import *import)
{
  if (import->thread == NULL)
    return;

  g_mutex_lock (&import->mutex);
  g_cancellable_cancel (import->reading);
  g_cond_broadcast (&import->changed);
  g_mutex_unlock (&import->mutex);
  g_thread_join (g_steal_pointer (&import->thread));
}

static void
add_known (gint64   hash,
           gint64   lead,
           gpointer user_data)
{
  baton_key_map_add (user_data, hash, lead);
}

/* A lead with this identity; the row holds it then. */
static gboolean
find_by_key (Import             *import,
             BatonIdentityKind   kind,
             BatonField          field,
             const BatonRecord  *record,
             gint64             *lead,
             GError            **error)
{
  const char *value = record->values[field];
  gint64 hash = baton_identity_hash (kind, value, NULL);
  gsize place = 0;
  gint64 candidate;

  while ((candidate = baton_key_map_find (import->known, hash, &place)) != 0)
    {
      if (!baton_lead_repository_load (import->connection, candidate, &import->row, error))
        return FALSE;
      if (g_strcmp0 (import->row.record.values[field], value) == 0)
        {
          *lead = candidate;
          break;
        }
    }
  return TRUE;
}

static gboolean
find_known (Import             *import,
            const BatonRecord  *record,
            gint64             *lead,
            GError            **error)
{
  *lead = 0;
  if (import->known == NULL)
    return baton_newcomer_find (import->session, record, lead, error) &&
           (*lead == 0 || baton_lead_repository_load (import->connection, *lead, &import->row, error));

  if (record->values[BATON_FIELD_EXTERNAL_ID] != NULL &&
      !find_by_key (import, BATON_IDENTITY_EXTERNAL_ID, BATON_FIELD_EXTERNAL_ID, record, lead, error))
    return FALSE;
  if (*lead != 0 || record->values[BATON_FIELD_EMAIL] == NULL)
    return TRUE;
  return find_by_key (import, BATON_IDENTITY_EMAIL, BATON_FIELD_EMAIL, record, lead, error);
}

static void
learn_keys (Import             *import,
            gint64              lead,
            const BatonRecord  *record,
            gboolean            to_write)
{
  gint64 hashes[BATON_MAX_LEAD_KEYS];
  guint n_hashes = baton_lead_key_compute (record, hashes);

  for (guint i = 0; i < n_hashes; i++)
    {
      Key key = { hashes[i], lead };

      baton_key_map_add (import->known, key.hash, key.lead);
      if (to_write)
        g_array_append_val (import->keys, key);
    }
}

/* A customer that a file tells of: Sales has the lead. */
static gboolean
enter_as_customer (Import          *import,
                   gint64           lead,
                   BatonLeadState  *state,
                   GError         **error)
{
  BatonStageMove move = {
    .lead = lead,
    .at = import->now,
    .from = state->stage,
    .to = BATON_STAGE_CUSTOMER,
  };

  state->stage = BATON_STAGE_CUSTOMER;
  state->stage_since = import->now;
  state->team = BATON_TEAM_SALES;
  state->suppressed_since = import->now;
  return baton_stage_move_insert (import->connection, &move, error);
}

static gboolean
create_lead (Import                   *import,
             const BatonIncomingLead  *incoming,
             const BatonScore         *score,
             GError                  **error)
{
  gint64 lead = import->first_lead + import->n_created;
  BatonTrigger trigger;
  BatonLeadState state;

  baton_newcomer_init_state (&state, import->now);
  state.stage_since = incoming->record.created_at;
  state.fit = score->fit;
  state.interest = score->interest;
  state.rescore_at = score->next_change_at;
  state.flags = score->hot ? BATON_LEAD_HOT : 0;
  state.outcome = incoming->outcome;
  if (state.outcome == BATON_OUTCOME_WON && !enter_as_customer (import, lead, &state, error))
    return FALSE;

  if (baton_decide (baton_evaluator_get_rules (import->evaluator), &state, score, import->now, &trigger) !=
      BATON_DECISION_STAY)
    g_array_append_val (import->to_follow, lead);

  import->n_created++;
  import->report->created++;
  if (!baton_lead_repository_insert (import->connection, lead, import->report->import,
                                     &incoming->record, &state, error))
    return FALSE;
  if (import->known == NULL)
    return baton_lead_repository_insert_keys (import->connection, lead, &incoming->record, error);
  learn_keys (import, lead, &incoming->record, TRUE);
  return TRUE;
}

/* An identity that another lead of the file has, whose key is not written yet. */
static void
drop_taken_identity (Import             *import,
                     BatonIdentityKind   kind,
                     BatonField          field,
                     BatonRecord        *record)
{
  gsize place = 0;

  if (record->values[field] != NULL && import->row.record.values[field] == NULL &&
      baton_key_map_find (import->known, baton_identity_hash (kind, record->values[field], NULL), &place) != 0)
    record->values[field] = NULL;
}

/* The first row of a file about a lead replaces what it says; a further row of
 * the same file only fills what is still empty, so that the same file again
 * changes nothing. */
static gboolean
update_lead (Import                   *import,
             gint64                    lead,
             const BatonIncomingLead  *incoming,
             GError                  **error)
{
  gboolean is_new = lead >= import->first_lead;
  gboolean again = is_new || !g_hash_table_add (import->seen, g_memdup2 (&lead, sizeof lead));
  BatonRecord record = incoming->record;
  gboolean changed;

  if (import->known != NULL)
    {
      drop_taken_identity (import, BATON_IDENTITY_EXTERNAL_ID, BATON_FIELD_EXTERNAL_ID, &record);
      drop_taken_identity (import, BATON_IDENTITY_EMAIL, BATON_FIELD_EMAIL, &record);
    }
  if (!baton_newcomer_merge (import->session, &import->row, &record,
                             again ? BATON_MERGE_FILL : BATON_MERGE_OVERWRITE, NULL, &changed, error))
    return FALSE;

  if (incoming->outcome != BATON_OUTCOME_NONE && import->row.state.outcome == BATON_OUTCOME_NONE)
    {
      import->row.state.outcome = incoming->outcome;
      changed = TRUE;
      if (!baton_lead_repository_update_state (import->connection, lead, &import->row.state, error))
        return FALSE;
    }
  if (!changed)
    {
      import->report->unchanged++;
      return TRUE;
    }
  import->report->updated++;
  g_array_append_val (import->to_follow, lead);
  if (import->known != NULL)
    learn_keys (import, lead, &record, FALSE);
  return TRUE;
}

static guint
count_rejected_rows (GPtrArray *rejects)
{
  guint n_rows = 0;

  for (guint i = 0; i < rejects->len; i++)
    {
      const BatonReject *reject = g_ptr_array_index (rejects, i);

      if (i == 0 || reject->line != ((BatonReject *) g_ptr_array_index (rejects, i - 1))->line)
        n_rows++;
    }
  return n_rows;
}

static gboolean
take_in (Import   *import,
         Portion  *portion,
         GError  **error)
{
  BatonImportReport *report = import->report;
  GArray *leads = portion->batch->leads;
  guint n_rejected = count_rejected_rows (portion->batch->rejects);

  for (guint i = 0; i < leads->len; i++)
    {
      const BatonIncomingLead *incoming = &g_array_index (leads, BatonIncomingLead, i);
      gint64 lead;

      if (!find_known (import, &incoming->record, &lead, error))
        return FALSE;
      if (lead != 0
          ? !update_lead (import, lead, incoming, error)
          : !create_lead (import, incoming, &portion->scores[i], error))
        return FALSE;
    }

  report->rejected += n_rejected;
  report->read += leads->len + n_rejected;
  g_ptr_array_extend_and_steal (report->rejects, g_steal_pointer (&portion->batch->rejects));
  portion->batch->rejects = g_ptr_array_new ();

  if (import->progress != NULL)
    {
      guint64 size = MAX (baton_lead_reader_get_size (import->reader), 1);

      import->progress (MIN ((double) portion->position / (double) size, 1.0), report->read, import->progress_data);
    }
  return !g_cancellable_set_error_if_cancelled (import->cancellable, error);
}

static gboolean
take_in_all (Import  *import,
             GError **error)
{
  import->thread = g_thread_new ("baton-lead-reader", read_thread, import);

  for (;;)
    {
      g_autoptr(Portion) portion = take_portion (import);

      if (portion->batch == NULL)
        {
          if (portion->error != NULL)
            g_propagate_error (error, g_steal_pointer (&portion->error));
          return *error == NULL;
        }
      if (!take_in (import, portion, error))
        return FALSE;
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Key *first = a, *second = b;

  if (first->hash != second->hash)
    return first->hash < second->hash ? -1 : 1;
  return (first->lead > second->lead) - (first->lead < second->lead);
}

static gboolean
write_keys (Import  *import,
            GError **error)
{
  g_array_sort (import->keys, compare_keys);
  for (guint i = 0; i < import->keys->len; i++)
    {
      const Key *key = &g_array_index (import->keys, Key, i);

      if (!baton_lead_key_insert (import->connection, key->hash, key->lead, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
follow (Import  *import,
        GError **error)
{
  for (guint i = 0; i < import->to_follow->len; i++)
    {
      BatonConsequence consequence;

      if (!baton_consequence_rescore (import->session, g_array_index (import->to_follow, gint64, i),
                                      &consequence, error))
        return FALSE;
      import->report->handed_over += consequence.handoff != 0;
      if (i % 1000 == 0 && g_cancellable_set_error_if_cancelled (import->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_import (Import       *import,
             BatonImport  *noted,
             GError      **error)
{
  const BatonImportReport *report = import->report;
  GVariantDict detail;

  noted->rows_read = report->read;
  noted->created = report->created;
  noted->updated = report->updated;
  noted->unchanged = report->unchanged;
  noted->rejected = report->rejected;
  if (import->n_created > 0)
    {
      noted->first_lead = import->first_lead;
      noted->last_lead = import->first_lead + import->n_created - 1;
      g_variant_dict_init (&detail, NULL);
      g_variant_dict_insert (&detail, "import", "x", noted->id);
      if (baton_connection_next_number (import->connection, "lead", import->n_created, error) == 0 ||
          !baton_session_log_range (import->session, "leads-created", noted->first_lead, noted->last_lead,
                                    g_variant_dict_end (&detail), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (Import       *import,
     BatonImport  *noted,
     GError      **error)
{
  GVariantDict detail;

  noted->id = baton_connection_next_number (import->connection, "import", 1, error);
  if (noted->id == 0)
    return FALSE;
  import->report->import = noted->id;

  /* Nobody else gives numbers while this transaction runs, so those of the new
   * leads are given here and taken off the counter at the end. */
  import->first_lead = baton_connection_next_number (import->connection, "lead", 0, error);
  if (import->first_lead == 0)
    return FALSE;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "import", "x", noted->id);
  g_variant_dict_insert (&detail, "file", "s", noted->file);
  if (!baton_session_log (import->session, NULL, "imported", 0, g_variant_dict_end (&detail), error))
    return FALSE;
  noted->first_entry = baton_session_get_cause (import->session);

  if (import->known != NULL &&
      !baton_lead_key_foreach (import->connection, add_known, import->known, import->cancellable, error))
    return FALSE;

  return take_in_all (import, error) &&
         write_keys (import, error) &&
         note_import (import, noted, error) &&
         follow (import, error) &&
         baton_journal_get_last (import->connection, &noted->last_entry, error) &&
         baton_import_insert (import->connection, noted, error);
}

static void
copy_columns (BatonLeadReader   *reader,
              BatonImportReport *report)
{
  guint n_columns;
  const BatonColumn *columns = baton_lead_reader_get_columns (reader, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (report->columns, baton_column_copy (&columns[i]));
}

static gboolean
import_in_transaction (Import      *import,
                       const char  *path,
                       gboolean     dry_run,
                       GError     **error)
{
  BatonSession *session = import->session;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *file = g_filename_display_name (name);
  const BatonPolicy *policy;
  g_autoptr(GError) local_error = NULL;
  gboolean done, nothing_new;
  BatonImport noted = {
    .actor = (char *) baton_session_get_actor (session),
    .kind = (char *) "leads",
    .file = file,
  };

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, import->cancellable, error))
    return FALSE;

  noted.at = import->now = baton_session_get_now (session);
  policy = baton_session_get_policy (session, &local_error);
  if (policy != NULL)
    import->evaluator = baton_evaluator_ref (policy->evaluator);
  done = policy != NULL && run (import, &noted, &local_error);
  stop_reading (import);

  nothing_new = import->report->created + import->report->updated == 0;
  if (done && (dry_run || nothing_new))
    {
      import->report->import = 0;
      baton_session_end (session, FALSE, NULL);
      return TRUE;
    }
  if (!done)
    {
      baton_session_end (session, FALSE, NULL);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return baton_session_end (session, TRUE, error);
}

static void
import_init (Import            *import,
             BatonSession      *session,
             BatonLeadReader   *reader,
             GCancellable      *cancellable,
             gboolean           large)
{
  *import = (Import) {
    .session = session,
    .connection = baton_session_get_connection (session),
    .reader = reader,
    .cancellable = cancellable,
    .report = baton_import_report_new (),
    .reading = g_cancellable_new (),
    .portions = G_QUEUE_INIT,
    .known = large ? baton_key_map_new () : NULL,
    .keys = g_array_new (FALSE, FALSE, sizeof (Key)),
    .seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .to_follow = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };
  g_mutex_init (&import->mutex);
  g_cond_init (&import->changed);
}

static void
import_clear (Import *import)
{
  stop_reading (import);
  g_queue_clear_full (&import->portions, (GDestroyNotify) portion_free);
  g_clear_pointer (&import->known, baton_key_map_free);
  g_clear_pointer (&import->evaluator, baton_evaluator_unref);
  g_clear_pointer (&import->report, baton_import_report_free);
  g_array_unref (import->keys);
  g_array_unref (import->to_follow);
  g_hash_table_unref (import->seen);
  g_object_unref (import->reading);
  baton_lead_row_clear (&import->row);
  g_mutex_clear (&import->mutex);
  g_cond_clear (&import->changed);
}

/**
 * baton_import_leads:
 * @session: a session
 * @path: the file
 * @mapping: (nullable): what its columns mean, where the headings do not say it
 * @dry_run: whether only to tell what would happen
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes in a CSV file of leads: a row whose external id, else whose e-mail
 * address is known updates that lead, another makes a new one. All of it is
 * one transaction, which a cancelled import leaves undone. Rows that cannot be
 * taken in are listed in the report, each with its place and what is wrong.
 *
 * Returns: (transfer full) (nullable): what became of the file
 */
BatonImportReport *
baton_import_leads (BatonSession       *session,
                    const char         *path,
                    BatonMapping       *mapping,
                    gboolean            dry_run,
                    BatonProgressFunc   progress,
                    gpointer            progress_data,
                    GCancellable       *cancellable,
                    GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(BatonLeadReader) reader = baton_lead_reader_new (path, mapping, error);
  BatonImportReport *report = NULL;
  gboolean large, bulk;
  Import import;

  if (reader == NULL)
    return NULL;

  large = baton_lead_reader_get_size (reader) >= LARGE_FILE;
  bulk = large && !baton_connection_in_transaction (connection);
  import_init (&import, session, reader, cancellable, large);
  import.progress = progress;
  import.progress_data = progress_data;
  copy_columns (reader, import.report);

  if (!bulk || baton_connection_begin_bulk (connection, cancellable, error))
    {
      if (import_in_transaction (&import, path, dry_run, error))
        report = g_steal_pointer (&import.report);
      if (bulk)
        baton_connection_end_bulk (connection);
    }
  import_clear (&import);
  return report;
}
