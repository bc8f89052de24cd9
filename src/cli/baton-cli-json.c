/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-json.h"

#include <math.h>
#include <stdio.h>

#include "baton-cli-time.h"

void
baton_cli_json_int (JsonBuilder *builder,
                    const char  *name,
                    gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * baton_cli_json_number:
 * @builder: a builder in an object
 * @name: the member's name
 * @number: the number of a lead, a handoff or the like; 0 for none
 *
 * Adds what names something, null for nothing.
 */
void
baton_cli_json_number (JsonBuilder *builder,
                       const char  *name,
                       gint64       number)
{
  json_builder_set_member_name (builder, name);
  if (number != 0)
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

/**
 * baton_cli_json_double:
 * @builder: a builder in an object
 * @name: the member's name
 * @value: its value
 *
 * Adds a number, null where it is not a number.
 */
void
baton_cli_json_double (JsonBuilder *builder,
                       const char  *name,
                       double       value)
{
  json_builder_set_member_name (builder, name);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
baton_cli_json_bool (JsonBuilder *builder,
                     const char  *name,
                     gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * baton_cli_json_text:
 * @builder: a builder in an object
 * @name: the member's name
 * @value: (nullable): its value
 *
 * Adds a text, null for `NULL`.
 */
void
baton_cli_json_text (JsonBuilder *builder,
                     const char  *name,
                     const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/**
 * baton_cli_json_time:
 * @builder: a builder in an object
 * @name: the member's name
 * @time: a moment in microseconds UTC; 0 for none
 *
 * Adds a time in UTC, null for none.
 */
void
baton_cli_json_time (JsonBuilder *builder,
                     const char  *name,
                     gint64       time)
{
  g_autofree char *text = baton_cli_format_utc (time);

  baton_cli_json_text (builder, name, text);
}

/**
 * baton_cli_json_begin_array:
 * @builder: a builder in an object
 * @name: the member's name
 *
 * Begins an array, which the caller ends.
 */
void
baton_cli_json_begin_array (JsonBuilder *builder,
                            const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

/**
 * baton_cli_json_parsed:
 * @builder: a builder in an object
 * @name: the member's name
 * @json: (nullable): JSON text
 *
 * Adds what the text says: as an object, where it is one, not as a string.
 */
void
baton_cli_json_parsed (JsonBuilder *builder,
                       const char  *name,
                       const char  *json)
{
  g_autoptr(JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;

  if (node == NULL)
    baton_cli_json_text (builder, name, json);
  else
    {
      json_builder_set_member_name (builder, name);
      json_builder_add_value (builder, g_steal_pointer (&node));
    }
}

/**
 * baton_cli_json_begin:
 *
 * Begins the answer to a command.
 *
 * Returns: (transfer full): a builder in an object
 */
JsonBuilder *
baton_cli_json_begin (void)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  return builder;
}

/**
 * baton_cli_json_print:
 * @builder: a builder in its first object
 *
 * Ends the object and prints it to standard output.
 */
void
baton_cli_json_print (JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  puts (text);
}

struct _BatonCliJsonList
{
  JsonBuilder   *builder;
  JsonGenerator *generator;
  GString       *text;
  gboolean       has_items;
};

/**
 * baton_cli_json_list_new:
 *
 * Begins an array on standard output.
 *
 * Returns: (transfer full): the array
 */
BatonCliJsonList *
baton_cli_json_list_new (void)
{
  BatonCliJsonList *self = g_new0 (BatonCliJsonList, 1);

  self->builder = json_builder_new ();
  self->generator = json_generator_new ();
  self->text = g_string_new (NULL);
  putchar ('[');
  return self;
}

/**
 * baton_cli_json_list_next:
 * @self: an array
 *
 * Begins the next item.
 *
 * Returns: (transfer none): a builder in the item's object
 */
JsonBuilder *
baton_cli_json_list_next (BatonCliJsonList *self)
{
  json_builder_reset (self->builder);
  json_builder_begin_object (self->builder);
  return self->builder;
}

/**
 * baton_cli_json_list_add:
 * @self: an array whose next item is complete
 *
 * Prints the item.
 */
void
baton_cli_json_list_add (BatonCliJsonList *self)
{
  g_autoptr(JsonNode) root = NULL;

  json_builder_end_object (self->builder);
  root = json_builder_get_root (self->builder);
  json_generator_set_root (self->generator, root);
  g_string_truncate (self->text, 0);
  json_generator_to_gstring (self->generator, self->text);

  fputs (self->has_items ? ",\n " : "\n ", stdout);
  fwrite (self->text->str, 1, self->text->len, stdout);
  self->has_items = TRUE;
}

/**
 * baton_cli_json_list_end:
 * @self: an array
 *
 * Ends the array. One that is freed without was cut short by an error, and
 * must not look complete.
 */
void
baton_cli_json_list_end (BatonCliJsonList *self)
{
  puts (self->has_items ? "\n]" : "]");
}

void
baton_cli_json_list_free (BatonCliJsonList *self)
{
  g_object_unref (self->builder);
  g_object_unref (self->generator);
  g_string_free (self->text, TRUE);
  g_free (self);
}
