/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules learned from what a database holds. */

#include "baton-learning.h"
#include "service-fixture.h"

#include <string.h>

/* Imports leads of which those from a partner are won more often. */
static void
import_history (Office *office,
                guint   n_leads)
{
  g_autoptr(GString) text = g_string_new ("Email,Lead Source,Bought\n");
  g_autoptr(GRand) random = g_rand_new_with_seed (9);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonMapping) mapping = NULL;
  g_autoptr(BatonImportReport) report = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < n_leads; i++)
    {
      gboolean partner = g_rand_boolean (random);
      gboolean won = g_rand_double (random) < (partner ? 0.6 : 0.3);

      g_string_append_printf (text, "lead%u@mills.example,%s,%d\n", i, partner ? "Partner" : "Web", won);
    }
  path = office_write_file (office, "history.csv", text->str);
  mapping = baton_mapping_new_from_json ("{\"outcome\": {\"column\": \"Bought\", \"won\": [\"1\"], \"lost\": [\"0\"]}}",
                                         -1, &error);
  g_assert_no_error (error);
  report = baton_import_leads (office->session, path, mapping, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->created, ==, n_leads);
}

/* What was told of a lesson; a cancellable is cancelled halfway. */
typedef struct
{
  double        fraction;
  GCancellable *cancellable;
} Told;

static void
note_progress (double   fraction,
               guint64  done,
               gpointer user_data)
{
  Told *told = user_data;

  g_assert_cmpfloat (fraction, >, told->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  g_assert_cmpuint (done, ==, 400);
  told->fraction = fraction;
  if (fraction >= 0.5)
    g_cancellable_cancel (told->cancellable);
}

static void
test_learn (Office *office)
{
  const BatonLearningOptions options = { .seed = 1 };
  g_autoptr(BatonLesson) lesson = NULL;
  g_autoptr(GError) error = NULL;
  Told told = { 0, };

  import_history (office, 400);
  lesson = baton_rules_learn (office->session, &options, note_progress, &told, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (told.fraction, ==, 1);
  g_assert_cmpuint (lesson->scorecard->n_won + lesson->scorecard->n_lost, ==, 400);
  g_assert_cmpfloat (lesson->scorecard->auc, >, 0.55);
  g_assert_cmpuint (baton_rule_set_get_sheet (lesson->rules)->fit->len, ==, lesson->scorecard->rules->len);
  office_assert_healthy (office);
}

static void
test_cancel (Office *office)
{
  const BatonLearningOptions options = { .seed = 1 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  Told told = { .cancellable = cancellable };

  import_history (office, 400);
  g_assert_null (baton_rules_learn (office->session, &options, note_progress, &told, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (told.fraction, <, 0.7);
  office_assert_healthy (office);
}

static void
test_too_little (Office *office)
{
  const BatonLearningOptions options = { .seed = 1 };
  g_autoptr(GError) error = NULL;

  import_history (office, 60);
  g_assert_null (baton_rules_learn (office->session, &options, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "50"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_add_test ("/lesson/learn", test_learn);
  office_add_test ("/lesson/cancel", test_cancel);
  office_add_test ("/lesson/too-little", test_too_little);
  return g_test_run ();
}
