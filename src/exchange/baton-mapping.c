/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-mapping-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "baton-heading.h"
#include "baton-json.h"
#include "lead/baton-field.h"

struct _BatonMapping
{
  gatomicrefcount  ref_count;
  const char      *preset;    /* NULL for a map file. */
  GArray          *columns;   /* BatonMappedColumn, in the order of the map. */
  GHashTable      *missing;   /* Texts that mean "empty"; NULL for none. */
  char            *outcome_column;
  GHashTable      *won;
  GHashTable      *lost;
  char            *source;
};

static const char * const presets[] = {
  "facebook",
  "google",
  "hubspot",
  "mailchimp",
  "mautic",
  "salesforce",
  "zoho",
  NULL,
};

static const char * const pseudo_fields[] = {
  BATON_TARGET_FULL_NAME,
  BATON_TARGET_CREATED_AT,
  BATON_TARGET_UNSUBSCRIBED_AT,
  NULL,
};

static void
clear_column (BatonMappedColumn *column)
{
  g_free (column->heading);
  g_free (column->target);
}

static BatonMapping *
create_mapping (void)
{
  BatonMapping *self = g_new0 (BatonMapping, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->columns = g_array_new (FALSE, TRUE, sizeof (BatonMappedColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify) clear_column);
  return self;
}

static void
set_type_error (GError     **error,
                const char  *pointer,
                const char  *wanted)
{
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: a place in a JSON file, such as "/missing", and what has to stand there,
                * such as "an array of texts". */
               _("%s: this has to be %s."), pointer, wanted);
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static GHashTable *
read_texts (JsonNode    *node,
            const char  *pointer,
            GError     **error)
{
  g_autoptr(GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      set_type_error (error, pointer, _("an array of texts"));
      return NULL;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!is_text (json_array_get_element (array, i)))
        {
          g_autofree char *place = g_strdup_printf ("%s/%u", pointer, i);

          set_type_error (error, place, _("a text"));
          return NULL;
        }
      g_hash_table_add (texts, g_strstrip (g_strdup (json_array_get_string_element (array, i))));
    }

  return g_steal_pointer (&texts);
}

static char *
list_fields (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < BATON_N_FIELDS; i++)
    g_string_append_printf (list, "%s, ", baton_field_get_name (i));
  g_string_append (list, BATON_TARGET_FULL_NAME ", " BATON_TARGET_CREATED_AT);
  return g_string_free (list, FALSE);
}

/* Brings the name of a field into its one form, or says why it is none. */
static char *
read_target (const char  *name,
             const char  *pointer,
             GError     **error)
{
  g_autofree char *fields = NULL;
  BatonField field;

  if (baton_field_from_name (name, &field) || g_strv_contains (pseudo_fields, name))
    return g_strdup (name);

  if (g_str_has_prefix (name, BATON_TARGET_CUSTOM_PREFIX))
    {
      g_autofree char *key = baton_heading_make_key (name + strlen (BATON_TARGET_CUSTOM_PREFIX));

      if (*key != '\0')
        return g_strconcat (BATON_TARGET_CUSTOM_PREFIX, key, NULL);
    }

  fields = list_fields ();
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: a place in a JSON file, what stands there, and the names that may. */
               _("%s: there is no field “%s”. The fields are %s; one of your own is written custom.name."),
               pointer, name, fields);
  return NULL;
}

static const BatonMappedColumn *
find_target (BatonMapping *self,
             const char   *target)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const BatonMappedColumn *column = &g_array_index (self->columns, BatonMappedColumn, i);

      if (g_strcmp0 (column->target, target) == 0)
        return column;
    }
  return NULL;
}

static gboolean
read_column (BatonMapping  *self,
             const char    *heading,
             JsonNode      *node,
             GError       **error)
{
  g_autofree char *pointer = baton_json_make_pointer ("columns", heading, NULL);
  g_autofree char *target = NULL;
  BatonMappedColumn column = { 0 };

  if (!JSON_NODE_HOLDS_NULL (node))
    {
      const BatonMappedColumn *other;

      if (!is_text (node))
        {
          set_type_error (error, pointer, _("the name of a field, or null"));
          return FALSE;
        }
      target = read_target (json_node_get_string (node), pointer, error);
      if (target == NULL)
        return FALSE;

      other = find_target (self, target);
      if (other != NULL)
        {
          g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                       /* Translators: a place in a JSON file, the name of a field, the heading of a column. */
                       _("%s: the field %s is already taken by the column “%s”"),
                       pointer, target, other->heading);
          return FALSE;
        }
    }

  column.heading = g_strdup (heading);
  column.target = g_steal_pointer (&target);
  g_array_append_val (self->columns, column);
  return TRUE;
}

static gboolean
read_columns (BatonMapping  *self,
              JsonNode      *node,
              GError       **error)
{
  JsonObjectIter iter;
  const char *heading;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      set_type_error (error, "/columns", _("an object of headings and fields"));
      return FALSE;
    }

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &heading, &member))
    if (!read_column (self, heading, member, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_missing (BatonMapping  *self,
              JsonNode      *node,
              GError       **error)
{
  self->missing = read_texts (node, "/missing", error);
  return self->missing != NULL;
}

static gboolean
read_outcome_member (BatonMapping  *self,
                     const char    *name,
                     JsonNode      *node,
                     GError       **error)
{
  g_autofree char *pointer = baton_json_make_pointer ("outcome", name, NULL);

  if (strcmp (name, "column") == 0)
    {
      if (is_text (node))
        self->outcome_column = json_node_dup_string (node);
      else
        set_type_error (error, pointer, _("the heading of a column"));
      return self->outcome_column != NULL;
    }
  if (strcmp (name, "won") == 0)
    return (self->won = read_texts (node, pointer, error)) != NULL;
  if (strcmp (name, "lost") == 0)
    return (self->lost = read_texts (node, pointer, error)) != NULL;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: a place in a JSON file, then names that stay as they are. */
               _("%s: this is not known here. Only %s may stand here."), pointer, "column, won, lost");
  return FALSE;
}

static gboolean
read_outcome (BatonMapping  *self,
              JsonNode      *node,
              GError       **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      set_type_error (error, "/outcome", _("an object with column, won and lost"));
      return FALSE;
    }

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!read_outcome_member (self, name, member, error))
      return FALSE;

  if (self->outcome_column == NULL || (self->won == NULL && self->lost == NULL))
    {
      set_type_error (error, "/outcome", _("an object with column, and won or lost or both"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_source (BatonMapping  *self,
             JsonNode      *node,
             GError       **error)
{
  if (!is_text (node))
    {
      set_type_error (error, "/source", _("a text"));
      return FALSE;
    }
  self->source = baton_field_normalise (BATON_FIELD_SOURCE, json_node_get_string (node), NULL);
  return TRUE;
}

typedef gboolean (*ReadMember) (BatonMapping  *self,
                                JsonNode      *node,
                                GError       **error);

static const struct
{
  const char *name;
  ReadMember  read;
} members[] = {
  { "columns", read_columns },
  { "missing", read_missing },
  { "outcome", read_outcome },
  { "source", read_source },
};

static gboolean
read_member (BatonMapping  *self,
             const char    *name,
             JsonNode      *node,
             GError       **error)
{
  g_autofree char *pointer = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (strcmp (name, members[i].name) == 0)
      return members[i].read (self, node, error);

  pointer = baton_json_make_pointer (name, NULL);
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("%s: this is not known here. Only %s may stand here."),
               pointer, "columns, missing, outcome, source");
  return FALSE;
}

/**
 * baton_mapping_new_from_json:
 * @text: a map file
 * @length: its length in bytes, or -1 when it ends with a zero byte
 * @error: return location for an error
 *
 * Reads a map file: an object with any of
 *
 * - `columns`: headings and what they mean: the name of a field, `full_name`,
 *   `created_at`, `custom.name`, or `null` to leave the column out. What is not
 *   named here follows the recognised headings, or becomes a custom field.
 * - `missing`: texts that mean the same as an empty cell.
 * - `outcome`: the column that tells how a lead ended, and its texts for won
 *   and lost. It is left out of the fields unless `columns` names it, because a
 *   score that is learned from it would cheat.
 * - `source`: the source of the leads that name none themselves.
 *
 * Texts are compared as they stand, without blanks around them.
 *
 * Fails with `BATON_ERROR_INVALID`; the message begins with the place as a JSON pointer.
 *
 * Returns: (transfer full): the mapping
 */
BatonMapping *
baton_mapping_new_from_json (const char  *text,
                             gssize       length,
                             GError     **error)
{
  g_autoptr(BatonMapping) self = create_mapping ();
  g_autoptr(JsonNode) root = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  g_return_val_if_fail (text != NULL, NULL);

  root = baton_json_parse (text, length, error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("A map file is a JSON object, such as {\"columns\": {\"Lead Number\": \"external_id\"}}"));
      return NULL;
    }

  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!read_member (self, name, member, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * baton_mapping_new_preset:
 * @name: the name of a program, such as `hubspot`
 * @error: return location for an error
 *
 * Gets what is known about the exports of a program.
 *
 * Fails with `BATON_ERROR_NOT_FOUND`.
 *
 * Returns: (transfer full): the mapping
 */
BatonMapping *
baton_mapping_new_preset (const char  *name,
                          GError     **error)
{
  g_autofree char *list = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; presets[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (name, presets[i]) == 0)
        {
          BatonMapping *self = create_mapping ();

          self->preset = presets[i];
          return self;
        }
    }

  list = g_strjoinv (", ", (char **) presets);
  g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND,
               /* Translators: a name that somebody typed, and the names that there are. */
               _("There is no preset “%s”. The presets are %s."), name, list);
  return NULL;
}

BatonMapping *
baton_mapping_ref (BatonMapping *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * baton_mapping_free:
 * @self: (nullable): a mapping
 *
 * Gives up a reference. A reader holds its own.
 */
void
baton_mapping_free (BatonMapping *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->missing, g_hash_table_unref);
  g_clear_pointer (&self->won, g_hash_table_unref);
  g_clear_pointer (&self->lost, g_hash_table_unref);
  g_array_unref (self->columns);
  g_free (self->outcome_column);
  g_free (self->source);
  g_free (self);
}

/**
 * baton_mapping_get_presets:
 *
 * Lists the programs that there are presets of.
 *
 * Returns: (transfer none) (array zero-terminated=1): their names
 */
const char * const *
baton_mapping_get_presets (void)
{
  return presets;
}

const char *
baton_mapping_get_preset (BatonMapping *self)
{
  return self->preset;
}

const BatonMappedColumn *
baton_mapping_get_columns (BatonMapping *self,
                           guint        *n_columns)
{
  *n_columns = self->columns->len;
  return (const BatonMappedColumn *) self->columns->data;
}

const char *
baton_mapping_get_outcome_column (BatonMapping *self)
{
  return self->outcome_column;
}

const char *
baton_mapping_get_source (BatonMapping *self)
{
  return self->source;
}

gboolean
baton_mapping_is_missing (BatonMapping *self,
                          const char   *text)
{
  return self->missing != NULL && g_hash_table_contains (self->missing, text);
}

BatonOutcome
baton_mapping_get_outcome (BatonMapping *self,
                           const char   *text)
{
  if (self->won != NULL && g_hash_table_contains (self->won, text))
    return BATON_OUTCOME_WON;
  if (self->lost != NULL && g_hash_table_contains (self->lost, text))
    return BATON_OUTCOME_LOST;
  return BATON_OUTCOME_NONE;
}
