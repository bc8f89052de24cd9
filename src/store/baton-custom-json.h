/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-arena.h"
#include "lead/baton-record.h"

G_BEGIN_DECLS

gboolean baton_custom_json_read  (const char             *text,
                                  BatonArena             *arena,
                                  GArray                 *values);
char    *baton_custom_json_write (const BatonCustomValue *values,
                                  guint                   n_values);

G_END_DECLS
