/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-store.h"

G_BEGIN_DECLS

gboolean baton_sqlite_back_up (const char              *database,
                               const char              *path,
                               BatonStoreProgressFunc   progress,
                               gpointer                 progress_data,
                               GCancellable            *cancellable,
                               GError                 **error);
gboolean baton_sqlite_restore (const char              *database,
                               const char              *path,
                               BatonStoreProgressFunc   progress,
                               gpointer                 progress_data,
                               GCancellable            *cancellable,
                               GError                 **error);

G_END_DECLS
