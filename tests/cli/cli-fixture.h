/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CLI_NOW "2026-03-02T09:00:00Z"   /* A Monday. */

/**
 * Desk:
 * @folder: where the commands run, thrown away afterwards
 * @status: what the last command ended with
 * @out: what it printed
 * @err: what it complained about
 * @node: what it printed, as JSON
 *
 * Somebody at a terminal, with a database of their own that is not made yet.
 */
typedef struct
{
  char     *folder;
  int       status;
  char     *out;
  char     *err;
  JsonNode *node;
} Desk;

typedef void (*DeskTestFunc) (Desk *desk);

void         desk_add_test     (const char   *path,
                                DeskTestFunc  func);

void         desk_write        (Desk         *desk,
                                const char   *name,
                                const char   *content);
void         desk_try          (Desk         *desk,
                                const char   *format,
                                ...) G_GNUC_PRINTF (2, 3);
void         desk_type         (Desk         *desk,
                                const char   *format,
                                ...) G_GNUC_PRINTF (2, 3);
void         desk_type_with    (Desk         *desk,
                                const char   *input,
                                const char   *format,
                                ...) G_GNUC_PRINTF (3, 4);
void         desk_fail         (Desk         *desk,
                                int           status,
                                const char   *format,
                                ...) G_GNUC_PRINTF (3, 4);
void         desk_interrupt    (Desk         *desk,
                                const char   *format,
                                ...) G_GNUC_PRINTF (2, 3);
JsonObject  *desk_ask          (Desk         *desk,
                                const char   *format,
                                ...) G_GNUC_PRINTF (2, 3);
JsonArray   *desk_ask_list     (Desk         *desk,
                                const char   *format,
                                ...) G_GNUC_PRINTF (2, 3);
char        *desk_watch        (Desk         *desk,
                                int           width,
                                const char   *variable,
                                const char   *format,
                                ...) G_GNUC_PRINTF (4, 5);
void         desk_assert_healthy (Desk       *desk);

#define assert_int(object, name, value) \
  g_assert_cmpint (json_object_get_int_member (object, name), ==, value)
#define assert_text(object, name, value) \
  g_assert_cmpstr (json_object_get_string_member (object, name), ==, value)
#define assert_contains(text, part) \
  g_assert_nonnull (strstr (text, part))
#define assert_lacks(text, part) \
  g_assert_null (strstr (text, part))

G_END_DECLS
