/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *baton_cli_detail_to_text (const char *detail);

G_END_DECLS
