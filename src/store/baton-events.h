/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-event.h"

G_BEGIN_DECLS

/**
 * BatonEvents:
 * @array: (array length=len): the events, oldest first
 * @len: how many
 *
 * The events of one lead, with their strings. A zeroed one is valid and empty;
 * it may be loaded again and again, and is cleared once.
 */
typedef struct
{
  BatonEvent         *array;
  guint               len;
  /*< private >*/
  guint               allocated;
  struct _BatonArena *strings;
} BatonEvents;

void baton_events_clear (BatonEvents *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonEvents, baton_events_clear)

G_END_DECLS
