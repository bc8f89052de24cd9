/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows handed to a function, and connections that read beside another. */

#include "baton-lead-repository.h"
#include "baton-store-private.h"
#include "store-fixture.h"
#include "store-probe.h"
#include "store-samples.h"

#define DOCUMENTS "SELECT version, body, comment, version * ?2 FROM document " \
                  "WHERE kind = 'rules' AND version >= ?1 ORDER BY kind, version"

typedef struct
{
  BatonConnection *connection;
  GString         *told;
  gint64           stop_at;
  GCancellable    *cancellable;
} Visit;

static gboolean
visit (BatonStatement  *statement,
       gpointer         user_data,
       GError         **error)
{
  Visit *self = user_data;
  gint64 version = baton_statement_get (statement, 0);
  gsize length = 99;
  const char *body = baton_statement_get_bytes (statement, 1, &length);

  g_assert_cmpuint (length, ==, strlen (body));
  g_assert_cmpstr (body, ==, baton_statement_get_text (statement, 1));
  g_assert_false (baton_statement_is_null (statement, 1));
  g_assert_true (baton_statement_is_null (statement, 2));
  g_assert_null (baton_statement_get_text (statement, 2));
  g_assert_cmpint (baton_statement_get (statement, 2), ==, 0);
  g_string_append_printf (self->told, "%d %s %d;", (int) version, body, (int) baton_statement_get (statement, 3));

  if (self->connection != NULL)
    g_assert_cmpint (probe_documents (self->connection), ==, 3);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (version != self->stop_at)
    return TRUE;
  g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT, "enough");
  return FALSE;
}

static gboolean
for_each_document (BatonConnection  *connection,
                   gint64            from,
                   gint64            factor,
                   Visit            *self,
                   GError          **error)
{
  g_autoptr(BatonStatement) statement = baton_connection_prepare_each (connection, DOCUMENTS, error);

  g_assert_nonnull (statement);
  baton_statement_bind (statement, 1, from);
  baton_statement_bind (statement, 2, factor);
  return baton_statement_for_each (statement, visit, self, error);
}

static BatonConnection *
begin_with_documents (BatonStore   *store,
                      GCancellable *cancellable)
{
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(GError) error = NULL;

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, 3, "thrée");
  probe_add_document (connection, 1, "");
  probe_add_document (connection, 2, "two");
  probe_commit (connection);

  baton_connection_begin (connection, BATON_TRANSACTION_READ, cancellable, &error);
  g_assert_no_error (error);
  return connection;
}

static void
test_values (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = begin_with_documents (store, NULL);
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  Visit self = { .connection = connection, .told = told };

  g_assert_true (for_each_document (connection, 1, 10, &self, &error));
  g_assert_true (for_each_document (connection, 3, 7, &self, &error));
  g_assert_true (for_each_document (connection, 4, 7, &self, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, "1  10;2 two 20;3 thrée 30;3 thrée 21;");
  probe_commit (connection);
}

/* The same text may be stepped through as well, even at the same time. */
static void
test_beside_steps (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = begin_with_documents (store, NULL);
  BatonStatement *statement = probe_prepare (connection, DOCUMENTS);
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  Visit self = { .told = told };

  baton_statement_bind (statement, 1, 2);
  baton_statement_bind (statement, 2, 1);
  g_assert_true (probe_step (statement));
  g_assert_true (for_each_document (connection, 3, 1, &self, &error));
  g_assert_cmpint (baton_statement_get (statement, 0), ==, 2);
  g_assert_true (probe_step (statement));
  g_assert_cmpint (baton_statement_get (statement, 0), ==, 3);
  g_assert_cmpstr (told->str, ==, "3 thrée 3;");
  probe_commit (connection);
}

static void
test_stops (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = begin_with_documents (store, NULL);
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  Visit self = { .told = told, .stop_at = 2 };

  g_assert_false (for_each_document (connection, 1, 1, &self, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_assert_cmpstr (told->str, ==, "1  1;2 two 2;");
  g_clear_error (&error);

  self.stop_at = 0;
  g_assert_true (for_each_document (connection, 3, 1, &self, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, "1  1;2 two 2;3 thrée 3;");
  probe_commit (connection);
}

static void
test_cancelled (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  BatonConnection *connection = begin_with_documents (store, cancellable);
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  Visit self = { .told = told };

  g_cancellable_cancel (cancellable);
  g_assert_false (for_each_document (connection, 1, 1, &self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (told->str, ==, "");
  baton_connection_rollback (connection);
}

static gboolean
count_row (BatonStatement  *statement,
           gpointer         user_data,
           GError         **error)
{
  Visit *self = user_data;

  g_string_append_c (self->told, '.');
  if (self->told->len == 1000)
    g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static void
test_cancelled_midway (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  BatonConnection *connection = begin_with_documents (store, cancellable);
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  BatonStatement *statement;
  Visit self = { .told = told, .cancellable = cancellable };

  statement = baton_connection_prepare_each (connection,
                                             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) "
                                             "SELECT i FROM n", &error);
  g_assert_no_error (error);
  g_assert_false (baton_statement_for_each (statement, count_row, &self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (told->len, >=, 1000);
  g_assert_cmpuint (told->len, <, 50000);
  baton_connection_rollback (connection);
}

static void
test_bad_query (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = begin_with_documents (store, NULL);
  BatonStatement *statement;
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  Visit self = { .told = told };

  statement = baton_connection_prepare_each (connection, "SELECT nothing FROM document", &error);
  g_assert_true (statement == NULL || !baton_statement_for_each (statement, visit, &self, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_STORE);
  baton_connection_rollback (connection);
}

/* Nobody else can call what hands rows over. */
static void
test_function_is_private (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = begin_with_documents (store, NULL);
  BatonStatement *statement = probe_prepare (connection, "SELECT baton_row (1, 2)");
  g_autoptr(GError) error = NULL;
  gboolean has_row;

  g_assert_false (baton_statement_step (statement, &has_row, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_STORE);
  baton_connection_rollback (connection);
}

/* Another connection sees what is committed, and nothing of what is not. */
static void
test_reader (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(BatonConnection) reader = NULL;
  g_autoptr(GError) error = NULL;

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, 1, "committed");
  probe_commit (connection);
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, 2, "not yet");

  g_assert_true (baton_connection_can_be_read_beside (connection));
  reader = baton_connection_open_reader (connection, &error);
  g_assert_no_error (error);
  g_assert_cmpint (probe_documents (reader), ==, 1);
  g_assert_false (baton_connection_begin (reader, BATON_TRANSACTION_WRITE, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_READ_ONLY);

  probe_commit (connection);
  g_assert_cmpint (probe_documents (reader), ==, 2);
}

/* So many that some are stored together and some are left over. */
static void
test_insert_many (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  BatonCustomValue custom = { "plan", "gold" };
  g_autofree BatonRecord *records = g_new0 (BatonRecord, 300);
  BatonNewLead leads[300];
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < (int) G_N_ELEMENTS (leads); i++)
    {
      records[i].values[BATON_FIELD_CITY] = i % 2 == 0 ? "York" : NULL;
      records[i].values[BATON_FIELD_COUNTRY] = i % 3 == 0 ? "GB" : NULL;
      records[i].created_at = SAMPLE_NOW + i;
      records[i].custom = &custom;
      records[i].n_custom = i % 5 == 0;
      leads[i] = (BatonNewLead) { 100 + i, i % 4, &records[i], { .stage_since = SAMPLE_NOW, .fit = i } };
      if (i >= 150)
        leads[i].state.due_at = SAMPLE_NOW + i;
    }
  for (int i = 0; i < 300; i += 150)
    {
      baton_lead_repository_insert_all (connection, leads + i, 150, 1u << BATON_FIELD_CITY | 1u << BATON_FIELD_COUNTRY,
                                        TRUE, &error);
      g_assert_no_error (error);
    }

  for (int i = 0; i < (int) G_N_ELEMENTS (leads); i++)
    {
      sample_load (connection, 100 + i, &row);
      g_assert_cmpstr (row.record.values[BATON_FIELD_CITY], ==, records[i].values[BATON_FIELD_CITY]);
      g_assert_cmpstr (row.record.values[BATON_FIELD_COUNTRY], ==, records[i].values[BATON_FIELD_COUNTRY]);
      g_assert_cmpstr (baton_record_get_custom (&row.record, "plan"), ==, i % 5 == 0 ? "gold" : NULL);
      g_assert_cmpint (row.record.created_at, ==, SAMPLE_NOW + i);
      g_assert_cmpint (row.import, ==, i % 4);
      g_assert_cmpint (row.state.fit, ==, i);
      g_assert_cmpint (row.state.due_at, ==, i < 150 ? 0 : SAMPLE_NOW + i);
    }
  baton_connection_rollback (connection);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/each/values", test_values);
  store_fixture_add ("/each/beside-steps", test_beside_steps);
  store_fixture_add ("/each/stops", test_stops);
  store_fixture_add ("/each/cancelled", test_cancelled);
  store_fixture_add ("/each/cancelled-midway", test_cancelled_midway);
  store_fixture_add ("/each/bad-query", test_bad_query);
  store_fixture_add_sqlite ("/each/function-is-private", test_function_is_private);
  store_fixture_add ("/each/reader", test_reader);
  store_fixture_add ("/each/insert-many", test_insert_many);

  return g_test_run ();
}
