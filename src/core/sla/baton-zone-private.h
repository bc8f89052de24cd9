/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * BatonZone:
 *
 * The offsets from UTC of an IANA time zone, in a table, since asking a
 * GTimeZone for each day of a long span is slow.
 *
 * An instant is in seconds since 1970 UTC. A wall time is what the clock on
 * the wall shows, as seconds since its 1970-01-01 00:00. It never changes once
 * it is made.
 */
typedef struct _BatonZone BatonZone;

BatonZone  *baton_zone_new         (const char  *identifier,
                                    GError     **error);
void        baton_zone_free        (BatonZone   *self);

GTimeZone  *baton_zone_get_zone    (BatonZone   *self);
gint64      baton_zone_wall_at     (BatonZone   *self,
                                    gint64       instant);
gint64      baton_zone_first_at    (BatonZone   *self,
                                    gint64       wall);
gint64      baton_zone_last_before (BatonZone   *self,
                                    gint64       wall);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonZone, baton_zone_free)

G_END_DECLS
