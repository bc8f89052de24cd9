/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is offered to somebody who writes a rule. */

#include "baton-known-values.h"
#include "service-fixture.h"

static void
add_lead (Office     *office,
          const char *email,
          const char *country,
          const char *tags)
{
  const BatonChange changes[] = {
    { "email", email }, { "country", country }, { "tags", tags }, { "custom.plan", "Gold" },
  };
  g_autoptr(GError) error = NULL;
  gint64 lead;

  baton_add_lead (office->session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
  g_assert_no_error (error);
}

static void
test_frequent_first (Office *office)
{
  g_autoptr(BatonKnownValues) known = NULL;
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;

  add_lead (office, "ann@mills.example", "DE", "fair; vip");
  add_lead (office, "ben@mills.example", "FR", "vip");
  add_lead (office, "cleo@gmail.com", "FR", NULL);
  office_record (office, "{\"kind\": \"page_view\", \"url\": \"/pricing\", \"email\": \"ann@mills.example\"}", &receipt);

  known = baton_known_values_read (office->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (baton_known_values_get (known, "country")[0], ==, "FR");
  g_assert_cmpstr (baton_known_values_get (known, "country")[1], ==, "DE");
  g_assert_null (baton_known_values_get (known, "country")[2]);
  g_assert_cmpstr (baton_known_values_get (known, "tags")[0], ==, "vip");
  g_assert_cmpstr (baton_known_values_get (known, "email_domain")[0], ==, "mills.example");
  g_assert_cmpstr (baton_known_values_get (known, "custom.plan")[0], ==, "Gold");
  g_assert_cmpstr (baton_known_values_get (known, BATON_KNOWN_KIND)[0], ==, "page_view");
  g_assert_cmpstr (baton_known_values_get (known, BATON_KNOWN_URL)[0], ==, "/pricing");
  g_assert_null (baton_known_values_get (known, "city")[0]);
  g_assert_cmpstr (baton_known_values_get_custom (known)[0], ==, "custom.plan");
  g_assert_null (baton_known_values_get_custom (known)[1]);
}

static void
add_custom (Office     *office,
            const char *seats,
            const char *start,
            const char *trial,
            const char *topics)
{
  const BatonChange changes[] = {
    { "external_id", start }, { "custom.seats", seats }, { "custom.start", start }, { "custom.trial", trial },
    { "custom.topics", topics }, { "custom.mixed", trial != NULL ? trial : seats },
  };
  g_autoptr(GError) error = NULL;
  gint64 lead;

  baton_add_lead (office->session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
  g_assert_no_error (error);
}

/* What a field holds is told from all that stands in it. */
static void
test_types (Office *office)
{
  g_autoptr(BatonKnownValues) known = NULL;
  g_autoptr(GError) error = NULL;

  add_custom (office, "1,250", "2026-03-31", "Yes", "vip; fair");
  add_custom (office, "12.5", "2026/4/1", NULL, "new");
  add_custom (office, NULL, "2026-05-01T10:00:00Z", "nein", NULL);

  known = baton_known_values_read (office->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (baton_known_values_guess_type (known, "custom.seats"), ==, BATON_FIELD_TYPE_NUMBER);
  g_assert_cmpint (baton_known_values_guess_type (known, "custom.start"), ==, BATON_FIELD_TYPE_DATE);
  g_assert_cmpint (baton_known_values_guess_type (known, "custom.trial"), ==, BATON_FIELD_TYPE_YES_NO);
  g_assert_cmpint (baton_known_values_guess_type (known, "custom.topics"), ==, BATON_FIELD_TYPE_LIST);
  g_assert_cmpint (baton_known_values_guess_type (known, "custom.mixed"), ==, BATON_FIELD_TYPE_TEXT);
  g_assert_cmpint (baton_known_values_guess_type (known, "custom.nothing"), ==, BATON_FIELD_TYPE_TEXT);
}

static void
test_nobody (Office *office)
{
  g_autoptr(BatonKnownValues) known = NULL;
  g_autoptr(GError) error = NULL;

  known = baton_known_values_read (office->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (baton_known_values_get (known, "country")[0]);
  g_assert_null (baton_known_values_get_custom (known)[0]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/known-values/frequent-first", test_frequent_first);
  office_add_test ("/known-values/types", test_types);
  office_add_test ("/known-values/nobody", test_nobody);
  return g_test_run ();
}
