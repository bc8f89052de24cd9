/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_BUSY (baton_busy_get_type ())
G_DECLARE_FINAL_TYPE (BatonBusy, baton_busy, BATON, BUSY, GObject)

BatonBusy *baton_busy_new (GtkWindow    *window,
                           const char   *title,
                           GCancellable *cancellable);
void       baton_busy_end (BatonBusy    *self,
                           const GError *error);

G_END_DECLS
