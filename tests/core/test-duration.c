/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <string.h>

#include "baton-error.h"
#include "sla/baton-duration.h"

typedef struct
{
  const char    *text;
  BatonDuration  duration;
  const char    *formatted;
  gint64         elapsed;
} Case;

static const Case cases[] = {
  { "90s", { 0, 0, 90, FALSE }, "1m 30s", 90 },
  { "45m", { 0, 0, 2700, FALSE }, "45m", 2700 },
  { "8h", { 0, 0, 28800, FALSE }, "8h", 28800 },
  { "48h", { 0, 0, 172800, FALSE }, "48h", 172800 },
  { "2d", { 0, 2, 0, FALSE }, "2d", 172800 },
  { "1w", { 1, 0, 0, FALSE }, "1w", 604800 },
  { "1d 4h", { 0, 1, 14400, FALSE }, "1d 4h", 100800 },
  { "1d4h", { 0, 1, 14400, FALSE }, "1d 4h", 100800 },
  { "4h 1d", { 0, 1, 14400, FALSE }, "1d 4h", 100800 },
  { "1h 1h", { 0, 0, 7200, FALSE }, "2h", 7200 },
  { " 1w  2d 3h\t4m 5s ", { 1, 2, 11045, FALSE }, "1w 2d 3h 4m 5s", 788645 },
  { "-8h", { 0, 0, 28800, TRUE }, "-8h", -28800 },
  { "-1d 4h", { 0, 1, 14400, TRUE }, "-1d 4h", -100800 },
  { "0", { 0, 0, 0, FALSE }, "0s", 0 },
  { "0d", { 0, 0, 0, FALSE }, "0s", 0 },
  { "-0h", { 0, 0, 0, FALSE }, "0s", 0 },
  { "007m", { 0, 0, 420, FALSE }, "7m", 420 },
  { "9223372036854s", { 0, 0, G_GINT64_CONSTANT (9223372036854), FALSE },
    "2562047788h 54s", G_GINT64_CONSTANT (9223372036854) },
};

static const char * const nonsense[] = {
  "", " ", "-", "--8h", "- -8h", "8", "h", "8x", "8 h", "8H", "1.5h", "1,5h", "+8h", "8h-", "8h -1m", "1d/4h",
  "１h", "8hours", "0 0",
};

static const char * const too_long[] = {
  "9223372036855s",
  "99999999999999999999999s",
  "2147483648d",
  "2147483647w",
  "2562047789h",
  "9223372036854s 1s",
  "106751991d 86400s",
  "18446744073709551616m",
};

static void
assert_equal (const BatonDuration *actual,
              const BatonDuration *expected)
{
  g_assert_cmpint (actual->weeks, ==, expected->weeks);
  g_assert_cmpint (actual->days, ==, expected->days);
  g_assert_cmpint (actual->seconds, ==, expected->seconds);
  g_assert_cmpint (actual->negative, ==, expected->negative);
}

static void
test_read_and_write (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *formatted = NULL;
      BatonDuration duration, again;

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (baton_duration_parse (cases[i].text, &duration, &error));
      g_assert_no_error (error);
      assert_equal (&duration, &cases[i].duration);
      g_assert_cmpint (baton_duration_get_elapsed (&duration), ==, cases[i].elapsed);

      formatted = baton_duration_format (&duration);
      g_assert_cmpstr (formatted, ==, cases[i].formatted);
      g_assert_true (baton_duration_parse (formatted, &again, &error));
      assert_equal (&again, &duration);
    }
}

static void
assert_refused (const char *text)
{
  g_autoptr(GError) error = NULL;
  BatonDuration duration = { 1, 2, 3, TRUE };

  g_test_message ("“%s”", text);
  g_assert_false (baton_duration_parse (text, &duration, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, text));
  g_assert_cmpint (duration.seconds, ==, 3);
}

static void
test_nonsense (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    assert_refused (nonsense[i]);
}

static void
test_too_long (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (too_long); i++)
    assert_refused (too_long[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duration/read-and-write", test_read_and_write);
  g_test_add_func ("/duration/nonsense", test_nonsense);
  g_test_add_func ("/duration/too-long", test_too_long);

  return g_test_run ();
}
