/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli.h"

G_BEGIN_DECLS

/**
 * BatonCliProgress:
 *
 * Tells on standard error how far a long job is: in place in a terminal, in
 * lines elsewhere and only when asked for.
 */
typedef struct
{
  gboolean json;
  gboolean in_place;
  gboolean in_lines;
  int      percent;
} BatonCliProgress;

void baton_cli_progress_begin (BatonCliProgress *self,
                               BatonCli         *cli,
                               gboolean          asked_for);
void baton_cli_progress_tell  (double            fraction,
                               guint64           done,
                               gpointer          progress);
void baton_cli_progress_end   (BatonCliProgress *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonCliProgress, baton_cli_progress_end)

G_END_DECLS
