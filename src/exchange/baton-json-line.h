/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint baton_json_find_line      (const char  *text,
                                 gssize       length,
                                 const char  *pointer);
void  baton_json_add_line       (GError      *error,
                                 const char  *text,
                                 gssize       length);
void  baton_json_shorten_quotes (GError      *error);

G_END_DECLS
