/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "profile/baton-lead-sheet.h"

G_BEGIN_DECLS

/**
 * BatonTimelineEntry:
 * @at: when, in microseconds UTC
 * @icon_name: what kind of thing it was
 * @text: what happened, in words
 * @note: (nullable): what somebody wrote about it
 * @actor: (nullable): who did it; `NULL` for the lead
 *
 * One thing that a lead did or that happened to it.
 */
typedef struct
{
  gint64      at;
  const char *icon_name;
  char       *text;
  char       *note;
  char       *actor;
} BatonTimelineEntry;

void       baton_timeline_entry_free (BatonTimelineEntry   *self);
GPtrArray *baton_timeline_list       (const BatonLeadSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonTimelineEntry, baton_timeline_entry_free)

G_END_DECLS
