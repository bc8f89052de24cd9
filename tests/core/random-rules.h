/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-rule-set.h"

G_BEGIN_DECLS

/* Random rule sets in which everything occurs that rules can say. */

static inline int
random_below (GRand *rand,
              int    below)
{
  return g_rand_int_range (rand, 0, below);
}

static inline gboolean
random_one_in (GRand *rand,
               int    n)
{
  return random_below (rand, n) == 0;
}

#define RANDOM_TEXT(rand, texts) (texts)[random_below (rand, G_N_ELEMENTS (texts))]

static inline char *
random_text_or_none (GRand              *rand,
                     const char * const *texts,
                     guint               n_texts)
{
  return random_one_in (rand, 3) ? g_strdup (texts[random_below (rand, (int) n_texts)]) : NULL;
}

#define RANDOM_TEXT_OR_NONE(rand, texts) random_text_or_none (rand, texts, G_N_ELEMENTS (texts))

/* Operators that ask for size take numbers or dates, in order. */
static inline void
add_random_sizes (GRand        *rand,
                  GStrvBuilder *values,
                  guint         n,
                  gboolean      dates)
{
  static const char * const sizes[] = { "-2.5", "0", "10", "49.5", "250", "1000000" };
  static const char * const days[] = { "2026-01-01", "2026-03-31", "2027-12-31" };
  int first = random_below (rand, dates ? 2 : 5);

  for (guint i = 0; i < n; i++)
    g_strv_builder_add (values, dates ? days[(first + (int) i) % 3] : sizes[(first + (int) i) % 6]);
}

static inline char **
random_values (GRand          *rand,
               BatonOperator   op,
               BatonFieldType  type)
{
  static const char * const texts[] = { "CEO", "head of", "Geschäftsführer", "DE", "50", "vip", "yes", "gmail.com", "1.50", "a\"b\\c", "Σ" };
  static const char * const answers[] = { "yes", "no", "Ja", "0" };
  static const char * const lists[] = { "webmail", "disposable", "none" };
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  guint at_most;
  guint n = baton_operator_get_n_values (op, &at_most);
  gboolean by_size = op == BATON_OPERATOR_BETWEEN || op == BATON_OPERATOR_AT_LEAST || op == BATON_OPERATOR_AT_MOST;

  if (at_most > 2)
    n += (guint) random_below (rand, 3);
  if (op == BATON_OPERATOR_IN_LIST || op == BATON_OPERATOR_NOT_IN_LIST)
    g_strv_builder_add (values, RANDOM_TEXT (rand, lists));
  else if (type == BATON_FIELD_TYPE_NUMBER || type == BATON_FIELD_TYPE_DATE)
    add_random_sizes (rand, values, n, type == BATON_FIELD_TYPE_DATE);
  else if (by_size)
    add_random_sizes (rand, values, n, random_one_in (rand, 3));
  else if (type == BATON_FIELD_TYPE_YES_NO && n > 0)
    g_strv_builder_add (values, RANDOM_TEXT (rand, answers));
  else
    for (guint i = 0; i < n; i++)
      g_strv_builder_add (values, RANDOM_TEXT (rand, texts));
  return g_strv_builder_end (values);
}

static inline BatonCondition *
random_persona_condition (GRand *rand,
                          guint  n_personas)
{
  static const BatonOperator operators[] = {
    BATON_OPERATOR_IS, BATON_OPERATOR_IS_NOT, BATON_OPERATOR_ONE_OF, BATON_OPERATOR_NOT_ONE_OF,
    BATON_OPERATOR_IS_EMPTY, BATON_OPERATOR_IS_NOT_EMPTY,
  };
  BatonOperator op = operators[random_below (rand, G_N_ELEMENTS (operators))];
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_auto(GStrv) values = NULL;

  for (guint i = baton_operator_get_n_values (op, NULL); i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("persona-%d", random_below (rand, (int) n_personas));

      g_strv_builder_add (ids, id);
    }
  values = g_strv_builder_end (ids);
  return baton_condition_new (BATON_CONDITION_PERSONA, op, (const char * const *) values);
}

/* What is asked of these makes sense whether or not a rule set says what they hold. */
static const BatonRuleField random_fields[] = {
  { (char *) "custom.visits", BATON_FIELD_TYPE_NUMBER },
  { (char *) "custom.Renewal", BATON_FIELD_TYPE_DATE },
  { (char *) "custom.opted in/~", BATON_FIELD_TYPE_YES_NO },
  { (char *) "custom.topics", BATON_FIELD_TYPE_LIST },
  { (char *) "custom.plan", BATON_FIELD_TYPE_CHOICE },
};

static inline BatonCondition *
random_condition_of (GRand *rand,
                     guint  n_personas)
{
  static const char * const fields[] = {
    "job_title", "company", "email", "email_domain", "email_local", "country", "industry", "employees", "revenue",
    "source", "tags", "notes", "do_not_email", "do_not_call", "custom.city",
  };
  gboolean of_own = random_one_in (rand, 3);
  const BatonRuleField *own = &random_fields[random_below (rand, G_N_ELEMENTS (random_fields))];
  const char *field = of_own ? own->name : RANDOM_TEXT (rand, fields);
  g_autoptr(GPtrArray) declared = g_ptr_array_new ();
  const BatonOperator *operators;
  g_auto(GStrv) values = NULL;
  BatonFieldType type;
  BatonOperator op;
  guint n_operators;

  if (n_personas > 0 && random_one_in (rand, 6))
    return random_persona_condition (rand, n_personas);

  g_ptr_array_add (declared, (gpointer) own);
  baton_rule_field_find_type (declared, field, &type);
  operators = baton_rule_field_list_operators (declared, field, &n_operators);
  op = operators[random_below (rand, (int) n_operators)];
  values = random_values (rand, op, type);
  return baton_condition_new (field, op, (const char * const *) values);
}

static inline void
add_random_conditions (GRand     *rand,
                       GPtrArray *when,
                       int        at_least,
                       guint      n_personas)
{
  for (int i = at_least + random_below (rand, 3); i > 0; i--)
    g_ptr_array_add (when, random_condition_of (rand, n_personas));
}

static inline void
fill_random_pattern (GRand             *rand,
                     BatonEventPattern *pattern)
{
  static const char * const kinds[] = { "page_view", "email_click", "form_submit", "demo_request", "unsubscribe" };
  static const char * const urls[] = { "*/pricing*", "/ü*", "*" };
  static const char * const names[] = { "demo", "c?ntact*", "*" };

  pattern->kind = g_strdup (RANDOM_TEXT (rand, kinds));
  pattern->url = RANDOM_TEXT_OR_NONE (rand, urls);
  pattern->form = RANDOM_TEXT_OR_NONE (rand, names);
  pattern->campaign = RANDOM_TEXT_OR_NONE (rand, names);
  pattern->program = RANDOM_TEXT_OR_NONE (rand, names);
  if (pattern->url != NULL && random_one_in (rand, 3))
    g_clear_pointer (&pattern->kind, g_free);
}

static inline char *
random_group_of (GRand     *rand,
                 BatonPart  part)
{
  return random_one_in (rand, 2) ? g_strdup_printf ("%s-%d", baton_part_get_name (part), random_below (rand, 2)) : NULL;
}

static inline BatonInterestRule *
random_interest_rule (GRand *rand,
                      int    number)
{
  g_autofree char *id = g_strdup_printf ("interest.%d", number);
  BatonInterestRule *rule = baton_interest_rule_new (id, "Did “something”", g_rand_int_range (rand, -30, 50));

  rule->group = random_group_of (rand, BATON_PART_INTEREST);
  rule->active = !random_one_in (rand, 6);
  if (random_one_in (rand, 5))
    {
      rule->inactive_days = g_rand_int_range (rand, 1, 60);
      return rule;
    }
  fill_random_pattern (rand, &rule->pattern);
  rule->at_most_times = random_one_in (rand, 2) ? random_below (rand, 5) : 0;
  rule->at_most_points = random_one_in (rand, 3) ? random_below (rand, 60) : 0;
  rule->within_days = random_one_in (rand, 2) ? random_below (rand, 90) : 0;
  rule->half_life_days = random_one_in (rand, 2) ? random_below (rand, 40) : 0;
  rule->at_least_times = random_one_in (rand, 4) ? g_rand_int_range (rand, 2, 5) : 1;
  return rule;
}

static inline BatonAutomation *
random_automation (GRand *rand,
                   int    number)
{
  static const char * const kinds[] = { "program_complete", "form_submit" };
  g_autofree char *id = g_strdup_printf ("automation_%d", number);
  BatonAutomation *automation = baton_automation_new (id, "By itself");

  fill_random_pattern (rand, &automation->pattern);
  automation->active = !random_one_in (rand, 4);
  automation->completed = RANDOM_TEXT_OR_NONE (rand, kinds);
  if (random_one_in (rand, 2))
    {
      automation->action = BATON_AUTOMATION_TASK;
      automation->text = g_strdup ("Ask\nwhether “you” can help");
      automation->wait_minutes = random_below (rand, 3000);
      automation->unless = RANDOM_TEXT_OR_NONE (rand, kinds);
      return automation;
    }
  automation->at_least_times = g_rand_int_range (rand, 1, 4);
  automation->within_days = random_below (rand, 30);
  return automation;
}

static inline void
fill_random_matrix (GRand       *rand,
                    BatonMatrix *matrix)
{
  for (guint i = 0; i < BATON_MATRIX_SIZE - 1; i++)
    {
      matrix->fit[i] = g_rand_int_range (rand, 70 - 30 * (int) i, 100 - 30 * (int) i);
      matrix->interest[i] = g_rand_int_range (rand, 70 - 30 * (int) i, 100 - 30 * (int) i);
    }
  for (guint i = 0; i < BATON_MATRIX_SIZE; i++)
    {
      for (guint j = 0; j < BATON_MATRIX_SIZE; j++)
        matrix->cells[i][j] = random_one_in (rand, 3) ? (BatonMatrixAction) random_below (rand, BATON_N_MATRIX_ACTIONS)
                                                      : BATON_MATRIX_THRESHOLD;
    }
}

static inline void
add_random_names (GRand          *rand,
                  BatonRuleSheet *sheet)
{
  const char *webmail[] = { "gmail.com", "Web.de", NULL };
  const char *disposable[] = { "mailinator.com", "ä.example", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (random_fields); i++)
    {
      if (random_one_in (rand, 2))
        g_ptr_array_add (sheet->fields, baton_rule_field_new (random_fields[i].name, random_fields[i].type));
    }
  g_ptr_array_add (sheet->lists, baton_rule_list_new ("webmail", webmail));
  g_ptr_array_add (sheet->lists, baton_rule_list_new ("disposable", disposable));
  g_ptr_array_add (sheet->lists, baton_rule_list_new ("none", NULL));
  for (int i = random_below (rand, 4); i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("persona-%u", sheet->personas->len);
      BatonPersona *persona = baton_persona_new (id, "A “kind” of person");

      add_random_conditions (rand, persona->when, 1, 0);
      g_ptr_array_add (sheet->personas, persona);
    }
  for (guint i = 0; i < 4; i++)
    {
      BatonPart part = i < 2 ? BATON_PART_FIT : BATON_PART_INTEREST;
      g_autofree char *id = g_strdup_printf ("%s-%u", baton_part_get_name (part), i % 2);
      BatonRuleGroup *group = baton_rule_group_new (id, "Together", part);

      group->min = -random_below (rand, 60);
      group->max = random_below (rand, 80);
      g_ptr_array_add (sheet->groups, group);
    }
}

static inline void
add_random_rules (GRand          *rand,
                  BatonRuleSheet *sheet)
{
  guint n_personas = sheet->personas->len;

  for (int i = random_below (rand, 5); i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("filter-%d", i);
      BatonFilterRule *filter = baton_filter_rule_new (id, "Caught");

      filter->outcome = (BatonFilterOutcome) g_rand_int_range (rand, BATON_FILTER_NOTE, BATON_FILTER_DISQUALIFY + 1);
      filter->hand_raisers = random_one_in (rand, 2);
      filter->active = !random_one_in (rand, 4);
      add_random_conditions (rand, filter->when, 1, n_personas);
      g_ptr_array_add (sheet->filters, filter);
    }
  for (int i = random_below (rand, 12); i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("fit_%d", i);
      BatonFitRule *rule = baton_fit_rule_new (id, "Is so", g_rand_int_range (rand, -30, 50));

      rule->group = random_group_of (rand, BATON_PART_FIT);
      rule->active = !random_one_in (rand, 6);
      add_random_conditions (rand, rule->when, 0, n_personas);
      g_ptr_array_add (sheet->fit, rule);
    }
  for (int i = random_below (rand, 12); i > 0; i--)
    g_ptr_array_add (sheet->interest, random_interest_rule (rand, i));
  for (int i = random_below (rand, 4); i > 0; i--)
    g_ptr_array_add (sheet->automations, random_automation (rand, i));
  for (int i = random_below (rand, 3); i > 0; i--)
    {
      BatonRoutingRule *rule = baton_routing_rule_new ("emea");

      add_random_conditions (rand, rule->when, 0, n_personas);
      rule->name = random_one_in (rand, 2) ? g_strdup ("Europe") : NULL;
      rule->person = random_one_in (rand, 3) ? g_strdup ("Lena") : NULL;
      rule->active = !random_one_in (rand, 4);
      g_ptr_array_add (sheet->routing, rule);
    }
}

static inline void
fill_random_thresholds (GRand          *rand,
                        BatonRuleSheet *sheet)
{
  sheet->mql.score = g_rand_int_range (rand, 1, 201);
  sheet->mql.release = random_below (rand, sheet->mql.score + 1);
  sheet->mql.fit = random_one_in (rand, 2) ? random_below (rand, 101) : 0;
  sheet->mql.interest = random_one_in (rand, 2) ? random_below (rand, 101) : 0;

  for (int i = random_below (rand, 3); i > 0; i--)
    {
      BatonHandRaiser *raiser = baton_hand_raiser_new (random_one_in (rand, 3) ? NULL : "demo");

      raiser->name = random_one_in (rand, 2) ? g_strdup ("Asked") : NULL;
      fill_random_pattern (rand, &raiser->pattern);
      raiser->active = !random_one_in (rand, 4);
      g_ptr_array_add (sheet->hand_raisers, raiser);
      if (raiser->id != NULL && sheet->hot.raisers == NULL && random_one_in (rand, 2))
        sheet->hot.raisers = g_strdupv ((char *[]) { (char *) "demo", NULL });
    }
  sheet->hot.score = random_below (rand, 201);
  sheet->hot.hand_raised = sheet->hot.raisers != NULL || random_one_in (rand, 2);
  sheet->hot.within_days = random_below (rand, 30);
  sheet->to_company_owner = !random_one_in (rand, 4);
}

static inline BatonRuleSheet *
make_random_sheet (GRand *rand)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();

  g_free (sheet->name);
  sheet->name = g_strdup ("Zufällig \"so\"");
  add_random_names (rand, sheet);
  add_random_rules (rand, sheet);
  fill_random_thresholds (rand, sheet);
  if (random_one_in (rand, 2))
    fill_random_matrix (rand, &sheet->matrix);
  return sheet;
}

G_END_DECLS
