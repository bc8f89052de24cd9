/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-field.h"
#include "scoring/baton-condition.h"

G_BEGIN_DECLS

const char * const *baton_rule_fields_get_names     (void);
BatonFieldType      baton_rule_fields_get_type      (const char     *name);
GArray             *baton_rule_fields_get_operators (const char     *name);
gboolean            baton_rule_fields_is_custom     (const char     *name);

G_END_DECLS
