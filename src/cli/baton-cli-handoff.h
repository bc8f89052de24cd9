/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli-lead.h"
#include "handoff/baton-handoff.h"

G_BEGIN_DECLS

void           baton_cli_handoff_to_json   (const BatonHandoff  *handoff,
                                            const BatonCliNames *names,
                                            JsonBuilder         *builder);
BatonCliTable *baton_cli_handoff_table_new (void);
void           baton_cli_handoff_to_table  (const BatonHandoff  *handoff,
                                            const BatonCliNames *names,
                                            BatonCliTable       *table);

G_END_DECLS
