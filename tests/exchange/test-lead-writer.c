/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-writer.h"

#include <string.h>

#include "exchange-fixture.h"

/* Every lead has its own fields; the table has a column for each of them, and the
 * cell is empty where a lead has none. */
static void
test_own_fields (void)
{
  BatonCustomValue first_fields[] = { { "site", "Bremen" } };
  BatonCustomValue second_fields[] = { { "colour", "green" } };
  BatonRecord records[] = {
    { .custom = first_fields, .n_custom = 1, .created_at = G_GINT64_CONSTANT (1772442000000000) },
    { .custom = second_fields, .n_custom = 1 },
  };
  const BatonLeadState state = { .fit = 60, .interest = 52, .team = BATON_TEAM_SALES };
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(BatonLeadWriter) writer = baton_lead_writer_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  records[0].values[BATON_FIELD_EMAIL] = (char *) "lena@bremer.example";
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    baton_lead_writer_learn (writer, &records[i]);
  g_assert_true (baton_lead_writer_begin (writer, stream, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      const BatonWrittenLead lead = { i + 1, &records[i], &state, "marketing-qualified", i == 0 ? "Ana" : NULL };

      g_assert_true (baton_lead_writer_add (writer, &lead, NULL, NULL));
    }
  g_assert_true (baton_lead_writer_finish (writer, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  g_assert_true (g_str_has_suffix (lines[0], ",created_at,baton_lead,baton_stage,baton_fit,baton_interest,"
                                             "baton_score,baton_team,baton_owner,custom.colour,custom.site"));
  g_assert_nonnull (strstr (lines[1], "lena@bremer.example"));
  g_assert_true (g_str_has_suffix (lines[1], ",2026-03-02T09:00:00Z,1,marketing-qualified,60,52,112,sales,Ana,,Bremen"));
  g_assert_true (g_str_has_suffix (lines[2], ",,2,marketing-qualified,60,52,112,sales,,green,"));
  g_assert_cmpstr (lines[3], ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lead-writer/own-fields", test_own_fields);

  return g_test_run ();
}
