/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BATON_TYPE_PROGRESS (baton_progress_get_type ())
G_DECLARE_FINAL_TYPE (BatonProgress, baton_progress, BATON, PROGRESS, GObject)

BatonProgress *baton_progress_new          (void);
double         baton_progress_get_fraction (BatonProgress *self);
void           baton_progress_tell         (double         fraction,
                                            guint64        done,
                                            gpointer       user_data);

G_END_DECLS
