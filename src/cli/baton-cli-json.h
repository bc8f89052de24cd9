/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of the object that a builder is in. */
void         baton_cli_json_int     (JsonBuilder  *builder,
                                     const char   *name,
                                     gint64        value);
void         baton_cli_json_number  (JsonBuilder  *builder,
                                     const char   *name,
                                     gint64        number);
void         baton_cli_json_double  (JsonBuilder  *builder,
                                     const char   *name,
                                     double        value);
void         baton_cli_json_bool    (JsonBuilder  *builder,
                                     const char   *name,
                                     gboolean      value);
void         baton_cli_json_text    (JsonBuilder  *builder,
                                     const char   *name,
                                     const char   *value);
void         baton_cli_json_time    (JsonBuilder  *builder,
                                     const char   *name,
                                     gint64        time);
void         baton_cli_json_parsed  (JsonBuilder  *builder,
                                     const char   *name,
                                     const char   *json);
void         baton_cli_json_begin_array (JsonBuilder *builder,
                                     const char   *name);

JsonBuilder *baton_cli_json_begin   (void);
void         baton_cli_json_print   (JsonBuilder  *builder);

/**
 * BatonCliJsonList:
 *
 * A JSON array that is printed item by item, so that it may be of any length.
 */
typedef struct _BatonCliJsonList BatonCliJsonList;

BatonCliJsonList *baton_cli_json_list_new  (void);
JsonBuilder      *baton_cli_json_list_next (BatonCliJsonList *self);
void              baton_cli_json_list_add  (BatonCliJsonList *self);
void              baton_cli_json_list_end  (BatonCliJsonList *self);
void              baton_cli_json_list_free (BatonCliJsonList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonCliJsonList, baton_cli_json_list_free)

G_END_DECLS
