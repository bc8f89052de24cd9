/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rules can say, whole: every operator on every field, and personas. */

#include "rules-fixture.h"

#include <string.h>

#include "lead/baton-fold.h"
#include "scoring/baton-needed-fields.h"

/* Values that a field of a type can hold, the first two of which rules name. */
static const char * const texts[] = { "Head of Sales", "ceo", "CEO", "head of sales ", "Chef", "Überseehändler", NULL };
static const char * const numbers[] = { "50", "249.5", "0", "49.99", "1000000", "-3", NULL };
static const char * const marks[] = { "yes", "yes", NULL };
static const char * const lists[] = { "vip", "fair", "fair;vip", "new", "VIP;new", "fairly", NULL };
static const char * const dates[] = { "2026-03-01", "2026-03-31", "2026-02-28", "2026-03-31T22:00:00Z", "2026-04-01", NULL };

static const char * const *
list_samples (BatonFieldType type)
{
  switch (type)
    {
    case BATON_FIELD_TYPE_NUMBER:
      return numbers;
    case BATON_FIELD_TYPE_DATE:
      return dates;
    case BATON_FIELD_TYPE_YES_NO:
      return marks;
    case BATON_FIELD_TYPE_LIST:
      return lists;
    case BATON_FIELD_TYPE_TEXT:
    case BATON_FIELD_TYPE_CHOICE:
    default:
      return texts;
    }
}

static gboolean
holds (BatonEvaluator *evaluator,
       const char     *field,
       const char     *value)
{
  BatonCustomValue custom;
  BatonRecord record = { .custom = &custom };
  BatonField standard;
  BatonScore score;

  if (baton_field_from_name (field, &standard))
    record.values[standard] = value;
  else if (value != NULL)
    {
      custom = (BatonCustomValue) { field + strlen ("custom."), value };
      record.n_custom = 1;
    }
  baton_evaluator_score (evaluator, &record, NULL, 0, NOW, &score);
  assert_explained (evaluator, &record, NULL, 0, NOW, &score);
  return score.fit > 0;
}

static BatonRuleSheet *
make_sheet_asking (const char     *field,
                   BatonFieldType  type,
                   BatonOperator   op,
                   const char     *first,
                   const char     *second)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  const char *values[] = { first, second, NULL };
  const char *by_list[] = { "named", NULL };
  guint at_most;

  baton_operator_get_n_values (op, &at_most);
  values[MIN (at_most, 2)] = NULL;
  if (baton_rule_field_is_custom (field))
    g_ptr_array_add (sheet->fields, baton_rule_field_new (field, type));
  g_ptr_array_add (sheet->lists, baton_rule_list_new ("named", (const char *[]) { first, second, NULL }));
  add_fit (sheet, "rule", 1,
           baton_condition_new (field, op, op == BATON_OPERATOR_IN_LIST || op == BATON_OPERATOR_NOT_IN_LIST
                                           ? by_list : values));
  return sheet;
}

static BatonEvaluator *
make_asking (const char     *field,
             BatonFieldType  type,
             BatonOperator   op,
             const char     *first,
             const char     *second)
{
  return make_evaluator (make_sheet_asking (field, type, op, first, second));
}

static gboolean
asks_size (BatonOperator op)
{
  return op == BATON_OPERATOR_BETWEEN || op == BATON_OPERATOR_AT_LEAST || op == BATON_OPERATOR_AT_MOST;
}

/* Another way to the same answer, for one value of a field. */
static gboolean
compare_plainly (BatonOperator  op,
                 BatonFieldType type,
                 const char    *value,
                 const char    *first,
                 const char    *second)
{
  gboolean is_day = type == BATON_FIELD_TYPE_DATE && (op == BATON_OPERATOR_IS || op == BATON_OPERATOR_ONE_OF);
  g_autofree char *text = is_day ? g_strndup (value, 10) : baton_fold (value);
  g_autofree char *one = baton_fold (first);
  g_autofree char *two = baton_fold (second);

  if (type == BATON_FIELD_TYPE_NUMBER && asks_size (op))
    {
      double number = g_ascii_strtod (value, NULL);
      double low = g_ascii_strtod (first, NULL);

      return op == BATON_OPERATOR_AT_MOST ? number <= low
                                          : number >= low && (op == BATON_OPERATOR_AT_LEAST ||
                                                              number <= g_ascii_strtod (second, NULL));
    }
  if (asks_size (op))
    return op == BATON_OPERATOR_AT_MOST ? strncmp (value, first, 10) <= 0
                                        : strncmp (value, first, 10) >= 0 &&
                                          (op == BATON_OPERATOR_AT_LEAST || strncmp (value, second, 10) <= 0);

  switch (op)
    {
    case BATON_OPERATOR_IS:
      return strcmp (text, one) == 0;
    case BATON_OPERATOR_CONTAINS:
      return strstr (text, one) != NULL || strstr (text, two) != NULL;
    case BATON_OPERATOR_STARTS_WITH:
      return g_str_has_prefix (text, one) || g_str_has_prefix (text, two);
    case BATON_OPERATOR_ENDS_WITH:
      return g_str_has_suffix (text, one) || g_str_has_suffix (text, two);
    case BATON_OPERATOR_ONE_OF:
    case BATON_OPERATOR_IN_LIST:
    case BATON_OPERATOR_MATCHES:
    case BATON_OPERATOR_HAS_WORD:
    default:
      return strcmp (text, one) == 0 || strcmp (text, two) == 0;
    }
}

static gboolean
compare_any (BatonOperator  op,
             BatonFieldType type,
             const char    *value,
             const char    *first,
             const char    *second)
{
  g_auto(GStrv) parts = g_strsplit (value, type == BATON_FIELD_TYPE_LIST ? ";" : "\n", -1);
  gboolean any = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    any |= compare_plainly (op, type, parts[i], first, second);
  return any;
}

static void
assert_operators (const char     *field,
                  BatonFieldType  type)
{
  static const struct { BatonOperator op; BatonOperator opposite; } pairs[] = {
    { BATON_OPERATOR_IS, BATON_OPERATOR_IS_NOT }, { BATON_OPERATOR_ONE_OF, BATON_OPERATOR_NOT_ONE_OF },
    { BATON_OPERATOR_IN_LIST, BATON_OPERATOR_NOT_IN_LIST }, { BATON_OPERATOR_CONTAINS, BATON_N_OPERATORS },
    { BATON_OPERATOR_HAS_WORD, BATON_N_OPERATORS }, { BATON_OPERATOR_STARTS_WITH, BATON_N_OPERATORS },
    { BATON_OPERATOR_ENDS_WITH, BATON_N_OPERATORS }, { BATON_OPERATOR_MATCHES, BATON_N_OPERATORS },
    { BATON_OPERATOR_BETWEEN, BATON_N_OPERATORS }, { BATON_OPERATOR_AT_LEAST, BATON_N_OPERATORS },
    { BATON_OPERATOR_AT_MOST, BATON_N_OPERATORS },
  };
  const char * const *samples = list_samples (type);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(BatonEvaluator) evaluator = NULL;
      g_autoptr(BatonEvaluator) opposite = NULL;

      if (!baton_field_type_takes (type, pairs[i].op))
        {
          assert_refused (make_sheet_asking (field, type, pairs[i].op, samples[0], samples[1]), "/fit/0/when/0/op: ");
          continue;
        }
      if (asks_size (pairs[i].op) && type != BATON_FIELD_TYPE_NUMBER && type != BATON_FIELD_TYPE_DATE)
        continue;
      evaluator = make_asking (field, type, pairs[i].op, samples[0], samples[1]);
      if (pairs[i].opposite != BATON_N_OPERATORS)
        opposite = make_asking (field, type, pairs[i].opposite, samples[0], samples[1]);

      for (guint j = 0; samples[j] != NULL; j++)
        {
          gboolean found = holds (evaluator, field, samples[j]);

          g_test_message ("%s %s: %s", field, baton_operator_get_name (pairs[i].op), samples[j]);
          g_assert_cmpint (found, ==, compare_any (pairs[i].op, type, samples[j], samples[0], samples[1]));
          g_assert_true (opposite == NULL || holds (opposite, field, samples[j]) == !found);
        }
      g_assert_false (holds (evaluator, field, NULL));
      g_assert_true (opposite == NULL || holds (opposite, field, NULL));
    }
}

static void
assert_emptiness (const char     *field,
                  BatonFieldType  type,
                  const char     *value)
{
  g_autoptr(BatonEvaluator) empty = make_asking (field, type, BATON_OPERATOR_IS_EMPTY, value, value);
  g_autoptr(BatonEvaluator) not_empty = make_asking (field, type, BATON_OPERATOR_IS_NOT_EMPTY, value, value);

  g_assert_true (holds (empty, field, NULL));
  g_assert_false (holds (not_empty, field, NULL));
  g_assert_false (holds (empty, field, value));
  g_assert_true (holds (not_empty, field, value));
}

static void
test_every_operator (void)
{
  for (BatonField field = 0; field < BATON_N_FIELDS; field++)
    {
      const char *name = baton_field_get_name (field);
      BatonFieldType type = baton_field_get_type (field);

      assert_operators (name, type);
      assert_emptiness (name, type, list_samples (type)[0]);
    }
  for (BatonFieldType type = 0; type < BATON_N_FIELD_TYPES; type++)
    {
      assert_operators ("custom.own", type);
      assert_emptiness ("custom.own", type, list_samples (type)[0]);
    }
}

/* What stands in a custom field was written by anybody, in any way. */
static void
test_custom_fields (void)
{
  static const struct
  {
    BatonFieldType type;
    BatonOperator  op;
    const char    *first;
    const char    *second;
    const char    *holds;
    const char    *fails;
    gboolean       empty;
  } cases[] = {
    { BATON_FIELD_TYPE_NUMBER, BATON_OPERATOR_IS, "1,000", NULL, "1000|1,000|1000.0|€ 1000", "100|about 1000", FALSE },
    { BATON_FIELD_TYPE_NUMBER, BATON_OPERATOR_IS_NOT, "50", NULL, "51|about fifty", "50|50.00", TRUE },
    { BATON_FIELD_TYPE_NUMBER, BATON_OPERATOR_ONE_OF, "5", "7.5", "5|7,5|7.50", "6|five", FALSE },
    { BATON_FIELD_TYPE_NUMBER, BATON_OPERATOR_BETWEEN, "10", "50", "10|49.99|50", "9|51|many|2026-03-01", FALSE },
    { BATON_FIELD_TYPE_DATE, BATON_OPERATOR_IS, "2026-03-01", NULL, "2026-03-01|2026/3/1|20260301|2026-03-01T10:00:00Z", "2026-03-02|soon", FALSE },
    { BATON_FIELD_TYPE_DATE, BATON_OPERATOR_NOT_ONE_OF, "2026-03-01", "2026-03-02", "2026-03-03|soon", "2026/3/2", TRUE },
    { BATON_FIELD_TYPE_YES_NO, BATON_OPERATOR_IS, "yes", NULL, "Yes|ja|true|1|X", "No|0|perhaps", FALSE },
    { BATON_FIELD_TYPE_YES_NO, BATON_OPERATOR_IS, "no", NULL, "No|nein|false|0", "yes|perhaps", TRUE },
    { BATON_FIELD_TYPE_YES_NO, BATON_OPERATOR_IS_NOT_EMPTY, NULL, NULL, "yes|perhaps", "no", FALSE },
    { BATON_FIELD_TYPE_LIST, BATON_OPERATOR_IS, "vip", NULL, "VIP|fair;vip|fair, VIP, new", "vips|fair vip", FALSE },
    { BATON_FIELD_TYPE_LIST, BATON_OPERATOR_AT_LEAST, "5", NULL, "1;7|5", "1;2|x", FALSE },
    { BATON_FIELD_TYPE_CHOICE, BATON_OPERATOR_ONE_OF, "Gold", "Silver", "gold|SILVER", "golden|gold;silver", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(BatonEvaluator) evaluator = make_asking ("custom.Own", cases[i].type, cases[i].op, cases[i].first, cases[i].second);
      g_auto(GStrv) holding = g_strsplit (cases[i].holds, "|", -1);
      g_auto(GStrv) failing = g_strsplit (cases[i].fails, "|", -1);

      g_test_message ("%s %s", baton_field_type_get_name (cases[i].type), baton_operator_get_name (cases[i].op));
      for (guint j = 0; holding[j] != NULL; j++)
        g_assert_true (holds (evaluator, "custom.own", holding[j]));
      for (guint j = 0; failing[j] != NULL; j++)
        g_assert_false (holds (evaluator, "custom.own", failing[j]));
      g_assert_cmpint (holds (evaluator, "custom.own", NULL), ==, cases[i].empty);
    }
}

/* A value that no rule can compare is said, and what is wrong with it. */
static void
test_unread_values (void)
{
  BatonCustomValue custom[] = { { "budget", "about 5000" }, { "seats", "50" }, { "start", "next week" }, { "trial", "maybe" } };
  BatonRecord record = { .custom = custom, .n_custom = G_N_ELEMENTS (custom) };
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  g_autoptr(BatonExplanation) explanation = NULL;
  const BatonUnread *unread;

  g_ptr_array_add (sheet->fields, baton_rule_field_new ("custom.trial", BATON_FIELD_TYPE_YES_NO));
  g_ptr_array_add (sheet->fields, baton_rule_field_new ("custom.seats", BATON_FIELD_TYPE_NUMBER));
  add_fit (sheet, "budget", 1, condition ("custom.budget", "at least", "1000"));
  add_fit (sheet, "seats", 1, condition ("custom.seats", "at least", "10"));
  add_fit (sheet, "start", 1, condition ("custom.start", "at most", "2026-12-31"));
  add_fit (sheet, "trial", 1, condition ("custom.trial", "is", "yes"));
  evaluator = make_evaluator (sheet);
  explanation = baton_evaluator_explain (evaluator, &record, NULL, 0, NOW);

  g_assert_cmpint (explanation->score.fit, ==, 1);
  g_assert_cmpuint (explanation->unread->len, ==, 3);
  unread = g_ptr_array_index (explanation->unread, 0);
  g_assert_cmpstr (unread->field, ==, "custom.budget");
  g_assert_cmpstr (unread->value, ==, "about 5000");
  g_assert_cmpstr (unread->text, ==, "budget: “about 5000” is not a number, so that rules cannot compare it");
  unread = g_ptr_array_index (explanation->unread, 1);
  g_assert_cmpstr (unread->text, ==, "start: “next week” is not a date, so that rules cannot compare it");
  unread = g_ptr_array_index (explanation->unread, 2);
  g_assert_cmpstr (unread->text, ==, "trial: “maybe” is neither yes nor no, so that rules cannot compare it");
}

static void
add_persona (BatonRuleSheet *sheet,
             const char     *id,
             BatonCondition *first,
             BatonCondition *second)
{
  BatonPersona *persona = baton_persona_new (id, id);

  g_ptr_array_add (persona->when, first);
  if (second != NULL)
    g_ptr_array_add (persona->when, second);
  g_ptr_array_add (sheet->personas, persona);
}

static void
add_personas (BatonRuleSheet *sheet)
{
  add_persona (sheet, "buyer", condition ("job_title", "has word", "cfo|ceo"), condition ("employees", "at least", "50"));
  add_persona (sheet, "user", condition ("job_title", "has word", "engineer"), NULL);
  add_persona (sheet, "german", condition ("custom.land", "is", "DE"), NULL);
}

typedef struct
{
  const char *title;
  const char *employees;
  const char *land;
  const char *first; /* The persona that is found. */
  int         fit;
} PersonaCase;

static void
test_personas (void)
{
  static const PersonaCase cases[] = {
    { "CFO", "120", NULL, "buyer", 1 + 4 + 16 },
    { "CFO", "20", NULL, NULL, 2 + 32 },
    { "Engineer", "20", NULL, "user", 2 + 4 + 16 },
    { "Engineer and CEO", "50", "de", "buyer", 1 + 4 + 8 + 16 },
    { NULL, NULL, "DE", "german", 2 + 8 + 16 },
    { NULL, NULL, NULL, NULL, 2 + 32 },
  };
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  gboolean with_custom;

  add_personas (sheet);
  add_fit (sheet, "is", 1, condition ("persona", "is", "buyer"));
  add_fit (sheet, "is-not", 2, condition ("persona", "is not", "buyer"));
  add_fit (sheet, "one-of", 4, condition ("persona", "one of", "user|buyer"));
  add_fit (sheet, "german", 8, condition ("persona", "is", "german"));
  add_fit (sheet, "any", 16, condition ("persona", "is not empty", NULL));
  add_fit (sheet, "none", 32, condition ("persona", "is empty", NULL));
  evaluator = make_evaluator (sheet);
  g_assert_cmpuint (baton_rule_set_get_needed_fields (baton_evaluator_get_rules (evaluator), &with_custom), ==,
                    1u << BATON_FIELD_JOB_TITLE | 1u << BATON_FIELD_EMPLOYEES);
  g_assert_true (with_custom);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BatonCustomValue custom = { "land", cases[i].land };
      BatonRecord record = { .custom = &custom, .n_custom = cases[i].land != NULL };
      const BatonPersona *persona;
      BatonScore score;

      record.values[BATON_FIELD_JOB_TITLE] = cases[i].title;
      record.values[BATON_FIELD_EMPLOYEES] = cases[i].employees;
      baton_evaluator_score (evaluator, &record, NULL, 0, NOW, &score);
      g_assert_cmpint (score.fit, ==, cases[i].fit);
      assert_explained (evaluator, &record, NULL, 0, NOW, &score);

      persona = baton_rule_set_find_persona (baton_evaluator_get_rules (evaluator), &record);
      g_assert_cmpstr (persona != NULL ? persona->id : NULL, ==, cases[i].first);
    }
}

/* Filters and routing know personas, and one empty field may stand between a
 * lead and its persona. */
static void
test_personas_elsewhere (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  BatonRoutingRule *routing = baton_routing_rule_new ("users");
  g_autoptr(BatonEvaluator) evaluator = NULL;
  g_autoptr(BatonExplanation) explanation = NULL;
  BatonRecord record = { .custom = NULL };
  const BatonMissing *missing;

  add_personas (sheet);
  sheet->mql = (BatonThreshold) { .score = 60, .release = 60 };
  add_fit (sheet, "fit", 70, condition ("persona", "one of", "buyer|german"));
  add_filter (sheet, "users", BATON_FILTER_HOLD, FALSE, condition ("persona", "is", "user"));
  g_ptr_array_add (routing->when, condition ("persona", "is", "user"));
  g_ptr_array_add (sheet->routing, routing);
  evaluator = make_evaluator (sheet);

  record.values[BATON_FIELD_JOB_TITLE] = "Engineer";
  g_assert_cmpstr (baton_rule_set_find_routing (baton_evaluator_get_rules (evaluator), &record)->queue, ==, "users");
  explanation = baton_evaluator_explain (evaluator, &record, NULL, 0, NOW);
  g_assert_cmpint (explanation->score.filter_outcome, ==, BATON_FILTER_HOLD);
  g_assert_cmpstr (explanation->persona, ==, "user");
  baton_explanation_free (g_steal_pointer (&explanation));

  record.values[BATON_FIELD_JOB_TITLE] = "CEO";
  explanation = baton_evaluator_explain (evaluator, &record, NULL, 0, NOW);
  g_assert_cmpint (explanation->score.filter_outcome, ==, BATON_FILTER_PASS);
  g_assert_null (explanation->persona);
  g_assert_cmpuint (explanation->missing->len, ==, 3);
  missing = g_ptr_array_index (explanation->missing, 1);
  g_assert_cmpstr (missing->what, ==, "employees");
  g_assert_cmpint (missing->points, ==, 70);
  missing = g_ptr_array_index (explanation->missing, 2);
  g_assert_cmpstr (missing->what, ==, "custom.land");
}

static void
test_filter_switched_off (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  BatonRecord record = { .custom = NULL };
  BatonScore score;

  add_filter (sheet, "off", BATON_FILTER_DISQUALIFY, TRUE, condition ("email", "is empty", NULL))->active = FALSE;
  add_filter (sheet, "on", BATON_FILTER_NOTE, TRUE, condition ("email", "is empty", NULL));
  evaluator = make_evaluator (sheet);

  baton_evaluator_score (evaluator, &record, NULL, 0, NOW, &score);
  g_assert_cmpint (score.filter_outcome, ==, BATON_FILTER_NOTE);
  g_assert_cmpstr (score.filter, ==, "on");
}

static void
test_refused (void)
{
  static const struct { const char *op; const char *values; const char *place; } cases[] = {
    { "is", "nobody", "/fit/0/when/0/value: " }, { "one of", "buyer|nobody", "/fit/0/when/0/values: " },
    { "contains", "buy", "/fit/0/when/0/op: " }, { "in list", "buyer", "/fit/0/when/0/op: " },
    { "is", "a|b", "/fit/0/when/0: " },
  };
  BatonRuleSheet *sheet;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sheet = baton_rule_sheet_new ();
      add_personas (sheet);
      add_fit (sheet, "rule", 1, condition ("persona", cases[i].op, cases[i].values));
      assert_refused (sheet, cases[i].place);
    }

  sheet = baton_rule_sheet_new ();
  add_persona (sheet, "a", condition ("persona", "is", "a"), NULL);
  assert_refused (sheet, "/personas/0/when/0/field: ");

  sheet = baton_rule_sheet_new ();
  g_ptr_array_add (sheet->personas, baton_persona_new ("all", "All"));
  assert_refused (sheet, "/personas/0/when: ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grammar/every-operator", test_every_operator);
  g_test_add_func ("/grammar/custom-fields", test_custom_fields);
  g_test_add_func ("/grammar/unread-values", test_unread_values);
  g_test_add_func ("/grammar/personas", test_personas);
  g_test_add_func ("/grammar/personas-elsewhere", test_personas_elsewhere);
  g_test_add_func ("/grammar/filter-switched-off", test_filter_switched_off);
  g_test_add_func ("/grammar/refused", test_refused);

  return g_test_run ();
}
