/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-record-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-cell-value.h"
#include "baton-error.h"
#include "baton-heading.h"
#include "baton-json.h"
#include "baton-mapping-private.h"
#include "baton-time-text.h"

/**
 * BatonRecordParser:
 *
 * Fills a record with the fields of a lead that stand in JSON objects.
 */
struct _BatonRecordParser
{
  BatonArena  *arena;    /* Keeps the strings; not owned. */
  BatonRecord *record;   /* Being filled. */
  GArray      *customs;  /* BatonCustomValue, in the order that they came in. */
  GTimeZone   *zone;
};

/**
 * baton_record_parser_new:
 * @arena: where to keep the strings; has to live longer than the parser
 *
 * Makes a parser.
 *
 * Returns: (transfer full): the parser
 */
BatonRecordParser *
baton_record_parser_new (BatonArena *arena)
{
  BatonRecordParser *self = g_new0 (BatonRecordParser, 1);

  self->arena = arena;
  self->customs = g_array_new (FALSE, FALSE, sizeof (BatonCustomValue));
  self->zone = g_time_zone_new_local ();
  return self;
}

void
baton_record_parser_free (BatonRecordParser *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->customs);
  g_time_zone_unref (self->zone);
  g_free (self);
}

/**
 * baton_record_parser_begin:
 * @self: a parser
 * @record: the record to fill, which is empty
 *
 * Begins with a record. It lends its custom fields from the parser until the
 * next one is begun.
 */
void
baton_record_parser_begin (BatonRecordParser *self,
                           BatonRecord       *record)
{
  self->record = record;
  g_array_set_size (self->customs, 0);
}

static char *
keep (BatonRecordParser *self,
      const char        *text)
{
  return baton_arena_add (self->arena, text, strlen (text));
}

static char *
write_list (JsonArray *array)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *text = baton_json_dup_scalar (element);

      if (text == NULL && !JSON_NODE_HOLDS_NULL (element))
        return NULL;
      if (text == NULL || *text == '\0')
        continue;
      if (list->len > 0)
        g_string_append_c (list, ';');
      g_string_append (list, text);
    }
  return g_strdup (list->str);
}

/**
 * baton_record_parser_set_field:
 * @self: a parser
 * @field: a field
 * @text: its value as somebody wrote it
 * @error: return location for an error
 *
 * Sets a standard field, unless the text is empty.
 *
 * Fails with `BATON_ERROR_INVALID` when the text is none of the field's kind.
 *
 * Returns: whether it could be set
 */
gboolean
baton_record_parser_set_field (BatonRecordParser  *self,
                               BatonField          field,
                               const char         *text,
                               GError            **error)
{
  g_autoptr(GError) local_error = NULL;
  char *copy = g_strstrip (keep (self, text));
  const char *value;

  if (*copy == '\0')
    return TRUE;
  value = baton_cell_value_read (field, copy, strlen (copy), self->arena, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (value != NULL)
    self->record->values[field] = value;
  return TRUE;
}

static void
set_custom (BatonRecordParser *self,
            const char        *name,
            const char        *text)
{
  g_autofree char *key = baton_heading_make_key (name);
  char *copy = keep (self, text);
  BatonCustomValue custom;

  custom.key = keep (self, key);
  custom.value = baton_cell_value_read (BATON_N_FIELDS, copy, strlen (copy), self->arena, NULL);
  if (*key != '\0' && custom.value != NULL)
    g_array_append_val (self->customs, custom);
}

static gboolean
set_full_name (BatonRecordParser  *self,
               const char         *text,
               GError            **error)
{
  const char **first = &self->record->values[BATON_FIELD_FIRST_NAME];
  const char **last = &self->record->values[BATON_FIELD_LAST_NAME];

  if (*first != NULL || *last != NULL)
    return TRUE;
  if (!baton_record_parser_set_field (self, BATON_FIELD_LAST_NAME, text, error))
    return FALSE;
  if (*last != NULL)
    baton_cell_value_split (*last, self->arena, first, last);
  return TRUE;
}

static gboolean
set_named (BatonRecordParser  *self,
           const char         *name,
           const char         *text,
           GError            **error)
{
  BatonField field;

  if (baton_field_from_name (name, &field))
    return baton_record_parser_set_field (self, field, text, error);
  if (strcmp (name, BATON_TARGET_FULL_NAME) == 0 || strcmp (name, "name") == 0)
    return set_full_name (self, text, error);
  if (strcmp (name, BATON_TARGET_CREATED_AT) == 0
      && baton_time_text_parse_iso (text, self->zone, &self->record->created_at))
    return TRUE;

  if (g_str_has_prefix (name, BATON_TARGET_CUSTOM_PREFIX))
    name += strlen (BATON_TARGET_CUSTOM_PREFIX);
  set_custom (self, name, text);
  return TRUE;
}

/**
 * baton_record_parser_read_member:
 * @self: a parser
 * @name: the name of a field: a standard one, `name` or `full_name`,
 *   `created_at`, or any other for a custom field, with or without `custom.`
 * @node: its value; several become a list; null is nothing
 * @error: return location for an error
 *
 * Sets a field from a member of a JSON object. The member `custom` may be an
 * object of custom fields.
 *
 * Fails with `BATON_ERROR_INVALID` when the value is none of the field's kind.
 *
 * Returns: whether it could be set
 */
gboolean
baton_record_parser_read_member (BatonRecordParser  *self,
                                 const char         *name,
                                 JsonNode           *node,
                                 GError            **error)
{
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;
  BatonField field;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_OBJECT (node) && strcmp (name, "custom") == 0)
    return baton_record_parser_read_object (self, node, error);

  text = JSON_NODE_HOLDS_ARRAY (node) ? write_list (json_node_get_array (node)) : baton_json_dup_scalar (node);
  if (text != NULL)
    return *text == '\0' || set_named (self, name, text, error);

  if (baton_field_from_name (name, &field))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   /* Translators: the name of a field. */
                   _("The field %s has to be a text, a number, yes or no, or a list of them"), name);
      return FALSE;
    }

  json = baton_json_write (node);
  set_custom (self, name, json);
  return TRUE;
}

/**
 * baton_record_parser_read_object:
 * @self: a parser
 * @node: an object of fields and values
 * @error: return location for an error
 *
 * Sets a field from each member of a JSON object.
 *
 * Fails with `BATON_ERROR_INVALID`.
 *
 * Returns: whether all could be set
 */
gboolean
baton_record_parser_read_object (BatonRecordParser  *self,
                                 JsonNode           *node,
                                 GError            **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID, _("This has to be an object of fields and values"));
      return FALSE;
    }

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!baton_record_parser_read_member (self, name, member, error))
      return FALSE;
  return TRUE;
}

static int
compare_customs (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const BatonCustomValue *) a)->key, ((const BatonCustomValue *) b)->key);
}

/**
 * baton_record_parser_finish:
 * @self: a parser
 *
 * Finishes the record: sorts its custom fields, and keeps the first of those
 * that have one key.
 */
void
baton_record_parser_finish (BatonRecordParser *self)
{
  BatonCustomValue *customs = (BatonCustomValue *) self->customs->data;
  guint n = 0;

  if (self->customs->len == 0)
    return;

  g_array_sort (self->customs, compare_customs);
  for (guint i = 0; i < self->customs->len; i++)
    if (n == 0 || strcmp (customs[n - 1].key, customs[i].key) != 0)
      customs[n++] = customs[i];

  self->record->custom = customs;
  self->record->n_custom = n;
}
