/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "baton-documents.h"
#include "baton-error.h"
#include "catalogue-fixture.h"
#include "scoring/baton-evaluator.h"

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define NOW (G_GINT64_CONSTANT (1772442000) * G_USEC_PER_SEC) /* 2026-03-02 09:00 UTC */

#define HEAD "{\"format\":1,\"name\":\"Test\",\"thresholds\":{\"mql\":{\"score\":100}}"

static const char everything[] =
  "{\"format\":1,\"name\":\"Prüfung\","
  "\"lists\":{\"webmail\":[\"gmail.com\",\"web.de\"],\"none\":[]},"
  "\"filters\":[{\"id\":\"rival\",\"name\":\"Rival\",\"when\":[{\"field\":\"email_domain\",\"op\":\"in list\",\"value\":\"webmail\"}],"
  "\"outcome\":\"disqualify\",\"hand_raisers\":true}],"
  "\"groups\":[{\"id\":\"seniority\",\"name\":\"Seniority\",\"part\":\"fit\",\"min\":-30,\"max\":30},"
  "{\"id\":\"pages\",\"name\":\"Pages\",\"part\":\"interest\"}],"
  "\"fit\":[{\"id\":\"size\",\"name\":\"Size\",\"when\":[{\"field\":\"employees\",\"op\":\"between\",\"values\":[50,249.5]},"
  "{\"field\":\"custom.city\",\"op\":\"one of\",\"values\":[\"Mumbai\",\"1.50\"]},"
  "{\"field\":\"do_not_call\",\"op\":\"is\",\"value\":true},"
  "{\"field\":\"job_title\",\"op\":\"is empty\"}],\"points\":15,\"group\":\"seniority\",\"active\":false}],"
  "\"interest\":[{\"id\":\"pricing\",\"name\":\"Pricing\",\"kind\":\"page_view\",\"url\":\"*/pricing*\",\"form\":\"f\",\"campaign\":\"c\",\"program\":\"p\","
  "\"points\":6,\"at_most_times\":3,\"at_most_points\":18,\"within_days\":90,\"half_life_days\":30,\"at_least_times\":2,\"group\":\"pages\"},"
  "{\"id\":\"quiet\",\"name\":\"Quiet\",\"inactive_days\":60,\"points\":-15}],"
  "\"thresholds\":{\"mql\":{\"score\":100,\"release\":90,\"fit\":40,\"interest\":5},"
  "\"hot\":{\"score\":140,\"hand_raised\":[\"demo\",\"audit_request\"],\"within_days\":14}},"
  "\"hand_raisers\":[{\"id\":\"demo\",\"name\":\"Demo\",\"kind\":\"form_submit\",\"form\":\"demo*\"},{\"kind\":\"audit_request\",\"active\":false}],"
  "\"automations\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"email_click\",\"at_least_times\":3,\"within_days\":30,\"completed\":\"program_complete\",\"action\":\"hand-over\"},"
  "{\"id\":\"b\",\"name\":\"B\",\"kind\":\"form_view\",\"action\":\"task\",\"wait_minutes\":30,\"unless\":\"form_submit\",\"text\":\"Ask\",\"active\":false}],"
  "\"routing\":{\"company_owner\":false,"
  "\"rules\":[{\"id\":\"north\",\"name\":\"North\",\"when\":[{\"field\":\"country\",\"op\":\"is\",\"value\":\"DE\"}],\"queue\":\"emea\","
  "\"person\":\"Lena\",\"active\":false}],\"queue\":\"sales\"}}";

static BatonRuleSet *
read_rules (const char *text)
{
  g_autoptr(GError) error = NULL;
  BatonRuleSet *rules = baton_rule_set_from_json (text, -1, &error);

  g_assert_no_error (error);
  return rules;
}

static void
test_reads_everything (void)
{
  g_autoptr(BatonRuleSet) rules = read_rules (everything);
  const BatonRuleSheet *sheet = baton_rule_set_get_sheet (rules);
  const BatonFitRule *size = g_ptr_array_index (sheet->fit, 0);
  const BatonInterestRule *pricing = g_ptr_array_index (sheet->interest, 0);
  const BatonInterestRule *quiet = g_ptr_array_index (sheet->interest, 1);
  const BatonCondition *between = g_ptr_array_index (size->when, 0);
  const BatonAutomation *task = g_ptr_array_index (sheet->automations, 1);

  g_assert_cmpstr (sheet->name, ==, "Prüfung");
  g_assert_cmpstr (between->values[0], ==, "50");
  g_assert_cmpstr (between->values[1], ==, "249.5");
  g_assert_false (size->active);
  g_assert_cmpstr (pricing->pattern.program, ==, "p");
  g_assert_cmpint (pricing->at_most_points, ==, 18);
  g_assert_cmpint (quiet->inactive_days, ==, 60);
  g_assert_cmpint (quiet->at_least_times, ==, 1);
  g_assert_cmpint (sheet->mql.interest, ==, 5);
  g_assert_cmpstr (sheet->hot.raisers[1], ==, "audit_request");
  g_assert_cmpint (task->wait_minutes, ==, 30);
  g_assert_cmpint (task->action, ==, BATON_AUTOMATION_TASK);
}

static void
assert_round_trip (const char *text)
{
  g_autoptr(BatonRuleSet) first = read_rules (text);
  g_autofree char *once = baton_rule_set_to_json (first);
  g_autoptr(BatonRuleSet) second = read_rules (once);
  g_autofree char *twice = baton_rule_set_to_json (second);
  g_autoptr(BatonRuleSet) copied =
    baton_rule_set_new (baton_rule_sheet_copy (baton_rule_set_get_sheet (first)), NULL);
  g_autofree char *copy = baton_rule_set_to_json (copied);

  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpstr (once, ==, copy);
}

static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        g_string_append_c (squeezed, *p);
    }
  return g_string_free (squeezed, FALSE);
}

/* Nothing that was written gets lost: but for white space, a yes for true, and
 * what has its usual value, the text comes back as it was. */
static void
test_round_trip (void)
{
  g_autoptr(BatonRuleSet) rules = read_rules (everything);
  g_autofree char *text = baton_rule_set_to_json (rules);
  g_autofree char *written = squeeze (text);
  g_autofree char *expected = squeeze (everything);
  g_autoptr(GString) with_yes = g_string_new (expected);

  g_string_replace (with_yes, "\"value\":true", "\"value\":\"yes\"", 0);
  g_assert_cmpstr (written, ==, with_yes->str);
  assert_round_trip (everything);
  assert_round_trip (HEAD "}");
}

#define ROUTE(country, queue) "{\"when\":[{\"field\":\"country\",\"op\":\"is\",\"value\":\"" country "\"}],\"queue\":\"" queue "\"}"

/* A rule without an id is known by what it says, wherever it stands in the file. */
static void
test_gives_ids (void)
{
  g_autoptr(BatonRuleSet) first = read_rules (HEAD ",\"routing\":{\"queue\":\"sales\",\"rules\":["
                                              ROUTE ("DE", "emea") "," ROUTE ("BR", "south") "]}}");
  g_autoptr(BatonRuleSet) second = read_rules (HEAD ",\"routing\":{\"queue\":\"sales\",\"rules\":["
                                               ROUTE ("BR", "south") "," ROUTE ("BR", "south") "]}}");
  const GPtrArray *one = baton_rule_set_get_sheet (first)->routing;
  const GPtrArray *other = baton_rule_set_get_sheet (second)->routing;
  const BatonRoutingRule *south = one->pdata[1], *same = other->pdata[0], *again = other->pdata[1];

  g_assert_cmpstr (south->id, ==, same->id);
  g_assert_cmpstr (again->id, !=, same->id);
  g_assert_cmpstr (((const BatonRoutingRule *) one->pdata[0])->id, !=, south->id);
}

typedef struct
{
  const char *text;
  const char *place; /* What the message starts with. */
} BadCase;

#define FIT(rule) HEAD ",\"fit\":[{\"id\":\"a\",\"name\":\"A\",\"points\":1},{\"id\":\"b\",\"name\":\"B\"," rule "}]}"

static const BadCase bad_cases[] = {
  { "", "" },
  { "null", "" },
  { "[]", "" },
  { "{", "" },
  { "{\"format\":1}{}", "" },
  { "{\"format\":1,}", "" },
  { "\xff", "" },
  { "{}", "“format” is missing" },
  { "{\"format\":2,\"name\":\"x\",\"thresholds\":{\"mql\":{\"score\":1}}}", "/format: " },
  { "{\"format\":\"1\"}", "/format: " },
  { "{\"format\":1,\"name\":\"x\"}", "“thresholds” is missing" },
  { "{\"format\":1,\"name\":\"x\",\"thresholds\":{}}", "/thresholds: " },
  { "{\"format\":1,\"name\":\"x\",\"thresholds\":{\"mql\":{}}}", "/thresholds/mql: " },
  { "{\"format\":1,\"name\":\"x\",\"thresholds\":{\"mql\":{\"score\":1e3}}}", "/thresholds/mql/score: " },
  { "{\"format\":1,\"name\":\"x\",\"thresholds\":{\"mql\":{\"score\":99999999999}}}", "/thresholds/mql/score: " },
  { "{\"format\":1,\"name\":\"x\",\"thresholds\":{\"mql\":{\"score\":0}}}", "/thresholds/mql/score: " },
  { HEAD ",\"filter\":[]}", "/filter: " },
  { HEAD ",\"filters\":{}}", "/filters: " },
  { HEAD ",\"filters\":[1]}", "/filters/0: " },
  { HEAD ",\"lists\":{\"a/b\":[1]}}", "/lists/a~1b/0: " },
  { HEAD ",\"lists\":{\"a b\":[]}}", "/lists/a b: " },
  { FIT ("\"points\":\"1\""), "/fit/1/points: " },
  { FIT ("\"points\":1000000000000000000000000000000"), "The number at byte " },
  { FIT ("\"pionts\":1"), "/fit/1: “points” is missing" },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"email\",\"op\":\"is\",\"vlaue\":\"x\"}]"), "/fit/1/when/0/vlaue: " },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"emial\",\"op\":\"is\",\"value\":\"x\"}]"), "/fit/1/when/0/field: " },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"email\",\"op\":\"equals\",\"value\":\"x\"}]"), "/fit/1/when/0/op: " },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"email\",\"op\":\"is\",\"value\":[\"x\"]}]"), "/fit/1/when/0/value: " },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"email\",\"op\":\"is\",\"value\":\"x\",\"values\":[]}]"), "/fit/1/when/0/values: " },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"email\",\"op\":\"one of\",\"values\":[\"x\",null]}]"), "/fit/1/when/0/values: " },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"email\",\"op\":\"one of\",\"values\":\"x\"}]"), "/fit/1/when/0/values: " },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"email_domain\",\"op\":\"in list\",\"value\":\"x\"}]"), "/fit/1/when/0/value: " },
  { FIT ("\"points\":1,\"active\":1"), "/fit/1/active: " },
  { FIT ("\"points\":1,\"points\":2"), "/fit/1/points: “points” occurs twice; keep one (line 1)" },
  { FIT ("\"points\":1,\"p\\u006fints\":2"), "/fit/1/points: “points” occurs twice; keep one" },
  { FIT ("\"points\":true"), "/fit/1/points: a whole number is needed here (line 1)" },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"contry\",\"op\":\"is\",\"value\":\"x\"}]"),
    "/fit/1/when/0/field: there is no field “contry”; did you mean “country”?" },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"email\",\"op\":\"starts_with\",\"value\":\"x\"}]"),
    "/fit/1/when/0/op: there is no operator “starts_with”; did you mean “starts with”? (line 1)" },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"email\",\"op\":\">=\",\"value\":\"x\"}]"),
    "/fit/1/when/0/op: there is no operator “>=”; write is, is not, one of," },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"email\",\"op\":\"is\",\"value\":1e400}]"), "/fit/1/when/0/value: " },
  { FIT ("\"points\":1,\"when\":[{\"field\":\"revenue\",\"op\":\"at least\",\"value\":1e308}]"), "/fit/1/when/0/value: " },
  { FIT ("\"points\":NaN"), "The text is not valid JSON: " },
  { HEAD ",\"lists\":{\"a\":[\"x\"],\"a\":[\"y\"]}}", "/lists/a: “a” occurs twice" },
  { HEAD ",\"name\":\"again\"}", "/name: “name” occurs twice" },
  { HEAD ",\"fields\":{\"custom.x\":{\"type\":\"nummer\"}}}", "/fields/custom.x/type: " },
  { HEAD ",\"fields\":{\"custom.x\":{}}}", "/fields/custom.x: “type” is missing" },
  { HEAD ",\"fields\":{\"custom.x\":{\"type\":\"text\",\"size\":1}}}", "/fields/custom.x/size: " },
  { HEAD ",\"fields\":{\"custom.x\":\"text\"}}", "/fields/custom.x: " },
  { HEAD ",\"fields\":{\"seats\":{\"type\":\"text\"}}}", "/fields/seats: " },
  { HEAD ",\"fields\":[]}", "/fields: " },
  { HEAD ",\"fields\":{\"custom.x\":{\"type\":\"yes-no\"}},\"fit\":[{\"id\":\"a\",\"name\":\"A\",\"points\":1,"
    "\"when\":[{\"field\":\"custom.X\",\"op\":\"at least\",\"value\":\"x\"}]}]}",
    "/fit/0/when/0/op: “at least” does not fit custom.X, a field of the type yes-no; write is, is not" },
  { FIT ("\"points\":1,\"group\":\"x\""), "/fit/1/group: " },
  { FIT ("\"points\":1,\"id\":\"a\""), "/fit/1/id: " },
  { HEAD ",\"interest\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"x\",\"points\":1,\"half_life_days\":-1}]}", "/interest/0/half_life_days: " },
  { HEAD ",\"automations\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"x\",\"action\":\"dance\"}]}", "/automations/0/action: " },
  { HEAD ",\"automations\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"x\",\"action\":\"task\"}]}", "/automations/0/text: " },
  { HEAD ",\"hand_raisers\":[{\"id\":\"a\"}]}", "/hand_raisers/0: " },
  { HEAD ",\"routing\":{\"rules\":[]}}", "/routing: " },
  { HEAD ",\"routing\":{\"queue\":\"\"}}", "/routing/queue: " },
  { HEAD ",\"routing\":{\"queue\":\"x\",\"rules\":[{\"queue\":\"y\",\"person\":\" \"}]}}", "/routing/rules/0/person: " },
  { HEAD ",\"routing\":{\"queue\":\"x\",\"rules\":[{\"id\":\"a\",\"queue\":\"y\"},{\"id\":\"a\",\"queue\":\"y\"}]}}",
    "/routing/rules/1/id: " },
  { HEAD ",\"routing\":{\"queue\":\"x\",\"rules\":[{\"queue\":\"y\",\"when\":[{\"field\":\"x\",\"op\":\"is empty\"}]}]}}",
    "/routing/rules/0/when/0/field: " },
};

static void
test_bad_documents (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (baton_rule_set_from_json (bad_cases[i].text, -1, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, bad_cases[i].place));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_comment (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonRuleSet) rules =
    baton_rule_set_from_json (HEAD ", /* \"name\": \"Before\", */ \"fit\":[]}", -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rules);
}

/* What an earlier version let somebody save still works, and can be edited;
 * nobody can write it any more. */
static void
test_stored (void)
{
  static const char * const misfits[] = {
    HEAD ",\"fit\":[{\"id\":\"a\",\"name\":\"A\",\"points\":9,"
    "\"when\":[{\"field\":\"do_not_email\",\"op\":\"at least\",\"value\":\"1\"}]}]}",
    HEAD ",\"fit\":[{\"id\":\"a\",\"name\":\"A\",\"points\":9,"
    "\"when\":[{\"field\":\"employees\",\"op\":\"at most\",\"value\":\"2026-03-31\"}]}]}",
  };
  BatonRecord record = { .values = { [BATON_FIELD_DO_NOT_EMAIL] = "yes", [BATON_FIELD_EMPLOYEES] = "250" } };

  for (guint i = 0; i < G_N_ELEMENTS (misfits); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonRuleSet) stored = baton_rule_set_from_stored_json (misfits[i], &error);
      g_autoptr(BatonRuleSet) edited = NULL;
      g_autoptr(BatonEvaluator) evaluator = NULL;
      BatonScore score;

      g_assert_no_error (error);
      edited = baton_rule_set_new (baton_rule_sheet_copy (baton_rule_set_get_sheet (stored)), &error);
      g_assert_no_error (error);
      evaluator = baton_evaluator_new (edited, &error);
      g_assert_no_error (error);
      baton_evaluator_score (evaluator, &record, NULL, 0, 0, &score);
      g_assert_cmpint (score.fit, ==, 0);

      g_assert_null (baton_rule_set_from_json (misfits[i], -1, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
    }
}

/* Damages a document in thousands of ways: it is read or refused, and what was
 * read can be written and read again. */
static void
test_damaged_documents (void)
{
  static const char pieces[] = "{}[]\",:0-9eE.truefalsnl\\ \n\xc3\xff";
  GRand *rand = g_rand_new_with_seed (11);
  guint n_read = 0;

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr(GString) text = g_string_new (everything);
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonRuleSet) rules = NULL;

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        {
          gssize at = g_rand_int_range (rand, 0, (int) text->len);
          gssize length = g_rand_int_range (rand, 1, 20);

          if (g_rand_boolean (rand))
            text->str[at] = pieces[g_rand_int_range (rand, 0, sizeof pieces - 1)];
          else
            g_string_erase (text, at, MIN (length, (gssize) text->len - at));
        }
      rules = baton_rule_set_from_json (text->str, (gssize) text->len, &error);
      g_assert_true ((rules == NULL) == (error != NULL));
      if (rules != NULL && n_read++ % 8 == 0)
        {
          g_autofree char *again = baton_rule_set_to_json (rules);

          assert_round_trip (again);
        }
    }

  g_assert_cmpuint (n_read, >, 0);
  g_rand_free (rand);
}

/* A message is no longer than somebody reads. */
static void
test_long_texts (void)
{
  g_autofree char *filler = g_strnfill (100000, 'x');
  const char * const wholes[] = {
    FIT ("\"points\":1,\"when\":[{\"field\":\"email\",\"op\":\"@\",\"value\":\"x\"}]"),
    FIT ("\"points\":1,\"when\":[{\"field\":\"@\",\"op\":\"is empty\"}]"),
    FIT ("\"points\":1,\"group\":\"@\""),
    HEAD ",\"filters\":[{\"id\":\"a\",\"name\":\"A\",\"outcome\":\"@\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      g_autoptr(GString) text = g_string_new (wholes[i]);
      g_autoptr(GError) error = NULL;

      g_string_replace (text, "@", filler, 1);
      g_assert_null (baton_rule_set_from_json (text->str, -1, &error));
      g_assert_cmpuint (strlen (error->message), <, 500);
      g_assert_nonnull (strstr (error->message, "xxx…”"));
    }
}

/* Nor is one with quotation marks of another language. */
static void
test_long_texts_translated (void)
{
  g_autofree char *filler = g_strnfill (1000, 'x');
  g_autofree char *text =
    g_strdup_printf (FIT ("\"points\":1,\"when\":[{\"field\":\"email\",\"op\":\"%s\",\"value\":\"x\"}]"), filler);
  g_autofree char *shown = g_strdup_printf ("„%.80s…“ statt „is“", filler);
  g_autoptr(GError) error = NULL;
  char *folder = catalogue_make_folder ();

  catalogue_write (folder, "qps",
                   "msgid \"“%s”\"\nmsgstr \"„%s“\"\n"
                   "msgid \"there is no operator “%s”; write %s\"\nmsgstr \"„%s“ statt „is“, oder %s\"\n");
  catalogue_speak (folder, "qps");
  g_assert_null (baton_rule_set_from_json (text, -1, &error));
  g_assert_nonnull (strstr (error->message, shown));
  catalogue_remove (folder);
}

static void
test_deep_document (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr(GError) error = NULL;

  g_assert_null (baton_rule_set_from_json (deep, -1, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
}

static BatonEvaluator *
default_evaluator (void)
{
  g_autoptr(GBytes) bytes = baton_documents_get_default ("rules");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr(BatonRuleSet) rules = read_rules (text);

  return baton_evaluator_new (rules, NULL);
}

static void
test_defaults (void)
{
  static const char * const kinds[] = { "rules", "process", "slas", "calendar" };
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GBytes) document = baton_documents_get_default (kinds[i]);

      g_assert_nonnull (document);
      g_assert_cmpuint (g_bytes_get_size (document), >, 0);
    }
  g_assert_null (baton_documents_get_default ("horoscope"));

  bytes = baton_documents_get_default ("rules");
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  assert_round_trip (text);
}

/* A manager of an ordinary company who looks at prices, sends a form and comes
 * to a webinar gets there; one who only opens mails does not. */
static void
test_defaults_qualify (void)
{
  g_autoptr(BatonEvaluator) evaluator = default_evaluator ();
  const BatonThreshold *mql = baton_rule_set_get_mql (baton_evaluator_get_rules (evaluator));
  BatonRecord record = { .custom = NULL };
  const BatonEvent keen[] = {
    { .at = NOW - 6 * DAY, .kind = "email_click" },
    { .at = NOW - 6 * DAY, .kind = "page_view", .url = "https://example.com/product/tour" },
    { .at = NOW - 5 * DAY, .kind = "webinar_attend" },
    { .at = NOW - 3 * DAY, .kind = "page_view", .url = "https://example.com/pricing" },
    { .at = NOW - 2 * DAY, .kind = "form_submit", .form = "white paper" },
    { .at = NOW - 1 * DAY, .kind = "page_view", .url = "https://example.com/pricing?plan=team" },
  };
  const BatonEvent idle[] = {
    { .at = NOW - 3 * DAY, .kind = "email_open" }, { .at = NOW - 2 * DAY, .kind = "email_open" },
  };
  BatonScore score;

  record.values[BATON_FIELD_EMAIL] = "anna@acme.example";
  record.values[BATON_FIELD_COMPANY] = "Acme";
  record.values[BATON_FIELD_JOB_TITLE] = "Marketing Manager";
  record.values[BATON_FIELD_PHONE] = "+1 555 0100";
  record.values[BATON_FIELD_COUNTRY] = "US";

  baton_evaluator_score (evaluator, &record, keen, G_N_ELEMENTS (keen), NOW, &score);
  g_assert_cmpint (baton_score_get_total (&score), >=, mql->score);
  g_assert_cmpint (score.fit, >=, mql->fit);
  g_assert_cmpint (score.filter_outcome, ==, BATON_FILTER_PASS);

  baton_evaluator_score (evaluator, &record, idle, G_N_ELEMENTS (idle), NOW, &score);
  g_assert_cmpint (baton_score_get_total (&score), <, mql->release);
}

static void
test_defaults_filter (void)
{
  g_autoptr(BatonEvaluator) evaluator = default_evaluator ();
  static const struct { const char *email; const char *company; const char *title; BatonFilterOutcome outcome; } cases[] = {
    { "anna@acme.example", "Acme", "Director", BATON_FILTER_PASS },
    { "anna@gmail.com", "Acme", "Director", BATON_FILTER_NOTE },
    { "anna@gmail.com", NULL, "Director", BATON_FILTER_HOLD },
    { "info@acme.example", "Acme", "Director", BATON_FILTER_NOTE },
    { "anna@acme.example", "Acme", "Werkstudent / Praktikantin", BATON_FILTER_HOLD },
    { NULL, "Acme", NULL, BATON_FILTER_PASS },
  };
  const BatonEvent demo = { .at = NOW, .kind = "form_submit", .form = "Book a Demo" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BatonRecord record = { .custom = NULL };
      BatonScore score;

      record.values[BATON_FIELD_EMAIL] = cases[i].email;
      record.values[BATON_FIELD_COMPANY] = cases[i].company;
      record.values[BATON_FIELD_JOB_TITLE] = cases[i].title;
      baton_evaluator_score (evaluator, &record, NULL, 0, NOW, &score);
      g_assert_cmpint (score.filter_outcome, ==, cases[i].outcome);

      baton_evaluator_score (evaluator, &record, &demo, 1, NOW, &score);
      g_assert_cmpint (score.filter_outcome, ==, BATON_FILTER_PASS);
      g_assert_true (score.hot);
      g_assert_cmpint (score.hand_raised_at, ==, NOW);
    }
}

/* Each of many rules would ask for each of many personas. */
static void
test_many_personas (void)
{
  g_autoptr(GString) text = g_string_new (HEAD ", \"personas\": [");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "%s{\"id\": \"p%u\", \"name\": \"P\","
                            " \"when\": [{\"field\": \"country\", \"op\": \"is not\", \"value\": \"%u\"}]}",
                            i > 0 ? ", " : "", i, i);
  g_string_append (text, "]}");
  g_assert_null (baton_rule_set_from_json (text->str, -1, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "/personas: "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-set-json/everything", test_reads_everything);
  g_test_add_func ("/rule-set-json/round-trip", test_round_trip);
  g_test_add_func ("/rule-set-json/gives-ids", test_gives_ids);
  g_test_add_func ("/rule-set-json/bad", test_bad_documents);
  g_test_add_func ("/rule-set-json/comment", test_comment);
  g_test_add_func ("/rule-set-json/stored", test_stored);
  g_test_add_func ("/rule-set-json/damaged", test_damaged_documents);
  g_test_add_func ("/rule-set-json/deep", test_deep_document);
  g_test_add_func ("/rule-set-json/long-texts", test_long_texts);
  g_test_add_func ("/rule-set-json/long-texts-translated", test_long_texts_translated);
  g_test_add_func ("/rule-set-json/many-personas", test_many_personas);
  g_test_add_func ("/documents/defaults", test_defaults);
  g_test_add_func ("/documents/defaults/qualify", test_defaults_qualify);
  g_test_add_func ("/documents/defaults/filter", test_defaults_filter);

  return g_test_run ();
}
