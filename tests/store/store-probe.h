/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection-private.h"

G_BEGIN_DECLS

/* What tests of the drivers do to a connection; each fails the test on an error. */

void            probe_begin        (BatonConnection   *connection,
                                    BatonTransaction   kind);
void            probe_commit       (BatonConnection   *connection);
BatonStatement *probe_prepare      (BatonConnection   *connection,
                                    const char        *query);
gboolean        probe_step         (BatonStatement    *statement);
void            probe_run          (BatonStatement    *statement);
gint64          probe_number       (BatonConnection   *connection,
                                    const char        *query);
void            probe_add_document (BatonConnection   *connection,
                                    gint64             version,
                                    const char        *body);
gint64          probe_documents    (BatonConnection   *connection);
void            probe_end_others   (BatonConnection   *connection);

G_END_DECLS
