/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *baton_heading_fold          (const char  *heading);
char       *baton_heading_make_key      (const char  *heading);
const char *baton_heading_recognise     (const char  *heading,
                                         const char  *preset,
                                         guint       *rank);

G_END_DECLS
