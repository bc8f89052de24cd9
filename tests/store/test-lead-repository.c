/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-event-repository.h"
#include "baton-person-repository.h"
#include "lead/baton-identity.h"
#include "process/baton-process.h"
#include "store-samples.h"

static gint64
find_external (BatonConnection *connection,
               const char      *external_id)
{
  g_autoptr(GError) error = NULL;
  gint64 lead = -1;

  baton_lead_repository_find_external (connection, external_id, &lead, &error);
  g_assert_no_error (error);
  return lead;
}

static gint64
find_email (BatonConnection *connection,
            const char      *email)
{
  g_autoptr(GError) error = NULL;
  gint64 lead = -1;

  baton_lead_repository_find_email (connection, email, &lead, &error);
  g_assert_no_error (error);
  return lead;
}

static void
fill_record (BatonRecord *record,
             GPtrArray   *strings)
{
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      g_ptr_array_add (strings, g_strdup_printf ("värlue “%u” '\\%%", i));
      record->values[i] = g_ptr_array_index (strings, strings->len - 1);
    }
  record->values[BATON_FIELD_EMAIL] = "ann@example.com";
  record->values[BATON_FIELD_NOTES] = NULL;
}

static void
assert_same_record (const BatonRecord *a,
                    const BatonRecord *b)
{
  g_assert_cmpint (a->created_at, ==, b->created_at);
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    g_assert_cmpstr (a->values[i], ==, b->values[i]);
  g_assert_cmpuint (a->n_custom, ==, b->n_custom);
  for (guint i = 0; i < a->n_custom; i++)
    {
      g_assert_cmpstr (a->custom[i].key, ==, b->custom[i].key);
      g_assert_cmpstr (a->custom[i].value, ==, b->custom[i].value);
    }
}

static void
test_round_trip (StoreFixture *fixture)
{
  const BatonCustomValue custom[] = { { "city", "Mumbai" }, { "say", "\"é\"\n" } };
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonRecord record = { .custom = custom, .n_custom = 2, .created_at = SAMPLE_NOW };
  BatonLeadState state = {
    .stage = 2, .team = BATON_TEAM_SALES, .owner = sample_add_person (connection, "Bob", BATON_TEAM_SALES),
    .stage_since = 1, .fit = 2, .interest = 3, .scored_at = 4, .rescore_at = 5, .suppressed_since = 6,
    .returned_at = 7, .wake_at = 8, .last_event_at = 9, .flags = BATON_LEAD_HOT | BATON_LEAD_RECYCLED,
    .outcome = BATON_OUTCOME_LOST,
  };
  gint64 lead = baton_connection_next_number (connection, "lead", 1, &error);

  sample_add_documents (connection);
  fill_record (&record, strings);
  baton_lead_repository_insert (connection, lead, 12, &record, &state, &error);
  g_assert_no_error (error);
  baton_lead_repository_insert_keys (connection, lead, &record, &error);
  g_assert_no_error (error);

  sample_load (connection, lead, &row);
  g_assert_cmpint (row.id, ==, lead);
  g_assert_cmpint (row.import, ==, 12);
  assert_same_record (&row.record, &record);
  g_assert_cmpmem (&row.state, sizeof row.state, &state, sizeof state);
  sample_end (connection);
}

static void
test_empty_values (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 lead = sample_add_lead (connection, NULL, NULL);
  const BatonLeadState state = { .stage_since = SAMPLE_NOW, .scored_at = SAMPLE_NOW };
  const BatonRecord record = { .created_at = SAMPLE_NOW };
  g_auto(BatonLeadRow) row = { 0, };

  sample_load (connection, lead, &row);
  assert_same_record (&row.record, &record);
  g_assert_cmpmem (&row.state, sizeof row.state, &state, sizeof state);
  g_assert_cmpint (row.import, ==, 0);
  probe_commit (connection);
}

static void
test_not_found (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  const BatonLeadState state = { 0, };
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;

  g_assert_false (baton_lead_repository_load (connection, 17, &row, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (baton_lead_repository_update_state (connection, 17, &state, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (baton_lead_repository_delete (connection, 17, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
  baton_connection_rollback (connection);
}

static void
test_find (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 ann = sample_add_lead (connection, "X-1", "ann@example.com");
  gint64 bob = sample_add_lead (connection, NULL, "bob@example.com");
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (find_external (connection, "X-1"), ==, ann);
  g_assert_cmpint (find_external (connection, "x-1"), ==, 0);
  g_assert_cmpint (find_email (connection, "ann@example.com"), ==, ann);
  g_assert_cmpint (find_email (connection, " Bob <BOB@Example.com>"), ==, bob);
  g_assert_cmpint (find_email (connection, "carl@example.com"), ==, 0);
  g_assert_cmpint (find_email (connection, "no address"), ==, 0);

  /* Another lead that happens to share the hash is not taken for it. */
  baton_lead_key_insert (connection, baton_identity_hash (BATON_IDENTITY_EMAIL, "bob@example.com", NULL), ann, &error);
  g_assert_no_error (error);
  g_assert_cmpint (find_email (connection, "bob@example.com"), ==, bob);
  probe_commit (connection);
}

static void
test_update_record (StoreFixture *fixture)
{
  const BatonCustomValue custom[] = { { "size", "XL" } };
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 lead = sample_add_lead (connection, "X-1", "ann@example.com");
  g_auto(BatonLeadRow) before = { 0, };
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonRecord after;

  sample_add_documents (connection);
  sample_load (connection, lead, &before);
  after = before.record;
  after.values[BATON_FIELD_EXTERNAL_ID] = NULL;
  after.values[BATON_FIELD_EMAIL] = "anna@example.com";
  after.values[BATON_FIELD_CITY] = "Rio";
  after.custom = custom;
  after.n_custom = 1;
  baton_lead_repository_update_record (connection, lead, &before.record, &after, &error);
  g_assert_no_error (error);

  sample_load (connection, lead, &row);
  assert_same_record (&row.record, &after);
  g_assert_cmpint (find_external (connection, "X-1"), ==, 0);
  g_assert_cmpint (find_email (connection, "ann@example.com"), ==, 0);
  g_assert_cmpint (find_email (connection, "anna@example.com"), ==, lead);
  sample_end (connection);
}

/* So many that some are stored together and some are left over. */
static void
test_update_scores (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  BatonLeadScore scores[37];
  gint64 untouched = sample_add_lead (connection, NULL, NULL);
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < (int) G_N_ELEMENTS (scores); i++)
    scores[i] = (BatonLeadScore) { sample_add_lead (connection, NULL, NULL), i, 100 - i, SAMPLE_NOW + 1,
                                   i % 2 == 0 ? SAMPLE_NOW + 2 : 0 };
  baton_lead_repository_update_scores (connection, scores, G_N_ELEMENTS (scores), &error);
  g_assert_no_error (error);

  for (int i = 0; i < (int) G_N_ELEMENTS (scores); i++)
    {
      sample_load (connection, scores[i].lead, &row);
      g_assert_cmpint (row.state.fit, ==, i);
      g_assert_cmpint (row.state.interest, ==, 100 - i);
      g_assert_cmpint (row.state.scored_at, ==, SAMPLE_NOW + 1);
      g_assert_cmpint (row.state.rescore_at, ==, scores[i].rescore_at);
      g_assert_cmpint (row.state.stage_since, ==, SAMPLE_NOW);
    }
  sample_load (connection, untouched, &row);
  g_assert_cmpint (row.state.rescore_at, ==, 0);
  probe_commit (connection);
}

static int
count_open (BatonConnection *connection,
            gint64           person)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = baton_person_list (connection, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *candidate = g_ptr_array_index (people, i);

      if (candidate->id == person)
        return candidate->open;
    }
  g_assert_not_reached ();
}

static void
move_to (BatonConnection *connection,
         gint64           lead,
         guint            stage,
         BatonTeam        team,
         gint64           owner)
{
  const BatonLeadState state = { .stage = stage, .team = team, .owner = owner };

  sample_set_state (connection, lead, &state);
}

static void
test_open_leads (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 bob = sample_add_person (connection, "Bob", BATON_TEAM_SALES);
  gint64 cem = sample_add_person (connection, "Cem", BATON_TEAM_SALES);
  gint64 one = sample_add_lead (connection, NULL, NULL);
  gint64 two = sample_add_lead (connection, NULL, NULL);
  g_autoptr(GError) error = NULL;
  gint64 deleted;

  sample_add_documents (connection);
  move_to (connection, one, BATON_STAGE_SALES_ACCEPTED, BATON_TEAM_SALES, bob);
  move_to (connection, two, BATON_STAGE_MARKETING_QUALIFIED, BATON_TEAM_SALES, bob);
  g_assert_cmpint (count_open (connection, bob), ==, 2);

  move_to (connection, one, BATON_STAGE_SALES_ACCEPTED, BATON_TEAM_SALES, cem);
  g_assert_cmpint (count_open (connection, bob), ==, 1);
  g_assert_cmpint (count_open (connection, cem), ==, 1);

  move_to (connection, one, BATON_STAGE_CUSTOMER, BATON_TEAM_SALES, cem);
  g_assert_cmpint (count_open (connection, cem), ==, 0);

  move_to (connection, two, BATON_STAGE_NEW, BATON_TEAM_MARKETING, 0);
  g_assert_cmpint (count_open (connection, bob), ==, 0);

  move_to (connection, two, BATON_STAGE_OPPORTUNITY, BATON_TEAM_SALES, bob);
  baton_lead_repository_delete_range (connection, one, two, &deleted, &error);
  g_assert_no_error (error);
  g_assert_cmpint (deleted, ==, 2);
  g_assert_cmpint (count_open (connection, bob), ==, 0);
  sample_end (connection);
}

static void
test_lists (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 never = sample_add_lead (connection, NULL, NULL);
  gint64 soon = sample_add_lead (connection, "X-2", "soon@example.com");
  gint64 later = sample_add_lead (connection, NULL, NULL);
  BatonLeadState state = { .rescore_at = SAMPLE_NOW, .wake_at = SAMPLE_NOW };
  g_autoptr(GArray) due = NULL, waking = NULL;
  g_autoptr(GPtrArray) suppressed = NULL;
  g_autoptr(GError) error = NULL;
  const BatonSuppressedLead *first;

  g_assert_cmpint (never, <, soon);
  sample_set_state (connection, soon, &state);
  state.rescore_at = state.wake_at = SAMPLE_NOW + 1;
  sample_set_state (connection, later, &state);

  due = baton_lead_repository_list_due (connection, SAMPLE_NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (due->len, ==, 1);
  g_assert_cmpint (g_array_index (due, gint64, 0), ==, soon);
  waking = baton_lead_repository_list_waking (connection, SAMPLE_NOW + 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waking->len, ==, 2);
  g_assert_cmpint (g_array_index (waking, gint64, 1), ==, later);

  sample_hand_over (connection, soon, 0);
  suppressed = baton_lead_repository_list_suppressed (connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (suppressed->len, ==, 1);
  first = g_ptr_array_index (suppressed, 0);
  g_assert_cmpint (first->lead, ==, soon);
  g_assert_cmpstr (first->external_id, ==, "X-2");
  g_assert_cmpstr (first->email, ==, "soon@example.com");
  g_assert_cmpint (first->since, ==, SAMPLE_NOW);
  probe_commit (connection);
}

static void
test_range (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GError) error = NULL;
  gint64 first, last, count;

  baton_lead_repository_get_range (connection, &first, &last, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first + last + count, ==, 0);

  sample_add_lead (connection, NULL, NULL);
  baton_connection_next_number (connection, "lead", 5, &error);
  sample_add_lead (connection, NULL, NULL);
  baton_lead_repository_get_range (connection, &first, &last, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first, ==, 1);
  g_assert_cmpint (last, ==, 7);
  g_assert_cmpint (count, ==, 2);
  probe_commit (connection);
}

static void
test_delete (StoreFixture *fixture)
{
  static const char * const tables[] = {
    "SELECT count(*) FROM lead", "SELECT count(*) FROM lead_state", "SELECT count(*) FROM lead_key",
    "SELECT count(*) FROM event", "SELECT count(*) FROM event_key", "SELECT count(*) FROM handoff",
  };
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 bob = sample_add_person (connection, "Bob", BATON_TEAM_SALES);
  gint64 kept = sample_add_lead (connection, "X-1", "kept@example.com");
  gint64 gone = sample_add_lead (connection, "X-2", "gone@example.com");
  g_autoptr(GError) error = NULL;

  sample_add_documents (connection);
  sample_add_event (connection, kept, SAMPLE_NOW, "page_view", "1");
  sample_add_event (connection, gone, SAMPLE_NOW, "page_view", "2");
  sample_hand_over (connection, kept, bob);
  sample_hand_over (connection, gone, bob);

  baton_lead_repository_delete (connection, gone, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_cmpint (probe_number (connection, tables[i]), ==, i == 2 ? 2 : 1);
  g_assert_cmpint (find_email (connection, "gone@example.com"), ==, 0);
  g_assert_cmpint (find_external (connection, "X-1"), ==, kept);
  g_assert_cmpint (count_open (connection, bob), ==, 1);
  sample_end (connection);
}

static void
test_damaged_custom (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 lead = sample_add_lead (connection, NULL, NULL);
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;

  probe_run (probe_prepare (connection, "UPDATE lead SET custom = '{\"a\":1}'"));
  g_assert_false (baton_lead_repository_load (connection, lead, &row, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_DAMAGED);
  baton_connection_rollback (connection);
}

static void
append_key (gint64   hash,
            gint64   lead,
            gpointer user_data)
{
  g_array_append_val (user_data, hash);
}

static void
test_keys (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GArray) hashes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GError) error = NULL;

  sample_add_lead (connection, "X-1", "a@example.com");
  sample_add_lead (connection, "X-2", NULL);
  sample_add_lead (connection, NULL, "c@example.com");
  sample_add_lead (connection, NULL, NULL);
  baton_lead_key_foreach (connection, append_key, hashes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hashes->len, ==, 4);
  for (guint i = 1; i < hashes->len; i++)
    g_assert_cmpint (g_array_index (hashes, gint64, i - 1), <, g_array_index (hashes, gint64, i));
  probe_commit (connection);
}

static void
test_company_owner (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GError) error = NULL;
  gint64 person = -1;

  baton_company_owner_find (connection, "Müller GmbH", &person, &error);
  g_assert_no_error (error);
  g_assert_cmpint (person, ==, 0);
  baton_company_owner_set (connection, "Müller GmbH", 3, &error);
  g_assert_no_error (error);
  baton_company_owner_set (connection, "MÜLLER GMBH", 4, &error);
  g_assert_no_error (error);
  baton_company_owner_find (connection, "müller gmbh", &person, &error);
  g_assert_no_error (error);
  g_assert_cmpint (person, ==, 4);
  probe_commit (connection);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/lead/round-trip", test_round_trip);
  store_fixture_add ("/lead/empty-values", test_empty_values);
  store_fixture_add ("/lead/not-found", test_not_found);
  store_fixture_add ("/lead/find", test_find);
  store_fixture_add ("/lead/update-record", test_update_record);
  store_fixture_add ("/lead/update-scores", test_update_scores);
  store_fixture_add ("/lead/open-leads", test_open_leads);
  store_fixture_add ("/lead/lists", test_lists);
  store_fixture_add ("/lead/range", test_range);
  store_fixture_add ("/lead/delete", test_delete);
  store_fixture_add ("/lead/damaged-custom", test_damaged_custom);
  store_fixture_add ("/lead/keys", test_keys);
  store_fixture_add ("/lead/company-owner", test_company_owner);

  return g_test_run ();
}
