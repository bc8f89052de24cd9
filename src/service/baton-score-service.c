/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-score-service.h"

#include <glib/gi18n-lib.h>

#include "baton-consequence-private.h"
#include "baton-documents.h"
#include "baton-event-repository.h"
#include "baton-rescore-private.h"

/**
 * baton_rescore_all:
 * @session: a session
 * @report: (out caller-allocates): what became of it
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Scores every lead anew and does what follows, in one transaction.
 *
 * Returns: whether it was done; when not, nothing changed
 */
gboolean
baton_rescore_all (BatonSession        *session,
                   BatonRescoreReport  *report,
                   BatonProgressFunc    progress,
                   gpointer             progress_data,
                   GCancellable        *cancellable,
                   GError             **error)
{
  gboolean done;

  memset (report, 0, sizeof *report);
  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = baton_rescore_everybody (session, report, progress, progress_data, cancellable, error);
  return baton_session_end (session, done, error);
}

/**
 * baton_rescore_lead:
 * @session: a session
 * @lead: the number of a lead
 * @report: (out caller-allocates): what became of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Scores one lead anew and does what follows.
 *
 * Returns: whether it was done
 */
gboolean
baton_rescore_lead (BatonSession        *session,
                    gint64               lead,
                    BatonRescoreReport  *report,
                    GCancellable        *cancellable,
                    GError             **error)
{
  BatonConsequence consequence = { 0, };
  gboolean done;

  memset (report, 0, sizeof *report);
  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = baton_consequence_rescore (session, lead, &consequence, error) &&
         baton_session_log_range (session, "scores-changed", lead, lead, NULL, error);
  report->scored = done;
  report->changed = consequence.changed;
  report->handed_over = consequence.handoff != 0;
  report->released = consequence.released;
  return baton_session_end (session, done, error);
}

static BatonExplanation *
explain (BatonSession  *session,
         gint64         lead,
         GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_auto(BatonLeadRow) row = { 0, };
  g_auto(BatonEvents) events = { 0, };

  if (policy == NULL ||
      !baton_lead_repository_load (connection, lead, &row, error) ||
      !baton_event_repository_load (connection, lead, &events, error))
    return NULL;

  return baton_evaluator_explain (policy->evaluator, &row.record, events.array, events.len,
                                  baton_session_get_now (session));
}

/**
 * baton_explain_lead:
 * @session: a session
 * @lead: the number of a lead
 * @error: return location for an error
 *
 * Explains the score that a lead has now, point by point.
 *
 * Returns: (transfer full) (nullable): the explanation
 */
BatonExplanation *
baton_explain_lead (BatonSession  *session,
                    gint64         lead,
                    GError       **error)
{
  g_autoptr(BatonExplanation) explanation = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  explanation = explain (session, lead, error);
  if (!baton_session_end (session, explanation != NULL, error))
    return NULL;
  return g_steal_pointer (&explanation);
}

static gboolean
apply_rules (BatonSession        *session,
             BatonDocument       *document,
             BatonRescoreReport  *report,
             BatonProgressFunc    progress,
             gpointer             progress_data,
             GCancellable        *cancellable,
             GError             **error)
{
  GVariantDict detail;
  gint64 before;

  if (!baton_document_get_version (baton_session_get_connection (session), "rules", &before, error) ||
      !baton_document_add (baton_session_get_connection (session), document, error))
    return FALSE;
  baton_session_change_policy (session);

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "from", "x", before);
  g_variant_dict_insert (&detail, "to", "x", document->version);
  if (document->comment != NULL)
    g_variant_dict_insert (&detail, "comment", "s", document->comment);
  return baton_session_log (session, NULL, "rules-applied", 0, g_variant_dict_end (&detail), error) &&
         baton_rescore_everybody (session, report, progress, progress_data, cancellable, error);
}

/**
 * baton_rules_apply:
 * @session: a session
 * @text: a rule set as JSON
 * @comment: (nullable): why
 * @version: (out): the version that it became
 * @report: (out caller-allocates): what became of the leads
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Makes a rule set the one in force and scores every lead by it, in one
 * transaction.
 *
 * Fails with %BATON_ERROR_INVALID, naming the place, when it is no good rule set.
 *
 * Returns: whether it is in force
 */
gboolean
baton_rules_apply (BatonSession        *session,
                   const char          *text,
                   const char          *comment,
                   gint64              *version,
                   BatonRescoreReport  *report,
                   BatonProgressFunc    progress,
                   gpointer             progress_data,
                   GCancellable        *cancellable,
                   GError             **error)
{
  g_autoptr(BatonRuleSet) rules = baton_rule_set_from_json (text, -1, error);
  g_autofree char *body = NULL;
  gboolean done;
  BatonDocument document = {
    .kind = (char *) "rules",
    .author = (char *) baton_session_get_actor (session),
    .comment = (char *) comment,
  };

  memset (report, 0, sizeof *report);
  if (rules == NULL)
    return FALSE;
  document.body = body = baton_rule_set_to_json (rules);

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  document.at = baton_session_get_now (session);
  done = apply_rules (session, &document, report, progress, progress_data, cancellable, error);
  *version = document.version;
  return baton_session_end (session, done, error);
}

/**
 * baton_rules_show:
 * @session: a session
 * @version: a version; 0 for the one in force
 * @error: return location for an error
 *
 * Gets a rule set as JSON.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
baton_rules_show (BatonSession  *session,
                  gint64         version,
                  GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(BatonDocument) document = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  if (version != 0 || baton_document_get_version (connection, "rules", &version, error))
    document = baton_document_load (connection, "rules", version, error);
  if (!baton_session_end (session, document != NULL, error))
    return NULL;
  return g_steal_pointer (&document->body);
}

/**
 * baton_rules_history:
 * @session: a session
 * @error: return location for an error
 *
 * Lists the versions of the rule set, newest first.
 *
 * Returns: (transfer full) (element-type BatonDocument) (nullable): the versions
 */
GPtrArray *
baton_rules_history (BatonSession  *session,
                     GError       **error)
{
  g_autoptr(GPtrArray) versions = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  versions = baton_document_list (baton_session_get_connection (session), "rules", error);
  if (!baton_session_end (session, versions != NULL, error))
    return NULL;
  return g_steal_pointer (&versions);
}
