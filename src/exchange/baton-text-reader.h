/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "baton-file-kind.h"

G_BEGIN_DECLS

typedef struct _BatonTextReader BatonTextReader;

BatonTextReader *baton_text_reader_new          (GInputStream     *stream,
                                                 GError          **error);
BatonTextReader *baton_text_reader_new_for_path (const char       *path,
                                                 GError          **error);
void             baton_text_reader_free         (BatonTextReader  *self);
BatonFileKind    baton_text_reader_get_kind     (BatonTextReader  *self);
const char      *baton_text_reader_get_encoding (BatonTextReader  *self);
guint64          baton_text_reader_get_size     (BatonTextReader  *self);
guint64          baton_text_reader_get_position (BatonTextReader  *self);
guint            baton_text_reader_get_line     (BatonTextReader  *self);
const char      *baton_text_reader_peek         (BatonTextReader  *self,
                                                 gsize            *length);
gboolean         baton_text_reader_next         (BatonTextReader  *self,
                                                 const char      **text,
                                                 gsize            *length,
                                                 GCancellable     *cancellable,
                                                 GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonTextReader, baton_text_reader_free)

G_END_DECLS
