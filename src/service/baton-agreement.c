/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-agreement.h"

#include <glib/gi18n-lib.h>

#include "baton-document-repository.h"
#include "baton-documents.h"
#include "baton-rule-versions.h"
#include "baton-session-private.h"

/**
 * baton_agreement_free:
 * @self: (nullable): an agreement
 *
 * Frees an agreement.
 */
void
baton_agreement_free (BatonAgreement *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->slas, g_ptr_array_unref);
  g_clear_pointer (&self->calendar, baton_calendar_unref);
  g_free (self);
}

static gboolean
load (BatonSession    *session,
      BatonAgreement  *agreement,
      GError         **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  const BatonRuleSheet *sheet;

  if (policy == NULL ||
      !baton_document_get_version (connection, "slas", &agreement->slas_version, error) ||
      !baton_document_get_version (connection, "calendar", &agreement->calendar_version, error))
    return FALSE;

  sheet = baton_rule_set_get_sheet (baton_evaluator_get_rules (policy->evaluator));
  agreement->rules_version = policy->rules_version;
  agreement->mql = sheet->mql;
  agreement->hot = sheet->hot.score;
  agreement->matrix = sheet->matrix;
  agreement->slas = g_ptr_array_ref (policy->slas);
  agreement->calendar = baton_calendar_ref (policy->calendar);
  return TRUE;
}

/**
 * baton_agreement_load:
 * @session: a session
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Gets what is in force.
 *
 * Returns: (transfer full) (nullable): the agreement
 */
BatonAgreement *
baton_agreement_load (BatonSession  *session,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(BatonAgreement) agreement = g_new0 (BatonAgreement, 1);
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  done = load (session, agreement, error);
  if (!baton_session_end (session, done, error))
    return NULL;
  return g_steal_pointer (&agreement);
}

/* The rules in force with other numbers. */
static BatonRuleSet *
edit_rules (BatonSession          *session,
            const BatonThreshold  *mql,
            int                    hot,
            GError               **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  BatonRuleSheet *sheet;

  if (policy == NULL)
    return NULL;

  sheet = baton_rule_sheet_copy (baton_rule_set_get_sheet (baton_evaluator_get_rules (policy->evaluator)));
  sheet->mql = *mql;
  sheet->hot.score = hot;
  return baton_rule_set_new (sheet, error);
}

static gboolean
save_thresholds (BatonSession          *session,
                 const BatonThreshold  *mql,
                 int                    hot,
                 gint64                *version,
                 gboolean               confirm,
                 BatonRescoreReport    *report,
                 BatonProgressFunc      progress,
                 gpointer               progress_data,
                 GCancellable          *cancellable,
                 GError               **error)
{
  g_autoptr(BatonRuleSet) rules = edit_rules (session, mql, hot, error);
  /* Translators: why the rules changed, in their history; %d is the threshold of a qualified lead */
  g_autofree char *comment = g_strdup_printf (_("Qualified from %d"), mql->score);
  const BatonRuleSave how = { .based_on = *version, .comment = comment, .confirm = confirm };

  return rules != NULL &&
         baton_rules_save (session, rules, &how, version, report,
                           progress, progress_data, cancellable, error);
}

/**
 * baton_agreement_save_thresholds:
 * @session: a session
 * @mql: when a lead is qualified
 * @hot: the score from which a lead is hot; 0 for none
 * @version: (inout): the version of the rules that was looked at; then the one
 *   that they became
 * @confirm: whether leads that qualify by the change wait until a person
 *   confirms them, see [func@newcomers_confirm]; else they are handed over
 * @report: (out caller-allocates): what became of the leads
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Sets the numbers, and nothing else of the rules in force, and does to all
 * leads what follows.
 *
 * Fails with `BATON_ERROR_INVALID` when the numbers do not go together, and
 * with `BATON_ERROR_CONFLICT` when the rules changed since @version.
 *
 * Returns: whether they are in force
 */
gboolean
baton_agreement_save_thresholds (BatonSession          *session,
                                 const BatonThreshold  *mql,
                                 int                    hot,
                                 gint64                *version,
                                 gboolean               confirm,
                                 BatonRescoreReport    *report,
                                 BatonProgressFunc      progress,
                                 gpointer               progress_data,
                                 GCancellable          *cancellable,
                                 GError               **error)
{
  gboolean done;

  memset (report, 0, sizeof *report);
  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = save_thresholds (session, mql, hot, version, confirm, report, progress, progress_data, cancellable, error);
  return baton_session_end (session, done, error);
}

static gboolean
check_version (BatonSession  *session,
               const char    *kind,
               gint64         based_on,
               GError       **error)
{
  gint64 version;

  if (!baton_document_get_version (baton_session_get_connection (session), kind, &version, error))
    return FALSE;
  if (version == based_on)
    return TRUE;

  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                       _("Somebody else changed this meanwhile; look at it again before you change it"));
  return FALSE;
}

static gboolean
add_version (BatonSession   *session,
             BatonDocument  *document,
             const char     *action,
             GError        **error)
{
  GVariantDict detail;

  document->author = (char *) baton_session_get_actor (session);
  document->at = baton_session_get_now (session);
  if (!baton_document_add (baton_session_get_connection (session), document, error))
    return FALSE;

  baton_session_change_policy (session);
  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "to", "x", document->version);
  return baton_session_log (session, NULL, action, 0, g_variant_dict_end (&detail), error);
}

static gboolean
save (BatonSession   *session,
      BatonDocument  *document,
      gint64          based_on,
      const char     *action,
      GCancellable   *cancellable,
      GError        **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = check_version (session, document->kind, based_on, error) &&
         add_version (session, document, action, error);
  return baton_session_end (session, done, error);
}

/**
 * baton_agreement_save_slas:
 * @session: a session
 * @slas: (element-type BatonSla): the promises
 * @based_on: the version that they were made from
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Puts promises in force. Clocks that run go on as they were started.
 *
 * Fails with `BATON_ERROR_CONFLICT` when there is a newer version than
 * @based_on, and with `BATON_ERROR_INVALID` when one of them cannot be kept.
 *
 * Returns: whether they are in force
 */
gboolean
baton_agreement_save_slas (BatonSession  *session,
                           GPtrArray     *slas,
                           gint64         based_on,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autofree char *body = baton_slas_to_json (slas);
  g_autoptr(GPtrArray) read = baton_slas_from_json (body, -1, error);
  BatonDocument document = { .kind = (char *) "slas", .body = body };

  return read != NULL && save (session, &document, based_on, "slas-applied", cancellable, error);
}

/**
 * baton_agreement_save_calendar:
 * @session: a session
 * @calendar: the working time
 * @based_on: the version that it was made from
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Puts a calendar in force. Clocks that run stay due when they are.
 *
 * Fails with `BATON_ERROR_CONFLICT` when there is a newer version than @based_on.
 *
 * Returns: whether it is in force
 */
gboolean
baton_agreement_save_calendar (BatonSession   *session,
                               BatonCalendar  *calendar,
                               gint64          based_on,
                               GCancellable   *cancellable,
                               GError        **error)
{
  g_autofree char *body = baton_calendar_to_json (calendar);
  BatonDocument document = { .kind = (char *) "calendar", .body = body };

  return save (session, &document, based_on, "calendar-applied", cancellable, error);
}
