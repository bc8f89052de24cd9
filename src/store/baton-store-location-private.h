/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-store.h"

G_BEGIN_DECLS

/* Where a database is: a path, or the URI of a server. */

gboolean  baton_store_location_is_server     (const char       *location);
char     *baton_store_location_make_absolute (const char       *location);
gboolean  baton_store_location_check_file    (const char       *path,
                                              BatonStoreFlags   flags,
                                              GError          **error);

G_END_DECLS
