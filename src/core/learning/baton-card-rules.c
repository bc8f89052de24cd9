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

static GPtrArray *
conditions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) baton_condition_free);
}

/* Numbers: one rule for neighbours that give the same. */
static void
add_number_rules (GPtrArray            *rules,
                  const BatonCardField *field)
{
  const BatonBinning *binning = field->binning;

  for (guint i = 0; i < binning->n_ranges;)
    {
      guint last = i;
      GPtrArray *when;

      while (last + 1 < binning->n_ranges && field->points[last + 1] == field->points[i])
        last++;
      if (field->points[i] > 0)
        {
          when = conditions_new ();
          ask_for_numbers (when, binning, i, last);
          add_rule (rules, when, field->points[i]);
        }
      i = last + 1;
    }
}

/* The bins that give as many points as `bin`, if it is the first of them. */
static guint64
find_equals (const BatonCardField *field,
             guint                 bin)
{
  guint64 bins = 0;

  for (guint i = 0; i < field->binning->bins->len; i++)
    {
      if (field->points[i] != field->points[bin])
        continue;
      if (i < bin)
        return 0;
      bins |= G_GUINT64_CONSTANT (1) << i;
    }
  return bins;
}

/* Texts: one rule for all that give the same, and one more where an empty field
 * does too and cannot be asked for in the same breath. */
static void
add_text_rules (GPtrArray            *rules,
                const BatonCardField *field)
{
  for (guint i = 0; i < field->binning->bins->len; i++)
    {
      guint64 bins = find_equals (field, i);
      GPtrArray *when;
      gboolean done;

      if (bins == 0 || field->points[i] <= 0)
        continue;
      when = conditions_new ();
      done = ask_for_texts (when, field->binning, bins);
      if (when->len > 0)
        add_rule (rules, when, field->points[i]);
      else
        g_ptr_array_unref (when);
      if (done || !any_bin (field->binning, bins, TRUE))
        continue;
      when = conditions_new ();
      ask_for_empty (when, field->binning);
      add_rule (rules, when, field->points[i]);
    }
}

static void
add_empty_rule (GPtrArray            *rules,
                const BatonCardField *field)
{
  for (guint i = 0; i < field->binning->bins->len; i++)
    {
      const BatonBin *bin = g_ptr_array_index (field->binning->bins, i);
      GPtrArray *when;

      if (!bin->has_empty || field->points[i] <= 0)
        continue;
      when = conditions_new ();
      ask_for_empty (when, field->binning);
      add_rule (rules, when, field->points[i]);
    }
}

static void
ask_for_bin (GPtrArray            *when,
             const BatonCardField *field,
             guint                 number)
{
  const BatonBin *bin = g_ptr_array_index (field->binning->bins, number);

  if (number < field->binning->n_ranges)
    ask_for_numbers (when, field->binning, number, number);
  else if (bin->has_empty && !bin->has_other && bin->values->len == 0)
    ask_for_empty (when, field->binning);
  else
    ask_for_texts (when, field->binning, G_GUINT64_CONSTANT (1) << number);
}

/* Makes the rules (element-type BatonFitRule) of a card. */
GPtrArray *
baton_card_make_rules (const BatonCard *self)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_fit_rule_free);

  if (self->base > 0)
    add_rule (rules, conditions_new (), self->base);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const BatonCardField *field = g_ptr_array_index (self->fields, i);

      if (!field->binning->is_number)
        {
          add_text_rules (rules, field);
          continue;
        }
      add_number_rules (rules, field);
      add_empty_rule (rules, field);
    }
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const BatonCardPair *pair = g_ptr_array_index (self->pairs, i);
      GPtrArray *when = conditions_new ();

      ask_for_bin (when, pair->first, pair->first_bin);
      ask_for_bin (when, pair->second, pair->second_bin);
      add_rule (rules, when, pair->points);
    }
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

      for (guint j = 0; j < rule->when->len; j++)
        g_ptr_array_add (copy->when, baton_condition_copy (g_ptr_array_index (rule->when, j)));
      g_ptr_array_add (copies, copy);
    }
}
