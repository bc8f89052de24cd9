/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "lead/baton-arena.h"
#include "baton-event-reader.h"

G_BEGIN_DECLS

typedef struct _BatonEventParser BatonEventParser;

BatonEventParser *baton_event_parser_new  (gint64               now);
void              baton_event_parser_free (BatonEventParser    *self);
gboolean          baton_event_parser_read (BatonEventParser    *self,
                                           JsonNode            *node,
                                           const char          *body,
                                           BatonIncomingEvent  *incoming,
                                           const char         **member,
                                           GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonEventParser, baton_event_parser_free)

G_END_DECLS
