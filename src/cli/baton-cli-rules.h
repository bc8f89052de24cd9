/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-evaluator.h"

G_BEGIN_DECLS

BatonRuleSet *baton_cli_rules_read          (const char  *path,
                                             GError     **error);
gboolean      baton_cli_rules_parse_version (const char  *text,
                                             gint64      *version,
                                             GError     **error);

G_END_DECLS
