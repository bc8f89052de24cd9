/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "baton-events.h"
#include "baton-unread-post-repository.h"

G_BEGIN_DECLS

gboolean baton_event_repository_load       (BatonConnection   *connection,
                                            gint64             lead,
                                            BatonEvents       *events,
                                            GError           **error);
gboolean baton_event_repository_find       (BatonConnection   *connection,
                                            const char        *source,
                                            const char        *external_id,
                                            gint64            *event,
                                            gint64            *lead,
                                            GError           **error);
gboolean baton_event_repository_count      (BatonConnection   *connection,
                                            gint64            *count,
                                            GError           **error);
gboolean baton_event_repository_insert     (BatonConnection   *connection,
                                            const BatonEvent  *event,
                                            GError           **error);
gboolean baton_event_repository_insert_row (BatonConnection   *connection,
                                            const BatonEvent  *event,
                                            GError           **error);
gboolean baton_event_repository_insert_key (BatonConnection   *connection,
                                            const BatonEvent  *event,
                                            GError           **error);
gboolean baton_event_repository_delete_all (BatonConnection   *connection,
                                            gint64             lead,
                                            GError           **error);

gint64   baton_event_key_compute           (const BatonEvent  *event);
gboolean baton_event_key_insert            (BatonConnection   *connection,
                                            gint64             hash,
                                            gint64             event,
                                            gint64             lead,
                                            gint64             at,
                                            GError           **error);

G_END_DECLS
