/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "baton-session.h"
#include "baton-store.h"

G_BEGIN_DECLS

/**
 * BatonUseCase:
 * @session: a session that nobody else uses meanwhile
 * @data: (closure): data
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Calls use cases, on a thread of the database.
 *
 * Returns: (nullable): the result, freed with the destroy function given;
 *   `NULL` is an error
 */
typedef gpointer (*BatonUseCase) (BatonSession  *session,
                                  gpointer       data,
                                  GCancellable  *cancellable,
                                  GError       **error);

#define BATON_TYPE_DATABASE (baton_database_get_type ())
G_DECLARE_FINAL_TYPE (BatonDatabase, baton_database, BATON, DATABASE, GObject)

BatonDatabase *baton_database_new          (const char         *location);
gboolean       baton_database_is_own       (BatonDatabase      *self);
char          *baton_database_dup_title    (BatonDatabase      *self);
char          *baton_database_dup_path     (BatonDatabase      *self);
void           baton_database_read_async   (BatonDatabase      *self,
                                            BatonUseCase        use_case,
                                            gpointer            data,
                                            GDestroyNotify      free_data,
                                            GDestroyNotify      free_result,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
void           baton_database_write_async  (BatonDatabase      *self,
                                            BatonUseCase        use_case,
                                            gpointer            data,
                                            GDestroyNotify      free_data,
                                            GDestroyNotify      free_result,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gpointer       baton_database_finish       (BatonDatabase      *self,
                                            GAsyncResult       *result,
                                            GError            **error);
gboolean       baton_database_is_read_only (BatonDatabase      *self);
BatonStore    *baton_database_get_store    (BatonDatabase      *self);

G_END_DECLS
