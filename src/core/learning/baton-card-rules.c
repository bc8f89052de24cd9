/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-card-private.h"

#include <math.h>
#include <string.h>

#include "lead/baton-number-text.h"
#include "scoring/baton-condition-words.h"
#include "scoring/baton-rule-sheet.h"

#define MAX_DECIMALS 4

static int
count_decimals (const BatonColumn *column)
{
  gsize most = 0;

  for (guint i = 0; i < column->values->len; i++)
    {
      g_autofree char *number = baton_number_text_normalise (g_ptr_array_index (column->values, i), FALSE);
      const char *point = number != NULL ? strchr (number, '.') : NULL;

      if (point != NULL)
        most = MAX (most, strlen (point + 1));
    }
  return (int) MIN (most, MAX_DECIMALS);
}

static char *
format_number (double number,
               int    decimals)
{
  char format[8];
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *normal = NULL;

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (text, sizeof text, format, number);
  normal = baton_number_text_normalise (text, FALSE);
  return normal != NULL ? g_steal_pointer (&normal) : g_strdup (text);
}

static void
add_condition (GPtrArray          *when,
               const BatonBinning *binning,
               BatonOperator       op,
               char              **values)
{
  g_ptr_array_add (when, baton_condition_new (binning->column->field, op, (const char * const *) values));
}

/* Asks for the numbers from bin `first` to bin `last`. A bin reaches up to the
 * next one, less the smallest step that the field's numbers make. */
static void
ask_for_numbers (GPtrArray          *when,
                 const BatonBinning *binning,
                 guint               first,
                 guint               last)
{
  int decimals = count_decimals (binning->column);
  const BatonBin *next = last + 1 < binning->n_ranges ? g_ptr_array_index (binning->bins, last + 1) : NULL;
  const BatonBin *bin = g_ptr_array_index (binning->bins, first);
  g_autofree char *low = format_number (bin->low, decimals);
  double step = pow (10.0, -decimals);
  g_autofree char *high = next != NULL ? format_number (MAX (next->low - step, bin->low), decimals) : NULL;
  char *both[] = { low, high, NULL };

  if (first == 0 && high != NULL)
    add_condition (when, binning, BATON_OPERATOR_AT_MOST, both + 1);
  else if (first == 0)
    add_condition (when, binning, BATON_OPERATOR_IS_NOT_EMPTY, both + 2);
  else if (high == NULL)
    add_condition (when, binning, BATON_OPERATOR_AT_LEAST, both);
  else if (strcmp (low, high) == 0)
    add_condition (when, binning, BATON_OPERATOR_IS, both + 1);
  else
    add_condition (when, binning, BATON_OPERATOR_BETWEEN, both);
}

/* Lists the texts of the bins that are in a set, or of those that are not. */
static char **
list_texts (const BatonBinning *binning,
            guint64             bins,
            gboolean            within)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < binning->bins->len; i++)
    {
      const BatonBin *bin = g_ptr_array_index (binning->bins, i);

      for (guint j = 0; (bins >> i & 1) == !!within && j < bin->values->len; j++)
        g_strv_builder_add (texts, g_ptr_array_index (binning->column->values,
                                                      g_array_index (bin->values, guint32, j) - 1));
    }
  return g_strv_builder_end (texts);
}

static gboolean
any_bin (const BatonBinning *binning,
         guint64             bins,
         gboolean            empty)
{
  for (guint i = 0; i < binning->bins->len; i++)
    {
      const BatonBin *bin = g_ptr_array_index (binning->bins, i);

      if ((bins >> i & 1) != 0 && (empty ? bin->has_empty : bin->has_other))
        return TRUE;
    }
  return FALSE;
}

/* Asks for the texts of some bins; TRUE where that includes an empty field. */
static gboolean
ask_for_texts (GPtrArray          *when,
               const BatonBinning *binning,
               guint64             bins)
{
  gboolean has_other = any_bin (binning, bins, FALSE);
  gboolean has_empty = any_bin (binning, bins, TRUE);
  g_auto(GStrv) texts = list_texts (binning, bins, !has_other);
  guint n_texts = g_strv_length (texts);
  char *none[] = { NULL };

  if (!has_other)
    {
      if (n_texts > 0)
        add_condition (when, binning, n_texts == 1 ? BATON_OPERATOR_IS : BATON_OPERATOR_ONE_OF, texts);
      return FALSE;
    }
  if (n_texts > 0)
    add_condition (when, binning, n_texts == 1 ? BATON_OPERATOR_IS_NOT : BATON_OPERATOR_NOT_ONE_OF, texts);
  if (n_texts == 0 || (!has_empty && any_bin (binning, G_MAXUINT64, TRUE)))
    add_condition (when, binning, BATON_OPERATOR_IS_NOT_EMPTY, none);
  return has_empty && n_texts > 0;
}

static void
ask_for_empty (GPtrArray          *when,
               const BatonBinning *binning)
{
  char *none[] = { NULL };

  add_condition (when, binning, BATON_OPERATOR_IS_EMPTY, none);
}

static GPtrArray *
conditions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) baton_condition_free);
}

/* Adds a way for each run of neighbours among the bins of numbers. */
static void
add_number_ways (GPtrArray          *ways,
                 const BatonBinning *binning,
                 guint64             bins)
{
  for (guint i = 0; i < binning->n_ranges; i++)
    {
      guint first = i;
      GPtrArray *when;

      if ((bins >> i & 1) == 0)
        continue;
      while (i + 1 < binning->n_ranges && (bins >> (i + 1) & 1) != 0)
        i++;
      when = conditions_new ();
      ask_for_numbers (when, binning, first, i);
      g_ptr_array_add (ways, when);
    }
}

/* Lists the ways (element-type GPtrArray of BatonCondition) to be in one of some
 * bins. Conditions of one rule all have to hold, so what is one thing or another
 * takes two; no lead is in a bin in two ways. */
static GPtrArray *
list_ways (const BatonBinning *binning,
           guint64             bins)
{
  GPtrArray *ways = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gboolean empty_asked = FALSE;

  if (binning->is_number)
    {
      add_number_ways (ways, binning, bins);
    }
  else
    {
      GPtrArray *when = conditions_new ();

      empty_asked = ask_for_texts (when, binning, bins);
      if (when->len > 0)
        g_ptr_array_add (ways, when);
      else
        g_ptr_array_unref (when);
    }
  if (!empty_asked && any_bin (binning, bins, TRUE))
    {
      g_ptr_array_add (ways, conditions_new ());
      ask_for_empty (g_ptr_array_index (ways, ways->len - 1), binning);
    }
  return ways;
}

/* Adds a rule and takes the conditions. It is named after what it asks for. */
static void
add_rule (GPtrArray *rules,
          GPtrArray *when,
          int        points)
{
  g_autofree char *id = g_strdup_printf ("learned-%u", rules->len + 1);
  g_autofree char *name = baton_rule_words_conditions (when);
  BatonFitRule *rule = baton_fit_rule_new (id, name, points);

  g_ptr_array_unref (rule->when);
  rule->when = when;
  g_ptr_array_add (rules, rule);
}

/* The bins that give as many points as `bin`, if it is the first of them. Of
 * numbers only neighbours count. */
static guint64
find_equals (const BatonCardField *field,
             guint                 bin)
{
  const BatonBinning *binning = field->binning;
  guint64 bins = 0;

  if (bin > 0 && bin < binning->n_ranges && field->points[bin - 1] == field->points[bin])
    return 0;
  for (guint i = 0; i < binning->bins->len; i++)
    {
      if (field->points[i] != field->points[bin])
        {
          if (i > bin && i < binning->n_ranges)
            break;
          continue;
        }
      if (i < bin && !binning->is_number)
        return 0;
      if (i >= bin || !binning->is_number)
        bins |= G_GUINT64_CONSTANT (1) << i;
    }
  return bins;
}

/* One rule for all that gives the same, where it can be asked for in one breath. */
static void
add_field_rules (GPtrArray            *rules,
                 const BatonCardField *field)
{
  for (guint i = 0; i < field->binning->bins->len; i++)
    {
      guint64 bins = field->points[i] > 0 ? find_equals (field, i) : 0;
      g_autoptr(GPtrArray) ways = bins != 0 ? list_ways (field->binning, bins) : NULL;

      for (guint j = 0; bins != 0 && j < ways->len; j++)
        add_rule (rules, g_ptr_array_ref (g_ptr_array_index (ways, j)), field->points[i]);
    }
}

static void
copy_conditions (GPtrArray       *copies,
                 const GPtrArray *when)
{
  for (guint i = 0; i < when->len; i++)
    g_ptr_array_add (copies, baton_condition_copy (g_ptr_array_index (when, i)));
}

static void
add_pair_rules (GPtrArray           *rules,
                const BatonCardPair *pair)
{
  g_autoptr(GPtrArray) first = list_ways (pair->first->binning, pair->first_bins);
  g_autoptr(GPtrArray) second = list_ways (pair->second->binning, pair->second_bins);

  for (guint i = 0; i < first->len; i++)
    {
      for (guint j = 0; j < second->len; j++)
        {
          GPtrArray *when = conditions_new ();

          copy_conditions (when, g_ptr_array_index (first, i));
          copy_conditions (when, g_ptr_array_index (second, j));
          add_rule (rules, when, pair->points);
        }
    }
}

/* Makes the rules (element-type BatonFitRule) of a card. */
GPtrArray *
baton_card_make_rules (const BatonCard *self)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_fit_rule_free);

  if (self->base > 0)
    add_rule (rules, conditions_new (), self->base);
  for (guint i = 0; i < self->fields->len; i++)
    add_field_rules (rules, g_ptr_array_index (self->fields, i));
  for (guint i = 0; i < self->pairs->len; i++)
    add_pair_rules (rules, g_ptr_array_index (self->pairs, i));
  return rules;
}

/* Adds copies of the rules to others (both element-type BatonFitRule). */
void
baton_card_copy_rules (const GPtrArray *rules,
                       GPtrArray       *copies)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const BatonFitRule *rule = g_ptr_array_index (rules, i);
      BatonFitRule *copy = baton_fit_rule_new (rule->id, rule->name, rule->points);

      copy_conditions (copy->when, rule->when);
      g_ptr_array_add (copies, copy);
    }
}
