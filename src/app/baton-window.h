/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-live-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_WINDOW (baton_window_get_type ())
G_DECLARE_FINAL_TYPE (BatonWindow, baton_window, BATON, WINDOW, AdwApplicationWindow)

BatonWindow    *baton_window_new            (GtkApplication *application,
                                             BatonLiveIndex *live);
BatonLiveIndex *baton_window_get_live_index (BatonWindow    *self);
const char     *baton_window_get_page       (BatonWindow    *self);
gint64          baton_window_get_lead       (BatonWindow    *self);

G_END_DECLS
