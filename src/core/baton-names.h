/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int         baton_names_find    (const char * const *names,
                                 const char         *name);
const char *baton_names_suggest (const char * const *names,
                                 guint               n_names,
                                 const char         *typed);

G_END_DECLS
