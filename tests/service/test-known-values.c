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
  office_add_test ("/known-values/nobody", test_nobody);
  return g_test_run ();
}
