/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"

G_BEGIN_DECLS

/**
 * BatonDocument:
 * @kind: `rules`, `process`, `slas` or `calendar`
 * @version: its number, from 1 up
 * @at: when it was made, in microseconds UTC
 * @author: who made it
 * @comment: (nullable): why
 * @body: the JSON text
 *
 * One version of something that the teams agreed on.
 */
typedef struct
{
  char   *kind;
  gint64  version;
  gint64  at;
  char   *author;
  char   *comment;
  char   *body;
} BatonDocument;

void           baton_document_free         (BatonDocument    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonDocument, baton_document_free)

gboolean       baton_document_get_version  (BatonConnection  *connection,
                                            const char       *kind,
                                            gint64           *version,
                                            GError          **error);
BatonDocument *baton_document_load         (BatonConnection  *connection,
                                            const char       *kind,
                                            gint64            version,
                                            GError          **error);
GPtrArray     *baton_document_list         (BatonConnection  *connection,
                                            const char       *kind,
                                            GError          **error);
gboolean       baton_document_add          (BatonConnection  *connection,
                                            BatonDocument    *document,
                                            GError          **error);

G_END_DECLS
