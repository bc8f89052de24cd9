/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int baton_names_find (const char * const *names,
                      const char         *name);

G_END_DECLS
