/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The index that a window looks at follows what others write. */

#include "baton-live-index.h"
#include "service-fixture.h"

typedef struct
{
  guint    n_changes;
  gboolean all;
  GArray  *ids;
} Seen;

static void
changed_cb (BatonLiveIndex *index,
            GArray         *ids,
            gpointer        user_data)
{
  Seen *seen = user_data;

  seen->n_changes++;
  seen->all |= ids == NULL;
  if (ids != NULL)
    g_array_append_vals (seen->ids, ids->data, ids->len);
}

static void
wait_for_change (Seen *seen)
{
  guint before = seen->n_changes;

  while (seen->n_changes == before)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_id (GArray *ids,
        gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == id)
        return TRUE;
    }
  return FALSE;
}

static void
test_follows (Office *office)
{
  g_autoptr(BatonDatabase) database = baton_database_new (office->fixture->location);
  g_autoptr(BatonLiveIndex) live = NULL;
  gint64 first = office_add_lead (office, "ada@mills.example");
  Seen seen = { .ids = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  BatonIndexRow values;
  BatonReceipt receipt;
  gint64 second;
  guint row;

  live = baton_live_index_new (database);
  g_signal_connect (live, "changed", G_CALLBACK (changed_cb), &seen);
  wait_for_change (&seen);
  g_assert_true (seen.all);
  g_assert_cmpuint (baton_index_get_n_leads (baton_live_index_get_index (live)), ==, 1);

  second = office_add_lead (office, "bea@looms.example");
  while (!has_id (seen.ids, second))
    wait_for_change (&seen);
  g_assert_true (baton_index_find (baton_live_index_get_index (live), second, &row));

  g_array_set_size (seen.ids, 0);
  office_raise_hand (office, "ada@mills.example", &receipt);
  while (!has_id (seen.ids, first))
    wait_for_change (&seen);
  g_assert_true (baton_index_find (baton_live_index_get_index (live), first, &row));
  g_assert_true (baton_index_get_row (baton_live_index_get_index (live), row, &values));
  g_assert_cmpuint (values.stage, ==, BATON_STAGE_MARKETING_QUALIFIED);
  g_assert_null (baton_live_index_get_error (live));

  g_array_unref (seen.ids);
  g_clear_object (&live);
}

static void
test_unreadable (Office *office)
{
  g_autofree char *path = office_write_file (office, "notes.txt", "not a database, but long enough to be looked at");
  g_autoptr(BatonDatabase) database = baton_database_new (path);
  g_autoptr(BatonLiveIndex) live = baton_live_index_new (database);

  while (baton_live_index_get_error (live) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (baton_live_index_get_error (live), BATON_ERROR, BATON_ERROR_DAMAGED);
  g_assert_null (baton_live_index_get_index (live));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/live-index/follows", test_follows);
  office_add_test ("/live-index/unreadable", test_unreadable);
  return g_test_run ();
}
