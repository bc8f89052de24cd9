/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-late-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "learning/baton-binning-private.h"
#include "scoring/baton-condition-words.h"

#define MAX_BINS 12

/* No field that is known at the start tells as much by itself. An information
 * value above 0.5 is “suspicious or too good to be true” (N. Siddiqi, “Credit
 * Risk Scorecards”, 2006); it is twice that before a field is left out. */
#define CERTAIN_AUC          0.78
#define CERTAIN_INFORMATION  1.3
#define DOUBTFUL_INFORMATION 0.5

/* Nearly all of a bin went one way: at most this share the other way, and a
 * quarter of what is usual. */
#define PURE_SHARE   0.05
#define CERTAIN_PURE 0.2

/* A field is filled in along with a late one when that is filled in nearly
 * always where this one is, and otherwise much less. */
#define ALONG_SHARE 0.92
#define USUAL_SHARE 0.8

#define DOUBTFUL_FILLED 0.25
#define MIN_CASES       30

/* What the search knows about a column. */
typedef struct
{
  const BatonColumn *column;
  double             auc;
  double             information;
  double             pure;        /* The share of the cases in bins that went one way. */
  guint              filled[2];   /* How many lost and won cases have something in it. */
  guint              n_cases[2];  /* How many lost and won cases there are. */
  BatonLateField    *late;        /* NULL unless it looks late; lent. */
} Suspect;

/**
 * baton_late_field_free:
 * @self: a field
 *
 * Frees a field that looked late.
 */
void
baton_late_field_free (BatonLateField *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->field);
  g_free (self->reason);
  g_free (self);
}

static gboolean
is_pure (double won,
         double lost,
         double average)
{
  double rate = won / (won + lost);

  return won + lost >= MIN_CASES &&
         (rate <= MIN (PURE_SHARE, average / 4.0) || 1.0 - rate <= MIN (PURE_SHARE, (1.0 - average) / 4.0));
}

static void
examine (Suspect                  *suspect,
         const BatonLearningTable *table,
         const BatonColumn        *column)
{
  g_autoptr(BatonBinning) binning = baton_binning_new (table, column, MAX_BINS, TRUE);
  guint n_rows = baton_learning_table_get_n_rows (table);
  guint n_pure = 0;

  suspect->column = column;
  suspect->auc = baton_binning_get_auc (binning);
  suspect->information = baton_binning_get_information (binning);
  suspect->n_cases[TRUE] = baton_learning_table_get_n_won (table);
  suspect->n_cases[FALSE] = baton_learning_table_get_n_lost (table);
  for (guint row = 0; row < n_rows; row++)
    {
      if (baton_learning_table_get_cell (table, column, row) != 0)
        suspect->filled[baton_learning_table_is_won (table, row)]++;
    }
  for (guint i = 0; i < binning->bins->len; i++)
    {
      const BatonBin *bin = g_ptr_array_index (binning->bins, i);

      if (!bin->has_empty && is_pure (bin->won, bin->lost, (double) suspect->n_cases[TRUE] / MAX (n_rows, 1)))
        n_pure += bin->won + bin->lost;
    }
  suspect->pure = (double) n_pure / MAX (n_rows, 1);
}

/* Words of a name that say that the field holds the newest of something, or
 * that somebody judged the lead: in the languages that Baton speaks. */
static const char * const newest_words[] = {
  "last", "latest", "recent",
  "letzte", "letzter", "letztes", "neueste",
  "última", "ultima", "último", "ultimo",
  "terakhir",
  NULL
};

static const char * const judging_words[] = {
  "score", "scoring", "rating", "grade", "rank", "index", "quality", "probability", "likelihood", "prediction",
  "disposition", "outcome",
  "bewertung", "qualität", "wahrscheinlichkeit", "punkte",
  "pontuação", "qualidade", "probabilidade",
  "skor", "kualitas", "peluang",
  NULL
};

static const char * const ending_words[] = {
  "closed", "converted", "conversion", "won", "lost", "invoice", "churn",
  "abgeschlossen", "gewonnen", "verloren", "rechnung",
  "fechado", "convertido", "ganho", "perdido", "fatura",
  "ditutup", "faktur",
  NULL
};

/* Returns the word of the field's name that is one of `words`, or NULL. Only
 * names that people gave say anything. */
static char *
find_word (const char         *field,
           const char * const *words)
{
  g_auto(GStrv) parts = NULL;

  if (!g_str_has_prefix (field, BATON_COLUMN_CUSTOM_PREFIX))
    return NULL;

  parts = g_strsplit_set (field + strlen (BATON_COLUMN_CUSTOM_PREFIX), "_- .", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_utf8_strdown (parts[i], -1);

      if (g_strv_contains (words, part))
        return g_steal_pointer (&part);
    }
  return NULL;
}

static char *
judge_by_name (const Suspect *suspect)
{
  g_autofree char *newest = find_word (suspect->column->field, newest_words);
  g_autofree char *judging = find_word (suspect->column->field, judging_words);
  g_autofree char *ending = find_word (suspect->column->field, ending_words);

  if (newest != NULL)
    /* Translators: %s is a word in the name of a field, such as “last”. */
    return g_strdup_printf (_("“%s” in its name says that it holds the newest of something, which goes on changing "
                              "after the lead came in"), newest);
  if (judging != NULL)
    /* Translators: %s is a word in the name of a field, such as “score”. */
    return g_strdup_printf (_("“%s” in its name says that somebody or something judged the lead, having seen more "
                              "than is known at the start"), judging);
  if (ending != NULL)
    /* Translators: %s is a word in the name of a field, such as “closed”. */
    return g_strdup_printf (_("“%s” in its name says that it is about how the lead ended"), ending);
  return NULL;
}

static char *
judge_by_presence (const Suspect *suspect)
{
  guint filled = suspect->filled[TRUE] + suspect->filled[FALSE];
  guint n_cases = suspect->n_cases[TRUE] + suspect->n_cases[FALSE];

  if (filled == n_cases ||
      !is_pure (suspect->filled[TRUE], suspect->filled[FALSE], (double) suspect->n_cases[TRUE] / MAX (n_cases, 1)))
    return NULL;
  if (suspect->filled[TRUE] > suspect->filled[FALSE])
    return g_strdup_printf (_("where it is filled in, nearly all were won: %u of %u"),
                            suspect->filled[TRUE], filled);
  return g_strdup_printf (_("where it is filled in, nearly all were lost: %u of %u"),
                          suspect->filled[FALSE], filled);
}

static char *
judge_by_outcome (const Suspect *suspect)
{
  char auc[G_ASCII_DTOSTR_BUF_SIZE];

  if (suspect->pure >= CERTAIN_PURE)
    /* Translators: %.0f is a percentage. */
    return g_strdup_printf (_("%.0f%% of the leads have values with which nearly all were won, or nearly all lost"),
                            suspect->pure * 100.0);
  if (suspect->auc < CERTAIN_AUC && suspect->information < CERTAIN_INFORMATION)
    return NULL;

  g_ascii_formatd (auc, sizeof auc, "%.2f", suspect->auc);
  /* Translators: %s is a number from 0.5 to 1, such as 0.92. */
  return g_strdup_printf (_("by itself it tells the won from the lost with an AUC of %s, more than anything that is "
                            "known at the start does"), auc);
}

static double
get_filled (const Suspect *suspect)
{
  return (double) (suspect->filled[TRUE] + suspect->filled[FALSE]) /
         MAX (suspect->n_cases[TRUE] + suspect->n_cases[FALSE], 1);
}

/* Whether a field is filled in almost only where a late one is. */
static gboolean
comes_along (const Suspect            *suspect,
             const Suspect            *other,
             const BatonLearningTable *table)
{
  guint n_filled = 0;
  guint n_both = 0;

  if (get_filled (other) > USUAL_SHARE)
    return FALSE;
  for (guint row = 0; row < baton_learning_table_get_n_rows (table); row++)
    {
      if (baton_learning_table_get_cell (table, suspect->column, row) == 0)
        continue;
      n_filled++;
      n_both += baton_learning_table_get_cell (table, other->column, row) != 0;
    }
  return n_filled >= MIN_CASES && n_both >= ALONG_SHARE * n_filled;
}

static char *
judge_by_company (const Suspect            *suspect,
                  const Suspect            *suspects,
                  guint                     n_suspects,
                  const BatonLearningTable *table)
{
  for (guint i = 0; i < n_suspects; i++)
    {
      g_autofree char *name = NULL;

      if (suspects[i].late == NULL || !comes_along (suspect, &suspects[i], table))
        continue;
      name = baton_field_in_words (suspects[i].column->field);
      /* Translators: %s is the name of another field. */
      return g_strdup_printf (_("it is filled in almost only where “%s” is, which looks filled in later"), name);
    }
  return NULL;
}

static char *
doubt (const Suspect *suspect)
{
  double won = (double) suspect->filled[TRUE] / MAX (suspect->n_cases[TRUE], 1);
  double lost = (double) suspect->filled[FALSE] / MAX (suspect->n_cases[FALSE], 1);

  if (won - lost >= DOUBTFUL_FILLED || lost - won >= DOUBTFUL_FILLED)
    /* Translators: %.0f are percentages. */
    return g_strdup_printf (_("it is filled in for %.0f%% of the won, but for %.0f%% of the lost; make sure that it "
                              "is known when a lead comes in"), won * 100.0, lost * 100.0);
  if (suspect->information >= DOUBTFUL_INFORMATION)
    return g_strdup (_("it tells more than fields usually do; make sure that it is known when a lead comes in"));
  return NULL;
}

/* Adds the field, and takes the reason; does nothing without one. */
static void
accuse (GPtrArray *late,
        Suspect   *suspect,
        char      *reason,
        gboolean   certain)
{
  BatonLateField *field;

  if (reason == NULL)
    return;

  field = g_new0 (BatonLateField, 1);
  field->field = g_strdup (suspect->column->field);
  field->reason = reason;
  field->certain = certain;
  g_ptr_array_add (late, field);
  if (certain)
    suspect->late = field;
}

static int
compare_late (gconstpointer a,
              gconstpointer b)
{
  const BatonLateField *first = *(BatonLateField * const *) a;
  const BatonLateField *second = *(BatonLateField * const *) b;

  if (first->certain != second->certain)
    return first->certain ? -1 : 1;
  return strcmp (first->field, second->field);
}

/**
 * baton_late_fields_find:
 * @table: leads whose outcome is known
 *
 * Finds the fields that look filled in after the outcome was known: they decide
 * it almost by themselves, or are only filled in where it went one way, or
 * along with others that do, or their names say so.
 *
 * Returns: (transfer full) (element-type BatonLateField): the fields, the
 *   certain ones first, in order of name
 */
GPtrArray *
baton_late_fields_find (const BatonLearningTable *table)
{
  GPtrArray *late = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_late_field_free);
  guint n_suspects;
  g_autofree Suspect *suspects = NULL;
  guint n_before;

  g_return_val_if_fail (table != NULL, NULL);

  n_suspects = baton_learning_table_get_n_columns (table);
  suspects = g_new0 (Suspect, MAX (n_suspects, 1));
  for (guint i = 0; i < n_suspects; i++)
    {
      char *reason;

      examine (&suspects[i], table, baton_learning_table_get_column (table, i));
      reason = judge_by_outcome (&suspects[i]);
      if (reason == NULL)
        reason = judge_by_presence (&suspects[i]);
      if (reason == NULL)
        reason = judge_by_name (&suspects[i]);
      accuse (late, &suspects[i], reason, TRUE);
    }

  do
    {
      n_before = late->len;
      for (guint i = 0; i < n_suspects; i++)
        {
          if (suspects[i].late == NULL)
            accuse (late, &suspects[i], judge_by_company (&suspects[i], suspects, n_suspects, table), TRUE);
        }
    }
  while (late->len > n_before);

  for (guint i = 0; i < n_suspects; i++)
    {
      if (suspects[i].late == NULL)
        accuse (late, &suspects[i], doubt (&suspects[i]), FALSE);
    }
  g_ptr_array_sort (late, compare_late);
  return late;
}
