/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "baton-session-private.h"

G_BEGIN_DECLS

JsonNode *baton_restore_read_detail (const BatonJournalEntry  *entry,
                                     GError                  **error);
void      baton_restore_put_custom  (GArray                   *custom,
                                     const char               *key,
                                     const char               *value);
gboolean  baton_restore_record      (BatonSession             *session,
                                     const BatonJournalEntry  *entry,
                                     gboolean                 *restored,
                                     GError                  **error);

G_END_DECLS
