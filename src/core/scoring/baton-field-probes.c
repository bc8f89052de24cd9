/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-field-probes-private.h"

#include <string.h>

#include "scoring/baton-rule-set-private.h"

/* A value that no rule is expected to name. */
#define ANY_TEXT  "1"
#define ANY_EMAIL "somebody@example.com"

/* One condition on the field that is probed: of a rule that asks for no persona,
 * or without a rule of anything else. */
typedef struct
{
  const BatonFitRule *rule;
  BatonMatcher       *matcher;
} Test;

/* The work on one field. */
typedef struct
{
  const BatonRuleSheet *sheet;
  const char           *field;
  BatonFieldTable      *table;
  GHashTable           *lists;
  GPtrArray            *conditions;   /* BatonCondition, all that ask about the field. */
  GArray               *tests;        /* Test, one a condition; those of rules first. */
  int                   by_persona;   /* What the rules that ask for personas can bring together. */
  char                 *when_empty;   /* Which tests hold then, a character each. */
  GHashTable           *seen;         /* Which tests held with what was tried before. */
  GArray               *probes;
} Probing;

static void
clear_test (Test *test)
{
  g_clear_pointer (&test->matcher, baton_matcher_free);
}

static void
clear_probe (BatonProbe *probe)
{
  g_clear_pointer (&probe->value, g_free);
}

static void
probed_field_free (BatonProbedField *self)
{
  g_free (self->field);
  g_array_unref (self->probes);
  g_free (self);
}

/* Names the field that would have to be filled in for a condition. */
static char *
name_field (const BatonCondition *condition)
{
  if (g_str_has_prefix (condition->field, "email_"))
    return g_strdup ("email");
  return g_utf8_strdown (condition->field, -1);
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

/* What the whole field holds where the halves of an address are asked for. A
 * domain such as .edu is the end of one. */
static char *
complete (const BatonCondition *condition,
          const char           *value)
{
  g_autofree char *text = condition->op == BATON_OPERATOR_MATCHES ? satisfy_glob (value) : g_strdup (value);

  if (strcmp (condition->field, "email_domain") == 0)
    return g_strconcat ("somebody@", *text == '.' ? "example" : "", text, NULL);
  if (strcmp (condition->field, "email_local") == 0)
    return g_strconcat (text, "@example.com", NULL);
  return g_steal_pointer (&text);
}

/* Brings a text into the form that is stored. What cannot be stored is no value. */
static char *
normalise (const Probing *probing,
           const char    *text)
{
  BatonField standard;
  BatonFieldType type;

  if (baton_field_from_name (probing->field, &standard))
    return baton_field_normalise (standard, text, NULL);
  baton_rule_field_find_type (probing->sheet->fields, probing->field, &type);
  return baton_field_type_normalise (type, text, NULL);
}

static char *
find_tests_that_hold (const Probing *probing,
                      const char    *value)
{
  BatonCustomValue custom = { probing->field, value };
  BatonRecord record = { .values = { NULL } };
  BatonRecordView view;
  BatonField field;
  char *held = g_new0 (char, probing->tests->len + 1);

  if (baton_field_from_name (probing->field, &field))
    {
      record.values[field] = value;
    }
  else if (value != NULL)
    {
      custom.key = probing->field + strlen ("custom.");
      record.custom = &custom;
      record.n_custom = 1;
    }

  baton_record_view_init_on_stack (&view, probing->table, &record);
  for (guint i = 0; i < probing->tests->len; i++)
    held[i] = baton_matcher_matches (g_array_index (probing->tests, Test, i).matcher, &view) ? '1' : '0';
  baton_record_view_clear (&view);
  return held;
}

/* How much the fit can grow at most: rules that ask about other fields as well
 * may hold for some lead, and limits of groups only make the difference smaller.
 * A persona may come or go with any of its conditions. */
static int
find_most (const Probing *probing,
           const char    *held)
{
  int most = 0;
  guint i = 0;

  while (i < probing->tests->len && g_array_index (probing->tests, Test, i).rule != NULL)
    {
      const BatonFitRule *rule = g_array_index (probing->tests, Test, i).rule;
      gboolean before = TRUE;
      gboolean after = TRUE;

      for (; i < probing->tests->len && g_array_index (probing->tests, Test, i).rule == rule; i++)
        {
          before &= probing->when_empty[i] == '1';
          after &= held[i] == '1';
        }
      if (before != after)
        most += MAX (after ? rule->points : -rule->points, 0);
    }
  return strcmp (held + i, probing->when_empty + i) != 0 ? most + probing->by_persona : most;
}

static void
try_value (Probing    *probing,
           const char *text,
           gboolean    is_any)
{
  BatonProbe probe = { normalise (probing, text), is_any, 0 };
  g_autofree char *held = NULL;

  if (probe.value == NULL)
    return;

  held = find_tests_that_hold (probing, probe.value);
  if (strcmp (held, probing->when_empty) == 0 || g_hash_table_contains (probing->seen, held))
    {
      clear_probe (&probe);
      return;
    }
  probe.most = find_most (probing, held);
  g_hash_table_add (probing->seen, g_steal_pointer (&held));
  g_array_append_val (probing->probes, probe);
}

static void
try_list (Probing              *probing,
          const BatonCondition *condition)
{
  for (guint i = 0; i < probing->sheet->lists->len; i++)
    {
      const BatonRuleList *list = g_ptr_array_index (probing->sheet->lists, i);

      if (strcmp (list->name, condition->values[0]) != 0)
        continue;
      for (guint j = 0; list->values[j] != NULL; j++)
        {
          g_autofree char *text = complete (condition, list->values[j]);

          try_value (probing, text, FALSE);
        }
    }
}

static void
try_condition (Probing              *probing,
               const BatonCondition *condition)
{
  if (condition->op == BATON_OPERATOR_IN_LIST || condition->op == BATON_OPERATOR_NOT_IN_LIST)
    {
      try_list (probing, condition);
      return;
    }
  for (guint i = 0; condition->values != NULL && condition->values[i] != NULL; i++)
    {
      g_autofree char *text = complete (condition, condition->values[i]);

      try_value (probing, text, FALSE);
    }
}

/* A number or a date is always in some range, so rules that compare by size
 * mean more than a value that they name. */
static void
try_any (Probing *probing)
{
  BatonFieldType type;
  gboolean is_any;

  if (strcmp (probing->field, "email") == 0)
    {
      try_value (probing, ANY_EMAIL, TRUE);
      return;
    }
  baton_rule_field_find_type (probing->sheet->fields, probing->field, &type);
  is_any = type != BATON_FIELD_TYPE_NUMBER && type != BATON_FIELD_TYPE_YES_NO;
  for (guint i = 0; i < probing->conditions->len; i++)
    {
      BatonOperator op = ((const BatonCondition *) g_ptr_array_index (probing->conditions, i))->op;

      if (op == BATON_OPERATOR_BETWEEN || op == BATON_OPERATOR_AT_LEAST || op == BATON_OPERATOR_AT_MOST)
        is_any = FALSE;
    }
  try_value (probing, ANY_TEXT, is_any);
}

static void
collect_tests (Probing            *probing,
               const BatonFitRule *rule,
               GPtrArray          *when)
{
  for (guint i = 0; i < when->len; i++)
    {
      BatonCondition *condition = g_ptr_array_index (when, i);
      g_autofree char *name = name_field (condition);
      g_autoptr(GPtrArray) alone = g_ptr_array_new ();
      Test test = { rule, NULL };

      if (strcmp (name, probing->field) != 0)
        continue;
      g_ptr_array_add (alone, condition);
      test.matcher = baton_matcher_new (alone, probing->table, probing->lists, NULL, NULL);
      g_array_append_val (probing->tests, test);
      g_ptr_array_add (probing->conditions, condition);
    }
}

static gboolean
asks_for_persona (const BatonCondition *condition)
{
  return strcmp (condition->field, BATON_CONDITION_PERSONA) == 0;
}

static gboolean
any_asks_for_persona (GPtrArray *when)
{
  for (guint i = 0; i < when->len; i++)
    {
      if (asks_for_persona (g_ptr_array_index (when, i)))
        return TRUE;
    }
  return FALSE;
}

static void
collect_tests_of_rules (Probing  *probing,
                        gboolean  by_persona)
{
  for (guint i = 0; i < probing->sheet->fit->len; i++)
    {
      const BatonFitRule *rule = g_ptr_array_index (probing->sheet->fit, i);

      if (!rule->active || any_asks_for_persona (rule->when) != by_persona)
        continue;
      collect_tests (probing, by_persona ? NULL : rule, rule->when);
      probing->by_persona += by_persona ? ABS (rule->points) : 0;
    }
}

static void
collect_all_tests (Probing *probing)
{
  const BatonRuleSheet *sheet = probing->sheet;

  collect_tests_of_rules (probing, FALSE);
  collect_tests_of_rules (probing, TRUE);
  for (guint i = 0; i < sheet->personas->len; i++)
    collect_tests (probing, NULL, ((const BatonPersona *) g_ptr_array_index (sheet->personas, i))->when);
  for (guint i = 0; i < sheet->filters->len; i++)
    {
      const BatonFilterRule *filter = g_ptr_array_index (sheet->filters, i);

      if (filter->active)
        collect_tests (probing, NULL, filter->when);
    }
}

static int
compare_most_first (gconstpointer a,
                    gconstpointer b)
{
  return ((const BatonProbe *) b)->most - ((const BatonProbe *) a)->most;
}

static BatonProbedField *
probe_field (const BatonRuleSheet *sheet,
             GHashTable           *lists,
             const char           *field)
{
  BatonProbedField *self = g_new0 (BatonProbedField, 1);
  g_autoptr(BatonFieldTable) table = baton_field_table_new (sheet->fields, sheet->is_stored);
  g_autoptr(GPtrArray) conditions = g_ptr_array_new ();
  g_autoptr(GArray) tests = g_array_new (FALSE, FALSE, sizeof (Test));
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *when_empty = NULL;
  Probing probing = { sheet, field, table, lists, conditions, tests, 0, NULL, seen, NULL };

  g_array_set_clear_func (tests, (GDestroyNotify) clear_test);
  self->field = g_strdup (field);
  self->probes = probing.probes = g_array_new (FALSE, FALSE, sizeof (BatonProbe));
  g_array_set_clear_func (self->probes, (GDestroyNotify) clear_probe);

  collect_all_tests (&probing);
  probing.when_empty = when_empty = find_tests_that_hold (&probing, NULL);
  try_any (&probing);
  for (guint i = 0; i < conditions->len; i++)
    try_condition (&probing, g_ptr_array_index (conditions, i));
  g_array_sort (self->probes, compare_most_first);
  return self;
}

static void
add_fields (GPtrArray  *fields,
            GHashTable *known,
            GPtrArray  *when)
{
  for (guint i = 0; i < when->len; i++)
    {
      const BatonCondition *condition = g_ptr_array_index (when, i);
      g_autofree char *name = name_field (condition);

      if (asks_for_persona (condition) || g_hash_table_contains (known, name))
        continue;
      g_hash_table_add (known, name);
      g_ptr_array_add (fields, g_steal_pointer (&name));
    }
}

static GPtrArray *
list_fields (const BatonRuleSheet *sheet)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sheet->fit->len; i++)
    {
      const BatonFitRule *rule = g_ptr_array_index (sheet->fit, i);

      if (rule->active)
        add_fields (fields, known, rule->when);
    }
  for (guint i = 0; i < sheet->filters->len; i++)
    {
      const BatonFilterRule *filter = g_ptr_array_index (sheet->filters, i);

      if (filter->active)
        add_fields (fields, known, filter->when);
    }
  for (guint i = 0; i < sheet->personas->len; i++)
    add_fields (fields, known, ((const BatonPersona *) g_ptr_array_index (sheet->personas, i))->when);
  return fields;
}

/* Lists (element-type BatonProbedField) what is worth trying in each field that
 * rules, filters or personas ask about, in the order in which they first do. */
GPtrArray *
baton_field_probes_list (BatonRuleSet *rules)
{
  const BatonRuleSheet *sheet = baton_rule_set_get_sheet (rules);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) probed_field_free);
  g_autoptr(GPtrArray) fields = list_fields (sheet);
  g_autoptr(GHashTable) lists = baton_rule_set_index_lists (sheet);

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (list, probe_field (sheet, lists, g_ptr_array_index (fields, i)));
  return list;
}
