/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli.h"

G_BEGIN_DECLS

const char *baton_cli_suggest     (const char   *typed,
                                   GPtrArray    *words);
void        baton_cli_hint_choice (BatonCli     *cli,
                                   const char   *typed,
                                   GPtrArray    *words);
gboolean    baton_cli_fail_choice (BatonCli     *cli,
                                   const char   *what,
                                   const char   *typed,
                                   GPtrArray    *words,
                                   GError      **error);

G_END_DECLS
