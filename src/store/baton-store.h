/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"

G_BEGIN_DECLS

/**
 * BatonStoreFlags:
 * @BATON_STORE_CREATE: make the database when there is none; not together with the next
 * @BATON_STORE_READ_ONLY: only read; fails on a schema that would have to be migrated
 */
typedef enum
{
  BATON_STORE_FLAGS_NONE = 0,
  BATON_STORE_CREATE     = 1 << 0,
  BATON_STORE_READ_ONLY  = 1 << 1,
} BatonStoreFlags;

/**
 * BatonStoreFunc:
 * @connection: a connection that nobody else uses meanwhile
 * @user_data: (closure): data
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Work on the database, on one of the store's threads.
 *
 * Returns: (nullable): the result, freed with the destroy function given
 */
typedef gpointer (*BatonStoreFunc) (BatonConnection  *connection,
                                    gpointer          user_data,
                                    GCancellable     *cancellable,
                                    GError          **error);

/**
 * BatonStoreProgressFunc:
 * @fraction: how much is done, 0 to 1
 * @done: how many pages are done
 * @user_data: (closure): data
 *
 * Tells how far a copy is; called on the thread that makes it.
 */
typedef void (*BatonStoreProgressFunc) (double   fraction,
                                        guint64  done,
                                        gpointer user_data);

#define BATON_TYPE_STORE (baton_store_get_type ())
G_DECLARE_FINAL_TYPE (BatonStore, baton_store, BATON, STORE, GObject)

char            *baton_store_dup_default_location (void);

BatonStore      *baton_store_open        (const char           *location,
                                          BatonStoreFlags       flags,
                                          GCancellable         *cancellable,
                                          GError              **error);
void             baton_store_open_async  (const char           *location,
                                          BatonStoreFlags       flags,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
BatonStore      *baton_store_open_finish (GAsyncResult         *result,
                                          GError              **error);
void             baton_store_close       (BatonStore           *self);
const char      *baton_store_get_location (BatonStore          *self);
gboolean         baton_store_is_read_only (BatonStore          *self);

BatonConnection *baton_store_get_connection (BatonStore        *self);

void             baton_store_read_async  (BatonStore           *self,
                                          BatonStoreFunc        func,
                                          gpointer              data,
                                          GDestroyNotify        free_data,
                                          GDestroyNotify        free_result,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
void             baton_store_write_async (BatonStore           *self,
                                          BatonStoreFunc        func,
                                          gpointer              data,
                                          GDestroyNotify        free_data,
                                          GDestroyNotify        free_result,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gpointer         baton_store_finish      (BatonStore           *self,
                                          GAsyncResult         *result,
                                          GError              **error);

gboolean         baton_store_backup      (BatonStore              *self,
                                          const char              *path,
                                          BatonStoreProgressFunc   progress,
                                          gpointer                 progress_data,
                                          GCancellable            *cancellable,
                                          GError                 **error);
gboolean         baton_store_restore     (const char              *location,
                                          const char              *path,
                                          BatonStoreProgressFunc   progress,
                                          gpointer                 progress_data,
                                          GCancellable            *cancellable,
                                          GError                 **error);

G_END_DECLS
