/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "lead/baton-arena.h"
#include "lead/baton-record.h"

G_BEGIN_DECLS

typedef struct _BatonRecordParser BatonRecordParser;

BatonRecordParser *baton_record_parser_new         (BatonArena         *arena);
void               baton_record_parser_free        (BatonRecordParser  *self);
void               baton_record_parser_begin       (BatonRecordParser  *self,
                                                    BatonRecord        *record);
gboolean           baton_record_parser_set_field   (BatonRecordParser  *self,
                                                    BatonField          field,
                                                    const char         *text,
                                                    GError            **error);
gboolean           baton_record_parser_read_member (BatonRecordParser  *self,
                                                    const char         *name,
                                                    JsonNode           *node,
                                                    GError            **error);
gboolean           baton_record_parser_read_object (BatonRecordParser  *self,
                                                    JsonNode           *node,
                                                    GError            **error);
void               baton_record_parser_finish      (BatonRecordParser  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonRecordParser, baton_record_parser_free)

G_END_DECLS
