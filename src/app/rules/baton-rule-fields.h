/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-field.h"
#include "scoring/baton-condition.h"

G_BEGIN_DECLS

const char * const *baton_rule_fields_get_names (void);

G_END_DECLS
