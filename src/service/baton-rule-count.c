/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-rule-count.h"

#include "baton-journal.h"
#include "baton-lead-repository.h"
#include "baton-lead-scan.h"
#include "baton-range-scan-private.h"
#include "insight/baton-rule-tally.h"

/* What the threads share. */
typedef struct
{
  BatonEvaluator    *edited;
  BatonScoringNeeds *needs;
  BatonRuleSet      *in_force;
  GCancellable      *cancellable;
  gint64             now;
} Count;

static gboolean
try_lead (const BatonLeadRow  *row,
          const BatonEvent    *events,
          guint                n_events,
          gpointer             user_data,
          GError             **error)
{
  baton_rule_tally_add (user_data, row->id, &row->record, &row->state, events, n_events);
  return TRUE;
}

static gpointer
try_range (BatonConnection  *connection,
           gint64            first,
           gint64            last,
           gpointer          user_data,
           GError          **error)
{
  const Count *count = user_data;
  g_autoptr(BatonRuleTally) tally = baton_rule_tally_new (count->edited, count->in_force, count->now);

  if (!baton_lead_repository_scan_needed (connection, first, last, count->needs, try_lead, tally,
                                          count->cancellable, error))
    return NULL;
  return g_steal_pointer (&tally);
}

static gboolean
try_ranges (Count              *count,
            BatonSession       *session,
            BatonRuleTally     *tally,
            BatonProgressFunc   progress,
            gpointer            progress_data,
            GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(BatonRangeScan) scan = NULL;
  gint64 first, last, position;

  if (!baton_lead_repository_get_range (connection, &first, &last, NULL, error) ||
      !baton_journal_get_last (connection, &position, error))
    return FALSE;
  if (last == 0)
    return TRUE;

  scan = baton_range_scan_new (connection, TRUE, position, first, last, try_range,
                               (GDestroyNotify) baton_rule_tally_free, count, count->cancellable);
  while (TRUE)
    {
      g_autoptr(BatonRuleTally) range = NULL;

      if (!baton_range_scan_next (scan, (gpointer *) &range, error))
        return FALSE;
      if (range == NULL)
        return TRUE;
      baton_rule_tally_merge (tally, range);
      if (progress != NULL)
        progress (baton_range_scan_get_progress (scan), baton_rule_tally_get_n_leads (tally), progress_data);
    }
}

static BatonRuleEffect *
count_effect (BatonSession       *session,
              BatonRuleSet       *edited,
              BatonProgressFunc   progress,
              gpointer            progress_data,
              GCancellable       *cancellable,
              GError            **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_autoptr(BatonEvaluator) evaluator = policy != NULL ? baton_evaluator_new (edited, error) : NULL;
  g_autoptr(BatonScoringNeeds) needs = NULL;
  g_autoptr(BatonRuleTally) tally = NULL;
  Count count = { .edited = evaluator, .cancellable = cancellable, .now = baton_session_get_now (session) };

  if (evaluator == NULL)
    return NULL;

  count.in_force = baton_evaluator_get_rules (policy->evaluator);
  needs = baton_scoring_needs_new (evaluator, count.now, TRUE);
  count.needs = needs;
  tally = baton_rule_tally_new (count.edited, count.in_force, count.now);
  return try_ranges (&count, session, tally, progress, progress_data, error) ? baton_rule_tally_end (tally) : NULL;
}

/**
 * baton_rules_count:
 * @session: a session
 * @edited: an edited rule set
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Tells what an edited rule set would do to all leads, were it in force now.
 * Nothing is written.
 *
 * Returns: (transfer full) (nullable): the effect
 */
BatonRuleEffect *
baton_rules_count (BatonSession       *session,
                   BatonRuleSet       *edited,
                   BatonProgressFunc   progress,
                   gpointer            progress_data,
                   GCancellable       *cancellable,
                   GError            **error)
{
  g_autoptr(BatonRuleEffect) effect = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  effect = count_effect (session, edited, progress, progress_data, cancellable, error);
  if (!baton_session_end (session, effect != NULL, error))
    return NULL;
  return g_steal_pointer (&effect);
}
