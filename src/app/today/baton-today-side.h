/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "baton-today.h"
#include "index/baton-index.h"

G_BEGIN_DECLS

guint baton_today_side_show_promises (GtkListBox       *list,
                                      const BatonToday *today);
guint baton_today_side_show_leaks    (GtkListBox       *list,
                                      const BatonToday *today,
                                      BatonIndex       *index);

G_END_DECLS
