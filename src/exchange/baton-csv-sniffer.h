/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char baton_csv_sniff_separator   (const char *text,
                                  gsize       length);
char baton_csv_parse_declaration (const char *text,
                                  gsize       length);

G_END_DECLS
