/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of events, in one transaction: all are stored first, then each lead
 * that they touched is scored once. */

#include "baton-intake-private.h"

#include "baton-consequence-private.h"
#include "baton-import-repository.h"
#include "baton-journal.h"

#define PROGRESS_STEP 1000

typedef struct
{
  BatonSession      *session;
  BatonEventReader  *reader;
  GCancellable      *cancellable;
  BatonProgressFunc  progress;
  gpointer           progress_data;
  BatonImportReport *report;
  GHashTable        *touched;
  BatonLeadRow       row;
} Import;

static void
touch (Import *import,
       gint64  lead)
{
  if (!g_hash_table_contains (import->touched, &lead))
    g_hash_table_add (import->touched, g_memdup2 (&lead, sizeof lead));
}

static gboolean
take_in (Import                    *import,
         const BatonIncomingEvent  *incoming,
         GError                   **error)
{
  BatonReceipt receipt;

  if (!baton_intake_store_event (import->session, incoming, &import->row, &receipt, error))
    return FALSE;

  if (!receipt.is_new)
    import->report->unchanged++;
  else
    import->report->created++;
  if (receipt.is_new && receipt.lead != 0)
    touch (import, receipt.lead);
  return TRUE;
}

static gboolean
tell_progress (Import  *import,
               GError **error)
{
  guint64 size = MAX (baton_event_reader_get_size (import->reader), 1);

  if (import->progress != NULL)
    import->progress (MIN ((double) baton_event_reader_get_position (import->reader) / (double) size, 1.0),
                      import->report->read, import->progress_data);
  return !g_cancellable_set_error_if_cancelled (import->cancellable, error);
}

static gboolean
take_in_all (Import  *import,
             GError **error)
{
  for (;;)
    {
      g_autoptr(GError) local_error = NULL;
      BatonReject *reject = NULL;
      const BatonIncomingEvent *incoming;

      incoming = baton_event_reader_next (import->reader, &reject, import->cancellable, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (incoming == NULL && reject == NULL)
        return TRUE;

      import->report->read++;
      if (reject != NULL)
        {
          import->report->rejected++;
          g_ptr_array_add (import->report->rejects, reject);
        }
      else if (!take_in (import, incoming, error))
        return FALSE;
      if (import->report->read % PROGRESS_STEP == 0 && !tell_progress (import, error))
        return FALSE;
    }
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* The leads that the events touched, in the order of their numbers, so that
 * what follows does not depend on the order of the file. */
static GArray *
sort_touched (GHashTable *touched)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (touched));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (sorted, key, 1);
  g_array_sort (sorted, compare_numbers);
  return sorted;
}

static gboolean
follow (Import  *import,
        GArray  *leads,
        GError **error)
{
  for (guint i = 0; i < leads->len; i++)
    {
      BatonConsequence consequence;

      if (!baton_consequence_rescore (import->session, g_array_index (leads, gint64, i), BATON_OCCASION_LEAD,
                                      &consequence, error))
        return FALSE;
      import->report->handed_over += consequence.handoff != 0;
      if (i % PROGRESS_STEP == 0 && g_cancellable_set_error_if_cancelled (import->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (Import       *import,
     BatonImport  *noted,
     GError      **error)
{
  BatonConnection *connection = baton_session_get_connection (import->session);
  const BatonImportReport *report = import->report;
  g_autoptr(GArray) leads = NULL;
  GVariantDict detail;

  noted->id = baton_connection_next_number (connection, "import", 1, error);
  if (noted->id == 0)
    return FALSE;
  import->report->import = noted->id;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "import", "x", noted->id);
  g_variant_dict_insert (&detail, "file", "s", noted->file);
  if (!baton_session_log (import->session, NULL, "imported", 0, g_variant_dict_end (&detail), error))
    return FALSE;
  noted->first_entry = baton_session_get_cause (import->session);

  if (!take_in_all (import, error))
    return FALSE;
  leads = sort_touched (import->touched);
  if (!follow (import, leads, error))
    return FALSE;

  if (leads->len > 0 &&
      !baton_session_log_range (import->session, "events-imported", g_array_index (leads, gint64, 0),
                                g_array_index (leads, gint64, leads->len - 1), NULL, error))
    return FALSE;

  noted->rows_read = report->read;
  noted->created = report->created;
  noted->unchanged = report->unchanged;
  noted->rejected = report->rejected;
  return baton_journal_get_last (connection, &noted->last_entry, error) &&
         baton_import_insert (connection, noted, error);
}

static gboolean
import_in_transaction (Import      *import,
                       const char  *path,
                       GError     **error)
{
  BatonSession *session = import->session;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *file = g_filename_display_name (name);
  g_autoptr(GError) local_error = NULL;
  gboolean done;
  BatonImport noted = {
    .actor = (char *) baton_session_get_actor (session),
    .kind = (char *) "events",
    .file = file,
  };

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, import->cancellable, error))
    return FALSE;

  noted.at = baton_session_get_now (session);
  done = run (import, &noted, &local_error);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local_error));
  if (done && import->report->created == 0)
    {
      import->report->import = 0;
      baton_session_end (session, FALSE, NULL);
      return TRUE;
    }
  return baton_session_end (session, done, error);
}

/**
 * baton_import_events:
 * @session: a session
 * @path: the file
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes in a file of events, a JSON object a line. An event that was recorded
 * before counts as unchanged; one that names nobody is kept as unread post.
 * All of it is one transaction, which a cancelled import leaves undone.
 *
 * Returns: (transfer full) (nullable): what became of the file
 */
BatonImportReport *
baton_import_events (BatonSession       *session,
                     const char         *path,
                     BatonProgressFunc   progress,
                     gpointer            progress_data,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_autoptr(BatonEventReader) reader = baton_event_reader_new (path, baton_session_get_now (session), error);
  g_autoptr(BatonImportReport) report = NULL;
  g_autoptr(GHashTable) touched = NULL;
  gboolean done;
  Import import;

  if (reader == NULL)
    return NULL;

  report = baton_import_report_new ();
  touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  import = (Import) {
    .session = session,
    .reader = reader,
    .cancellable = cancellable,
    .progress = progress,
    .progress_data = progress_data,
    .report = report,
    .touched = touched,
  };
  done = import_in_transaction (&import, path, error);
  baton_lead_row_clear (&import.row);
  return done ? g_steal_pointer (&report) : NULL;
}
