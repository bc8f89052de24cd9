/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-reader.h"
#include "exchange-fixture.h"

/* The other numbers of a column show whether 1.250 is a little more than one, or many. */
static void
test_numbers (void)
{
  static const struct { const char *name, *bytes, *expected; } cases[] = {
    { "nobody can say", "Id;Annual Revenue\n1;1.250\n2;900\n", "2 external_id=1 revenue=1.25\n3 external_id=2 revenue=900\n" },
    { "a comma for decimals", "Id;Annual Revenue\n1;1.250\n2;€ 12.500\n3;7,5\n4;2,125\n",
      "2 external_id=1 revenue=1250\n3 external_id=2 revenue=12500\n4 external_id=3 revenue=7.5\n"
      "5 external_id=4 revenue=2.125\n" },
    { "points for thousands", "Id;Annual Revenue\n1;1.250.000\n2;1.250\n",
      "2 external_id=1 revenue=1250000\n3 external_id=2 revenue=1250\n" },
    { "a point for decimals", "Id;Annual Revenue\n1;1,250\n2;1.250\n3;7.5\n",
      "2 external_id=1 revenue=1250\n3 external_id=2 revenue=1.25\n4 external_id=3 revenue=7.5\n" },
    { "both", "Id;Annual Revenue\n1;1.250\n2;7.5\n3;7,5\n",
      "2 external_id=1 revenue=1.25\n3 external_id=2 revenue=7.5\n4 external_id=3 revenue=7.5\n" },
    { "a number of people is whole", "Id;Employees\n1;1.250\n2;3.000\n",
      "2 external_id=1 employees=1250\n3 external_id=2 employees=3000\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *read = exchange_read_leads (cases[i].bytes, -1, NULL);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (read, ==, cases[i].expected);
    }
}

/* What is told about the second column of a file. */
static void
assert_note (const char *bytes,
             const char *note)
{
  char *path = exchange_write_file (bytes, -1);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonLeadReader) reader = baton_lead_reader_new (path, NULL, &error);
  guint n_columns;

  g_assert_no_error (error);
  g_assert_cmpstr (baton_lead_reader_get_columns (reader, &n_columns)[1].note, ==, note);
  exchange_remove_file (path);
}

/* How a column is read that can be read in two ways is told; where nothing is in doubt, nothing is. */
static void
test_ambiguous_numbers (void)
{
  assert_note ("Id;Annual Revenue\n1;1.250\n2;900\n", "“1.250” is read as 1.25");
  assert_note ("Id;Annual Revenue\n1;900\n2;\"1,250\"\n", "“1,250” is read as 1250");
  assert_note ("Id;Annual Revenue\n1;1.250\n2;7.5\n3;7,5\n", "“1.250” is read as 1.25");
  assert_note ("Id;Annual Revenue\n1;1.250\n2;7,5\n", NULL);
  assert_note ("Id;Annual Revenue\n1;1250\n2;900\n", NULL);
  assert_note ("Id;Employees\n1;1.250\n", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number-column/numbers", test_numbers);
  g_test_add_func ("/number-column/ambiguous", test_ambiguous_numbers);

  return g_test_run ();
}
