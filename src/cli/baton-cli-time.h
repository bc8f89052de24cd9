/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli.h"

G_BEGIN_DECLS

gboolean baton_cli_parse_time   (BatonCli    *cli,
                                 const char  *what,
                                 const char  *text,
                                 gint64      *time,
                                 GError     **error);
gboolean baton_cli_parse_end    (BatonCli    *cli,
                                 const char  *what,
                                 const char  *text,
                                 gint64      *time,
                                 GError     **error);
char    *baton_cli_format_utc   (gint64       time);
char    *baton_cli_format_local (gint64       time);
char    *baton_cli_format_span  (gint64       seconds);

G_END_DECLS
