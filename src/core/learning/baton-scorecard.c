/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-scorecard.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "baton-error.h"
#include "insight/baton-hindsight.h"
#include "learning/baton-card-columns-private.h"
#include "learning/baton-card-private.h"
#include "learning/baton-card-trial-private.h"
#include "learning/baton-late-fields.h"
#include "scoring/baton-condition-words.h"

/* Cross-validation: so often a tenth of the cases is left out, the rest learned
 * from and the tenth foretold. */
#define N_FOLDS 10

/* How far the AUC has to be from chance. */
#define MIN_STANDARD_ERRORS 3.0

#define MAX_BINS 8
#define BAND     10

/* A lead is released when it falls below this part of the threshold. */
#define RELEASE_SHARE 0.9

/* The share of the leads that is hot. */
#define HOT_SHARE 0.1

static void
field_worth_free (BatonFieldWorth *self)
{
  g_free (self->field);
  g_free (self);
}

/**
 * baton_scorecard_free:
 * @self: a scorecard
 *
 * Frees a scorecard.
 */
void
baton_scorecard_free (BatonScorecard *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->late, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_free (self);
}

/**
 * baton_scorecard_check_cases:
 * @n_won: how many leads were won
 * @n_lost: how many were lost
 * @error: return location for an error
 *
 * Checks that there is enough history to learn from.
 *
 * Fails with %BATON_ERROR_INVALID, and says how much it takes.
 *
 * Returns: whether there is
 */
gboolean
baton_scorecard_check_cases (guint64   n_won,
                             guint64   n_lost,
                             GError  **error)
{
  if (MIN (n_won, n_lost) >= BATON_SCORECARD_MIN_CASES)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("There is too little history to learn from: at least %d won and %d lost leads are needed, "
                 "and there are %" PRIu64 " and %" PRIu64),
               BATON_SCORECARD_MIN_CASES, BATON_SCORECARD_MIN_CASES, n_won, n_lost);
  return FALSE;
}

static GPtrArray *
learn_rules (BatonLearningTable  *table,
             GPtrArray           *columns,
             guint32              seed,
             GCancellable        *cancellable,
             GError             **error)
{
  g_autoptr(BatonCard) card = baton_card_fit (table, columns, seed, cancellable, error);

  return card != NULL ? baton_card_make_rules (card) : NULL;
}

static void
fill_bands (BatonScorecard        *self,
            const BatonCardTrial  *trial,
            const BatonChanceLine *line)
{
  for (guint i = 0; i < trial->n_cases; i++)
    {
      BatonScoreBand *band = &self->bands[MIN (trial->scores[i] / BAND, BATON_SCORECARD_BANDS - 1)];

      band->n_cases++;
      band->n_won += trial->won[i];
      band->predicted += baton_chance_line_get (line, trial->scores[i]);
    }
}

static void
begin_bands (BatonScorecard *self)
{
  for (int i = 0; i < BATON_SCORECARD_BANDS; i++)
    {
      self->bands[i].from = i * BAND;
      self->bands[i].to = i + 1 < BATON_SCORECARD_BANDS ? i * BAND + BAND - 1 : 100;
    }
}

static void
end_bands (BatonScorecard *self)
{
  for (guint i = 0; i < BATON_SCORECARD_BANDS; i++)
    {
      if (self->bands[i].n_cases > 0)
        self->bands[i].predicted /= self->bands[i].n_cases;
    }
}

/* How a card is being learned. */
typedef struct
{
  BatonLearningTable         *table;
  const BatonLearningOptions *options;
  BatonScorecardProgressFunc  progress;
  gpointer                    progress_data;
  GCancellable               *cancellable;
} Lesson;

/* Each fold takes about as long as all cases do. */
static void
tell_progress (const Lesson *lesson,
               guint         n_done)
{
  if (lesson->progress != NULL)
    lesson->progress ((double) n_done / (N_FOLDS + 1), lesson->progress_data);
}

/* Learns from all folds but one and foretells that one. Which fields look late
 * is judged anew, as somebody would who knew only those cases: a choice that has
 * seen the others would not be honest about them (T. Hastie et al., “The
 * Elements of Statistical Learning”, 2009, 7.10.2). */
static gboolean
try_fold (BatonScorecard  *self,
          const Lesson    *lesson,
          const guint8    *folds,
          guint            fold,
          double          *auc,
          GError         **error)
{
  g_autoptr(BatonLearningTable) rest = baton_learning_table_fold (lesson->table, folds, fold, FALSE);
  g_autoptr(BatonLearningTable) within = baton_learning_table_fold (lesson->table, folds, fold, TRUE);
  g_autoptr(GPtrArray) late = baton_late_fields_find (rest);
  g_autoptr(GPtrArray) columns = baton_card_columns_choose (rest, lesson->options, late);
  g_autoptr(GPtrArray) rules = learn_rules (rest, columns, lesson->options->seed, lesson->cancellable, error);
  g_autoptr(BatonCardTrial) learned = NULL;
  g_autoptr(BatonCardTrial) foretold = NULL;
  BatonChanceLine line;

  if (rules == NULL)
    return FALSE;
  learned = baton_card_trial_new (rules, rest);
  foretold = baton_card_trial_new (rules, within);
  line = baton_card_trial_fit_line (learned);
  fill_bands (self, foretold, &line);
  *auc = baton_card_trial_get_auc (foretold, NULL);
  return TRUE;
}

static gboolean
cross_validate (BatonScorecard  *self,
                const Lesson    *lesson,
                GError         **error)
{
  g_autofree guint8 *folds = baton_learning_table_deal (lesson->table, N_FOLDS, lesson->options->seed);
  double sum = 0.0;
  double squares = 0.0;

  begin_bands (self);
  for (guint fold = 0; fold < N_FOLDS; fold++)
    {
      double auc;

      if (!try_fold (self, lesson, folds, fold, &auc, error))
        return FALSE;
      sum += auc;
      squares += auc * auc;
      tell_progress (lesson, fold + 2);
    }
  end_bands (self);
  self->auc = sum / N_FOLDS;
  self->auc_spread = sqrt (MAX (squares / N_FOLDS - self->auc * self->auc, 0.0));
  return TRUE;
}

/* Where more than a tenth of the leads have the best score, they all are hot. */
static int
find_hot (const BatonCardTrial *trial)
{
  guint counts[BATON_HINDSIGHT_SCORES] = { 0, };
  guint above = 0;
  int best = 0;
  int score;

  for (guint i = 0; i < trial->n_cases; i++)
    {
      counts[trial->scores[i]]++;
      best = MAX (best, trial->scores[i]);
    }
  for (score = best; score > 1 && above + counts[score] <= HOT_SHARE * trial->n_cases; score--)
    above += counts[score];
  return MIN (score + 1, best);
}

static gboolean
has_rule (const GPtrArray *rules,
          const char      *field)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const BatonFitRule *rule = g_ptr_array_index (rules, i);

      for (guint j = 0; j < rule->when->len; j++)
        {
          const BatonCondition *condition = g_ptr_array_index (rule->when, j);

          if (strcmp (condition->field, field) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

static int
compare_worth (gconstpointer a,
               gconstpointer b)
{
  const BatonFieldWorth *first = *(BatonFieldWorth * const *) a;
  const BatonFieldWorth *second = *(BatonFieldWorth * const *) b;

  if (first->information != second->information)
    return first->information < second->information ? 1 : -1;
  return strcmp (first->field, second->field);
}

static void
appraise_fields (BatonScorecard           *self,
                 const BatonLearningTable *table,
                 GPtrArray                *columns)
{
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_worth_free);
  for (guint i = 0; i < columns->len; i++)
    {
      const BatonColumn *column = g_ptr_array_index (columns, i);
      g_autoptr(BatonBinning) binning = baton_binning_new (table, column, MAX_BINS, FALSE);
      BatonFieldWorth *worth = g_new0 (BatonFieldWorth, 1);

      worth->field = g_strdup (column->field);
      worth->information = baton_binning_get_information (binning);
      worth->auc = baton_binning_get_auc (binning);
      worth->used = has_rule (self->rules, column->field);
      g_ptr_array_add (self->fields, worth);
    }
  g_ptr_array_sort (self->fields, compare_worth);
}

/* Where nothing is left that tells anything, what was left out may be the cause. */
static void
set_nothing_error (const BatonScorecard  *self,
                   GError               **error)
{
  const BatonLateField *late = self->late->len > 0 ? g_ptr_array_index (self->late, 0) : NULL;
  g_autofree char *name = NULL;

  if (late == NULL || !late->certain || self->kept_late)
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("No field tells the won leads from the lost ones"));
      return;
    }

  name = baton_field_in_words (late->field);
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: the first %s is the name of a field, the second says why it looks filled in later. */
               _("“%s” was left out, for it looks filled in after the outcome (%s), and no "
                 "other field tells the won leads from the lost ones"), name, late->reason);
}

/* Learns from all cases. How good that is, cross_validate () tells. */
static gboolean
learn_all (BatonScorecard  *self,
           const Lesson    *lesson,
           GError         **error)
{
  BatonLearningTable *table = lesson->table;
  g_autoptr(GPtrArray) columns = NULL;
  g_autoptr(BatonCardTrial) trial = NULL;

  self->late = baton_late_fields_find (table);
  self->kept_late = lesson->options->keep_late;
  columns = baton_card_columns_choose (table, lesson->options, self->late);
  baton_card_columns_forget_unasked (self->late, table, lesson->options);
  self->rules = learn_rules (table, columns, lesson->options->seed, lesson->cancellable, error);
  if (self->rules == NULL)
    return FALSE;
  if (self->rules->len == 0)
    {
      set_nothing_error (self, error);
      return FALSE;
    }

  trial = baton_card_trial_new (self->rules, table);
  baton_card_trial_get_auc (trial, &self->threshold);
  self->hot = MAX (find_hot (trial), self->threshold);
  appraise_fields (self, table, columns);
  tell_progress (lesson, 1);
  return TRUE;
}

/* Refuses rules that are no better than chance. Where the score means nothing the
 * AUC is 0.5 with the variance of the statistic of Mann and Whitney. The spread of
 * the tries would not do: they learn from mostly the same cases, so it is less than
 * the error of their mean. */
static gboolean
check_worth (const BatonScorecard  *self,
             GError               **error)
{
  double n_won = self->n_won;
  double n_lost = self->n_lost;
  double standard_error = sqrt ((n_won + n_lost + 1.0) / (12.0 * n_won * n_lost));
  char auc[G_ASCII_DTOSTR_BUF_SIZE];

  if (self->auc > 0.5 + MIN_STANDARD_ERRORS * standard_error)
    return TRUE;

  g_ascii_formatd (auc, sizeof auc, "%.2f", self->auc);
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: AUC is the area under the ROC curve; %s is a number such as 0.48. */
               _("On leads that were not learned from, the rules are no better than chance "
                 "(AUC %s)"), auc);
  return FALSE;
}

/**
 * baton_scorecard_learn:
 * @table: leads whose outcome is known
 * @options: how to learn
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Learns rules over fields from leads that were won and lost.
 *
 * Numbers are binned, rare values merged, an empty field is a value of its own;
 * a logistic regression weighs the bins, and the weights become whole points,
 * such that the worst lead gets about 0 and the best about 100. See N. Siddiqi,
 * “Credit Risk Scorecards” (2006). Where two fields together tell more than each,
 * a few rules ask for both.
 *
 * How good the rules are is told by cross-validation: always on leads that were
 * not learned from, not even which fields to leave out.
 *
 * Fails with %BATON_ERROR_INVALID where there are fewer than
 * %BATON_SCORECARD_MIN_CASES of one kind, where a field that @options names is
 * not there, or where the fields tell nothing; and with `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (nullable): the rules, and how good they are
 */
BatonScorecard *
baton_scorecard_learn (BatonLearningTable          *table,
                       const BatonLearningOptions  *options,
                       BatonScorecardProgressFunc   progress,
                       gpointer                     progress_data,
                       GCancellable                *cancellable,
                       GError                     **error)
{
  const Lesson lesson = { table, options, progress, progress_data, cancellable };
  g_autoptr(BatonScorecard) self = NULL;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  if (!baton_scorecard_check_cases (baton_learning_table_get_n_won (table), baton_learning_table_get_n_lost (table),
                                    error) ||
      !baton_card_columns_check (table, options, error))
    return NULL;

  self = g_new0 (BatonScorecard, 1);
  self->n_won = baton_learning_table_get_n_won (table);
  self->n_lost = baton_learning_table_get_n_lost (table);
  if (!learn_all (self, &lesson, error) ||
      !cross_validate (self, &lesson, error) ||
      !check_worth (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
remove_fit_groups (BatonRuleSheet *sheet)
{
  for (guint i = sheet->groups->len; i-- > 0;)
    {
      const BatonRuleGroup *group = g_ptr_array_index (sheet->groups, i);

      if (group->part == BATON_PART_FIT)
        g_ptr_array_remove_index (sheet->groups, i);
    }
}

/* Whether a field that is taken for something is asked for it in another way
 * than as the text that stands there. */
static gboolean
reads_otherwise (BatonFieldType        type,
                 const BatonCondition *condition)
{
  if (type == BATON_FIELD_TYPE_TEXT || type == BATON_FIELD_TYPE_CHOICE)
    return FALSE;
  if (type == BATON_FIELD_TYPE_YES_NO || type == BATON_FIELD_TYPE_LIST || !baton_field_type_takes (type, condition->op))
    return TRUE;
  for (guint i = 0; condition->values[i] != NULL; i++)
    {
      g_autofree char *value = baton_field_type_normalise (type, condition->values[i], NULL);

      if (value == NULL)
        return TRUE;
    }
  return FALSE;
}

/* It was learned from texts as they stand there, so that is how they are compared. */
static void
remove_learned_fields (BatonRuleSheet *sheet)
{
  for (guint i = 0; i < sheet->fit->len; i++)
    {
      GPtrArray *when = ((const BatonFitRule *) g_ptr_array_index (sheet->fit, i))->when;

      for (guint j = 0; j < when->len; j++)
        {
          const BatonCondition *condition = g_ptr_array_index (when, j);
          BatonRuleField *field = baton_rule_field_find (sheet->fields, condition->field);

          if (field != NULL && reads_otherwise (field->type, condition))
            g_ptr_array_remove (sheet->fields, field);
        }
    }
}

/**
 * baton_scorecard_apply:
 * @self: a scorecard
 * @sheet: rules
 *
 * Puts the learned rules in the place of the rules over fields, and sets the
 * thresholds that go with them.
 *
 * The rules over events are kept but switched off: what was learned says
 * nothing about them, and their points on top would make the thresholds mean
 * something else. Filters, lists, automations and routing stay.
 */
void
baton_scorecard_apply (const BatonScorecard *self,
                       BatonRuleSheet       *sheet)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (sheet != NULL);

  g_ptr_array_set_size (sheet->fit, 0);
  remove_fit_groups (sheet);
  baton_card_copy_rules (self->rules, sheet->fit);
  remove_learned_fields (sheet);
  for (guint i = 0; i < sheet->interest->len; i++)
    ((BatonInterestRule *) g_ptr_array_index (sheet->interest, i))->active = FALSE;

  sheet->mql = (BatonThreshold) { self->threshold, (int) (self->threshold * RELEASE_SHARE), 0, 0 };
  sheet->hot.score = self->hot;
}

/**
 * baton_scorecard_get_auc:
 * @self: a scorecard
 * @table: leads whose outcome is known
 *
 * Tells how well the rules tell the won from the lost among other leads.
 *
 * Returns: how likely a lead that was won has a higher score than one that was
 *   lost; 0.5 is chance
 */
double
baton_scorecard_get_auc (const BatonScorecard     *self,
                         const BatonLearningTable *table)
{
  g_autoptr(BatonCardTrial) trial = NULL;

  g_return_val_if_fail (self != NULL, 0.5);
  g_return_val_if_fail (table != NULL, 0.5);

  trial = baton_card_trial_new (self->rules, table);
  return baton_card_trial_get_auc (trial, NULL);
}
