/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libpq-fe.h>

G_BEGIN_DECLS

PGresult *baton_postgres_next_result       (PGconn          *handle,
                                            GCancellable    *cancellable);
gboolean  baton_postgres_result_is_success (const PGresult  *result);

G_END_DECLS
