/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char **baton_list_read (GInputStream  *stream,
                        guint         *n_repeated,
                        GError       **error);

G_END_DECLS
