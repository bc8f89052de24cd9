/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *baton_json_load         (JsonParser  *parser,
                                   const char  *text,
                                   gssize       length,
                                   GError     **error);
JsonNode *baton_json_parse        (const char  *text,
                                   gssize       length,
                                   GError     **error);
char     *baton_json_make_pointer (const char  *first,
                                   ...) G_GNUC_NULL_TERMINATED;
char     *baton_json_write        (JsonNode    *node);
char     *baton_json_dup_scalar   (JsonNode    *node);

G_END_DECLS
