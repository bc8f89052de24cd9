/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void baton_preferences_groups_remove (GtkWidget *widget);

G_END_DECLS
