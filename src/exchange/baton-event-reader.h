/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "baton-lead-reader.h"
#include "lead/baton-event.h"

G_BEGIN_DECLS

/**
 * BatonIncomingEvent:
 * @line: the line of the file, from 1; 0 when not from a file
 * @event: the event; `source` and `external_id` are always set: what came
 *   without an external id has one made from its content
 * @record: what it says about who the lead is, with at least an external id or
 *   an address where it is known whose event it is
 * @lead: the number of the lead, when it was named so; else 0
 * @body: the line as it came
 *
 * An event as a file or a sender tells it. Lends its strings.
 */
typedef struct
{
  guint        line;
  BatonEvent   event;
  BatonRecord  record;
  gint64       lead;
  const char  *body;
} BatonIncomingEvent;

typedef struct _BatonEventReader BatonEventReader;

BatonEventReader         *baton_event_reader_new  (const char        *path,
                                                   gint64             now,
                                                   GError           **error);
void                      baton_event_reader_free (BatonEventReader  *self);
guint64                   baton_event_reader_get_size     (BatonEventReader *self);
guint64                   baton_event_reader_get_position (BatonEventReader *self);
const char               *baton_event_reader_get_body     (BatonEventReader *self);
const BatonIncomingEvent *baton_event_reader_next (BatonEventReader  *self,
                                                   BatonReject      **reject,
                                                   GCancellable      *cancellable,
                                                   GError           **error);

BatonEventReader         *baton_event_reader_new_for_text (const char *text,
                                                           gssize      length,
                                                           gint64      now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonEventReader, baton_event_reader_free)

G_END_DECLS
