/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean baton_json_check_repeated (const char  *text,
                                    gssize       length,
                                    GError     **error);

G_END_DECLS
