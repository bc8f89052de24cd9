/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *baton_percent_text (double share,
                          guint  digits);

G_END_DECLS
