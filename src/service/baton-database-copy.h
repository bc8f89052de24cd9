/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-database.h"
#include "baton-intake.h"

G_BEGIN_DECLS

void     baton_database_back_up_async  (BatonDatabase        *self,
                                        const char           *path,
                                        BatonProgressFunc     progress,
                                        gpointer              progress_data,
                                        GDestroyNotify        free_progress,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
void     baton_database_restore_async  (BatonDatabase        *self,
                                        const char           *path,
                                        BatonProgressFunc     progress,
                                        gpointer              progress_data,
                                        GDestroyNotify        free_progress,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean baton_database_copy_finish    (BatonDatabase        *self,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
