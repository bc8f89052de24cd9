/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of leads, in one transaction. A feed reads and scores on a thread of
 * its own; the caller's looks up and writes. */

#include "baton-intake-private.h"

#include <glib/gi18n-lib.h>

#include "baton-consequence-private.h"
#include "baton-import-repository.h"
#include "baton-journal.h"
#include "baton-known-leads-private.h"
#include "baton-newcomer-private.h"
#include "baton-stage-move-repository.h"
#include "handoff/baton-decision.h"
#include "lead/baton-identity.h"

/* From this size on the identities of all leads are held in memory, instead of
 * being looked up one by one. */
#define LARGE_FILE (4 * 1024 * 1024)

/* How many rows ahead the memory for looking one up is fetched. */
#define LOOK_AHEAD 8

/* The new leads that a filter holds back. */
typedef struct
{
  const char *filter;   /* its id, lent by the rules; NULL for none */
  GArray     *leads;    /* gint64 */
} Held;

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
  gboolean           is_large;

  gint64             first_lead;
  gint64             n_created;
  BatonKnownLeads   *known;         /* NULL for a small file */
  GHashTable        *seen;          /* leads known before that the file names */
  GArray            *to_follow;     /* leads to be scored, or from whose score something follows */
  GArray            *held;          /* Held, one for each filter */
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

/* Finds the lead that a row is about; 0 for nobody known. */
static gboolean
find_known (Import                 *import,
            const BatonScoredLead  *scored,
            gint64                 *lead,
            GError                **error)
{
  return import->known != NULL
    ? baton_known_leads_find (import->known, scored, lead, error)
    : baton_newcomer_find (import->session, &scored->incoming->record, lead, error);
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

static void
held_clear (gpointer data)
{
  g_array_unref (((Held *) data)->leads);
}

/* There are few filters. */
static void
hold_back (Import     *import,
           gint64      lead,
           const char *filter)
{
  Held new_held = { filter, NULL };

  for (guint i = 0; i < import->held->len; i++)
    {
      Held *held = &g_array_index (import->held, Held, i);

      if (held->filter == filter)
        {
          g_array_append_val (held->leads, lead);
          return;
        }
    }
  new_held.leads = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (new_held.leads, lead);
  g_array_append_val (import->held, new_held);
}

/* What follows from a score comes last. To be held back is not more than a mark,
 * which a new lead gets at once. */
static void
note_decision (Import                 *import,
               gint64                  lead,
               BatonLeadState         *state,
               const BatonScoredLead  *scored)
{
  BatonTrigger trigger;

  switch (baton_decide (baton_evaluator_get_rules (import->evaluator), state, &scored->score, import->now, &trigger))
    {
    case BATON_DECISION_STAY:
      break;

    case BATON_DECISION_HOLD:
      state->flags |= BATON_LEAD_HELD;
      hold_back (import, lead, scored->score.filter);
      break;

    default:
      g_array_append_val (import->to_follow, lead);
      break;
    }
}

static gboolean
create_lead (Import                 *import,
             const BatonScoredLead  *scored,
             GError                **error)
{
  const BatonIncomingLead *incoming = scored->incoming;
  const BatonScore *score = &scored->score;
  BatonNewLead lead = {
    .id = import->first_lead + import->n_created,
    .import = import->report->import,
    .record = &incoming->record,
  };

  baton_newcomer_init_state (&lead.state, import->now);
  lead.state.stage_since = incoming->record.created_at;
  lead.state.fit = score->fit;
  lead.state.interest = score->interest;
  lead.state.rescore_at = score->next_change_at;
  lead.state.flags = score->hot ? BATON_LEAD_HOT : 0;
  lead.state.outcome = incoming->outcome;
  if (incoming->outcome == BATON_OUTCOME_WON && !enter_as_customer (import, lead.id, &lead.state, error))
    return FALSE;
  note_decision (import, lead.id, &lead.state, scored);

  import->n_created++;
  import->report->created++;
  if (import->known == NULL)
    return baton_lead_repository_insert (import->connection, lead.id, lead.import, lead.record, &lead.state, error) &&
           baton_lead_repository_insert_keys (import->connection, lead.id, lead.record, error);
  baton_known_leads_add (import->known, scored, &lead);
  return TRUE;
}

/* An identity that the lead does not take: it has one already, or another lead
 * of the file has it, whose key is not written yet. */
static void
drop_taken_identity (Import       *import,
                     gint64        hash,
                     BatonField    field,
                     BatonRecord  *record)
{
  if (record->values[field] != NULL &&
      (import->row.record.values[field] != NULL || baton_known_leads_has_key (import->known, hash)))
    record->values[field] = NULL;
}

/* The identities that a lead has taken. */
static void
learn_keys (Import                 *import,
            gint64                  lead,
            const BatonScoredLead  *scored,
            const BatonRecord      *record)
{
  if (record->values[BATON_FIELD_EXTERNAL_ID] != NULL)
    baton_known_leads_add_key (import->known, scored->hashes[BATON_KEY_EXTERNAL_ID], lead);
  if (record->values[BATON_FIELD_EMAIL] != NULL)
    baton_known_leads_add_key (import->known, scored->hashes[BATON_KEY_EMAIL], lead);
}

/* What became of a lead that was open. */
static gboolean
close_lead (Import        *import,
            BatonOutcome   outcome,
            GError       **error)
{
  gint64 lead = import->row.id;
  GVariantDict detail;

  import->row.state.outcome = outcome;
  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "from", "s", "none");
  g_variant_dict_insert (&detail, "to", "s", outcome == BATON_OUTCOME_WON ? "won" : "lost");
  return baton_lead_repository_update_state (import->connection, lead, &import->row.state, error) &&
         baton_session_log (import->session, NULL, "outcome-changed", lead, g_variant_dict_end (&detail), error);
}

/* The first row of a file about a lead replaces what it says; a further row of
 * the same file only fills what is still empty, so that the same file again
 * changes nothing. */
static gboolean
update_lead (Import                 *import,
             gint64                  lead,
             const BatonScoredLead  *scored,
             GError                **error)
{
  const BatonIncomingLead *incoming = scored->incoming;
  gboolean is_new = lead >= import->first_lead;
  gboolean again = is_new || !g_hash_table_add (import->seen, g_memdup2 (&lead, sizeof lead));
  BatonRecord record = incoming->record;
  gboolean changed;

  if (import->known != NULL && incoming->outcome == BATON_OUTCOME_NONE &&
      baton_known_leads_says_all (import->known, lead, scored))
    {
      import->report->unchanged++;
      return TRUE;
    }

  if (import->known != NULL
      ? !baton_known_leads_load (import->known, lead, &import->row, error)
      : !baton_lead_repository_load (import->connection, lead, &import->row, error))
    return FALSE;
  if (import->known != NULL)
    {
      drop_taken_identity (import, scored->hashes[BATON_KEY_EXTERNAL_ID], BATON_FIELD_EXTERNAL_ID, &record);
      drop_taken_identity (import, scored->hashes[BATON_KEY_EMAIL], BATON_FIELD_EMAIL, &record);
    }
  if (!baton_newcomer_merge (import->session, &import->row, &record,
                             again ? BATON_MERGE_FILL : BATON_MERGE_OVERWRITE, NULL, &changed, error))
    return FALSE;

  if (incoming->outcome != BATON_OUTCOME_NONE && import->row.state.outcome == BATON_OUTCOME_NONE)
    {
      changed = TRUE;
      if (!close_lead (import, incoming->outcome, error))
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
    learn_keys (import, lead, scored, &record);
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
take_in (Import            *import,
         BatonLeadPortion  *portion,
         GError           **error)
{
  BatonImportReport *report = import->report;
  guint n_rejected = count_rejected_rows (portion->batch->rejects);

  for (guint i = 0; i < portion->n_leads; i++)
    {
      const BatonScoredLead *scored = &portion->leads[i];
      gint64 lead;

      if (import->known != NULL && i + LOOK_AHEAD < portion->n_leads)
        baton_known_leads_expect (import->known, scored + LOOK_AHEAD);
      if (!find_known (import, scored, &lead, error))
        return FALSE;
      if (lead != 0 ? !update_lead (import, lead, scored, error) : !create_lead (import, scored, error))
        return FALSE;
    }
  if (import->known != NULL && !baton_known_leads_write (import->known, error))
    return FALSE;

  report->rejected += n_rejected;
  report->read += portion->n_leads + n_rejected;
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
  g_autoptr(BatonLeadFeed) feed = baton_lead_feed_new (import->reader, import->evaluator, import->now);

  while (TRUE)
    {
      g_autoptr(BatonLeadPortion) portion = NULL;

      if (!baton_lead_feed_next (feed, &portion, error))
        return FALSE;
      if (portion == NULL)
        return TRUE;
      if (!take_in (import, portion, error))
        return FALSE;
    }
}

static gboolean
follow (Import  *import,
        GError **error)
{
  for (guint i = 0; i < import->held->len; i++)
    {
      const Held *held = &g_array_index (import->held, Held, i);

      if (!baton_consequence_log_held (import->session, (const gint64 *) (gpointer) held->leads->data,
                                       held->leads->len, held->filter, error))
        return FALSE;
    }
  for (guint i = 0; i < import->to_follow->len; i++)
    {
      BatonConsequence consequence;

      if (!baton_consequence_rescore (import->session, g_array_index (import->to_follow, gint64, i),
                                      BATON_OCCASION_LEAD, &consequence, error))
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

  if (import->is_large)
    {
      import->known = baton_known_leads_new (import->connection, import->first_lead, import->cancellable, error);
      if (import->known == NULL)
        return FALSE;
    }

  return take_in_all (import, error) &&
         (import->known == NULL || baton_known_leads_write_keys (import->known, error)) &&
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
    .is_large = large,
    .seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .to_follow = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .held = g_array_new (FALSE, FALSE, sizeof (Held)),
  };
  g_array_set_clear_func (import->held, held_clear);
}

static void
import_clear (Import *import)
{
  g_clear_pointer (&import->known, baton_known_leads_free);
  g_clear_pointer (&import->evaluator, baton_evaluator_unref);
  g_clear_pointer (&import->report, baton_import_report_free);
  g_array_unref (import->to_follow);
  g_array_unref (import->held);
  g_hash_table_unref (import->seen);
  baton_lead_row_clear (&import->row);
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
