/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli.h"

G_BEGIN_DECLS

/**
 * BatonCliError:
 * @BATON_CLI_ERROR_USAGE: the command line cannot be understood
 *
 * What only the command line can get wrong; ends with 2, where any other error
 * ends with 1.
 */
typedef enum
{
  BATON_CLI_ERROR_USAGE,
} BatonCliError;

#define BATON_CLI_ERROR (baton_cli_error_quark ())
GQuark baton_cli_error_quark   (void);

gboolean baton_cli_fail_usage  (GError       **error,
                                const char    *format,
                                ...) G_GNUC_PRINTF (2, 3);
void     baton_cli_blame_usage (GError       **error);
int      baton_cli_print_error (BatonCli      *cli,
                                const GError  *error);

G_END_DECLS
