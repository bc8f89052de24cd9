/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-store.h"
#include "store-fixture.h"
#include "store-probe.h"

/* What came of work on the store's threads. */
typedef struct
{
  gboolean  done;
  gpointer  result;
  GError   *error;
} Outcome;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->result = baton_store_finish (BATON_STORE (source), result, &outcome->error);
  outcome->done = TRUE;
}

static void
wait_for (const Outcome *outcome)
{
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_cancelled (Outcome *outcome)
{
  wait_for (outcome);
  g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome->error);
}

static gpointer
count_func (BatonConnection  *connection,
            gpointer          data,
            GCancellable     *cancellable,
            GError          **error)
{
  return g_strdup_printf ("%d", (int) probe_documents (connection));
}

static gpointer
add_func (BatonConnection  *connection,
          gpointer          version,
          GCancellable     *cancellable,
          GError          **error)
{
  if (!baton_connection_begin (connection, BATON_TRANSACTION_WRITE, cancellable, error))
    return NULL;

  probe_add_document (connection, GPOINTER_TO_INT (version), "a");
  if (!baton_connection_commit (connection, error))
    return NULL;

  return version;
}

static void
assert_documents (BatonStore *store,
                  const char *count)
{
  Outcome outcome = { 0 };

  baton_store_read_async (store, count_func, NULL, NULL, g_free, NULL, done_cb, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.result, ==, count);
  g_free (outcome.result);
}

static void
test_write_and_read (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  Outcome outcomes[50] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    baton_store_write_async (store, add_func, GINT_TO_POINTER (i + 1), NULL, NULL, NULL, done_cb, &outcomes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      wait_for (&outcomes[i]);
      g_assert_no_error (outcomes[i].error);
      g_assert_cmpint (GPOINTER_TO_INT (outcomes[i].result), ==, i + 1);
    }

  assert_documents (store, "50");
}

static void
set_freed (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gpointer
fail_func (BatonConnection  *connection,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, 1, "a");
  g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT, "Somebody else was faster.");

  return NULL;
}

/* The transaction that it left open is rolled back. */
static void
test_failure (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  Outcome outcome = { 0 };
  gboolean freed = FALSE;

  baton_store_write_async (store, fail_func, &freed, set_freed, NULL, NULL, done_cb, &outcome);
  wait_for (&outcome);
  g_assert_true (freed);
  g_assert_error (outcome.error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_clear_error (&outcome.error);

  assert_documents (store, "0");
}

static gpointer
count_forever_func (BatonConnection  *connection,
                    gpointer          started,
                    GCancellable     *cancellable,
                    GError          **error)
{
  BatonStatement *statement;

  if (!baton_connection_begin (connection, BATON_TRANSACTION_WRITE, cancellable, error))
    return NULL;

  probe_add_document (connection, 1, "a");
  statement = probe_prepare (connection,
    "WITH RECURSIVE number (n) AS (SELECT CAST (1 AS BIGINT) UNION ALL SELECT n + 1 FROM number) "
    "SELECT count(*) FROM number");
  g_atomic_int_set ((int *) started, TRUE);
  g_assert_false (baton_statement_run (statement, error));

  return NULL;
}

static void
test_cancel_running (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = { 0 };
  int started = FALSE;

  baton_store_write_async (store, count_forever_func, &started, NULL, NULL, cancellable, done_cb, &outcome);
  while (!g_atomic_int_get (&started))
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  assert_cancelled (&outcome);

  assert_documents (store, "0");
}

typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean open;
} Gate;

static gpointer
wait_func (BatonConnection  *connection,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);

  return NULL;
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static void
test_cancel_waiting (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Outcome first = { 0 };
  Outcome second = { 0 };
  Gate gate = { 0 };

  baton_store_write_async (store, wait_func, &gate, NULL, NULL, NULL, done_cb, &first);
  baton_store_write_async (store, add_func, GINT_TO_POINTER (1), NULL, NULL, cancellable, done_cb, &second);
  g_cancellable_cancel (cancellable);
  open_gate (&gate);

  assert_cancelled (&second);
  g_assert_true (first.done);
  assert_documents (store, "0");
}

static gpointer
add_and_cancel_func (BatonConnection  *connection,
                     gpointer          data,
                     GCancellable     *cancellable,
                     GError          **error)
{
  gpointer result = add_func (connection, GINT_TO_POINTER (1), cancellable, error);

  g_cancellable_cancel (cancellable);

  return result;
}

static void
test_committed_is_not_cancelled (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = { 0 };

  baton_store_write_async (store, add_and_cancel_func, NULL, NULL, NULL, cancellable, done_cb, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  assert_documents (store, "1");
}

/* A long write does not keep readers waiting, nor a long read a writer. */
static void
test_beside_each_other (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  Outcome reading = { 0 };
  Outcome writing = { 0 };
  Outcome written = { 0 };
  Gate read_gate = { 0 };
  Gate write_gate = { 0 };

  baton_store_read_async (store, wait_func, &read_gate, NULL, NULL, NULL, done_cb, &reading);
  baton_store_write_async (store, add_func, GINT_TO_POINTER (1), NULL, NULL, NULL, done_cb, &written);
  wait_for (&written);
  baton_store_write_async (store, wait_func, &write_gate, NULL, NULL, NULL, done_cb, &writing);
  assert_documents (store, "1");

  g_assert_false (reading.done || writing.done);
  open_gate (&read_gate);
  open_gate (&write_gate);
  wait_for (&reading);
  wait_for (&writing);
}

static void
test_close_waits (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(BatonStore) again = NULL;
  Outcome outcomes[20] = { 0 };
  Outcome late = { 0 };
  gboolean freed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    baton_store_write_async (store, add_func, GINT_TO_POINTER (i + 1), NULL, NULL, NULL, done_cb, &outcomes[i]);
  baton_store_close (store);

  again = store_fixture_open (fixture);
  g_assert_cmpint (probe_documents (baton_store_get_connection (again)), ==, 20);

  baton_store_read_async (store, count_func, &freed, set_freed, g_free, NULL, done_cb, &late);
  wait_for (&late);
  g_assert_error (late.error, BATON_ERROR, BATON_ERROR_UNAVAILABLE);
  g_clear_error (&late.error);
  g_assert_true (freed);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    g_assert_true (outcomes[i].done);
}

static void
release_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  done_cb (source, result, user_data);
  g_object_unref (source);
}

/* Whoever asked may be gone when the result comes. */
static void
test_released_in_callback (StoreFixture *fixture)
{
  BatonStore *store = store_fixture_open (fixture);
  Outcome outcome = { 0 };

  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  baton_store_write_async (store, add_func, GINT_TO_POINTER (1), NULL, NULL, NULL, release_cb, &outcome);
  wait_for (&outcome);
  while (store != NULL)
    g_main_context_iteration (NULL, FALSE);
  g_assert_no_error (outcome.error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->result = baton_store_open_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static void
test_open_async (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  Outcome missing = { 0 };
  Outcome made = { 0 };

  baton_store_open_async (fixture->location, BATON_STORE_FLAGS_NONE, NULL, opened_cb, &missing);
  wait_for (&missing);
  g_assert_error (missing.error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
  g_clear_error (&missing.error);

  baton_store_open_async (fixture->location, BATON_STORE_CREATE, NULL, opened_cb, &made);
  wait_for (&made);
  g_assert_no_error (made.error);
  store = made.result;
  g_assert_cmpstr (baton_store_get_location (store), ==, fixture->location);
  assert_documents (store, "0");
}

static void
test_two_stores (StoreFixture *fixture)
{
  g_autoptr(BatonStore) ours = store_fixture_open (fixture);
  g_autoptr(BatonStore) theirs = store_fixture_open (fixture);
  Outcome outcomes[40] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    baton_store_write_async (i % 2 == 0 ? ours : theirs, add_func, GINT_TO_POINTER (i + 1),
                             NULL, NULL, NULL, done_cb, &outcomes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      wait_for (&outcomes[i]);
      g_assert_no_error (outcomes[i].error);
    }

  assert_documents (ours, "40");
  assert_documents (theirs, "40");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/store/write-and-read", test_write_and_read);
  store_fixture_add ("/store/failure", test_failure);
  store_fixture_add ("/store/cancel-running", test_cancel_running);
  store_fixture_add ("/store/cancel-waiting", test_cancel_waiting);
  store_fixture_add ("/store/committed-is-not-cancelled", test_committed_is_not_cancelled);
  store_fixture_add ("/store/beside-each-other", test_beside_each_other);
  store_fixture_add ("/store/close-waits", test_close_waits);
  store_fixture_add ("/store/released-in-callback", test_released_in_callback);
  store_fixture_add ("/store/open-async", test_open_async);
  store_fixture_add ("/store/two-stores", test_two_stores);

  return g_test_run ();
}
