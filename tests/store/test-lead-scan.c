/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-event-repository.h"
#include "store-samples.h"

typedef struct
{
  GString      *told;
  GCancellable *cancellable;
  guint         stop_after;
  guint         n_leads;
} Visit;

static gboolean
visit (const BatonLeadRow *row,
       const BatonEvent   *events,
       guint               n_events,
       gpointer            user_data,
       GError            **error)
{
  Visit *self = user_data;

  g_string_append_printf (self->told, "%d", (int) row->id);
  for (guint i = 0; i < n_events; i++)
    g_string_append_printf (self->told, " %s@%d", events[i].kind, (int) (events[i].at - SAMPLE_NOW));
  g_string_append_c (self->told, ';');

  if (++self->n_leads == self->stop_after)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT, "enough");
      return FALSE;
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static char *
scan (BatonConnection *connection,
      gint64           first,
      gint64           last,
      gboolean         with_events)
{
  Visit self = { .told = g_string_new (NULL) };
  g_autoptr(GError) error = NULL;

  baton_lead_repository_scan (connection, first, last, BATON_ALL_FIELDS, TRUE, with_events,
                              visit, &self, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (self.told, FALSE);
}

static void
add_lead_at (BatonConnection *connection,
             gint64           number)
{
  BatonRecord record = { .created_at = SAMPLE_NOW };
  BatonLeadState state = { .stage_since = SAMPLE_NOW };
  g_autoptr(GError) error = NULL;

  baton_lead_repository_insert (connection, number, 0, &record, &state, &error);
  g_assert_no_error (error);
}

/* The leads lie far apart, so that a scan asks for several ranges of them. */
static void
add_scattered_leads (BatonConnection *connection)
{
  add_lead_at (connection, 3);
  add_lead_at (connection, 4);
  add_lead_at (connection, 25000);
  add_lead_at (connection, 60001);
  sample_add_event (connection, 25000, SAMPLE_NOW + 2, "c", NULL);
  sample_add_event (connection, 3, SAMPLE_NOW + 5, "b", NULL);
  sample_add_event (connection, 3, SAMPLE_NOW + 1, "a", "1");
  sample_add_event (connection, 60001, SAMPLE_NOW, "d", NULL);
  sample_add_event (connection, 60001, SAMPLE_NOW, "e", NULL);
}

static void
test_scan (StoreFixture *fixture)
{
  static const struct
  {
    gint64      first;
    gint64      last;
    gboolean    with_events;
    const char *told;
  } cases[] = {
    { 0, G_MAXINT64, TRUE, "3 a@1 b@5;4;25000 c@2;60001 d@0 e@0;" },
    { 0, G_MAXINT64, FALSE, "3;4;25000;60001;" },
    { 4, 25000, TRUE, "4;25000 c@2;" },
    { 4, 24999, TRUE, "4;" },
    { 60002, G_MAXINT64, TRUE, "" },
    { 5, 4, TRUE, "" },
  };
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autofree char *of_none = scan (connection, 0, G_MAXINT64, TRUE);

  g_assert_cmpstr (of_none, ==, "");
  add_scattered_leads (connection);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = scan (connection, cases[i].first, cases[i].last, cases[i].with_events);

      g_assert_cmpstr (told, ==, cases[i].told);
    }
  probe_commit (connection);
}

static void
test_scan_stops (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Visit self = { .told = g_string_new (NULL), .stop_after = 2 };
  g_autofree char *again = NULL;
  g_autoptr(GError) error = NULL;

  add_scattered_leads (connection);
  g_assert_false (baton_lead_repository_scan (connection, 0, G_MAXINT64, 0, FALSE, TRUE, visit, &self, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_assert_cmpstr (self.told->str, ==, "3 a@1 b@5;4;");
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (baton_lead_repository_scan (connection, 0, G_MAXINT64, 0, FALSE, TRUE,
                                              visit, &self, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  again = scan (connection, 0, 4, TRUE);
  g_assert_cmpstr (again, ==, "3 a@1 b@5;4;");
  g_string_free (self.told, TRUE);
  probe_commit (connection);
}

/* Looks at page views of the last week with their address, and at demos of any time. */
static BatonScoringNeeds *
make_needs (gint64 now)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  BatonInterestRule *page = baton_interest_rule_new ("page", "Page", 1);
  BatonInterestRule *demo = baton_interest_rule_new ("demo", "Demo", 1);
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(BatonEvaluator) evaluator = NULL;
  g_autoptr(GError) error = NULL;

  page->pattern.kind = g_strdup ("page_view");
  page->pattern.url = g_strdup ("*");
  page->within_days = 7;
  demo->pattern.kind = g_strdup ("demo");
  g_ptr_array_add (sheet->interest, page);
  g_ptr_array_add (sheet->interest, demo);
  rules = baton_rule_set_new (sheet, &error);
  g_assert_no_error (error);
  evaluator = baton_evaluator_new (rules, &error);
  g_assert_no_error (error);
  return baton_scoring_needs_new (evaluator, now, FALSE);
}

static gboolean
tell_events (const BatonLeadRow *row,
             const BatonEvent   *events,
             guint               n_events,
             gpointer            user_data,
             GError            **error)
{
  g_assert_null (row->record.values[BATON_FIELD_EMAIL]);
  g_string_append_printf (user_data, "%d", (int) row->id);
  for (guint i = 0; i < n_events; i++)
    g_string_append_printf (user_data, " %s@%d%s", events[i].kind != NULL ? events[i].kind : "-",
                            (int) ((events[i].at - SAMPLE_NOW) / G_TIME_SPAN_DAY), events[i].url != NULL ? "+" : "");
  g_string_append_c (user_data, ';');
  return TRUE;
}

static void
test_scan_needed (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(BatonScoringNeeds) needs = make_needs (SAMPLE_NOW);
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  static const struct { gint64 lead; int day; const char *kind; } events[] = {
    { 3, -300, "demo" }, { 3, -40, "page_view" }, { 3, -30, "mail" }, { 3, -20, "mail" }, { 3, -3, "page_view" },
    { 4, -90, "mail" }, { 4, -80, "page_view" }, { 4, 2, "mail" },
  };

  for (gint64 lead = 3; lead <= 5; lead++)
    add_lead_at (connection, lead);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    sample_add_event (connection, events[i].lead, SAMPLE_NOW + events[i].day * G_TIME_SPAN_DAY, events[i].kind, NULL);

  baton_lead_repository_scan_needed (connection, 0, G_MAXINT64, needs, tell_events, told, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, "3 demo@-300+ -@-20 page_view@-3+;4 -@-80 mail@2+;5;");
  probe_commit (connection);
}

static gboolean
assert_fields (const BatonLeadRow *row,
               const BatonEvent   *events,
               guint               n_events,
               gpointer            user_data,
               GError            **error)
{
  gboolean with_custom = GPOINTER_TO_INT (user_data);

  g_assert_null (row->record.values[BATON_FIELD_EMAIL]);
  g_assert_cmpstr (row->record.values[BATON_FIELD_CITY], ==, "Rio");
  g_assert_null (row->record.values[BATON_FIELD_COUNTRY]);
  g_assert_cmpint (row->record.created_at, ==, SAMPLE_NOW);
  g_assert_cmpint (row->state.scored_at, ==, SAMPLE_NOW);
  g_assert_cmpuint (row->record.n_custom, ==, with_custom ? 1 : 0);
  return TRUE;
}

static gint64
add_lead_in_rio (BatonConnection *connection)
{
  const BatonCustomValue custom[] = { { "size", "XL" } };
  gint64 lead = sample_add_lead (connection, NULL, "ann@example.com");
  g_auto(BatonLeadRow) before = { 0, };
  g_autoptr(GError) error = NULL;
  BatonRecord after;

  sample_load (connection, lead, &before);
  after = before.record;
  after.values[BATON_FIELD_CITY] = "Rio";
  after.values[BATON_FIELD_COUNTRY] = "BR";
  after.custom = custom;
  after.n_custom = 1;
  baton_lead_repository_update_record (connection, lead, &before.record, &after, &error);
  g_assert_no_error (error);
  return lead;
}

static void
test_scan_fields (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);

  add_lead_in_rio (connection);
  for (int with_custom = 0; with_custom < 2; with_custom++)
    {
      g_autoptr(GError) error = NULL;

      baton_lead_repository_scan (connection, 0, G_MAXINT64, 1u << BATON_FIELD_CITY, with_custom, FALSE,
                                  assert_fields, GINT_TO_POINTER (with_custom), NULL, &error);
      g_assert_no_error (error);
    }
  probe_commit (connection);
}

static void
append_value (gint64      lead,
              const char *value,
              gpointer    user_data)
{
  g_string_append_printf (user_data, "%d=%s;", (int) lead, value);
}

static void
test_scan_values (StoreFixture *fixture)
{
  static const struct
  {
    const char *field;
    const char *values;
  } cases[] = {
    { "city", "2=Rio;" },
    { "email", "1=bob@example.com;2=ann@example.com;" },
    { "custom.size", "2=XL;" },
    { "custom.city", "" },
  };
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GError) error = NULL;

  sample_add_lead (connection, NULL, "bob@example.com");
  add_lead_in_rio (connection);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) values = g_string_new (NULL);

      baton_lead_repository_scan_values (connection, cases[i].field, append_value, values, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (values->str, ==, cases[i].values);
    }

  g_assert_false (baton_lead_repository_scan_values (connection, "shoe", append_value, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
  probe_commit (connection);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/lead/scan", test_scan);
  store_fixture_add ("/lead/scan/stops", test_scan_stops);
  store_fixture_add ("/lead/scan/fields", test_scan_fields);
  store_fixture_add ("/lead/scan/needed", test_scan_needed);
  store_fixture_add ("/lead/scan/values", test_scan_values);

  return g_test_run ();
}
