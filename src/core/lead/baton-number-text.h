/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *baton_number_text_normalise (const char *text,
                                   gboolean    whole);

G_END_DECLS
