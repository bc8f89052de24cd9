/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "baton-progress.h"

G_BEGIN_DECLS

char *baton_sample_dup_location (void);
void  baton_sample_make_async   (BatonProgress        *progress,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
char *baton_sample_make_finish  (GAsyncResult         *result,
                                 GError              **error);

G_END_DECLS
