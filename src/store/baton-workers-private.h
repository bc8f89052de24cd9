/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-store.h"

G_BEGIN_DECLS

/**
 * BatonConnectionFunc:
 * @user_data: (closure): data
 * @error: return location for an error
 *
 * Opens a connection; called on the thread that will use it.
 *
 * Returns: (transfer full): the connection
 */
typedef BatonConnection *(*BatonConnectionFunc) (gpointer   user_data,
                                                 GError   **error);

typedef struct _BatonWorkers BatonWorkers;

BatonWorkers *baton_workers_new   (const char           *name,
                                   guint                 n_threads,
                                   BatonConnectionFunc   open,
                                   GFunc                 finished,
                                   gpointer              user_data);
void          baton_workers_push  (BatonWorkers         *self,
                                   GTask                *task,
                                   BatonStoreFunc        func,
                                   gpointer              data,
                                   GDestroyNotify        free_data,
                                   GDestroyNotify        free_result);
void          baton_workers_close (BatonWorkers         *self);

G_END_DECLS
