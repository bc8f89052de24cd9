/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-learning.h"

#include "baton-lead-repository.h"

/* More leads make rules no better, but learning slower: of more only a part is
 * taken. */
#define MAX_CASES 50000

/* Leads that are being gathered. */
typedef struct
{
  BatonLearningTable *table;
  double              share; /* Of the leads to take, 0 to 1. */
  guint32             seed;
} Gathering;

/**
 * baton_lesson_free:
 * @self: a lesson
 *
 * Frees a lesson.
 */
void
baton_lesson_free (BatonLesson *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->scorecard, baton_scorecard_free);
  g_clear_pointer (&self->rules, baton_rule_set_unref);
  g_free (self);
}

/* Draws by the lead's number, so that the same leads are taken each time: the
 * finaliser of splitmix64 (G. Steele et al., OOPSLA 2014). */
static gboolean
is_drawn (const Gathering *gathering,
          gint64           lead)
{
  guint64 hash = (guint64) lead + ((guint64) gathering->seed + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  hash = (hash ^ hash >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  hash = (hash ^ hash >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  hash ^= hash >> 31;
  return (double) (hash >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53) < gathering->share;
}

static gboolean
gather_lead (const BatonLeadRow  *row,
             const BatonEvent    *events,
             guint                n_events,
             gpointer             user_data,
             GError             **error)
{
  const Gathering *gathering = user_data;

  if (row->state.outcome != BATON_OUTCOME_NONE && is_drawn (gathering, row->id))
    baton_learning_table_add (gathering->table, &row->record, row->state.outcome == BATON_OUTCOME_WON);
  return TRUE;
}

static gboolean
count_lead (const BatonLeadRow  *row,
            const BatonEvent    *events,
            guint                n_events,
            gpointer             user_data,
            GError             **error)
{
  guint64 *n_known = user_data;

  *n_known += row->state.outcome != BATON_OUTCOME_NONE;
  return TRUE;
}

static BatonLearningTable *
gather (BatonSession                *session,
        const BatonLearningOptions  *options,
        GCancellable                *cancellable,
        GError                     **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(BatonLearningTable) table = baton_learning_table_new ();
  Gathering gathering = { table, 1.0, options->seed };
  guint64 n_known = 0;

  if (!baton_lead_repository_scan (connection, 0, G_MAXINT64, 0, FALSE, FALSE,
                                   count_lead, &n_known, cancellable, error))
    return NULL;
  if (n_known > MAX_CASES)
    gathering.share = (double) MAX_CASES / (double) n_known;
  if (!baton_lead_repository_scan (connection, 0, G_MAXINT64, BATON_ALL_FIELDS, TRUE, FALSE,
                                   gather_lead, &gathering, cancellable, error))
    return NULL;
  return g_steal_pointer (&table);
}

/* Reads the history and the rules in force, at one moment. */
static gboolean
read_all (BatonSession                *session,
          const BatonLearningOptions  *options,
          BatonLearningTable         **table,
          BatonRuleSheet             **sheet,
          GCancellable                *cancellable,
          GError                     **error)
{
  const BatonPolicy *policy;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return FALSE;
  policy = baton_session_get_policy (session, error);
  if (policy != NULL)
    {
      *sheet = baton_rule_sheet_copy (baton_rule_set_get_sheet (baton_evaluator_get_rules (policy->evaluator)));
      *table = gather (session, options, cancellable, error);
    }
  return baton_session_end (session, *table != NULL, error);
}

/**
 * baton_rules_learn:
 * @session: a session
 * @options: how to learn
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Learns rules over fields from the leads that were won and lost. Of very many
 * a part is taken at random. Nothing is changed: the rules are a proposal.
 *
 * Fails as [func@Scorecard.learn] does.
 *
 * Returns: (transfer full) (nullable): what was learned
 */
BatonLesson *
baton_rules_learn (BatonSession                *session,
                   const BatonLearningOptions  *options,
                   GCancellable                *cancellable,
                   GError                     **error)
{
  g_autoptr(BatonLesson) self = NULL;
  g_autoptr(BatonLearningTable) table = NULL;
  g_autoptr(BatonRuleSheet) sheet = NULL;

  g_return_val_if_fail (session != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  if (!read_all (session, options, &table, &sheet, cancellable, error))
    return NULL;

  self = g_new0 (BatonLesson, 1);
  self->scorecard = baton_scorecard_learn (table, options, cancellable, error);
  if (self->scorecard == NULL)
    return NULL;
  baton_scorecard_apply (self->scorecard, sheet);
  self->rules = baton_rule_set_new (g_steal_pointer (&sheet), error);
  return self->rules != NULL ? g_steal_pointer (&self) : NULL;
}
