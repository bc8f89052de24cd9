/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *baton_points_text        (int points);
char *baton_points_text_signed (int points);

G_END_DECLS
