/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libpq-fe.h>

G_BEGIN_DECLS

typedef struct _BatonPostgresPipeline BatonPostgresPipeline;

BatonPostgresPipeline *baton_postgres_pipeline_new     (PGconn                 *handle,
                                                        GCancellable           *cancellable);
void                   baton_postgres_pipeline_free    (BatonPostgresPipeline  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonPostgresPipeline, baton_postgres_pipeline_free)

gboolean               baton_postgres_pipeline_push    (BatonPostgresPipeline  *self,
                                                        gboolean                sent,
                                                        gint64                 *changed,
                                                        GError                **error);
PGresult              *baton_postgres_pipeline_take    (BatonPostgresPipeline  *self,
                                                        gboolean                sent,
                                                        GError                **error);
gboolean               baton_postgres_pipeline_drain   (BatonPostgresPipeline  *self,
                                                        GError                **error);

G_END_DECLS
