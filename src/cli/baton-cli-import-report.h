/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli.h"
#include "baton-intake.h"

G_BEGIN_DECLS

void baton_cli_import_report_print (BatonCli                *cli,
                                    const BatonImportReport *report,
                                    gboolean                 dry_run);

G_END_DECLS
