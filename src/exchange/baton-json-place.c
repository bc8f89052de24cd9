/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-json-place.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "baton-error.h"
#include "baton-json.h"

static void
append_pointer (GString              *pointer,
                const BatonJsonPlace *self)
{
  if (self->parent == NULL)
    return;

  append_pointer (pointer, self->parent);
  if (self->name != NULL)
    {
      g_autofree char *last = baton_json_make_pointer (self->name, NULL);

      g_string_append (pointer, last);
    }
  else
    g_string_append_printf (pointer, "/%u", self->index);
}

/**
 * baton_json_place_of_document:
 * @root: the outermost value
 *
 * Returns: the place of the whole document
 */
BatonJsonPlace
baton_json_place_of_document (JsonNode *root)
{
  return (BatonJsonPlace) { .node = root };
}

/**
 * baton_json_place_get_element:
 * @self: an array
 * @index: the number of an element that it has
 *
 * Returns: the element
 */
BatonJsonPlace
baton_json_place_get_element (const BatonJsonPlace *self,
                              guint                 index)
{
  JsonArray *array = json_node_get_array (self->node);

  return (BatonJsonPlace) { .parent = self, .index = index, .node = json_array_get_element (array, index) };
}

/**
 * baton_json_place_find:
 * @self: an object
 * @name: the name of a member, lent to @member
 * @member: (out): return location for the member
 *
 * Returns: whether there is such a member, and it is not `null`
 */
gboolean
baton_json_place_find (const BatonJsonPlace *self,
                       const char           *name,
                       BatonJsonPlace       *member)
{
  JsonNode *node = json_object_get_member (json_node_get_object (self->node), name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return FALSE;
  *member = (BatonJsonPlace) { .parent = self, .name = name, .node = node };
  return TRUE;
}

/**
 * baton_json_place_require:
 * @self: an object
 * @name: the name of a member, lent to @member
 * @member: (out): return location for the member
 * @error: return location for an error
 *
 * Fails with `BATON_ERROR_INVALID` when there is no such member.
 *
 * Returns: whether there is
 */
gboolean
baton_json_place_require (const BatonJsonPlace  *self,
                          const char            *name,
                          BatonJsonPlace        *member,
                          GError               **error)
{
  if (baton_json_place_find (self, name, member))
    return TRUE;
  return baton_json_place_fail (self, error, _("“%s” is missing"), name);
}

/**
 * baton_json_place_check_object:
 * @self: a value
 * @names: (nullable) (array zero-terminated=1): the members that are known;
 *   `NULL` for any
 * @error: return location for an error
 *
 * Fails with `BATON_ERROR_INVALID` when it is no object, or has a member that
 * is not known: that is a spelling mistake more often than not. `$schema` may
 * always stand there.
 *
 * Returns: whether it is such an object
 */
gboolean
baton_json_place_check_object (const BatonJsonPlace  *self,
                               const char * const    *names,
                               GError               **error)
{
  JsonObjectIter iter;
  const char *name;

  if (!JSON_NODE_HOLDS_OBJECT (self->node))
    return baton_json_place_fail (self, error, _("an object is needed here, such as {…}"));
  if (names == NULL)
    return TRUE;

  json_object_iter_init (&iter, json_node_get_object (self->node));
  while (json_object_iter_next (&iter, &name, NULL))
    {
      BatonJsonPlace member = { .parent = self, .name = name };
      g_autofree char *known = NULL;

      if (g_strv_contains (names, name) || g_str_equal (name, "$schema"))
        continue;
      known = g_strjoinv (", ", (char **) names);
      return baton_json_place_fail (&member, error, _("“%s” is not known here; known are %s"), name, known);
    }
  return TRUE;
}

/**
 * baton_json_place_check_array:
 * @self: a value
 * @length: (out): return location for its length
 * @error: return location for an error
 *
 * Fails with `BATON_ERROR_INVALID` when it is no array.
 *
 * Returns: whether it is one
 */
gboolean
baton_json_place_check_array (const BatonJsonPlace  *self,
                              guint                 *length,
                              GError               **error)
{
  if (!JSON_NODE_HOLDS_ARRAY (self->node))
    return baton_json_place_fail (self, error, _("a list is needed here, such as […]"));
  *length = json_array_get_length (json_node_get_array (self->node));
  return TRUE;
}

static GType
type_of (const BatonJsonPlace *self)
{
  return JSON_NODE_HOLDS_VALUE (self->node) ? json_node_get_value_type (self->node) : G_TYPE_INVALID;
}

/**
 * baton_json_place_get_text:
 * @self: a value
 * @text: (out) (transfer none): return location for the text
 * @error: return location for an error
 *
 * Fails with `BATON_ERROR_INVALID` when it is no text.
 *
 * Returns: whether it is text
 */
gboolean
baton_json_place_get_text (const BatonJsonPlace  *self,
                           const char           **text,
                           GError               **error)
{
  if (type_of (self) != G_TYPE_STRING)
    return baton_json_place_fail (self, error, _("text is needed here, in quotation marks"));
  *text = json_node_get_string (self->node);
  return TRUE;
}

/**
 * baton_json_place_get_integer:
 * @self: a value
 * @least: the least that it may be
 * @most: the most that it may be
 * @integer: (out): return location for the number
 * @error: return location for an error
 *
 * Fails with `BATON_ERROR_INVALID` when it is no whole number, or out of range.
 *
 * Returns: whether it is such a number
 */
gboolean
baton_json_place_get_integer (const BatonJsonPlace  *self,
                              gint64                 least,
                              gint64                 most,
                              gint64                *integer,
                              GError               **error)
{
  if (type_of (self) == G_TYPE_INT64)
    {
      *integer = json_node_get_int (self->node);
      if (*integer >= least && *integer <= most)
        return TRUE;
    }
  if (least == G_MININT && most == G_MAXINT && type_of (self) != G_TYPE_INT64)
    return baton_json_place_fail (self, error, _("a whole number is needed here"));
  return baton_json_place_fail (self, error,
                                _("a whole number from %" PRId64 " to %" PRId64 " is needed here"),
                                least, most);
}

/**
 * baton_json_place_get_number:
 * @self: a value
 * @number: (out): return location for the number
 * @error: return location for an error
 *
 * Fails with `BATON_ERROR_INVALID` when it is no number.
 *
 * Returns: whether it is a number
 */
gboolean
baton_json_place_get_number (const BatonJsonPlace  *self,
                             double                *number,
                             GError               **error)
{
  GType type = type_of (self);

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return baton_json_place_fail (self, error, _("a number is needed here"));
  *number = json_node_get_double (self->node);
  return TRUE;
}

/**
 * baton_json_place_get_boolean:
 * @self: a value
 * @boolean: (out): return location for the value
 * @error: return location for an error
 *
 * Fails with `BATON_ERROR_INVALID` when it is neither `true` nor `false`.
 *
 * Returns: whether it is one of them
 */
gboolean
baton_json_place_get_boolean (const BatonJsonPlace  *self,
                              gboolean              *boolean,
                              GError               **error)
{
  if (type_of (self) != G_TYPE_BOOLEAN)
    return baton_json_place_fail (self, error, _("true or false is needed here"));
  *boolean = json_node_get_boolean (self->node);
  return TRUE;
}

/**
 * baton_json_place_dup_pointer:
 * @self: a place
 *
 * Returns: (transfer full): its JSON pointer, such as `/week/mon/0`; empty for
 *   the whole document
 */
char *
baton_json_place_dup_pointer (const BatonJsonPlace *self)
{
  GString *pointer = g_string_new (NULL);

  append_pointer (pointer, self);
  return g_string_free (pointer, FALSE);
}

/**
 * baton_json_place_fail:
 * @self: a place
 * @error: return location for an error
 * @format: what is wrong with it, and what to do
 * @...: what goes into @format
 *
 * Sets a `BATON_ERROR_INVALID` that begins with the place.
 *
 * Returns: `FALSE`, for the caller to return
 */
gboolean
baton_json_place_fail (const BatonJsonPlace  *self,
                       GError               **error,
                       const char            *format,
                       ...)
{
  g_autofree char *pointer = baton_json_place_dup_pointer (self);
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (*pointer == '\0')
    g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID, reason);
  else
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID, "%s: %s", pointer, reason);
  return FALSE;
}
