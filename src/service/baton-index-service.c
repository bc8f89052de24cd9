/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loads the index from the database, and keeps it up by following the journal. */

#include "baton-index-service.h"

#include "baton-index-feed-private.h"
#include "baton-journal.h"
#include "baton-lead-repository.h"
#include "baton-range-scan-private.h"
#include "baton-session-private.h"
#include "lead/baton-arena.h"

/* What the index keeps of who a lead is; other fields are loaded when a filter asks for them. */
#define INDEXED_FIELDS ((1u << BATON_FIELD_EMAIL) | (1u << BATON_FIELD_FIRST_NAME) | \
                        (1u << BATON_FIELD_LAST_NAME) | (1u << BATON_FIELD_COMPANY) | \
                        (1u << BATON_FIELD_COUNTRY) | (1u << BATON_FIELD_SOURCE) | \
                        (1u << BATON_FIELD_CAMPAIGN) | (1u << BATON_FIELD_INDUSTRY) | \
                        (1u << BATON_FIELD_DO_NOT_EMAIL))

typedef struct
{
  BatonIndex *index;
  const char *column;
} Column;

/* Leads on their way from the thread that reads them to the index. */
typedef struct
{
  BatonArena *strings;
  GArray     *rows;     /* BatonLeadRow, whose values are in strings */
} Leads;

static void
leads_free (Leads *self)
{
  baton_arena_free (self->strings);
  g_array_unref (self->rows);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leads, leads_free)

static gboolean
keep_row (const BatonLeadRow  *row,
          const BatonEvent    *events,
          guint                n_events,
          gpointer             user_data,
          GError             **error)
{
  Leads *leads = user_data;
  BatonLeadRow kept = *row;

  for (guint i = 0; i < BATON_N_FIELDS; i++)
    kept.record.values[i] = baton_arena_copy (leads->strings, row->record.values[i]);
  g_array_append_val (leads->rows, kept);
  return TRUE;
}

static gpointer
read_leads (BatonConnection  *connection,
            gint64            first,
            gint64            last,
            gpointer          user_data,
            GError          **error)
{
  g_autoptr(Leads) leads = g_new (Leads, 1);

  leads->strings = baton_arena_new ();
  leads->rows = g_array_new (FALSE, FALSE, sizeof (BatonLeadRow));
  if (!baton_lead_repository_scan (connection, first, last, INDEXED_FIELDS, FALSE, FALSE, keep_row, leads,
                                   NULL, error))
    return NULL;
  return g_steal_pointer (&leads);
}

static gboolean
put_leads (BatonIndex      *index,
           BatonRangeScan  *scan,
           GError         **error)
{
  while (TRUE)
    {
      g_autoptr(Leads) leads = NULL;

      if (!baton_range_scan_next (scan, (gpointer *) &leads, error))
        return FALSE;
      if (leads == NULL)
        return TRUE;
      for (guint i = 0; i < leads->rows->len; i++)
        {
          const BatonLeadRow *row = &g_array_index (leads->rows, BatonLeadRow, i);

          baton_index_put (index, row->id, &row->record, &row->state);
        }
    }
}

static void
put_value (gint64      lead,
           const char *value,
           gpointer    user_data)
{
  Column *column = user_data;

  baton_index_set_value (column->index, column->column, lead, value);
}

static gboolean
load_column (BatonSession  *session,
             BatonIndex    *index,
             const char    *name,
             GCancellable  *cancellable,
             GError       **error)
{
  Column column = { index, name };

  if (baton_index_has_column (index, name))
    return TRUE;
  baton_index_begin_column (index, name);
  if (!baton_lead_repository_scan_values (baton_session_get_connection (session), name,
                                          put_value, &column, cancellable, error))
    return FALSE;
  baton_index_end_column (index, name);
  return TRUE;
}

/* The columns that a filter asks for and the index does not have yet. */
static gboolean
load_columns (BatonSession  *session,
              BatonIndex    *index,
              BatonFilter   *filter,
              GCancellable  *cancellable,
              GError       **error)
{
  const char * const *names = filter != NULL ? baton_filter_get_columns (filter) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (!load_column (session, index, names[i], cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_up_index (BatonSession  *session,
              BatonIndex    *index,
              GError       **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  GPtrArray *people = policy != NULL ? baton_session_get_people (session, error) : NULL;
  gint64 me;

  if (people == NULL || !baton_session_get_person (session, &me, error))
    return FALSE;

  baton_index_set_process (index, policy->process);
  baton_index_set_people (index, people, me);
  return TRUE;
}

static gboolean
load (BatonSession  *session,
      BatonIndex    *index,
      BatonFilter   *filter,
      GCancellable  *cancellable,
      GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  gint64 position, first, last, count;

  if (!set_up_index (session, index, error) ||
      !baton_journal_get_last (connection, &position, error) ||
      !baton_lead_repository_get_range (connection, &first, &last, &count, error))
    return FALSE;
  if (count > 0)
    {
      g_autoptr(BatonRangeScan) scan =
        baton_range_scan_new (connection, !baton_session_is_grouped (session), position, first, last,
                              read_leads, (GDestroyNotify) leads_free, NULL, cancellable);

      baton_index_expect (index, (guint) MIN (count, G_MAXINT32));
      if (!put_leads (index, scan, error))
        return FALSE;
    }

  baton_index_set_position (index, position);
  return load_columns (session, index, filter, cancellable, error);
}

/**
 * baton_parse_filter:
 * @session: a session
 * @text: a filter, as people write it
 * @error: return location for an error
 *
 * Parses a filter with the stages of the process in force.
 *
 * Fails with %BATON_ERROR_INVALID, naming the term.
 *
 * Returns: (transfer full) (nullable): the filter
 */
BatonFilter *
baton_parse_filter (BatonSession  *session,
                    const char    *text,
                    GError       **error)
{
  g_autoptr(BatonFilter) filter = NULL;
  const BatonPolicy *policy;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  policy = baton_session_get_policy (session, error);
  if (policy != NULL)
    filter = baton_filter_parse (text, policy->process, baton_session_get_now (session), error);
  if (!baton_session_end (session, filter != NULL, error))
    return NULL;
  return g_steal_pointer (&filter);
}

/**
 * baton_load_index:
 * @session: a session
 * @filter: (nullable): a filter whose columns are wanted too
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads the index of all leads as they stand at one moment.
 *
 * Returns: (transfer full) (nullable): the index, which tells the journal
 *   number that it stands at
 */
BatonIndex *
baton_load_index (BatonSession  *session,
                  BatonFilter   *filter,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(BatonIndex) index = baton_index_new ();
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  done = load (session, index, filter, cancellable, error);
  if (!baton_session_end (session, done, error))
    return NULL;
  return g_steal_pointer (&index);
}

/**
 * baton_load_column:
 * @session: a session
 * @index: an index
 * @name: a field such as `city` or `custom.plan`
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads a column of values into the index, to sort by or to count, unless it is there.
 *
 * Returns: whether it is there
 */
gboolean
baton_load_column (BatonSession  *session,
                   BatonIndex    *index,
                   const char    *name,
                   GCancellable  *cancellable,
                   GError       **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return FALSE;
  done = load_column (session, index, name, cancellable, error);
  return baton_session_end (session, done, error);
}

/**
 * baton_read_column:
 * @session: a session
 * @name: a field such as `city` or `custom.plan`
 * @func: (scope call): told of each value
 * @user_data: data for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the values of a column, for an index that another thread uses.
 *
 * Returns: whether it got to the end
 */
gboolean
baton_read_column (BatonSession     *session,
                   const char       *name,
                   BatonColumnFunc   func,
                   gpointer          user_data,
                   GCancellable     *cancellable,
                   GError          **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return FALSE;
  done = baton_lead_repository_scan_values (baton_session_get_connection (session), name, func, user_data,
                                            cancellable, error);
  return baton_session_end (session, done, error);
}

static gboolean
put_lead (gint64                 lead,
          const BatonRecord     *record,
          const BatonLeadState  *state,
          gpointer               user_data)
{
  baton_index_put (user_data, lead, record, state);
  return TRUE;
}

static gboolean
remove_lead (gint64   lead,
             gpointer user_data)
{
  baton_index_remove (user_data, lead);
  return TRUE;
}

/**
 * baton_follow_index:
 * @session: a session
 * @index: an index
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Brings the index up to what the database says now, by the journal entries
 * that it has not seen, with the columns that filters asked for.
 *
 * Returns: whether it is up to date
 */
gboolean
baton_follow_index (BatonSession  *session,
                    BatonIndex    *index,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const BatonIndexFeed feed = { put_lead, remove_lead, index };
  gint64 position = baton_index_get_position (index);
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return FALSE;
  done = set_up_index (session, index, error) &&
         baton_index_feed_walk (session, &feed, &position, cancellable, error);
  if (done)
    baton_index_set_position (index, position);
  return baton_session_end (session, done, error);
}
