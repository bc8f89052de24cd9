/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-range-scan-private.h"

#include "baton-journal.h"

/* Leads of a range: enough that beginning one costs nothing, and few enough
 * that taking them begins soon and what waits for it is small. */
#define RANGE 5000

#define N_READERS 2

/* How many ranges may be read before the first of them is taken. */
#define MAX_AHEAD 8

/* Invariants, guarded by the mutex while there are readers: n_taken <= n_begun;
 * ranges[i] is there while range i is read but not taken; once error or stopped
 * is set, no range is begun; n_readers of the threads may still begin one. */
struct _BatonRangeScan
{
  BatonConnection  *connection;
  GCancellable     *cancellable;
  gint64            position;
  gint64            first;
  gint64            last;
  BatonRangeFunc    read;
  GDestroyNotify    free_range;
  gpointer          user_data;

  GThread          *readers[N_READERS];
  GMutex            mutex;
  GCond             changed;
  gpointer         *ranges;
  guint             n_ranges;
  guint             n_begun;
  guint             n_taken;
  guint             n_readers;
  GError           *error;
  gboolean          stopped;
};

static gpointer
read_range (BatonRangeScan   *self,
            BatonConnection  *connection,
            guint             number,
            GError          **error)
{
  gint64 start = self->first + (gint64) number * RANGE;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  return self->read (connection, start, MIN (start + RANGE - 1, self->last), self->user_data, error);
}

/* Waits until another range may be begun; FALSE when none will be. */
static gboolean
begin_range (BatonRangeScan *self,
             guint          *number)
{
  gboolean begun;

  g_mutex_lock (&self->mutex);
  while (self->error == NULL && !self->stopped && self->n_begun - self->n_taken >= MAX_AHEAD)
    g_cond_wait (&self->changed, &self->mutex);
  begun = self->error == NULL && !self->stopped && self->n_begun < self->n_ranges;
  if (begun)
    *number = self->n_begun++;
  g_mutex_unlock (&self->mutex);
  return begun;
}

static void
end_range (BatonRangeScan *self,
           guint           number,
           gpointer        range)
{
  g_mutex_lock (&self->mutex);
  self->ranges[number] = range;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/* Only the first error matters: the others follow from it. */
static void
leave (BatonRangeScan *self,
       GError         *error)
{
  g_mutex_lock (&self->mutex);
  self->n_readers--;
  if (self->error == NULL)
    self->error = error;
  else
    g_clear_error (&error);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/* Another process may have written since the scan's own connection began to read. */
static gboolean
sees_the_same (BatonRangeScan   *self,
               BatonConnection  *connection,
               gboolean         *same,
               GError          **error)
{
  gint64 position;

  if (!baton_journal_get_last (connection, &position, error))
    return FALSE;
  *same = self->position < 0 || position == self->position;
  return TRUE;
}

static gboolean
read_ranges (BatonRangeScan   *self,
             BatonConnection  *connection,
             GError          **error)
{
  gboolean same;
  guint number;

  if (!baton_connection_begin (connection, BATON_TRANSACTION_READ, self->cancellable, error) ||
      !sees_the_same (self, connection, &same, error))
    return FALSE;

  while (same && begin_range (self, &number))
    {
      gpointer range = read_range (self, connection, number, error);

      if (range == NULL)
        return FALSE;
      end_range (self, number, range);
    }
  return TRUE;
}

static gpointer
read_thread (gpointer data)
{
  BatonRangeScan *self = data;
  g_autoptr(BatonConnection) connection = NULL;
  GError *error = NULL;

  connection = baton_connection_open_reader (self->connection, &error);
  if (connection != NULL)
    read_ranges (self, connection, &error);
  leave (self, error);
  return NULL;
}

/*
 * baton_range_scan_new:
 * @connection: a connection in a transaction
 * @beside: whether what is committed is all that @connection would read
 * @position: the last number of the journal that others must see to read
 *   beside it; -1 where nobody else can write
 * @first: the number of the first lead
 * @last: that of the last one
 * @read: reads a range
 * @free_range: frees what @read returns
 *
 * Begins to read. Many leads are read on threads with connections of their own,
 * as far as these see what @connection sees; otherwise @connection reads them.
 */
BatonRangeScan *
baton_range_scan_new (BatonConnection  *connection,
                      gboolean          beside,
                      gint64            position,
                      gint64            first,
                      gint64            last,
                      BatonRangeFunc    read,
                      GDestroyNotify    free_range,
                      gpointer          user_data,
                      GCancellable     *cancellable)
{
  BatonRangeScan *self = g_new0 (BatonRangeScan, 1);

  self->connection = g_object_ref (connection);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->position = position;
  self->first = first;
  self->last = last;
  self->read = read;
  self->free_range = free_range;
  self->user_data = user_data;
  self->n_ranges = (guint) ((last - first) / RANGE + 1);
  self->ranges = g_new0 (gpointer, self->n_ranges);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);

  if (beside && self->n_ranges > 1 && baton_connection_can_be_read_beside (connection))
    {
      self->n_readers = N_READERS;
      for (guint i = 0; i < N_READERS; i++)
        self->readers[i] = g_thread_new ("baton-reader", read_thread, self);
    }
  return self;
}

/* The next range as the readers made it; NULL without an error where none of
 * them has begun it and none will. */
static gpointer
take_range (BatonRangeScan  *self,
            GError         **error)
{
  gpointer range;

  g_mutex_lock (&self->mutex);
  while (self->ranges[self->n_taken] == NULL && self->error == NULL && self->n_readers > 0)
    g_cond_wait (&self->changed, &self->mutex);
  range = g_steal_pointer (&self->ranges[self->n_taken]);
  if (range == NULL && self->error != NULL)
    g_propagate_error (error, g_error_copy (self->error));
  else
    self->n_taken++;
  self->n_begun = MAX (self->n_begun, self->n_taken);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  return range;
}

/*
 * baton_range_scan_next:
 * @range: (out) (nullable) (transfer full): what was made of the next range;
 *   NULL at the end
 *
 * Waits for the next range.
 */
gboolean
baton_range_scan_next (BatonRangeScan  *self,
                       gpointer        *range,
                       GError         **error)
{
  g_autoptr(GError) local_error = NULL;
  guint number = self->n_taken;

  *range = NULL;
  if (number == self->n_ranges)
    return TRUE;

  *range = take_range (self, &local_error);
  if (*range == NULL && local_error == NULL)
    *range = read_range (self, self->connection, number, &local_error);
  if (*range == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return *range != NULL;
}

/* How much has been taken, from 0 to 1. */
double
baton_range_scan_get_progress (BatonRangeScan *self)
{
  return (double) self->n_taken / self->n_ranges;
}

/* Stops what still runs. */
void
baton_range_scan_free (BatonRangeScan *self)
{
  if (self == NULL)
    return;

  g_mutex_lock (&self->mutex);
  self->stopped = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < N_READERS; i++)
    g_clear_pointer (&self->readers[i], g_thread_join);

  for (guint i = 0; i < self->n_ranges; i++)
    g_clear_pointer (&self->ranges[i], self->free_range);
  g_free (self->ranges);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_clear_object (&self->cancellable);
  g_object_unref (self->connection);
  g_free (self);
}
