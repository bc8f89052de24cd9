/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "handoff/baton-handoff.h"

G_BEGIN_DECLS

#define BATON_TYPE_RETURN_WINDOW (baton_return_window_get_type ())
G_DECLARE_FINAL_TYPE (BatonReturnWindow, baton_return_window, BATON, RETURN_WINDOW, AdwWindow)

GtkWidget         *baton_return_window_new        (GtkWindow         *parent,
                                                   const char        *name,
                                                   gint64             now);
BatonReturnReason  baton_return_window_get_reason (BatonReturnWindow *self);
gint64             baton_return_window_get_until  (BatonReturnWindow *self);
const char        *baton_return_window_get_note   (BatonReturnWindow *self);
void               baton_return_window_show_error (BatonReturnWindow *self,
                                                   const char        *message);

G_END_DECLS
