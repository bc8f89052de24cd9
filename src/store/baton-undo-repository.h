/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-stage-move-repository.h"

G_BEGIN_DECLS

gboolean baton_undo_remove_move    (BatonConnection       *connection,
                                    const BatonStageMove  *move,
                                    GError               **error);
gboolean baton_undo_remove_attempt (BatonConnection       *connection,
                                    gint64                 attempt,
                                    GError               **error);
gboolean baton_undo_remove_return  (BatonConnection       *connection,
                                    gint64                 returned,
                                    GError               **error);
gboolean baton_undo_remove_clock   (BatonConnection       *connection,
                                    gint64                 clock,
                                    GError               **error);
gboolean baton_undo_restart_clock  (BatonConnection       *connection,
                                    gint64                 clock,
                                    GError               **error);

G_END_DECLS
