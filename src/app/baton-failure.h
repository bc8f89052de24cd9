/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *baton_failure_get_title  (const GError *error);
char       *baton_failure_dup_advice (const GError *error,
                                      const char   *database);

G_END_DECLS
