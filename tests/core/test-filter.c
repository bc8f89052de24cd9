/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-filter.h"

#include <string.h>

#include "baton-error.h"
#include "index-fixture.h"
#include "index/baton-time-range.h"

static BatonProcess *process;

static void
test_terms (void)
{
  g_autoptr(BatonFilter) filter =
    make_filter (process, "stage:mql,sal country:DE score>=60 source:\"Web form\" returned:yes "
                          "custom.city:Mumbai -hot:yes acme -\"old customer\"");
  static const struct
  {
    const char        *key;
    BatonTermOperator  op;
    const char        *values;
    gboolean           negated;
  } expected[] = {
    { "stage", BATON_TERM_IS, "mql|sal", FALSE },
    { "country", BATON_TERM_IS, "DE", FALSE },
    { "score", BATON_TERM_AT_LEAST, "60", FALSE },
    { "source", BATON_TERM_IS, "Web form", FALSE },
    { "returned", BATON_TERM_IS, "yes", FALSE },
    { "custom.city", BATON_TERM_IS, "Mumbai", FALSE },
    { "hot", BATON_TERM_IS, "yes", TRUE },
    { NULL, BATON_TERM_IS, "acme", FALSE },
    { NULL, BATON_TERM_IS, "old customer", TRUE },
  };
  const char * const *columns = baton_filter_get_columns (filter);

  g_assert_cmpuint (baton_filter_get_n_terms (filter), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const BatonFilterTerm *term = baton_filter_get_term (filter, i);
      g_autofree char *values = g_strjoinv ("|", term->values);

      g_assert_cmpstr (term->key, ==, expected[i].key);
      g_assert_cmpint (term->op, ==, expected[i].op);
      g_assert_cmpstr (values, ==, expected[i].values);
      g_assert_cmpint (term->negated, ==, expected[i].negated);
    }

  g_assert_cmpstr (columns[0], ==, "country");
  g_assert_cmpstr (columns[1], ==, "source");
  g_assert_cmpstr (columns[2], ==, "custom.city");
  g_assert_null (columns[3]);
}

static void
test_round_trip (void)
{
  static const struct { const char *text; const char *written; } cases[] = {
    { "", "" },
    { "   ", "" },
    { "  acme   ltd ", "acme ltd" },
    { "stage:mql,sal score>=60", "stage:mql,sal score>=60" },
    { "score:>=60 score:=7", "score>=60 score=7" },
    { "SCORE<5 fit>1 interest<=9", "score<5 fit>1 interest<=9" },
    { "source:\"Web form\",Fair", "source:\"Web form\",Fair" },
    { "country:\"\"", "country:\"\"" },
    { "campaign:\"a \\\"b\\\" \\\\ c\"", "campaign:\"a \\\"b\\\" \\\\ c\"" },
    { "campaign=a,b", "campaign=\"a,b\"" },
    { "custom.\"Lead Number\":5", "custom.\"lead number\":5" },
    { "custom.größe>=3", "custom.größe>=3" },
    { "created>=-30d due<2h", "created>=-30d due<2h" },
    { "due:late,none wake:2026-03-02T09:30", "due:late,none wake:2026-03-02T09:30" },
    { "-acme --acme - \"-acme\"", "-acme -\"-acme\" \"-\" \"-acme\"" },
    { "\"stage:mql\" \"two words\" 12:30", "\"stage:mql\" \"two words\" \"12:30\"" },
    { "o'neill a\"b", "o'neill \"a\\\"b\"" },
    { "owner:me,none,\"Ana Ribeiro\"", "owner:me,none,\"Ana Ribeiro\"" },
    { "team:sales outcome:won id:1,2 id>=100", "team:sales outcome:won id:1,2 id>=100" },
    { "tags:vip do_not_call:no job_title:*head*", "tags:vip do_not_call:no job_title:*head*" },
    { "stage:\"sales-qualified\" stage:SQL", "stage:sales-qualified stage:SQL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(BatonFilter) filter = make_filter (process, cases[i].text);
      g_autofree char *written = baton_filter_to_text (filter);
      g_autoptr(BatonFilter) again = make_filter (process, written);
      g_autofree char *rewritten = baton_filter_to_text (again);

      g_assert_cmpstr (written, ==, cases[i].written);
      g_assert_cmpstr (rewritten, ==, written);
      g_assert_cmpuint (baton_filter_get_n_terms (again), ==, baton_filter_get_n_terms (filter));
    }
}

static void
test_mistakes (void)
{
  static const struct { const char *text; const char *parts[4]; } cases[] = {
    { "scor>=60", { "scor", "character 1", "score, ", "custom." } },
    { "acme http://example.com", { "“http”", "character 6", "quotation marks" } },
    { "stage:mq", { "“mq”", "stage", "marketing-qualified, sales-accepted" } },
    { "stage:", { "“”", "sales-qualified" } },
    { "stage>=mql", { "“stage:”" } },
    { "größe stage:mql,foo", { "“foo”", "character 7", "“stage:mql,foo”" } },
    { "score>=", { "“”", "whole number" } },
    { "score>=sixty", { "“sixty”", "score>=60" } },
    { "hot:maybe", { "“maybe”", "yes, no" } },
    { "team:support", { "marketing, sales" } },
    { "outcome:open", { "won, lost, none" } },
    { "owner>5", { "“owner:”" } },
    { "name>5", { "“name:”" } },
    { "created>=soon", { "“soon”", "2026-03-02", "-30d" } },
    { "created>=2026-02-30", { "“2026-02-30”" } },
    { "created:-30d", { "“-30d”", "created>=-30d" } },
    { "created>=none", { "“none”" } },
    { "created:late", { "“late”" } },
    { "returned:yes,maybe", { "“maybe”", "yes, no" } },
    { "custom.city>=Mumbai", { "“Mumbai”", "number", "2026-03-02" } },
    { "custom.:x", { "“custom.”" } },
    { "source:\"Web form", { "quotation mark", "character 1" } },
    { "\"acme", { "quotation mark" } },
    { "custom.\"a", { "quotation mark" } },
    { "\xff", { "UTF-8" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonFilter) filter = baton_filter_parse (cases[i].text, process, NOW, &error);

      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
      g_assert_null (filter);
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].parts) && cases[i].parts[j] != NULL; j++)
        {
          if (strstr (error->message, cases[i].parts[j]) == NULL)
            g_error ("“%s” is not in: %s", cases[i].parts[j], error->message);
        }
    }
}

static void
test_without_term (void)
{
  g_autoptr(BatonFilter) filter = make_filter (process, "stage:mql acme score>=60");
  g_autofree char *first = baton_filter_to_text_without (filter, 0);
  g_autofree char *second = baton_filter_to_text_without (filter, 1);
  g_autofree char *third = baton_filter_to_text_without (filter, 2);

  g_assert_cmpstr (first, ==, "acme score>=60");
  g_assert_cmpstr (second, ==, "stage:mql score>=60");
  g_assert_cmpstr (third, ==, "stage:mql acme");
}

static void
test_relative (void)
{
  static const struct { const char *text; gboolean relative; } cases[] = {
    { "stage:mql acme", FALSE },
    { "created>=2026-01-01 due:none", FALSE },
    { "created>=-30d", TRUE },
    { "created:today", TRUE },
    { "acme due:late stage:mql", TRUE },
    { "custom.renewal<90d", TRUE },
    { "custom.renewal<90", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(BatonFilter) filter = make_filter (process, cases[i].text);

      g_assert_cmpint (baton_filter_is_relative (filter), ==, cases[i].relative);
    }
}

static void
test_time_ranges (void)
{
  static const struct { const char *text; const char *from; const char *to; gboolean relative; } cases[] = {
    { "2026", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", FALSE },
    { "2026-12", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z", FALSE },
    { "2024-02-29", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z", FALSE },
    { "2026-03-02T09:30", "2026-03-02T09:30:00Z", "2026-03-02T09:31:00Z", FALSE },
    { "2026-03-02T09:30Z", "2026-03-02T09:30:00Z", "2026-03-02T09:31:00Z", FALSE },
    { "2026-03-02T09:30:15+02:00", "2026-03-02T07:30:15Z", "2026-03-02T07:30:16Z", FALSE },
    { "now", "2026-03-02T09:30:00Z", "2026-03-02T09:30:01Z", TRUE },
    { "Today", "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z", TRUE },
    { "yesterday", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", TRUE },
    { "tomorrow", "2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z", TRUE },
    { "2h", "2026-03-02T11:30:00Z", "2026-03-02T11:30:01Z", TRUE },
    { "+1d4h", "2026-03-03T13:30:00Z", "2026-03-03T13:30:01Z", TRUE },
    { "-30d", "2026-01-31T09:30:00Z", "2026-01-31T09:30:01Z", TRUE },
  };
  static const char * const bad[] = {
    "", "202", "2026-13", "2026-2-1", "2026-02-30", "2026-03-02T25:00", "2026-03-02 09:30", "soon",
    "2026-03-02T09:30X", "9999", "5", "292471y", "99999999999999w",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GDateTime) from = g_date_time_new_from_iso8601 (cases[i].from, NULL);
      g_autoptr(GDateTime) to = g_date_time_new_from_iso8601 (cases[i].to, NULL);
      g_autoptr(GError) error = NULL;
      BatonTimeRange range;
      gboolean relative;

      g_assert_true (baton_time_range_parse (cases[i].text, NOW, &range, &relative, &error));
      g_assert_no_error (error);
      g_assert_cmpint (range.from, ==, g_date_time_to_unix (from) * G_USEC_PER_SEC);
      g_assert_cmpint (range.to, ==, g_date_time_to_unix (to) * G_USEC_PER_SEC);
      g_assert_cmpint (relative, ==, cases[i].relative);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;
      BatonTimeRange range;

      g_assert_false (baton_time_range_parse (bad[i], NOW, &range, NULL, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  process = make_process ();

  g_test_add_func ("/filter/terms", test_terms);
  g_test_add_func ("/filter/round-trip", test_round_trip);
  g_test_add_func ("/filter/mistakes", test_mistakes);
  g_test_add_func ("/filter/without-term", test_without_term);
  g_test_add_func ("/filter/relative", test_relative);
  g_test_add_func ("/filter/time-ranges", test_time_ranges);

  status = g_test_run ();
  baton_process_unref (process);
  return status;
}
