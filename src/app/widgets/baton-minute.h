/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BATON_TYPE_MINUTE (baton_minute_get_type ())
G_DECLARE_FINAL_TYPE (BatonMinute, baton_minute, BATON, MINUTE, GObject)

BatonMinute *baton_minute_get_default (void);
gint64       baton_minute_get_now     (BatonMinute *self);
void         baton_minute_set_now     (BatonMinute *self,
                                       gint64       now);

G_END_DECLS
