/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives a lead the values back that it had before a change in the journal. */

#include "baton-restore-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "baton-newcomer-private.h"

#define CUSTOM_PREFIX "custom."

/*
 * baton_restore_read_detail:
 *
 * Parses what a journal entry says beyond who, what and when.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
baton_restore_read_detail (const BatonJournalEntry  *entry,
                           GError                  **error)
{
  g_autoptr(JsonNode) node = entry->detail != NULL ? json_from_string (entry->detail, NULL) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return g_steal_pointer (&node);
  g_set_error (error, BATON_ERROR, BATON_ERROR_DAMAGED,
               _("Journal entry %" PRId64 " does not say what it changed"), entry->seq);
  return NULL;
}

/*
 * baton_restore_put_custom:
 * @custom: (element-type BatonCustomValue): values, sorted by key
 *
 * Puts a custom value where it belongs; "" takes it out.
 */
void
baton_restore_put_custom (GArray     *custom,
                          const char *key,
                          const char *value)
{
  const BatonCustomValue entry = { key, value };
  guint place;

  for (place = 0; place < custom->len; place++)
    {
      int order = strcmp (g_array_index (custom, BatonCustomValue, place).key, key);

      if (order == 0)
        g_array_remove_index (custom, place);
      if (order >= 0)
        break;
    }
  if (*value != '\0')
    g_array_insert_val (custom, place, entry);
}

static gboolean
is_still (const char *value,
          const char *given)
{
  return g_strcmp0 (value != NULL ? value : "", given) == 0;
}

/* The fields of a lead whose value is still the one that the change gave. */
static gboolean
restore_fields (const BatonRecord *now,
                JsonObject        *from,
                JsonObject        *to,
                BatonRecord       *after,
                GArray            *custom)
{
  g_autoptr(GList) names = json_object_get_members (to);
  gboolean restored = FALSE;

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = l->data;
      const char *key = g_str_has_prefix (name, CUSTOM_PREFIX) ? name + strlen (CUSTOM_PREFIX) : NULL;
      const char *given = json_object_get_string_member_with_default (to, name, "");
      const char *before = json_object_get_string_member_with_default (from, name, "");
      BatonField field;

      if (key != NULL && is_still (baton_record_get_custom (now, key), given))
        {
          restored = TRUE;
          baton_restore_put_custom (custom, key, before);
        }
      else if (key == NULL && baton_field_from_name (name, &field) && is_still (now->values[field], given))
        {
          restored = TRUE;
          after->values[field] = *before == '\0' ? NULL : before;
        }
    }
  return restored;
}

/*
 * baton_restore_record:
 * @entry: a journal entry that tells what was changed of a lead
 * @restored: (out): whether there was anything to bring back
 *
 * Gives a lead its earlier values back, but for those that are no longer the
 * ones that the change gave. It is not scored.
 *
 * Fails with %BATON_ERROR_CONFLICT when another lead has its identity now.
 */
gboolean
baton_restore_record (BatonSession             *session,
                      const BatonJournalEntry  *entry,
                      gboolean                 *restored,
                      GError                  **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(JsonNode) node = baton_restore_read_detail (entry, error);
  g_autoptr(GArray) custom = g_array_new (FALSE, FALSE, sizeof (BatonCustomValue));
  g_auto(BatonLeadRow) row = { 0, };
  BatonRecord after;
  JsonObject *detail;

  *restored = FALSE;
  if (node == NULL || !baton_lead_repository_load (connection, entry->lead, &row, error))
    return FALSE;

  detail = json_node_get_object (node);
  if (!json_object_has_member (detail, "from") || !json_object_has_member (detail, "to"))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_DAMAGED,
                   _("Journal entry %" PRId64 " does not say what it changed"), entry->seq);
      return FALSE;
    }

  after = row.record;
  if (row.record.n_custom > 0)
    g_array_append_vals (custom, row.record.custom, row.record.n_custom);
  *restored = restore_fields (&row.record, json_object_get_object_member (detail, "from"),
                              json_object_get_object_member (detail, "to"), &after, custom);
  if (!*restored)
    return TRUE;

  after.custom = (const BatonCustomValue *) (void *) custom->data;
  after.n_custom = custom->len;
  return baton_newcomer_check_free (session, row.id, &row.record, &after, error) &&
         baton_lead_repository_update_record (connection, row.id, &row.record, &after, error);
}
