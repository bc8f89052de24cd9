/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *baton_search_fold        (const char *text);
void  baton_search_fold_append (GString    *string,
                                const char *text);

G_END_DECLS
