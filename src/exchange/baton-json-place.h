/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BatonJsonPlace:
 * @parent: (nullable): the place that it is in; `NULL` for the whole document
 * @name: (nullable): its name in an object; `NULL` for an element of an array
 * @index: its number in an array
 * @node: the value
 *
 * A value of a JSON document and where it stands, so that what is wrong with it
 * can be told by JSON pointer (RFC 6901). It lends everything, its parents too.
 */
typedef struct _BatonJsonPlace BatonJsonPlace;
struct _BatonJsonPlace
{
  const BatonJsonPlace *parent;
  const char           *name;
  guint                 index;
  JsonNode             *node;
};

BatonJsonPlace baton_json_place_of_document  (JsonNode              *root);
BatonJsonPlace baton_json_place_get_element  (const BatonJsonPlace  *self,
                                              guint                  index);
gboolean       baton_json_place_find         (const BatonJsonPlace  *self,
                                              const char            *name,
                                              BatonJsonPlace        *member);
gboolean       baton_json_place_require      (const BatonJsonPlace  *self,
                                              const char            *name,
                                              BatonJsonPlace        *member,
                                              GError               **error);

gboolean       baton_json_place_check_object (const BatonJsonPlace  *self,
                                              const char * const    *names,
                                              GError               **error);
gboolean       baton_json_place_check_array  (const BatonJsonPlace  *self,
                                              guint                 *length,
                                              GError               **error);
gboolean       baton_json_place_get_text     (const BatonJsonPlace  *self,
                                              const char           **text,
                                              GError               **error);
gboolean       baton_json_place_get_integer  (const BatonJsonPlace  *self,
                                              gint64                 least,
                                              gint64                 most,
                                              gint64                *integer,
                                              GError               **error);
gboolean       baton_json_place_get_number   (const BatonJsonPlace  *self,
                                              double                *number,
                                              GError               **error);
gboolean       baton_json_place_get_boolean  (const BatonJsonPlace  *self,
                                              gboolean              *boolean,
                                              GError               **error);

char          *baton_json_place_dup_pointer  (const BatonJsonPlace  *self);
gboolean       baton_json_place_fail         (const BatonJsonPlace  *self,
                                              GError               **error,
                                              const char            *format,
                                              ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
