/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes leads to a file with all their fields, or into a text with the columns that
 * a table shows: on a thread of the database, one lead in memory at a time. */

#include "leads/baton-lead-export.h"

#include "baton-csv-writer.h"
#include "baton-lead-service.h"
#include "baton-lead-writer.h"

typedef struct
{
  GArray         *leads;    /* gint64 */
  GArray         *columns;  /* BatonLeadColumn; NULL for a file */
  GFile          *file;     /* NULL for a text */
  BatonLeadNames *names;
  gint64          now;
} Export;

typedef struct
{
  const Export    *export;
  BatonLeadWriter *writer;
  GString         *text;
  GCancellable    *cancellable;
} Output;

typedef gboolean (*LeadFunc) (Output              *output,
                              const BatonLeadRow  *row,
                              GError             **error);

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->columns, g_array_unref);
  g_clear_object (&export->file);
  g_array_unref (export->leads);
  baton_lead_names_unref (export->names);
  g_free (export);
}

static gboolean
walk (BatonSession  *session,
      Output        *output,
      LeadFunc       func,
      GError       **error)
{
  g_auto(BatonLeadRow) row = { 0, };

  for (guint i = 0; i < output->export->leads->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (output->cancellable, error) ||
          !baton_load_lead (session, g_array_index (output->export->leads, gint64, i), &row, error) ||
          !func (output, &row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
learn_lead (Output              *output,
            const BatonLeadRow  *row,
            GError             **error)
{
  baton_lead_writer_learn (output->writer, &row->record);
  return TRUE;
}

static gboolean
write_lead (Output              *output,
            const BatonLeadRow  *row,
            GError             **error)
{
  BatonLeadNames *names = output->export->names;
  const BatonStage *stage = baton_process_get_stage (baton_lead_names_get_process (names), row->state.stage);
  const BatonWrittenLead lead = {
    .id = row->id,
    .record = &row->record,
    .state = &row->state,
    .stage = stage != NULL ? stage->id : NULL,
    .owner = baton_lead_names_get_person (names, row->state.owner),
  };

  return baton_lead_writer_add (output->writer, &lead, output->cancellable, error);
}

static gboolean
write_leads (BatonSession   *session,
             Output         *output,
             GOutputStream  *stream,
             GError        **error)
{
  return baton_lead_writer_begin (output->writer, stream, output->cancellable, error) &&
         walk (session, output, write_lead, error) &&
         baton_lead_writer_finish (output->writer, output->cancellable, error);
}

/* What was there stays: closing the stream when it is cancelled is how GIO is told. */
static void
leave_file (GFileOutputStream *stream)
{
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
}

static gboolean
write_file (BatonSession  *session,
            Output        *output,
            GError       **error)
{
  g_autoptr(BatonLeadWriter) writer = baton_lead_writer_new ();
  g_autoptr(GFileOutputStream) stream = NULL;

  output->writer = writer;
  if (!walk (session, output, learn_lead, error))
    return FALSE;

  stream = g_file_replace (output->export->file, NULL, FALSE, G_FILE_CREATE_PRIVATE, output->cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (write_leads (session, output, G_OUTPUT_STREAM (stream), error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), output->cancellable, error);
  leave_file (stream);
  return FALSE;
}

/* What the index would say about the lead. */
static BatonIndexRow
to_index_row (const BatonLeadRow *row)
{
  const BatonLeadState *state = &row->state;

  return (BatonIndexRow) {
    .id = row->id,
    .stage = state->stage,
    .team = state->team,
    .owner = state->owner,
    .fit = state->fit,
    .interest = state->interest,
    .score = state->fit + state->interest,
    .created_at = row->record.created_at,
    .last_event_at = state->last_event_at,
    .due_at = state->due_at,
  };
}

static gboolean
add_line (Output              *output,
          const BatonLeadRow  *row,
          GError             **error)
{
  const Export *export = output->export;
  BatonIndexRow values = to_index_row (row);

  for (guint i = 0; i < export->columns->len; i++)
    {
      BatonLeadColumn column = g_array_index (export->columns, BatonLeadColumn, i);
      g_autofree char *text = NULL;

      text = baton_lead_column_dup_text (column, &values, &row->record, export->names, export->now);
      g_strdelimit (text, "\t\r\n", ' ');
      g_string_append_printf (output->text, "%s%s", i > 0 ? "\t" : "", text);
    }
  g_string_append_c (output->text, '\n');
  return TRUE;
}

static gpointer
run_export (BatonSession  *session,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Export *export = data;
  g_autoptr(GString) text = g_string_new (NULL);
  Output output = { .export = export, .text = text, .cancellable = cancellable };
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  if (export->file != NULL)
    done = write_file (session, &output, error);
  else
    done = walk (session, &output, add_line, error);
  if (!baton_session_end (session, done, error))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static Export *
export_new (GArray         *leads,
            BatonLeadNames *names)
{
  Export *export = g_new0 (Export, 1);

  export->leads = g_array_ref (leads);
  export->names = baton_lead_names_ref (names);
  return export;
}

/**
 * baton_lead_export_async:
 * @database: a database
 * @leads: (element-type gint64): the numbers of leads, in the order wanted
 * @names: what stages and people are called
 * @file: where to write; what is there is replaced
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is written
 * @user_data: data for @callback
 *
 * Writes leads with all their fields, as CSV that Baton can take in again.
 */
void
baton_lead_export_async (BatonDatabase       *database,
                         GArray              *leads,
                         BatonLeadNames      *names,
                         GFile               *file,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Export *export;

  g_return_if_fail (BATON_IS_DATABASE (database));
  g_return_if_fail (leads != NULL);
  g_return_if_fail (names != NULL);
  g_return_if_fail (G_IS_FILE (file));

  export = export_new (leads, names);
  export->file = g_object_ref (file);
  baton_database_read_async (database, run_export, export, export_free, g_free, cancellable, callback, user_data);
}

/**
 * baton_lead_export_finish:
 * @database: the database
 * @result: a result
 * @error: return location for an error
 *
 * Returns: whether the file is written
 */
gboolean
baton_lead_export_finish (BatonDatabase  *database,
                          GAsyncResult   *result,
                          GError        **error)
{
  g_autofree char *nothing = baton_database_finish (database, result, error);

  return nothing != NULL;
}

/**
 * baton_lead_export_text_async:
 * @database: a database
 * @leads: (element-type gint64): the numbers of leads, in the order wanted
 * @columns: (element-type BatonLeadColumn): what to say about each
 * @names: what stages and people are called
 * @now: the time now, in microseconds UTC
 * @cancellable: (nullable): a cancellable
 * @callback: called when the text is there
 * @user_data: data for @callback
 *
 * Writes leads into a text, a line each, with tabs between the columns.
 */
void
baton_lead_export_text_async (BatonDatabase       *database,
                              GArray              *leads,
                              GArray              *columns,
                              BatonLeadNames      *names,
                              gint64               now,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Export *export;

  g_return_if_fail (BATON_IS_DATABASE (database));
  g_return_if_fail (leads != NULL);
  g_return_if_fail (columns != NULL);
  g_return_if_fail (names != NULL);

  export = export_new (leads, names);
  export->columns = g_array_ref (columns);
  export->now = now;
  baton_database_read_async (database, run_export, export, export_free, g_free, cancellable, callback, user_data);
}

/**
 * baton_lead_export_text_finish:
 * @database: the database
 * @result: a result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
baton_lead_export_text_finish (BatonDatabase  *database,
                               GAsyncResult   *result,
                               GError        **error)
{
  return baton_database_finish (database, result, error);
}
