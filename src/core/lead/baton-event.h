/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BatonEvent:
 * @id: the event's number; 0 while it is not stored
 * @lead: the lead's number; 0 while it is not known
 * @at: when it happened, in microseconds UTC
 * @kind: what happened, such as `page_view`, `email_open`, `form_submit`
 * @url: (nullable): the page
 * @form: (nullable): the form
 * @campaign: (nullable): the campaign
 * @program: (nullable): the nurture program
 * @source: (nullable): the system that sent it
 * @external_id: (nullable): its number there; (source, external id) is unique
 * @data: (nullable): everything else that was sent, a JSON object
 *
 * Something that a lead did. An event lends its strings: they belong to the
 * row or the line that it was made from; [func@event_copy] makes one that owns them.
 */
typedef struct
{
  gint64      id;
  gint64      lead;
  gint64      at;
  const char *kind;
  const char *url;
  const char *form;
  const char *campaign;
  const char *program;
  const char *source;
  const char *external_id;
  const char *data;
} BatonEvent;

#define BATON_TYPE_EVENT (baton_event_get_type ())
GType       baton_event_get_type (void);

gint64      baton_event_find_last (const BatonEvent *events,
                                   guint             n_events,
                                   gint64            now);
BatonEvent *baton_event_copy (const BatonEvent *event);
void        baton_event_free (BatonEvent       *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonEvent, baton_event_free)

G_END_DECLS
