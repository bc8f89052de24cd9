/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sla/baton-calendar.h"

G_BEGIN_DECLS

char   *baton_intervals_format (const GArray  *hours);
GArray *baton_intervals_parse  (const char    *text,
                                GError       **error);

G_END_DECLS
