/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-learning.h"

#include "baton-lead-repository.h"

/* More leads make rules no better, but learning slower: of more only a part is
 * taken. */
#define MAX_CASES 50000

/* What part of the work is done when the leads are counted, and when they are
 * gathered: about as it is with many. */
#define COUNTED  0.05
#define GATHERED 0.25

/* How often the progress of a scan is told, in leads. */
#define STRIDE 4096

/* Leads that are being counted, and then gathered. */
typedef struct
{
  BatonLearningTable *table;
  double              share;   /* Of the leads to take, 0 to 1. */
  guint32             seed;
  guint64             n_won;
  guint64             n_lost;
  guint64             n_leads;
  guint64             n_read;  /* Of those, by the scan under way. */
  BatonProgressFunc   progress;
  gpointer            progress_data;
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

/* Tells how far a scan is that brings the work from one part to another. */
static void
note_read (Gathering *gathering,
           double     from,
           double     to)
{
  gathering->n_read++;
  if (gathering->progress == NULL || gathering->n_read % STRIDE != 0)
    return;
  gathering->progress (from + (to - from) * gathering->n_read / MAX (gathering->n_leads, gathering->n_read),
                       gathering->n_read, gathering->progress_data);
}

static gboolean
count_lead (const BatonLeadRow  *row,
            const BatonEvent    *events,
            guint                n_events,
            gpointer             user_data,
            GError             **error)
{
  Gathering *gathering = user_data;

  gathering->n_won += row->state.outcome == BATON_OUTCOME_WON;
  gathering->n_lost += row->state.outcome == BATON_OUTCOME_LOST;
  note_read (gathering, 0.0, COUNTED);
  return TRUE;
}

static gboolean
gather_lead (const BatonLeadRow  *row,
             const BatonEvent    *events,
             guint                n_events,
             gpointer             user_data,
             GError             **error)
{
  Gathering *gathering = user_data;

  if (row->state.outcome != BATON_OUTCOME_NONE && is_drawn (gathering, row->id))
    baton_learning_table_add (gathering->table, &row->record, row->state.outcome == BATON_OUTCOME_WON);
  note_read (gathering, COUNTED, GATHERED);
  return TRUE;
}

static gboolean
gather (Gathering        *gathering,
        BatonConnection  *connection,
        GCancellable     *cancellable,
        GError          **error)
{
  gint64 first, last, n_leads;
  guint64 n_known;

  if (!baton_lead_repository_get_range (connection, &first, &last, &n_leads, error))
    return FALSE;
  gathering->n_leads = (guint64) n_leads;
  if (!baton_lead_repository_scan (connection, 0, G_MAXINT64, 0, FALSE, FALSE,
                                   count_lead, gathering, cancellable, error) ||
      !baton_scorecard_check_cases (gathering->n_won, gathering->n_lost, error))
    return FALSE;

  n_known = gathering->n_won + gathering->n_lost;
  gathering->n_read = 0;
  gathering->share = n_known > MAX_CASES ? (double) MAX_CASES / (double) n_known : 1.0;
  return baton_lead_repository_scan (connection, 0, G_MAXINT64, BATON_ALL_FIELDS, TRUE, FALSE,
                                     gather_lead, gathering, cancellable, error);
}

/* Reads the history and the rules in force, at one moment. */
static gboolean
read_all (BatonSession    *session,
          Gathering       *gathering,
          BatonRuleSheet **sheet,
          GCancellable    *cancellable,
          GError         **error)
{
  const BatonPolicy *policy;
  gboolean read = FALSE;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return FALSE;
  policy = baton_session_get_policy (session, error);
  if (policy != NULL)
    {
      *sheet = baton_rule_sheet_copy (baton_rule_set_get_sheet (baton_evaluator_get_rules (policy->evaluator)));
      read = gather (gathering, baton_session_get_connection (session), cancellable, error);
    }
  return baton_session_end (session, read, error);
}

static void
tell_learning (double   fraction,
               gpointer user_data)
{
  const Gathering *gathering = user_data;

  if (gathering->progress != NULL)
    gathering->progress (GATHERED + (1.0 - GATHERED) * fraction, gathering->n_leads, gathering->progress_data);
}

/**
 * baton_rules_learn:
 * @session: a session
 * @options: how to learn
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
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
                   BatonProgressFunc            progress,
                   gpointer                     progress_data,
                   GCancellable                *cancellable,
                   GError                     **error)
{
  g_autoptr(BatonLesson) self = NULL;
  g_autoptr(BatonLearningTable) table = NULL;
  g_autoptr(BatonRuleSheet) sheet = NULL;
  Gathering gathering = { .progress = progress, .progress_data = progress_data };

  g_return_val_if_fail (session != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  gathering.seed = options->seed;
  gathering.table = table = baton_learning_table_new ();
  if (!read_all (session, &gathering, &sheet, cancellable, error))
    return NULL;

  self = g_new0 (BatonLesson, 1);
  self->scorecard = baton_scorecard_learn (table, options, tell_learning, &gathering, cancellable, error);
  if (self->scorecard == NULL)
    return NULL;
  baton_scorecard_apply (self->scorecard, sheet);
  self->rules = baton_rule_set_new (g_steal_pointer (&sheet), error);
  return self->rules != NULL ? g_steal_pointer (&self) : NULL;
}
