/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-custom-json.h"
#include "baton-error.h"
#include "baton-lead-repository.h"
#include "baton-lead-row-private.h"

/**
 * BatonValueScan:
 *
 * What [func@lead_repository_scan_values] looks for; @key is that of a custom
 * field, `NULL` for a standard one.
 */
typedef struct
{
  const char         *key;
  BatonLeadValueFunc  func;
  gpointer            user_data;
  BatonArena         *strings;
  GArray             *custom;
} BatonValueScan;

static void
clear_value_scan (BatonValueScan *self)
{
  g_clear_pointer (&self->strings, baton_arena_free);
  g_clear_pointer (&self->custom, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonValueScan, clear_value_scan)

static gboolean
visit_value (BatonValueScan  *self,
             gint64           lead,
             const char      *text,
             GError         **error)
{
  if (self->key == NULL)
    {
      self->func (lead, text, self->user_data);
      return TRUE;
    }

  baton_arena_reset (self->strings);
  if (!baton_custom_json_read (text, self->strings, self->custom))
    return baton_lead_row_set_damaged (lead, error);
  for (guint i = 0; i < self->custom->len; i++)
    {
      const BatonCustomValue *value = &g_array_index (self->custom, BatonCustomValue, i);

      if (g_str_equal (value->key, self->key))
        self->func (lead, value->value, self->user_data);
    }
  return TRUE;
}

static gboolean
scan_values_of_range (BatonValueScan   *self,
                      BatonConnection  *connection,
                      const char       *query,
                      gint64            first,
                      gint64            last,
                      GError          **error)
{
  g_autoptr(BatonStatement) statement = baton_connection_prepare (connection, query, error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, first);
  baton_statement_bind (statement, 2, last);
  while (TRUE)
    {
      gboolean has_row;

      if (!baton_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!visit_value (self, baton_statement_get (statement, 0), baton_statement_get_text (statement, 1), error))
        return FALSE;
    }
}

static const char *
get_values_query (BatonField field)
{
  const char *column = baton_lead_row_get_column (field);
  g_autofree char *query =
    g_strdup_printf ("SELECT id, %s FROM lead WHERE id BETWEEN ?1 AND ?2 AND %s IS NOT NULL ORDER BY id",
                     column, column);

  return g_intern_string (query);
}

/**
 * baton_lead_repository_scan_values:
 * @connection: a connection
 * @field: the name of a standard field, or `custom.` and the key of a custom one
 * @func: (scope call): called for each lead that has a value
 * @user_data: data for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Goes through the values of one field, by rising lead.
 *
 * Fails with `BATON_ERROR_NOT_FOUND` when there is no such field, or
 * `G_IO_ERROR_CANCELLED` when cancelled.
 *
 * Returns: whether it got to the end
 */
gboolean
baton_lead_repository_scan_values (BatonConnection     *connection,
                                   const char          *field,
                                   BatonLeadValueFunc   func,
                                   gpointer             user_data,
                                   GCancellable        *cancellable,
                                   GError             **error)
{
  g_auto(BatonValueScan) scan = {
    .func = func,
    .user_data = user_data,
    .strings = baton_arena_new (),
    .custom = g_array_new (FALSE, FALSE, sizeof (BatonCustomValue)),
  };
  const char *query = "SELECT id, custom FROM lead "
                      "WHERE id BETWEEN ?1 AND ?2 AND custom IS NOT NULL ORDER BY id";
  gint64 first, last;
  BatonField standard;

  if (g_str_has_prefix (field, "custom."))
    scan.key = field + strlen ("custom.");
  else if (baton_field_from_name (field, &standard))
    query = get_values_query (standard);
  else
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND, _("There is no field “%s”"), field);
      return FALSE;
    }

  if (!baton_lead_repository_get_range (connection, &first, &last, NULL, error))
    return FALSE;
  for (; first <= last; first += BATON_LEADS_A_RANGE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !scan_values_of_range (&scan, connection, query, first, MIN (last, first + BATON_LEADS_A_RANGE - 1), error))
        return FALSE;
    }
  return TRUE;
}
