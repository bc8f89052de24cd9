/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes an import back, and leaves what others changed since. */

#include "baton-intake-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "baton-consequence-private.h"
#include "baton-event-repository.h"
#include "baton-import-repository.h"
#include "baton-restore-private.h"

static gboolean
restore_lead (BatonSession             *session,
              const BatonJournalEntry  *entry,
              BatonUndoReport          *report,
              GError                  **error)
{
  BatonConsequence consequence;
  GVariantDict undone;
  gboolean restored;

  if (!baton_restore_record (session, entry, &restored, error))
    return FALSE;
  if (!restored)
    {
      report->kept++;
      return TRUE;
    }
  report->restored++;

  g_variant_dict_init (&undone, NULL);
  g_variant_dict_insert (&undone, "undoes", "x", entry->seq);
  return baton_session_log (session, NULL, "lead-restored", entry->lead, g_variant_dict_end (&undone), error) &&
         baton_consequence_rescore (session, entry->lead, BATON_OCCASION_TIME, &consequence, error);
}

/* Restores, newest change first, what the import changed of leads that were there. */
static gboolean
restore_leads (BatonSession       *session,
               const BatonImport  *import,
               BatonUndoReport    *report,
               GError            **error)
{
  g_autoptr(GPtrArray) changes = NULL;

  changes = baton_journal_list_changes (baton_session_get_connection (session), "lead-changed",
                                        import->first_entry, import->last_entry, error);
  if (changes == NULL)
    return FALSE;

  for (guint i = changes->len; i > 0; i--)
    {
      const BatonJournalEntry *entry = g_ptr_array_index (changes, i - 1);
      gboolean made_by_import = entry->lead >= import->first_lead && entry->lead <= import->last_lead;

      if (!made_by_import && !restore_lead (session, entry, report, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_run (BatonSession     *session,
            gint64            first,
            gint64            last,
            BatonUndoReport  *report,
            GError          **error)
{
  gint64 deleted = 0;

  if (first > last)
    return TRUE;
  if (!baton_lead_repository_delete_range (baton_session_get_connection (session), first, last, &deleted, error))
    return FALSE;
  report->removed += deleted;
  return baton_session_log_range (session, "leads-removed", first, last, NULL, error);
}

/* Removes the leads that the import made, but for those that somebody touched since. */
static gboolean
remove_leads (BatonSession       *session,
              const BatonImport  *import,
              BatonUndoReport    *report,
              GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(GArray) touched = NULL;
  gint64 next = import->first_lead;

  if (import->first_lead == 0)
    return TRUE;

  touched = baton_journal_list_touched (connection, import->first_lead, import->last_lead,
                                        import->last_entry, error);
  if (touched == NULL)
    return FALSE;

  for (guint i = 0; i < touched->len; i++)
    {
      gint64 lead = g_array_index (touched, gint64, i);

      if (!remove_run (session, next, lead - 1, report, error))
        return FALSE;
      report->kept++;
      next = lead + 1;
    }
  return remove_run (session, next, import->last_lead, report, error);
}

static gboolean
undo (BatonSession     *session,
      gint64            number,
      BatonUndoReport  *report,
      GError          **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(BatonImport) import = baton_import_load (connection, number, error);
  GVariantDict detail;

  if (import == NULL)
    return FALSE;
  if (import->undone_at != 0)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                   _("Import %" PRId64 " was taken back already"), number);
      return FALSE;
    }
  if (!g_str_equal (import->kind, "leads"))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                   _("Import %" PRId64 " brought events; what happened cannot be taken back"), number);
      return FALSE;
    }

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "import", "x", number);
  return baton_session_log (session, NULL, "import-undone", 0, g_variant_dict_end (&detail), error) &&
         restore_leads (session, import, report, error) &&
         remove_leads (session, import, report, error) &&
         baton_import_mark_undone (connection, number, baton_session_get_now (session), error);
}

/**
 * baton_import_undo:
 * @session: a session
 * @import: the number of an import of leads
 * @report: (out caller-allocates): what became of its leads
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes a whole import back: the leads that it made are removed, those that it
 * changed get their earlier values back. What others did since stays: a lead
 * that has events or was touched by somebody is kept, and so is a value that
 * is no longer the one that the import gave.
 *
 * Fails with %BATON_ERROR_CONFLICT when it was taken back before.
 *
 * Returns: whether it was taken back
 */
gboolean
baton_import_undo (BatonSession     *session,
                   gint64            import,
                   BatonUndoReport  *report,
                   GCancellable     *cancellable,
                   GError          **error)
{
  gboolean done;

  memset (report, 0, sizeof *report);
  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = undo (session, import, report, error);
  return baton_session_end (session, done, error);
}
