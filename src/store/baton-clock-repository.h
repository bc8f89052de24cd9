/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "sla/baton-sla.h"

G_BEGIN_DECLS

gboolean  baton_clock_insert       (BatonConnection   *connection,
                                    BatonClock        *clock,
                                    GError           **error);
gboolean  baton_clock_update       (BatonConnection   *connection,
                                    const BatonClock  *clock,
                                    GError           **error);
GArray   *baton_clock_list         (BatonConnection   *connection,
                                    gint64             lead,
                                    gboolean           only_running,
                                    GError           **error);
GArray   *baton_clock_list_to_tell (BatonConnection   *connection,
                                    gint64             now,
                                    GError           **error);
GArray   *baton_clock_list_period  (BatonConnection   *connection,
                                    gint64             from,
                                    gint64             to,
                                    GError           **error);

G_END_DECLS
