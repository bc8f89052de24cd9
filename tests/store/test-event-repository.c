/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-event-repository.h"
#include "baton-score-change-repository.h"
#include "lead/baton-identity.h"
#include "store-samples.h"

static void
assert_found (BatonConnection *connection,
              const char      *source,
              const char      *external_id,
              gint64           event,
              gint64           lead)
{
  g_autoptr(GError) error = NULL;
  gint64 found = -1, owner = -1;

  baton_event_repository_find (connection, source, external_id, &found, &owner, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, event);
  g_assert_cmpint (owner, ==, lead);
}

static void
insert (BatonConnection  *connection,
        const BatonEvent *event)
{
  g_autoptr(GError) error = NULL;

  baton_event_repository_insert (connection, event, &error);
  g_assert_no_error (error);
}

static void
test_round_trip (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 lead = sample_add_lead (connection, NULL, NULL);
  const BatonEvent full = {
    .id = 8, .lead = lead, .at = SAMPLE_NOW, .kind = "form_submit", .url = "https://example.com/ü?a=b",
    .form = "demo", .campaign = "spring", .program = "nurture", .source = "site", .external_id = "e-8",
    .data = "{\"a\":\"'\"}",
  };
  const BatonEvent bare = { .id = 9, .lead = lead, .at = SAMPLE_NOW - 1, .kind = "page_view" };
  g_auto(BatonEvents) events = { 0, };
  g_autoptr(GError) error = NULL;

  insert (connection, &full);
  insert (connection, &bare);
  for (guint i = 0; i < 2; i++)
    {
      baton_event_repository_load (connection, lead, &events, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (events.len, ==, 2);
    }

  g_assert_cmpint (events.array[0].id, ==, 9);
  g_assert_cmpint (events.array[0].lead, ==, lead);
  g_assert_cmpint (events.array[0].at, ==, SAMPLE_NOW - 1);
  g_assert_null (events.array[0].url);
  g_assert_null (events.array[0].external_id);
  g_assert_cmpint (events.array[1].id, ==, 8);
  g_assert_cmpstr (events.array[1].kind, ==, full.kind);
  g_assert_cmpstr (events.array[1].url, ==, full.url);
  g_assert_cmpstr (events.array[1].form, ==, full.form);
  g_assert_cmpstr (events.array[1].campaign, ==, full.campaign);
  g_assert_cmpstr (events.array[1].program, ==, full.program);
  g_assert_cmpstr (events.array[1].source, ==, full.source);
  g_assert_cmpstr (events.array[1].external_id, ==, full.external_id);
  g_assert_cmpstr (events.array[1].data, ==, full.data);

  baton_event_repository_load (connection, lead + 1, &events, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events.len, ==, 0);
  probe_commit (connection);
}

/* A lead with more events than one block of memory holds. */
static void
test_many (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 lead = sample_add_lead (connection, NULL, NULL);
  g_autofree char *long_text = g_strnfill (40000, 'x');
  g_auto(BatonEvents) events = { 0, };
  g_autoptr(GError) error = NULL;
  gint64 count = 0;

  for (gint64 i = 1; i <= 500; i++)
    {
      g_autofree char *kind = g_strdup_printf ("kind-%d", (int) i);
      BatonEvent event = { .id = i, .lead = lead, .at = SAMPLE_NOW, .kind = kind, .url = "https://example.com/page" };

      if (i % 100 == 0)
        event.data = long_text;
      insert (connection, &event);
    }

  baton_event_repository_load (connection, lead, &events, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events.len, ==, 500);
  for (guint i = 0; i < events.len; i++)
    {
      g_autofree char *kind = g_strdup_printf ("kind-%d", (int) i + 1);

      g_assert_cmpstr (events.array[i].kind, ==, kind);
      g_assert_cmpstr (events.array[i].data, ==, (i + 1) % 100 == 0 ? long_text : NULL);
    }
  baton_event_repository_count (connection, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 500);
  probe_commit (connection);
}

static void
test_find (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 lead = sample_add_lead (connection, NULL, NULL);
  const BatonEvent of_site = { .id = 1, .lead = lead, .at = 1, .kind = "a", .source = "site", .external_id = "7" };
  const BatonEvent of_mail = { .id = 2, .lead = lead, .at = 2, .kind = "b", .source = "mail", .external_id = "7" };
  const BatonEvent of_none = { .id = 3, .lead = lead, .at = 3, .kind = "c", .external_id = "7" };
  g_autoptr(GError) error = NULL;

  insert (connection, &of_site);
  insert (connection, &of_mail);
  insert (connection, &of_none);
  assert_found (connection, "site", "7", 1, lead);
  assert_found (connection, "mail", "7", 2, lead);
  assert_found (connection, NULL, "7", 3, lead);
  assert_found (connection, "site", "8", 0, 0);
  assert_found (connection, "Site", "7", 0, 0);

  /* Another event that happens to share the hash is not taken for it. */
  baton_event_key_insert (connection, baton_identity_hash (BATON_IDENTITY_EVENT, "site", "8"), 2, lead, 2, &error);
  g_assert_no_error (error);
  assert_found (connection, "site", "8", 0, 0);
  probe_commit (connection);
}

static void
test_delete_all (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 kept = sample_add_lead (connection, NULL, NULL);
  gint64 emptied = sample_add_lead (connection, NULL, NULL);
  g_autoptr(GError) error = NULL;

  sample_add_documents (connection);
  sample_add_event (connection, kept, SAMPLE_NOW, "a", "1");
  sample_add_event (connection, emptied, SAMPLE_NOW, "b", "2");
  sample_add_event (connection, emptied, SAMPLE_NOW, "c", NULL);
  baton_event_repository_delete_all (connection, emptied, &error);
  g_assert_no_error (error);
  assert_found (connection, "site", "2", 0, 0);
  assert_found (connection, "site", "1", 1, kept);
  g_assert_cmpint (probe_number (connection, "SELECT count(*) FROM event_key"), ==, 1);
  sample_end (connection);
}

static gboolean
keep (BatonConnection *connection,
      const char      *source,
      const char      *body)
{
  g_autoptr(GError) error = NULL;
  gboolean is_new;

  baton_unread_post_keep (connection, SAMPLE_NOW, source, "not JSON", body, &is_new, &error);
  g_assert_no_error (error);
  return is_new;
}

static void
test_unread_post (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GPtrArray) posts = NULL;
  g_autoptr(GError) error = NULL;
  const BatonUnreadPost *newest;

  g_assert_true (keep (connection, "site", "{"));
  g_assert_true (keep (connection, NULL, "{"));
  g_assert_true (keep (connection, "site", "[ü"));
  g_assert_false (keep (connection, "site", "{"));
  g_assert_false (keep (connection, NULL, "{"));

  posts = baton_unread_post_list (connection, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (posts->len, ==, 2);
  newest = g_ptr_array_index (posts, 0);
  g_assert_cmpstr (newest->body, ==, "[ü");
  g_assert_cmpstr (newest->source, ==, "site");
  g_assert_cmpstr (newest->reason, ==, "not JSON");
  g_assert_cmpint (newest->at, ==, SAMPLE_NOW);
  probe_commit (connection);
}

static void
test_score_changes (StoreFixture *fixture)
{
  const BatonScoreChange changes[] = { { 1, 20, 5, 6, 1 }, { 1, 10, 3, 4, 1 }, { 2, 10, 9, 9, 1 }, { 1, 20, 7, 8, 2 } };
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GArray) list = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      baton_score_change_insert (connection, &changes[i], &error);
      g_assert_no_error (error);
    }
  list = baton_score_change_list (connection, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (g_array_index (list, BatonScoreChange, 0).fit, ==, 3);
  g_assert_cmpint (g_array_index (list, BatonScoreChange, 1).fit, ==, 7);
  g_assert_cmpint (g_array_index (list, BatonScoreChange, 1).interest, ==, 8);
  g_assert_cmpint (g_array_index (list, BatonScoreChange, 1).rules, ==, 2);
  probe_commit (connection);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/event/round-trip", test_round_trip);
  store_fixture_add ("/event/many", test_many);
  store_fixture_add ("/event/find", test_find);
  store_fixture_add ("/event/delete-all", test_delete_all);
  store_fixture_add ("/event/unread-post", test_unread_post);
  store_fixture_add ("/event/score-changes", test_score_changes);

  return g_test_run ();
}
