/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-selection.h"

#include "baton-cli-error.h"
#include "baton-error.h"
#include "baton-index-service.h"

static GArray *
list_ids (BatonIndex *index,
          GArray     *rows,
          guint64     limit)
{
  guint n = limit != 0 && limit < rows->len ? (guint) limit : rows->len;
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = baton_index_get_id (index, g_array_index (rows, guint, i));

      g_array_append_val (ids, id);
    }
  return ids;
}

/* Few of the fields are in the index from the start. */
static GArray *
select_rows (BatonCli     *cli,
             BatonIndex   *index,
             BatonFilter  *filter,
             const char   *sort,
             GError      **error)
{
  gboolean descending = sort != NULL && *sort == '-';
  const char *name = descending ? sort + 1 : sort;
  g_autoptr(GError) local_error = NULL;
  GArray *rows;

  rows = baton_index_select (index, filter, name, descending, cli->cancellable, &local_error);
  if (rows == NULL && g_error_matches (local_error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
    {
      g_clear_error (&local_error);
      if (!baton_load_column (cli->session, index, name, cli->cancellable, error))
        return NULL;
      rows = baton_index_select (index, filter, name, descending, cli->cancellable, &local_error);
    }

  if (rows == NULL)
    {
      baton_cli_blame_usage (&local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return rows;
}

/**
 * baton_cli_selection_make:
 * @self: a zeroed selection
 * @cli: the run, whose session is in a transaction
 * @filter: which leads
 * @sort: (nullable): the field to order by, with a minus before it for the
 *   largest first
 * @limit: the most leads; 0 for all
 * @error: return location for an error
 *
 * Selects leads.
 *
 * Returns: whether they are selected
 */
gboolean
baton_cli_selection_make (BatonCliSelection  *self,
                          BatonCli           *cli,
                          const char         *filter,
                          const char         *sort,
                          guint64             limit,
                          GError            **error)
{
  g_autoptr(BatonFilter) parsed = NULL;
  g_autoptr(BatonIndex) index = NULL;
  g_autoptr(GArray) rows = NULL;

  if (!baton_cli_names_load (&self->names, cli, error))
    return FALSE;
  parsed = baton_parse_filter (cli->session, filter, error);
  if (parsed == NULL)
    {
      baton_cli_blame_usage (error);
      return FALSE;
    }
  index = baton_load_index (cli->session, parsed, cli->cancellable, error);
  if (index == NULL)
    return FALSE;
  rows = select_rows (cli, index, parsed, sort, error);
  if (rows == NULL)
    return FALSE;

  self->leads = list_ids (index, rows, limit);
  return TRUE;
}

void
baton_cli_selection_clear (BatonCliSelection *self)
{
  baton_cli_names_clear (&self->names);
  g_clear_pointer (&self->leads, g_array_unref);
}

/**
 * baton_cli_selection_each:
 * @self: a selection
 * @cli: the run
 * @func: (scope call): what to do with each lead
 * @user_data: data for it
 * @error: return location for an error
 *
 * Goes through the leads, one in memory at a time.
 *
 * Returns: whether all were gone through
 */
gboolean
baton_cli_selection_each (const BatonCliSelection  *self,
                          BatonCli                 *cli,
                          BatonCliLeadFunc          func,
                          gpointer                  user_data,
                          GError                  **error)
{
  g_auto(BatonLeadRow) row = { 0, };

  for (guint i = 0; i < self->leads->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cli->cancellable, error) ||
          !baton_load_lead (cli->session, g_array_index (self->leads, gint64, i), &row, error) ||
          !func (&row, user_data, error))
        return FALSE;
    }
  return TRUE;
}
