/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "scoring/baton-evaluator-private.h"
#include "scoring/baton-rule-set-private.h"

/* The best that could stand in an empty field. */
typedef struct
{
  char *what;   /* The name of the field. */
  char *sample; /* What a rule names; empty when any value will do. */
  int   fit;    /* The fit that it would lead to. */
} Wish;

static void
missing_free (BatonMissing *missing)
{
  g_free (missing->what);
  g_free (missing->text);
  g_free (missing);
}

/* Takes `text`. */
static void
add_missing (GPtrArray  *list,
             const char *what,
             int         points,
             char       *text)
{
  BatonMissing *missing = g_new0 (BatonMissing, 1);

  missing->what = g_strdup (what);
  missing->points = points;
  missing->text = text;
  g_ptr_array_add (list, missing);
}

static void
add_points_missing (GPtrArray            *list,
                    const BatonThreshold *mql,
                    const BatonScore     *score)
{
  int total = mql->score - baton_score_get_total (score);
  int fit = mql->fit - score->fit;
  int interest = mql->interest - score->interest;

  if (total > 0)
    add_missing (list, "score", total,
                 g_strdup_printf (ngettext ("%d more point to a score of %d",
                                            "%d more points to a score of %d", (gulong) total),
                                  total, mql->score));
  if (fit > 0)
    add_missing (list, "fit", fit,
                 g_strdup_printf (ngettext ("%d more point to a fit of %d",
                                            "%d more points to a fit of %d", (gulong) fit),
                                  fit, mql->fit));
  if (interest > 0)
    add_missing (list, "interest", interest,
                 g_strdup_printf (ngettext ("%d more point to an interest of %d",
                                            "%d more points to an interest of %d", (gulong) interest),
                                  interest, mql->interest));
}

/* Works out the fit with one more field. */
static int
fit_with (const BatonEvaluator *evaluator,
          const BatonRecord    *record,
          const char           *what,
          const char           *value)
{
  BatonRecord changed = *record;
  g_autofree BatonCustomValue *custom = NULL;
  BatonField field;

  if (baton_field_from_name (what, &field))
    {
      changed.values[field] = value;
    }
  else
    {
      const char *key = what + strlen ("custom.");
      guint n = 0;

      custom = g_new (BatonCustomValue, record->n_custom + 1);
      while (n < record->n_custom && strcmp (record->custom[n].key, key) < 0)
        {
          custom[n] = record->custom[n];
          n++;
        }
      custom[n] = (BatonCustomValue) { key, value };
      for (guint i = n; i < record->n_custom; i++)
        custom[i + 1] = record->custom[i];
      changed.custom = custom;
      changed.n_custom = record->n_custom + 1;
    }

  return baton_evaluator_score_fit (evaluator, &changed);
}

/* A text that a glob matches: nothing for a star, any letter for a question mark. */
static char *
satisfy_glob (const char *glob)
{
  GString *text = g_string_new (NULL);

  for (; *glob != '\0'; glob++)
    {
      if (*glob != '*')
        g_string_append_c (text, *glob == '?' ? 'x' : *glob);
    }
  return g_string_free (text, FALSE);
}

/* Lists values that would satisfy a condition on a field that is empty, or
 * nothing where none would or it already holds. */
static char **
list_samples (const BatonRuleSheet *sheet,
              const BatonCondition *condition)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  switch (condition->op)
    {
    case BATON_OPERATOR_MATCHES:
      for (guint i = 0; condition->values[i] != NULL; i++)
        {
          g_autofree char *text = satisfy_glob (condition->values[i]);

          g_strv_builder_add (builder, text);
        }
      break;

    case BATON_OPERATOR_BETWEEN:
      g_strv_builder_add (builder, condition->values[0]);
      break;

    case BATON_OPERATOR_IN_LIST:
      for (guint i = 0; i < sheet->lists->len; i++)
        {
          const BatonRuleList *list = g_ptr_array_index (sheet->lists, i);

          if (strcmp (list->name, condition->values[0]) == 0 && list->values[0] != NULL)
            g_strv_builder_add (builder, list->values[0]);
        }
      break;

    case BATON_OPERATOR_IS:
    case BATON_OPERATOR_ONE_OF:
    case BATON_OPERATOR_CONTAINS:
    case BATON_OPERATOR_HAS_WORD:
    case BATON_OPERATOR_STARTS_WITH:
    case BATON_OPERATOR_ENDS_WITH:
    case BATON_OPERATOR_AT_LEAST:
    case BATON_OPERATOR_AT_MOST:
      g_strv_builder_addv (builder, (const char **) condition->values);
      break;

    case BATON_OPERATOR_IS_NOT_EMPTY:
      g_strv_builder_add (builder, "");
      break;

    case BATON_OPERATOR_IS_NOT:
    case BATON_OPERATOR_NOT_ONE_OF:
    case BATON_OPERATOR_IS_EMPTY:
    case BATON_OPERATOR_NOT_IN_LIST:
    case BATON_N_OPERATORS:
    default:
      break;
    }

  return g_strv_builder_end (builder);
}

/* Makes the value that the record would have; the halves of an address need
 * the other half, and where any value will do it is one that no rule names. */
static char *
make_value (const char *field,
            const char *sample)
{
  if (strcmp (field, "email_domain") == 0 && *sample != '\0')
    return g_strconcat ("somebody@", sample, NULL);
  if (strcmp (field, "email_local") == 0 && *sample != '\0')
    return g_strconcat (sample, "@example.com", NULL);
  if (*sample == '\0')
    return g_str_has_prefix (field, "email") ? g_strdup ("somebody@example.com") : g_strdup ("1");
  return g_strdup (sample);
}

static gboolean
is_empty_in (const BatonRecord *record,
             const char        *what)
{
  BatonField field;

  if (baton_field_from_name (what, &field))
    return record->values[field] == NULL;
  return baton_record_get_custom (record, what + strlen ("custom.")) == NULL;
}

/* Names the field that would have to be filled in for a condition. */
static char *
name_field (const BatonCondition *condition)
{
  if (g_str_has_prefix (condition->field, "email_"))
    return g_strdup ("email");
  return g_utf8_strdown (condition->field, -1);
}

static void
wish_clear (Wish *wish)
{
  g_free (wish->what);
  g_free (wish->sample);
}

static void
keep_better (GArray     *wishes,
             const char *what,
             const char *sample,
             int         fit)
{
  Wish wish;

  for (guint i = 0; i < wishes->len; i++)
    {
      Wish *known = &g_array_index (wishes, Wish, i);

      if (strcmp (known->what, what) != 0)
        continue;
      if (fit > known->fit)
        {
          g_free (known->sample);
          known->sample = g_strdup (sample);
          known->fit = fit;
        }
      return;
    }

  wish = (Wish) { g_strdup (what), g_strdup (sample), fit };
  g_array_append_val (wishes, wish);
}

static void
try_condition (GArray               *wishes,
               const BatonEvaluator *evaluator,
               const BatonRuleSheet *sheet,
               const BatonCondition *condition,
               const BatonRecord    *record)
{
  g_autofree char *what = name_field (condition);
  g_auto(GStrv) samples = NULL;

  if (!is_empty_in (record, what))
    return;

  samples = list_samples (sheet, condition);
  for (guint i = 0; samples[i] != NULL; i++)
    {
      g_autofree char *value = make_value (condition->field, samples[i]);

      keep_better (wishes, what, samples[i], fit_with (evaluator, record, what, value));
    }
}

static GArray *
list_wishes (const BatonEvaluator *evaluator,
             const BatonRuleSheet *sheet,
             const BatonRecord    *record)
{
  GArray *wishes = g_array_new (FALSE, FALSE, sizeof (Wish));

  g_array_set_clear_func (wishes, (GDestroyNotify) wish_clear);
  for (guint i = 0; i < sheet->fit->len; i++)
    {
      const BatonFitRule *rule = g_ptr_array_index (sheet->fit, i);

      for (guint j = 0; rule->active && j < rule->when->len; j++)
        try_condition (wishes, evaluator, sheet, g_ptr_array_index (rule->when, j), record);
    }
  return wishes;
}

static char *
describe_wish (const Wish *wish,
               int         score)
{
  BatonField field;
  const char *title = baton_field_from_name (wish->what, &field) ? baton_field_get_title (field)
                                                                 : wish->what;

  if (*wish->sample == '\0')
    /* Translators: %s is a field, such as Phone; %d the score that the lead would have with it. */
    return g_strdup_printf (_("One field short: with “%s” filled in the score would be %d"), title, score);

  /* Translators: the first %s is a field, such as Job title, the second a value, such as director. */
  return g_strdup_printf (_("One field short: with “%s” such as “%s” the score would be %d"),
                          title, wish->sample, score);
}

static gboolean
reaches (const BatonThreshold *mql,
         int                   fit,
         int                   interest)
{
  return fit + interest >= mql->score && fit >= mql->fit && interest >= mql->interest;
}

/* Lists (element-type BatonMissing) what keeps a lead below the threshold:
 * points, and each empty field that would do alone, with the best value that
 * a rule names. */
GPtrArray *
baton_missing_list (const BatonEvaluator *self,
                    const BatonRecord    *record,
                    const BatonScore     *score)
{
  BatonRuleSet *rules = baton_evaluator_get_rules ((BatonEvaluator *) self);
  const BatonThreshold *mql = baton_rule_set_get_mql (rules);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) missing_free);
  g_autoptr(GArray) wishes = NULL;

  if (reaches (mql, score->fit, score->interest))
    return list;

  add_points_missing (list, mql, score);
  wishes = list_wishes (self, baton_rule_set_get_sheet (rules), record);
  for (guint i = 0; i < wishes->len; i++)
    {
      const Wish *wish = &g_array_index (wishes, Wish, i);

      if (reaches (mql, wish->fit, score->interest))
        add_missing (list, wish->what, wish->fit - score->fit,
                     describe_wish (wish, wish->fit + score->interest));
    }

  return list;
}
