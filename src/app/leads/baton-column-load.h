/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-database.h"
#include "index/baton-index.h"

G_BEGIN_DECLS

void     baton_column_load_async  (BatonDatabase        *database,
                                   BatonIndex           *index,
                                   const char           *name,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean baton_column_load_finish (GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
