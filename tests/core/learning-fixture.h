/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Made-up leads to learn from, of which it is known what decides whether they
 * are won. */

#pragma once

#include "learning/baton-scorecard.h"

#include <math.h>
#include <string.h>

#include "learning/baton-late-fields.h"

#define N_LEADS 2500

/* A table, and what its making knows. */
typedef struct
{
  BatonLearningTable *table;
  double              best_auc; /* What knowing the true chances would give. */
} History;

typedef struct
{
  double   chance;
  gboolean won;
} Truth;

static inline int
compare_truths (gconstpointer a,
                gconstpointer b)
{
  const Truth *first = a;
  const Truth *second = b;

  return (first->chance > second->chance) - (first->chance < second->chance);
}

static inline double
auc_of_truth (GArray *truths)
{
  double lost = 0.0, won = 0.0, in_order = 0.0;

  g_array_sort (truths, compare_truths);
  for (guint i = 0; i < truths->len; i++)
    {
      if (g_array_index (truths, Truth, i).won)
        {
          won++;
          in_order += lost;
        }
      else
        {
          lost++;
        }
    }
  return in_order / (won * lost);
}

/* What was known at the start about a lead, and its chance. The source's letter
 * case varies, two in a hundred sources are rare ones, the minutes are sometimes
 * missing, and the colour means nothing. */
typedef struct
{
  char   source[16];
  char   minutes[16];
  char   colour[16];
  double chance;
} Made;

static inline void
make_lead (GRand *random,
           Made  *made)
{
  static const char * const sources[] = { "Web", "WEB", "web", "Fair", "Referral", "referral" };
  static const double weights[] = { 0.0, 0.0, 0.0, -1.0, 2.0, 2.0 };
  guint source = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (sources));
  int minutes = g_rand_int_range (random, 0, 60);
  double odds = -1.2 + weights[source];

  g_strlcpy (made->source, sources[source], sizeof made->source);
  if (g_rand_double (random) < 0.02)
    {
      g_snprintf (made->source, sizeof made->source, "rare %d", g_rand_int_range (random, 0, 20));
      odds -= weights[source];
    }
  if (g_rand_double (random) < 0.1)
    {
      made->minutes[0] = '\0';
      odds -= 1.5;
    }
  else
    {
      g_snprintf (made->minutes, sizeof made->minutes, "%d", minutes);
      odds += minutes >= 40 ? 2.0 : minutes >= 20 ? 1.0 : 0.0;
    }
  g_snprintf (made->colour, sizeof made->colour, "%d", g_rand_int_range (random, 0, 4));
  made->chance = 1.0 / (1.0 + exp (-odds));
}

static inline void
history_clear (History *history)
{
  baton_learning_table_free (history->table);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

/* The reason for losing is filled in afterwards, the lead's last mail changes
 * all the time. */
static inline void
history_make (History *history,
              guint32  seed,
              guint    n_leads)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autoptr(GArray) truths = g_array_new (FALSE, FALSE, sizeof (Truth));

  history->table = baton_learning_table_new ();
  for (guint i = 0; i < n_leads; i++)
    {
      Made made;
      BatonCustomValue custom[5];
      BatonRecord record = { .custom = custom };
      Truth truth;

      make_lead (random, &made);
      truth = (Truth) { made.chance, g_rand_double (random) < made.chance };
      record.values[BATON_FIELD_SOURCE] = made.source;
      record.values[BATON_FIELD_EXTERNAL_ID] = truth.won ? "gives" : "it away";
      custom[record.n_custom++] = (BatonCustomValue) { "colour", made.colour };
      custom[record.n_custom++] = (BatonCustomValue) { "last_mail", truth.won ? "opened" : "sent" };
      if (made.minutes[0] != '\0')
        custom[record.n_custom++] = (BatonCustomValue) { "minutes", made.minutes };
      if (!truth.won && g_rand_double (random) < 0.4)
        custom[record.n_custom++] = (BatonCustomValue) { "why_not", "no budget" };
      baton_learning_table_add (history->table, &record, truth.won);
      g_array_append_val (truths, truth);
    }
  history->best_auc = auc_of_truth (truths);
}

static inline BatonScorecard *
learn (BatonLearningTable         *table,
       const BatonLearningOptions *options)
{
  static const BatonLearningOptions usual = { .seed = 1 };
  g_autoptr(GError) error = NULL;
  BatonScorecard *scorecard = baton_scorecard_learn (table, options != NULL ? options : &usual, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return scorecard;
}

static inline gboolean
has_late (const BatonScorecard *scorecard,
          const char           *field)
{
  for (guint i = 0; i < scorecard->late->len; i++)
    {
      const BatonLateField *late = g_ptr_array_index (scorecard->late, i);

      if (late->certain && strcmp (late->field, field) == 0)
        {
          g_assert_cmpuint (strlen (late->reason), >, 10);
          return TRUE;
        }
    }
  return FALSE;
}

static inline guint
count_rules (const BatonScorecard *scorecard,
             const char           *field)
{
  guint n_rules = 0;

  for (guint i = 0; i < scorecard->rules->len; i++)
    {
      const BatonFitRule *rule = g_ptr_array_index (scorecard->rules, i);

      for (guint j = 0; j < rule->when->len; j++)
        n_rules += strcmp (((BatonCondition *) g_ptr_array_index (rule->when, j))->field, field) == 0;
    }
  return n_rules;
}
