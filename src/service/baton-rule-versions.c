/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-rule-versions.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "baton-documents.h"
#include "baton-rescore-private.h"
#include "baton-session-private.h"

#define RULES "rules"

/* Two people may edit at once: the second is told instead of overwriting what
 * the first did. */
static gboolean
check_base (BatonSession  *session,
            gint64         based_on,
            gint64         newest,
            GError       **error)
{
  g_autoptr(BatonDocument) document = NULL;

  if (based_on == 0 || based_on == newest)
    return TRUE;

  document = baton_document_load (baton_session_get_connection (session), RULES, newest, error);
  if (document != NULL)
    g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                 /* Translators: the first number is the version that is in force, %s who made it; the second the one that was edited. */
                 _("The rules changed meanwhile: version %" PRId64 " by %s is in force, and yours began with version %" PRId64
                   ". Compare the two, and save again."), newest, document->author, based_on);
  return FALSE;
}

static gboolean
log_version (BatonSession         *session,
             gint64                before,
             const BatonDocument  *document,
             GError              **error)
{
  GVariantDict detail;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "from", "x", before);
  g_variant_dict_insert (&detail, "to", "x", document->version);
  if (document->comment != NULL)
    g_variant_dict_insert (&detail, "comment", "s", document->comment);
  return baton_session_log (session, NULL, "rules-applied", 0, g_variant_dict_end (&detail), error);
}

/* @version becomes the one in force, be it the new one or one in the way. */
static gboolean
add_version (BatonSession         *session,
             BatonRuleSet         *rules,
             const BatonRuleSave  *save,
             gint64               *version,
             GError              **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autofree char *body = baton_rule_set_to_json (rules);
  BatonDocument document = {
    .kind = (char *) RULES,
    .at = baton_session_get_now (session),
    .author = (char *) baton_session_get_actor (session),
    .comment = (char *) save->comment,
    .body = body,
  };
  gint64 before;

  if (!baton_document_get_version (connection, RULES, &before, error))
    return FALSE;
  *version = before;
  if (!check_base (session, save->based_on, before, error) ||
      !baton_document_add (connection, &document, error))
    return FALSE;

  *version = document.version;
  baton_session_change_policy (session);
  return log_version (session, before, &document, error);
}

/**
 * baton_rules_save:
 * @session: a session
 * @rules: a rule set
 * @save: how to save it
 * @version: (out): the version that it became; after %BATON_ERROR_CONFLICT the
 *   one that is in the way
 * @report: (out caller-allocates): what became of the leads
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Makes a rule set the one in force and scores every lead by it, in one
 * transaction.
 *
 * Fails with %BATON_ERROR_CONFLICT when another version than the one that it
 * was made from is in force.
 *
 * Returns: whether it is in force
 */
gboolean
baton_rules_save (BatonSession         *session,
                  BatonRuleSet         *rules,
                  const BatonRuleSave  *save,
                  gint64               *version,
                  BatonRescoreReport   *report,
                  BatonProgressFunc     progress,
                  gpointer              progress_data,
                  GCancellable         *cancellable,
                  GError              **error)
{
  BatonOccasion occasion = save->confirm ? BATON_OCCASION_RULES : BATON_OCCASION_TIME;
  gboolean done;

  memset (report, 0, sizeof *report);
  *version = 0;
  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = add_version (session, rules, save, version, error) &&
         baton_rescore_everybody (session, occasion, report, progress, progress_data, cancellable, error);
  return baton_session_end (session, done, error);
}

/**
 * baton_rules_roll_back:
 * @session: a session
 * @to: an earlier version
 * @save: how to save it; without a comment the version tells where it is from
 * @version: (out): the version that it became
 * @report: (out caller-allocates): what became of the leads
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Saves an earlier version as a new one, as [func@rules_save] does. The
 * versions between stay.
 *
 * Fails with %BATON_ERROR_NOT_FOUND when there is no such version.
 *
 * Returns: whether it is in force
 */
gboolean
baton_rules_roll_back (BatonSession         *session,
                       gint64                to,
                       const BatonRuleSave  *save,
                       gint64               *version,
                       BatonRescoreReport   *report,
                       BatonProgressFunc     progress,
                       gpointer              progress_data,
                       GCancellable         *cancellable,
                       GError              **error)
{
  g_autoptr(BatonRuleSet) rules = baton_rules_load (session, &to, error);
  g_autofree char *comment = NULL;
  BatonRuleSave copy = *save;

  *version = 0;
  memset (report, 0, sizeof *report);
  if (rules == NULL)
    return FALSE;
  if (copy.comment == NULL)
    /* Translators: why the rules changed. */
    copy.comment = comment = g_strdup_printf (_("Back to version %" PRId64), to);
  return baton_rules_save (session, rules, &copy, version, report, progress, progress_data, cancellable, error);
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
 * Saves a rule set from a file, whatever version is in force, and hands over
 * who qualifies by it.
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
  BatonRuleSave save = { .comment = comment };

  *version = 0;
  memset (report, 0, sizeof *report);
  return rules != NULL &&
         baton_rules_save (session, rules, &save, version, report, progress, progress_data, cancellable, error);
}

static BatonDocument *
load_document (BatonSession  *session,
               gint64         version,
               GError       **error)
{
  g_autoptr(BatonDocument) document = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  document = baton_document_load (baton_session_get_connection (session), RULES, version, error);
  if (!baton_session_end (session, document != NULL, error))
    return NULL;
  return g_steal_pointer (&document);
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
  g_autoptr(BatonDocument) document = load_document (session, version, error);

  return document != NULL ? g_steal_pointer (&document->body) : NULL;
}

/**
 * baton_rules_load:
 * @session: a session
 * @version: (inout): a version; 0 for the one in force, which it becomes
 * @error: return location for an error
 *
 * Loads a rule set, to be edited or looked at.
 *
 * Returns: (transfer full) (nullable): the rule set
 */
BatonRuleSet *
baton_rules_load (BatonSession  *session,
                  gint64        *version,
                  GError       **error)
{
  g_autoptr(BatonDocument) document = load_document (session, *version, error);

  if (document == NULL)
    return NULL;
  *version = document->version;
  return baton_rule_set_from_stored_json (document->body, error);
}

/**
 * baton_rules_check_routing:
 * @session: a session
 * @rules: a rule set, saved or not
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds the people and queues in a rule set's routing that send no lead
 * anywhere, as the team is now; see [func@route_check].
 *
 * Returns: (transfer full) (element-type BatonRouteDoubt) (nullable): the doubts
 */
GPtrArray *
baton_rules_check_routing (BatonSession  *session,
                           BatonRuleSet  *rules,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr(GPtrArray) doubts = NULL;
  GPtrArray *people;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  people = baton_session_get_people (session, error);
  if (people != NULL)
    doubts = baton_route_check (rules, people);
  if (!baton_session_end (session, doubts != NULL, error))
    return NULL;
  return g_steal_pointer (&doubts);
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
  versions = baton_document_list (baton_session_get_connection (session), RULES, error);
  if (!baton_session_end (session, versions != NULL, error))
    return NULL;
  return g_steal_pointer (&versions);
}

/**
 * baton_rules_compare:
 * @session: a session
 * @before: a version; 0 for the one in force
 * @after: another
 * @error: return location for an error
 *
 * Tells in words what differs between two versions.
 *
 * Returns: (transfer full) (element-type BatonRuleChange) (nullable): the differences
 */
GPtrArray *
baton_rules_compare (BatonSession  *session,
                     gint64         before,
                     gint64         after,
                     GError       **error)
{
  g_autoptr(BatonRuleSet) old = baton_rules_load (session, &before, error);
  g_autoptr(BatonRuleSet) new = old != NULL ? baton_rules_load (session, &after, error) : NULL;

  return new != NULL ? baton_rule_set_diff (old, new) : NULL;
}
