/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a scorecard is not learned from, when none can be learned, and how it is
 * stopped. */

#include "baton-error.h"
#include "learning-fixture.h"

static void
test_chosen_fields (void)
{
  static const char * const source[] = { "source", NULL };
  static const char * const minutes[] = { "minutes", NULL };
  static const char * const nobody[] = { "custom.shoe_size", NULL };
  static const char * const all[] = { "source", "colour", "last_mail", "minutes", "why_not", NULL };
  g_auto(History) history = { NULL };
  g_autoptr(BatonScorecard) only = NULL;
  g_autoptr(BatonScorecard) without = NULL;
  g_autoptr(GError) error = NULL;

  history_make (&history, 8, N_LEADS);
  only = learn (history.table, &(BatonLearningOptions) { .fields = source });
  g_assert_cmpuint (count_rules (only, "source"), >, 0);
  g_assert_cmpuint (only->fields->len, ==, 1);
  without = learn (history.table, &(BatonLearningOptions) { .exclude = minutes });
  g_assert_cmpuint (count_rules (without, "custom.minutes"), ==, 0);
  g_assert_cmpuint (count_rules (without, "source"), >, 0);

  g_assert_null (baton_scorecard_learn (history.table, &(BatonLearningOptions) { .fields = nobody }, NULL, NULL, NULL,
                                        &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "custom.shoe_size"));
  g_clear_error (&error);

  g_assert_null (baton_scorecard_learn (history.table, &(BatonLearningOptions) { .exclude = all }, NULL, NULL, NULL,
                                        &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Every field"));
}

static void
test_too_little (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(GError) error = NULL;

  history_make (&history, 9, 60);
  g_assert_null (baton_scorecard_learn (history.table, &(BatonLearningOptions) { .seed = 1 }, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "50"));
}

/* Nobody was lost: there is nothing to tell the won from. */
static void
test_one_outcome (void)
{
  g_autoptr(BatonLearningTable) table = baton_learning_table_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 500; i++)
    {
      const BatonRecord record = { .values = { [BATON_FIELD_COUNTRY] = i % 2 == 0 ? "DE" : "FR" } };

      baton_learning_table_add (table, &record, TRUE);
    }
  g_assert_null (baton_scorecard_learn (table, &(BatonLearningOptions) { .seed = 1 }, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "500 and 0"));
}

/* A column that never changes and one that always does say nothing, and do not
 * get in the way of one that does. */
static void
test_useless_columns (void)
{
  g_autoptr(BatonLearningTable) table = baton_learning_table_new ();
  g_autoptr(GRand) random = g_rand_new_with_seed (4);
  g_autoptr(BatonScorecard) scorecard = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      gboolean won = g_rand_boolean (random);
      g_autofree char *code = g_strdup_printf ("code %u", i);
      BatonCustomValue custom[] = { { "always", "same" }, { "code", code } };
      BatonRecord record = { .custom = custom, .n_custom = G_N_ELEMENTS (custom) };

      record.values[BATON_FIELD_SOURCE] = g_rand_double (random) < (won ? 0.7 : 0.3) ? "Referral" : "Web";
      baton_learning_table_add (table, &record, won);
    }
  scorecard = learn (table, NULL);
  g_assert_cmpuint (count_rules (scorecard, "source"), >, 0);
  g_assert_cmpuint (count_rules (scorecard, "custom.always"), ==, 0);
  g_assert_cmpuint (count_rules (scorecard, "custom.code"), ==, 0);
}

static void
test_nothing_to_learn (void)
{
  static const char * const countries[] = { "DE", "FR", "BR", "ID", "US", "GB", "ES", "IT" };

  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr(BatonLearningTable) table = baton_learning_table_new ();
      g_autoptr(GRand) random = g_rand_new_with_seed (seed);
      g_autoptr(GError) error = NULL;

      for (guint i = 0; i < 400; i++)
        {
          BatonRecord record = {
            .values = { [BATON_FIELD_COUNTRY] = countries[g_rand_int_range (random, 0, G_N_ELEMENTS (countries))] },
          };

          baton_learning_table_add (table, &record, g_rand_boolean (random));
        }
      g_assert_null (baton_scorecard_learn (table, &(BatonLearningOptions) { .seed = 1 }, NULL, NULL, NULL, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
    }
}

/* Who is told that nothing can be learned wants to know that something was left out. */
static void
test_only_late (void)
{
  g_autoptr(BatonLearningTable) table = baton_learning_table_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 400; i++)
    {
      BatonCustomValue custom = { "budget", i % 2 == 0 ? "yes" : "no" };
      BatonRecord record = { .custom = &custom, .n_custom = 1 };

      baton_learning_table_add (table, &record, i % 2 == 0);
    }
  g_assert_null (baton_scorecard_learn (table, &(BatonLearningOptions) { .seed = 1 }, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“budget”"));
}

static void
test_cancelled (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  history_make (&history, 11, 500);
  g_cancellable_cancel (cancellable);
  g_assert_null (baton_scorecard_learn (history.table, &(BatonLearningOptions) { .seed = 1 }, NULL, NULL, cancellable,
                                        &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  double        fraction;
  guint         n_told;
  GCancellable *cancel_midway; /* NULL: go on. */
} Told;

static void
note_progress (double   fraction,
               gpointer user_data)
{
  Told *told = user_data;

  g_assert_cmpfloat (fraction, >, told->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  told->fraction = fraction;
  told->n_told++;
  if (told->cancel_midway != NULL && fraction >= 0.5)
    g_cancellable_cancel (told->cancel_midway);
}

static void
test_progress (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(BatonScorecard) scorecard = NULL;
  g_autoptr(GError) error = NULL;
  const BatonLearningOptions options = { .seed = 1 };
  Told told = { 0, };
  Told until = { .cancel_midway = cancellable };

  history_make (&history, 15, 500);
  scorecard = baton_scorecard_learn (history.table, &options, note_progress, &told, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (told.fraction, ==, 1);
  g_assert_cmpuint (told.n_told, >=, 10);

  g_assert_null (baton_scorecard_learn (history.table, &options, note_progress, &until, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (until.n_told, <, told.n_told);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/learning-limits/chosen-fields", test_chosen_fields);
  g_test_add_func ("/learning-limits/too-little", test_too_little);
  g_test_add_func ("/learning-limits/one-outcome", test_one_outcome);
  g_test_add_func ("/learning-limits/useless-columns", test_useless_columns);
  g_test_add_func ("/learning-limits/nothing-to-learn", test_nothing_to_learn);
  g_test_add_func ("/learning-limits/only-late", test_only_late);
  g_test_add_func ("/learning-limits/cancelled", test_cancelled);
  g_test_add_func ("/learning-limits/progress", test_progress);
  return g_test_run ();
}
