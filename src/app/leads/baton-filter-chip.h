/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_FILTER_CHIP (baton_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (BatonFilterChip, baton_filter_chip, BATON, FILTER_CHIP, GtkWidget)

GtkWidget *baton_filter_chip_new (const char *title,
                                  const char *value,
                                  const char *filter_without);

G_END_DECLS
