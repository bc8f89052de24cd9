/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libpq-fe.h>

G_BEGIN_DECLS

void baton_postgres_set_error (GError          **error,
                               PGconn           *handle,
                               const PGresult   *result,
                               GCancellable     *cancellable);

G_END_DECLS
