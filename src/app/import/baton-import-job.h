/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-database.h"
#include "baton-import-preview.h"
#include "baton-intake.h"
#include "baton-progress.h"

G_BEGIN_DECLS

void                baton_import_job_preview_async  (BatonDatabase        *database,
                                                     const char           *path,
                                                     guint                 n_rows,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
BatonImportPreview *baton_import_job_preview_finish (BatonDatabase        *database,
                                                     GAsyncResult         *result,
                                                     GError              **error);
void                baton_import_job_run_async      (BatonDatabase        *database,
                                                     const char           *path,
                                                     gboolean              dry_run,
                                                     BatonProgress        *progress,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
BatonImportReport  *baton_import_job_run_finish     (BatonDatabase        *database,
                                                     GAsyncResult         *result,
                                                     GError              **error);
void                baton_import_job_undo_async     (BatonDatabase        *database,
                                                     gint64                import,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
BatonUndoReport    *baton_import_job_undo_finish    (BatonDatabase        *database,
                                                     GAsyncResult         *result,
                                                     GError              **error);

G_END_DECLS
