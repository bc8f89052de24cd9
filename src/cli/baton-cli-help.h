/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli-command.h"

G_BEGIN_DECLS

void baton_cli_help_print (const BatonCliLine *line);

G_END_DECLS
