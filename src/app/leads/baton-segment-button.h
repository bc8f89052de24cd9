/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_SEGMENT_BUTTON (baton_segment_button_get_type ())
G_DECLARE_FINAL_TYPE (BatonSegmentButton, baton_segment_button, BATON, SEGMENT_BUTTON, GtkWidget)

void baton_segment_button_set_filter (BatonSegmentButton *self,
                                      const char         *filter);

G_END_DECLS
