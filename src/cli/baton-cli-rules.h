/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli.h"
#include "scoring/baton-evaluator.h"

G_BEGIN_DECLS

BatonRuleSet *baton_cli_rules_read          (const char    *path,
                                             char         **text,
                                             GError       **error);
gboolean      baton_cli_rules_parse_version (const char    *text,
                                             gint64        *version,
                                             GError       **error);

GPtrArray    *baton_cli_rules_list_doubts   (BatonCli      *cli,
                                             BatonRuleSet  *rules,
                                             GError       **error);
void          baton_cli_rules_print_doubts  (GPtrArray     *doubts,
                                             const char    *name,
                                             const char    *text);

G_END_DECLS
