/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-detail.h"

#include <json-glib/json-glib.h>

#include "baton-cli-time.h"

/* The members of a detail that are moments, in microseconds UTC. */
static gboolean
is_time (const char *name)
{
  return g_str_equal (name, "due") || g_str_equal (name, "until");
}

static char *
value_to_text (const char *name,
               JsonNode   *value)
{
  if (is_time (name) && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_INT64)
    return baton_cli_format_local (json_node_get_int (value));
  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (value));
  return json_to_string (value, FALSE);
}

static void
add_part (GString    *text,
          const char *part)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
}

static void
add_change (GString    *text,
            const char *name,
            JsonNode   *from,
            JsonNode   *to)
{
  g_autofree char *before = from != NULL ? value_to_text (name, from) : g_strdup ("");
  g_autofree char *after = to != NULL ? value_to_text (name, to) : g_strdup ("");
  g_autofree char *part = NULL;

  if (*name == '\0')
    part = g_strdup_printf ("%s → %s", before, after);
  else
    part = g_strdup_printf ("%s: %s → %s", name, before, after);
  add_part (text, part);
}

static void
add_changes (GString    *text,
             JsonObject *from,
             JsonObject *to)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *after;

  json_object_iter_init_ordered (&iter, to);
  while (json_object_iter_next_ordered (&iter, &name, &after))
    add_change (text, name, json_object_get_member (from, name), after);
}

static void
add_from_and_to (GString    *text,
                 JsonObject *detail)
{
  JsonNode *from = json_object_get_member (detail, "from");
  JsonNode *to = json_object_get_member (detail, "to");

  if (from != NULL && to != NULL && JSON_NODE_HOLDS_OBJECT (from) && JSON_NODE_HOLDS_OBJECT (to))
    add_changes (text, json_node_get_object (from), json_node_get_object (to));
  else if (from != NULL || to != NULL)
    add_change (text, "", from, to);
}

/* How the lead stood before is there for whoever takes it back. */
static gboolean
is_for_people (const char *name)
{
  return !g_str_equal (name, "from") && !g_str_equal (name, "to") && !g_str_equal (name, "before");
}

static void
add_rest (GString    *text,
          JsonObject *detail)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, detail);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_autofree char *shown = NULL;
      g_autofree char *part = NULL;

      if (!is_for_people (name))
        continue;
      shown = value_to_text (name, value);
      part = g_strdup_printf ("%s: %s", name, shown);
      add_part (text, part);
    }
}

/**
 * baton_cli_detail_to_text:
 * @detail: (nullable): the detail of a journal entry
 *
 * Writes the detail of a journal entry for people, what changed first.
 *
 * Returns: (transfer full) (nullable): the text, in one line
 */
char *
baton_cli_detail_to_text (const char *detail)
{
  g_autoptr(JsonNode) node = detail != NULL ? json_from_string (detail, NULL) : NULL;
  GString *text;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (detail);

  text = g_string_new (NULL);
  add_from_and_to (text, json_node_get_object (node));
  add_rest (text, json_node_get_object (node));
  return g_string_free (text, FALSE);
}
