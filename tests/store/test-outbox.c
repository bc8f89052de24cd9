/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-outbox.h"
#include "store-samples.h"

static gint64
queue (BatonConnection *connection,
       gint64           person,
       BatonTeam        team,
       gint64           lead)
{
  g_autoptr(GError) error = NULL;
  BatonNotice notice = {
    .person = person,
    .team = team,
    .kind = BATON_NOTICE_WARNING,
    .lead = lead,
    .handoff = 5,
    .clock = 6,
    .created_at = SAMPLE_NOW,
  };

  baton_outbox_queue (connection, &notice, &error);
  g_assert_no_error (error);
  return notice.id;
}

static char *
list_waiting (BatonConnection *connection,
              gint64           person,
              BatonTeam        team)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) notices = baton_outbox_list_waiting (connection, person, team, &error);
  GString *numbers = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < notices->len; i++)
    g_string_append_printf (numbers, "%d ", (int) g_array_index (notices, BatonNotice, i).id);
  return g_string_free (numbers, FALSE);
}

static void
assert_waiting (BatonConnection *connection,
                gint64           person,
                BatonTeam        team,
                const char      *expected)
{
  g_autofree char *numbers = list_waiting (connection, person, team);

  g_assert_cmpstr (numbers, ==, expected);
}

static gboolean
mark_shown (BatonConnection *connection,
            gint64           notice)
{
  g_autoptr(GError) error = NULL;
  gboolean first;

  baton_outbox_mark_shown (connection, notice, SAMPLE_NOW + 1, &first, &error);
  g_assert_no_error (error);
  return first;
}

static void
test_recipients (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GArray) notices = NULL;
  g_autoptr(GError) error = NULL;
  const BatonNotice *notice;

  queue (connection, 1, BATON_TEAM_SALES, 10);
  queue (connection, 0, BATON_TEAM_SALES, 11);
  queue (connection, 2, BATON_TEAM_SALES, 12);
  queue (connection, 0, BATON_TEAM_MARKETING, 13);
  assert_waiting (connection, 1, BATON_TEAM_SALES, "1 2 ");
  assert_waiting (connection, 2, BATON_TEAM_SALES, "2 3 ");
  assert_waiting (connection, 7, BATON_TEAM_MARKETING, "4 ");
  assert_waiting (connection, 0, BATON_TEAM_SALES, "2 ");

  notices = baton_outbox_list_waiting (connection, 1, BATON_TEAM_SALES, &error);
  g_assert_no_error (error);
  notice = &g_array_index (notices, BatonNotice, 0);
  g_assert_cmpint (notice->person, ==, 1);
  g_assert_cmpint (notice->kind, ==, BATON_NOTICE_WARNING);
  g_assert_cmpint (notice->lead, ==, 10);
  g_assert_cmpint (notice->handoff, ==, 5);
  g_assert_cmpint (notice->clock, ==, 6);
  g_assert_cmpint (notice->created_at, ==, SAMPLE_NOW);
  probe_commit (connection);
}

static void
test_shown_once (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 notice = queue (connection, 1, BATON_TEAM_SALES, 10);

  g_assert_true (mark_shown (connection, notice));
  g_assert_false (mark_shown (connection, notice));
  g_assert_false (mark_shown (connection, notice + 1));
  assert_waiting (connection, 1, BATON_TEAM_SALES, "");
  probe_commit (connection);
}

static void
test_withdraw (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GError) error = NULL;
  gint64 shown = queue (connection, 1, BATON_TEAM_SALES, 10);
  gint64 waiting = queue (connection, 1, BATON_TEAM_SALES, 10);

  queue (connection, 1, BATON_TEAM_SALES, 11);
  mark_shown (connection, shown);
  baton_outbox_withdraw (connection, 10, SAMPLE_NOW + 2, &error);
  g_assert_no_error (error);
  assert_waiting (connection, 1, BATON_TEAM_SALES, "3 ");
  g_assert_false (mark_shown (connection, waiting));
  g_assert_cmpint (probe_number (connection, "SELECT count(*) FROM notification WHERE withdrawn_at IS NOT NULL"),
                   ==, 1);
  probe_commit (connection);
}

static void
test_kind_names (void)
{
  g_assert_cmpstr (baton_notice_kind_get_name (BATON_NOTICE_HANDOFF), ==, "handoff");
  g_assert_cmpstr (baton_notice_kind_get_name (BATON_NOTICE_WAKE_UP), ==, "wake-up");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outbox/kind-names", test_kind_names);
  store_fixture_add ("/outbox/recipients", test_recipients);
  store_fixture_add ("/outbox/shown-once", test_shown_once);
  store_fixture_add ("/outbox/withdraw", test_withdraw);

  return g_test_run ();
}
