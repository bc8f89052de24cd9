/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-samples.h"

#include "baton-check-repository.h"
#include "baton-document-repository.h"
#include "baton-event-repository.h"
#include "baton-journal.h"
#include "baton-person-repository.h"
#include "process/baton-process.h"

/* Begins a write transaction. */
BatonConnection *
sample_begin (BatonStore *store)
{
  BatonConnection *connection = baton_store_get_connection (store);

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  return connection;
}

/* Ends a test: what it wrote holds together, and is committed. */
void
sample_end (BatonConnection *connection)
{
  sample_assert_healthy (connection);
  probe_commit (connection);
}

/* What every database has. */
void
sample_add_documents (BatonConnection *connection)
{
  static const char * const kinds[] = { "rules", "process", "slas", "calendar" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GError) error = NULL;
      BatonDocument document = {
        .kind = (char *) kinds[i],
        .at = SAMPLE_NOW,
        .author = (char *) "Ann",
        .body = (char *) "{}",
      };

      baton_document_add (connection, &document, &error);
      g_assert_no_error (error);
      g_assert_cmpint (document.version, ==, 1);
    }
}

gint64
sample_add_person (BatonConnection *connection,
                   const char      *name,
                   BatonTeam        team)
{
  g_autoptr(BatonPerson) person = baton_person_new ();
  g_autoptr(GError) error = NULL;

  g_free (person->name);
  person->name = g_strdup (name);
  person->team = team;
  baton_person_save (connection, person, &error);
  g_assert_no_error (error);
  return person->id;
}

/* A new lead that Marketing owns, with its keys. */
gint64
sample_add_lead (BatonConnection *connection,
                 const char      *external_id,
                 const char      *email)
{
  BatonRecord record = { .created_at = SAMPLE_NOW };
  BatonLeadState state = { .stage_since = SAMPLE_NOW, .scored_at = SAMPLE_NOW };
  g_autoptr(GError) error = NULL;
  gint64 lead = baton_connection_next_number (connection, "lead", 1, &error);

  record.values[BATON_FIELD_EXTERNAL_ID] = external_id;
  record.values[BATON_FIELD_EMAIL] = email;
  baton_lead_repository_insert (connection, lead, 0, &record, &state, &error);
  g_assert_no_error (error);
  baton_lead_repository_insert_keys (connection, lead, &record, &error);
  g_assert_no_error (error);
  return lead;
}

void
sample_load (BatonConnection *connection,
             gint64           lead,
             BatonLeadRow    *row)
{
  g_autoptr(GError) error = NULL;

  baton_lead_repository_load (connection, lead, row, &error);
  g_assert_no_error (error);
}

void
sample_set_state (BatonConnection      *connection,
                  gint64                lead,
                  const BatonLeadState *state)
{
  g_autoptr(GError) error = NULL;

  baton_lead_repository_update_state (connection, lead, state, &error);
  g_assert_no_error (error);
}

/* An event of source "site"; @external_id may be NULL. */
void
sample_add_event (BatonConnection *connection,
                  gint64           lead,
                  gint64           at,
                  const char      *kind,
                  const char      *external_id)
{
  g_autoptr(GError) error = NULL;
  BatonEvent event = {
    .id = baton_connection_next_number (connection, "event", 1, &error),
    .lead = lead,
    .at = at,
    .kind = kind,
    .url = "https://example.com/pricing",
    .source = "site",
    .external_id = external_id,
    .data = "{}",
  };

  baton_event_repository_insert (connection, &event, &error);
  g_assert_no_error (error);
}

void
sample_log (BatonConnection *connection,
            gint64           lead,
            const char      *action)
{
  g_autoptr(GError) error = NULL;
  BatonJournalEntry entry = {
    .at = SAMPLE_NOW,
    .actor = (char *) "Ann",
    .action = (char *) action,
    .lead = lead,
    .detail = (char *) "{\"from\":1}",
  };

  baton_journal_append (connection, &entry, &error);
  g_assert_no_error (error);
}

/* Hands a lead over with all that belongs to it, and gives the handoff's number. */
gint64
sample_hand_over (BatonConnection *connection,
                  gint64           lead,
                  gint64           person)
{
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonHandoff handoff = {
    .lead = lead,
    .trigger = BATON_TRIGGER_HAND_RAISED,
    .priority = BATON_PRIORITY_HAND_RAISER,
    .queue = (char *) "sales",
    .person = person,
    .fit = 40,
    .interest = 70,
    .created_at = SAMPLE_NOW,
    .assigned_at = person != 0 ? SAMPLE_NOW : 0,
  };

  baton_handoff_insert (connection, &handoff, &error);
  g_assert_no_error (error);
  sample_load (connection, lead, &row);
  row.state.stage = BATON_STAGE_MARKETING_QUALIFIED;
  row.state.team = BATON_TEAM_SALES;
  row.state.owner = person;
  row.state.suppressed_since = SAMPLE_NOW;
  sample_set_state (connection, lead, &row.state);
  sample_log (connection, lead, BATON_ACTION_HANDED_OVER);
  return handoff.id;
}

/* Fails the test with the first thing that does not hold. */
void
sample_assert_healthy (BatonConnection *connection)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) violations = baton_check_run (connection, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  if (violations->len > 0)
    {
      const BatonViolation *first = g_ptr_array_index (violations, 0);

      g_test_fail_printf ("lead %" G_GINT64_FORMAT ": %s", first->lead, first->text);
    }
}
