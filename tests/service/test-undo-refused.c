/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What came since may stand in the way of undoing. */

#include "undo-fixture.h"

static void
test_changed_since (Office *office)
{
  gint64 lead = prepare_waiting (office), token;

  change (office, lead, "city", "York");
  token = baton_undo_token (office->session);
  change (office, lead, "city", "Leeds");
  assert_refused (office, token, "Tester changed lead");
}

static void
test_moved_by_rules_since (Office *office)
{
  gint64 lead = office_add_lead (office, EMAIL), token;
  BatonReceipt receipt;

  change (office, lead, "city", "York");
  token = baton_undo_token (office->session);
  office_raise_hand (office, EMAIL, &receipt);
  assert_refused (office, token, "rules");
}

/* That a clock warned and a page was looked at does not stand in the way. */
static void
test_harmless_since (Office *office)
{
  gint64 lead = prepare_waiting (office), token;
  BatonTickReport report;
  BatonReceipt receipt;

  change (office, lead, "city", "York");
  token = baton_undo_token (office->session);
  wait (office, 3 * MINUTE);
  g_assert_true (baton_tick (office->session, &report, NULL, NULL));
  g_assert_cmpuint (report.warned, ==, 1);
  office_record (office, "{\"source\": \"Site\", \"id\": \"1\", \"kind\": \"page_view\", \"email\": \"" EMAIL "\"}",
                 &receipt);
  undo (office, token);
}

static void
test_twice (Office *office)
{
  gint64 lead = office_add_lead (office, EMAIL), token;

  change (office, lead, "city", "York");
  token = baton_undo_token (office->session);
  undo (office, token);
  assert_refused (office, token, "undone already");
  assert_refused (office, baton_undo_token (office->session), "cannot be undone");
}

/* Somebody else has the address now that would come back. */
static void
test_address_taken (Office *office)
{
  gint64 lead = office_add_lead (office, EMAIL), token;

  change (office, lead, "email", "ada@looms.example");
  token = baton_undo_token (office->session);
  office_add_lead (office, EMAIL);
  assert_refused (office, token, "has that e-mail address");
}

static void
test_not_undoable (Office *office)
{
  BatonReceipt receipt;
  gint64 lead;

  assert_refused (office, 0, "cannot be undone");
  assert_refused (office, G_MAXINT64 - 1, "cannot be undone");
  assert_refused (office, baton_undo_token (office->session), "cannot be undone");

  office_raise_hand (office, EMAIL, &receipt);
  assert_refused (office, baton_undo_token (office->session), "cannot be undone");

  /* A change that changed nothing leaves nothing to undo. */
  lead = office_add_lead (office, "bea@mills.example");
  change (office, lead, "company", "Lovelace Mills");
  g_assert_cmpint (baton_undo_token (office->session), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  office_add_test ("/undo/changed-since", test_changed_since);
  office_add_test ("/undo/moved-by-rules-since", test_moved_by_rules_since);
  office_add_test ("/undo/harmless-since", test_harmless_since);
  office_add_test ("/undo/twice", test_twice);
  office_add_test ("/undo/address-taken", test_address_taken);
  office_add_test ("/undo/not-undoable", test_not_undoable);

  return g_test_run ();
}
