/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-past-record-private.h"

#include "baton-restore-private.h"

#define CUSTOM_PREFIX "custom."

/* Of a lead that was changed more often the oldest changes are not gone back over. */
#define MAX_ENTRIES 1000

/*
 * baton_past_record_clear:
 *
 * Frees what a past record holds; it is then valid and empty.
 */
void
baton_past_record_clear (BatonPastRecord *self)
{
  g_clear_pointer (&self->details, g_ptr_array_unref);
  g_clear_pointer (&self->custom, g_array_unref);
  self->record = (BatonRecord) { .values = { NULL } };
}

static void
take_back (BatonPastRecord *self,
           JsonObject      *from)
{
  g_autoptr(GList) names = json_object_get_members (from);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = l->data;
      const char *value = json_object_get_string_member_with_default (from, name, "");
      BatonField field;

      if (g_str_has_prefix (name, CUSTOM_PREFIX))
        baton_restore_put_custom (self->custom, name + strlen (CUSTOM_PREFIX), value);
      else if (baton_field_from_name (name, &field))
        self->record.values[field] = *value != '\0' ? value : NULL;
    }
}

/*
 * baton_past_record_load:
 * @self: an empty past record
 * @row: the lead as it is now, which has to outlive @self
 * @at: a time, in microseconds UTC
 *
 * Goes back over the changes in the journal to who the lead was at a time.
 */
gboolean
baton_past_record_load (BatonPastRecord     *self,
                        BatonConnection     *connection,
                        const BatonLeadRow  *row,
                        gint64               at,
                        GError             **error)
{
  g_autoptr(GPtrArray) entries = baton_journal_of_lead (connection, row->id, MAX_ENTRIES, error);

  if (entries == NULL)
    return FALSE;

  self->record = row->record;
  self->details = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  self->custom = g_array_new (FALSE, FALSE, sizeof (BatonCustomValue));
  g_array_append_vals (self->custom, row->record.custom, row->record.n_custom);
  for (guint i = 0; i < entries->len; i++)
    {
      const BatonJournalEntry *entry = g_ptr_array_index (entries, i);
      JsonNode *node;

      if (entry->at <= at || !g_str_equal (entry->action, "lead-changed"))
        continue;
      node = baton_restore_read_detail (entry, error);
      if (node == NULL)
        return FALSE;
      g_ptr_array_add (self->details, node);
      if (json_object_has_member (json_node_get_object (node), "from"))
        take_back (self, json_object_get_object_member (json_node_get_object (node), "from"));
    }
  self->record.custom = (const BatonCustomValue *) (gpointer) self->custom->data;
  self->record.n_custom = self->custom->len;
  return TRUE;
}
