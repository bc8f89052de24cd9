/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_CALM (baton_calm_get_type ())
G_DECLARE_FINAL_TYPE (BatonCalm, baton_calm, BATON, CALM, GObject)

BatonCalm *baton_calm_new (GtkWidget *widget);
gboolean   baton_calm_is  (BatonCalm *self);

G_END_DECLS
