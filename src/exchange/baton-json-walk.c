/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-json-walk.h"

#include "baton-json.h"
#include "baton-json-repeated.h"

/* An object or array that was entered. */
typedef struct
{
  BatonJsonPlace  place; /* Its parent is the place of the frame around it. */
  GPtrArray      *asked; /* The members of an object that were asked for. */
  gboolean        any;   /* Whether it may have any members. */
} Frame;

struct _BatonJsonWalk
{
  JsonNode  *root;
  GPtrArray *frames; /* Frame */
  GError    *error;
};

static void
frame_free (Frame *frame)
{
  g_ptr_array_unref (frame->asked);
  g_free (frame);
}

static void
push (BatonJsonWalk        *self,
      const BatonJsonPlace *place)
{
  Frame *frame = g_new0 (Frame, 1);

  frame->place = *place;
  frame->asked = g_ptr_array_new ();
  g_ptr_array_add (self->frames, frame);
}

static Frame *
innermost (BatonJsonWalk *self)
{
  g_assert (self->frames->len > 0);

  return g_ptr_array_index (self->frames, self->frames->len - 1);
}

static void
check_all_asked (BatonJsonWalk *self)
{
  Frame *frame = innermost (self);

  if (self->error != NULL || frame->any || !JSON_NODE_HOLDS_OBJECT (frame->place.node))
    return;

  g_ptr_array_add (frame->asked, NULL);
  baton_json_place_check_object (&frame->place, (const char * const *) frame->asked->pdata, &self->error);
}

/**
 * baton_json_walk_new:
 * @text: a JSON text
 * @length: its length in bytes, or -1 when it ends with a zero byte
 * @error: return location for an error
 *
 * Starts a walk in the document's object.
 *
 * Fails with `BATON_ERROR_INVALID` when the text is no JSON object, or a member
 * occurs twice.
 *
 * Returns: (transfer full) (nullable): the walk
 */
BatonJsonWalk *
baton_json_walk_new (const char  *text,
                     gssize       length,
                     GError     **error)
{
  g_autoptr(JsonNode) root = NULL;
  BatonJsonWalk *self;
  BatonJsonPlace place;

  g_return_val_if_fail (text != NULL, NULL);

  root = baton_json_parse (text, length, error);
  if (root == NULL)
    return NULL;
  place = baton_json_place_of_document (root);
  if (!baton_json_place_check_object (&place, NULL, error) ||
      !baton_json_check_repeated (text, length, error))
    return NULL;

  self = g_new0 (BatonJsonWalk, 1);
  self->root = g_steal_pointer (&root);
  self->frames = g_ptr_array_new_with_free_func ((GDestroyNotify) frame_free);
  push (self, &place);

  return self;
}

/**
 * baton_json_walk_free:
 * @self: (nullable): a walk
 *
 * Frees a walk.
 */
void
baton_json_walk_free (BatonJsonWalk *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->frames);
  g_clear_error (&self->error);
  json_node_unref (self->root);
  g_free (self);
}

/**
 * baton_json_walk_finish:
 * @self: a walk that is back in the document's object
 * @error: return location for an error
 *
 * Ends the walk.
 *
 * Fails with `BATON_ERROR_INVALID`: the first error on the way, which begins
 * with the place.
 *
 * Returns: whether nothing went wrong
 */
gboolean
baton_json_walk_finish (BatonJsonWalk  *self,
                        GError        **error)
{
  g_return_val_if_fail (self->frames->len == 1, FALSE);

  check_all_asked (self);
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * baton_json_walk_fail:
 * @self: a walk
 * @name: (nullable): the member that it is about; `NULL` for the object itself
 * @format: what is wrong, and what to do
 * @...: what goes into @format
 *
 * Notes that something is wrong, unless something was before.
 */
void
baton_json_walk_fail (BatonJsonWalk *self,
                      const char    *name,
                      const char    *format,
                      ...)
{
  const BatonJsonPlace *place = &innermost (self)->place;
  BatonJsonPlace member = { .parent = place, .name = name };
  g_autofree char *reason = NULL;
  va_list arguments;

  if (self->error != NULL)
    return;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  baton_json_place_fail (name != NULL ? &member : place, &self->error, "%s", reason);
}

/**
 * baton_json_walk_find:
 * @self: a walk that is in an object
 * @name: the name of a member, lent to @member
 * @member: (out): return location for the member; good until the object is left
 *
 * Looks for a member, and notes that it was asked for.
 *
 * Returns: whether it is there
 */
gboolean
baton_json_walk_find (BatonJsonWalk  *self,
                      const char     *name,
                      BatonJsonPlace *member)
{
  Frame *frame = innermost (self);

  if (self->error != NULL)
    return FALSE;

  if (!g_ptr_array_find_with_equal_func (frame->asked, name, g_str_equal, NULL))
    g_ptr_array_add (frame->asked, (gpointer) name);
  return baton_json_place_find (&frame->place, name, member);
}

/**
 * baton_json_walk_require:
 * @self: a walk that is in an object
 * @name: the name of a member
 *
 * Fails when a member is absent.
 *
 * Returns: whether it is there
 */
gboolean
baton_json_walk_require (BatonJsonWalk *self,
                         const char    *name)
{
  BatonJsonPlace member;

  return self->error == NULL &&
         baton_json_place_require (&innermost (self)->place, name, &member, &self->error);
}

/**
 * baton_json_walk_list_names:
 * @self: a walk that is in an object
 *
 * Lists the members, in their order. Any may be there.
 *
 * Returns: (transfer container) (element-type utf8): the names
 */
GList *
baton_json_walk_list_names (BatonJsonWalk *self)
{
  Frame *frame = innermost (self);

  frame->any = TRUE;
  return json_object_get_members (json_node_get_object (frame->place.node));
}

/**
 * baton_json_walk_enter_object:
 * @self: a walk that is in an object
 * @name: the name of a member
 *
 * Goes into an object, if it is there.
 *
 * Returns: whether it did; then leave it again
 */
gboolean
baton_json_walk_enter_object (BatonJsonWalk *self,
                              const char    *name)
{
  BatonJsonPlace member;

  if (!baton_json_walk_find (self, name, &member) ||
      !baton_json_place_check_object (&member, NULL, &self->error))
    return FALSE;

  push (self, &member);
  return TRUE;
}

/**
 * baton_json_walk_enter_array:
 * @self: a walk that is in an object
 * @name: the name of a member
 * @length: (out): how many elements it has
 *
 * Goes into an array, if it is there.
 *
 * Returns: whether it did; then leave it again
 */
gboolean
baton_json_walk_enter_array (BatonJsonWalk *self,
                             const char    *name,
                             guint         *length)
{
  BatonJsonPlace member;

  if (!baton_json_walk_find (self, name, &member) ||
      !baton_json_place_check_array (&member, length, &self->error))
    return FALSE;

  push (self, &member);
  return TRUE;
}

/**
 * baton_json_walk_enter_element:
 * @self: a walk that is in an array
 * @index: the number of an element
 *
 * Goes into an object that is an element.
 *
 * Returns: whether it did; then leave it again
 */
gboolean
baton_json_walk_enter_element (BatonJsonWalk *self,
                               guint          index)
{
  BatonJsonPlace element;

  if (self->error != NULL)
    return FALSE;
  element = baton_json_place_get_element (&innermost (self)->place, index);
  if (!baton_json_place_check_object (&element, NULL, &self->error))
    return FALSE;

  push (self, &element);
  return TRUE;
}

/**
 * baton_json_walk_leave:
 * @self: a walk
 *
 * Leaves what was entered last, and fails if it has members that were not
 * asked for.
 */
void
baton_json_walk_leave (BatonJsonWalk *self)
{
  g_return_if_fail (self->frames->len > 1);

  check_all_asked (self);
  g_ptr_array_set_size (self->frames, (int) self->frames->len - 1);
}

/**
 * baton_json_walk_get_text:
 * @self: a walk that is in an object
 * @name: the name of a member
 *
 * Gets a text.
 *
 * Returns: (transfer full) (nullable): the text; `NULL` when absent
 */
char *
baton_json_walk_get_text (BatonJsonWalk *self,
                          const char    *name)
{
  BatonJsonPlace member;
  const char *text;

  if (!baton_json_walk_find (self, name, &member) ||
      !baton_json_place_get_text (&member, &text, &self->error))
    return NULL;
  return g_strdup (text);
}

/**
 * baton_json_walk_get_texts:
 * @self: a walk that is in an object
 * @name: the name of a member
 *
 * Gets a list of texts.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the texts;
 *   `NULL` when absent
 */
char **
baton_json_walk_get_texts (BatonJsonWalk *self,
                           const char    *name)
{
  g_autoptr(GStrvBuilder) texts = NULL;
  BatonJsonPlace member;
  guint length;

  if (!baton_json_walk_find (self, name, &member) ||
      !baton_json_place_check_array (&member, &length, &self->error))
    return NULL;

  texts = g_strv_builder_new ();
  for (guint i = 0; i < length; i++)
    {
      BatonJsonPlace element = baton_json_place_get_element (&member, i);
      const char *text;

      if (!baton_json_place_get_text (&element, &text, &self->error))
        return NULL;
      g_strv_builder_add (texts, text);
    }

  return g_strv_builder_end (texts);
}

/**
 * baton_json_walk_get_int:
 * @self: a walk that is in an object
 * @name: the name of a member
 * @absent: what to return when it is absent
 *
 * Gets a whole number.
 *
 * Returns: the number
 */
int
baton_json_walk_get_int (BatonJsonWalk *self,
                         const char    *name,
                         int            absent)
{
  BatonJsonPlace member;
  gint64 number;

  if (!baton_json_walk_find (self, name, &member) ||
      !baton_json_place_get_integer (&member, G_MININT, G_MAXINT, &number, &self->error))
    return absent;
  return (int) number;
}

/**
 * baton_json_walk_get_boolean:
 * @self: a walk that is in an object
 * @name: the name of a member
 * @absent: what to return when it is absent
 *
 * Gets true or false.
 *
 * Returns: which of them
 */
gboolean
baton_json_walk_get_boolean (BatonJsonWalk *self,
                             const char    *name,
                             gboolean       absent)
{
  BatonJsonPlace member;
  gboolean value;

  if (!baton_json_walk_find (self, name, &member) ||
      !baton_json_place_get_boolean (&member, &value, &self->error))
    return absent;
  return value;
}
