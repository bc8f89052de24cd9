/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-urgency.h"

#define NOW (G_GINT64_CONSTANT (1772442000) * G_USEC_PER_SEC)
#define MINUTE ((gint64) G_TIME_SPAN_MINUTE)
#define HOUR ((gint64) G_TIME_SPAN_HOUR)

/* Warned of when three quarters of the time are gone. */
static BatonUrgency
due_in (gint64 left,
        gint64 target,
        int    score,
        gint64 lead)
{
  BatonUrgency urgency = {
    .due_at = NOW + left, .warn_at = NOW + left - target / 4, .score = score, .lead = lead,
  };

  return urgency;
}

static void
test_level (void)
{
  static const struct
  {
    gint64            left;
    gint64            target;
    BatonUrgencyLevel level;
  } cases[] = {
    { -12 * MINUTE, 5 * MINUTE, BATON_URGENCY_LATE },
    { -1, 5 * MINUTE, BATON_URGENCY_LATE },
    { 0, 5 * MINUTE, BATON_URGENCY_DUE_SOON },
    { 5 * MINUTE, 5 * MINUTE, BATON_URGENCY_DUE_SOON },
    { HOUR, 3 * HOUR, BATON_URGENCY_DUE_SOON },
    { HOUR + 1, 3 * HOUR, BATON_URGENCY_LATER },
    { 12 * HOUR, 48 * HOUR, BATON_URGENCY_DUE_SOON },
    { 12 * HOUR + 1, 48 * HOUR, BATON_URGENCY_LATER },
  };
  const BatonUrgency nothing_due = { .score = 150, .lead = 1 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BatonUrgency urgency = due_in (cases[i].left, cases[i].target, 100, 1);

      g_assert_cmpint (baton_urgency_get_level (&urgency, NOW), ==, cases[i].level);
    }
  g_assert_cmpint (baton_urgency_get_level (&nothing_due, NOW), ==, BATON_URGENCY_NO_CLOCK);
}

/* What the page says first: the lead that costs most to leave. */
static void
test_order (void)
{
  const BatonUrgency sorted[] = {
    due_in (-2 * HOUR, 4 * HOUR, 90, 9),
    due_in (-12 * MINUTE, 5 * MINUTE, 148, 8),
    due_in (3 * MINUTE, 5 * MINUTE, 101, 7),
    due_in (38 * MINUTE, 48 * HOUR, 112, 6),
    due_in (10 * HOUR, 48 * HOUR, 100, 5),
    due_in (2 * HOUR, 4 * HOUR, 118, 4),
    due_in (2 * HOUR + MINUTE / 2, 4 * HOUR, 104, 3),
    due_in (20 * HOUR, 48 * HOUR, 190, 2),
    { .score = 97, .lead = 1 },
    { .score = 40, .lead = 10 },
    { .score = 40, .lead = 11 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
        {
          int order = baton_urgency_compare (&sorted[i], &sorted[j], NOW);

          g_assert_cmpint (CLAMP (order, -1, 1), ==, i == j ? 0 : i < j ? -1 : 1);
        }
    }
}

static BatonUrgency
draw (GRand  *random,
      gint64  lead)
{
  gint64 left = g_rand_int_range (random, -90, 90) * (MINUTE / 3);
  BatonUrgency urgency = due_in (left, g_rand_int_range (random, 1, 600) * MINUTE, g_rand_int_range (random, 98, 101), lead);

  if (g_rand_int_range (random, 0, 8) == 0)
    urgency.due_at = urgency.warn_at = 0;
  return urgency;
}

/* Whatever the leads, sorting them has one result. */
static void
test_total_order (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20260323);

  for (int round = 0; round < 20000; round++)
    {
      BatonUrgency a = draw (random, 1), b = draw (random, 2), c = draw (random, 3);
      int ab = baton_urgency_compare (&a, &b, NOW);
      int bc = baton_urgency_compare (&b, &c, NOW);

      g_assert_cmpint (ab, !=, 0);
      g_assert_cmpint (ab < 0, ==, baton_urgency_compare (&b, &a, NOW) > 0);
      if (ab < 0 && bc < 0)
        g_assert_cmpint (baton_urgency_compare (&a, &c, NOW), <, 0);
      if (ab < 0)
        g_assert_cmpint (baton_urgency_get_level (&a, NOW), <=, baton_urgency_get_level (&b, NOW));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/urgency/level", test_level);
  g_test_add_func ("/urgency/order", test_order);
  g_test_add_func ("/urgency/total-order", test_total_order);

  return g_test_run ();
}
