/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void baton_rule_change_list_fill (GtkListBox      *list,
                                  const GPtrArray *changes);

G_END_DECLS
