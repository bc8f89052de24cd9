/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void baton_preferences_say      (GtkWidget  *page,
                                 const char *text);
void baton_preferences_say_undo (GtkWidget  *page,
                                 const char *text,
                                 GCallback   undo);

G_END_DECLS
