/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-progress.h"

#include <stdio.h>
#include <unistd.h>

/**
 * baton_cli_progress_begin:
 * @self: the progress
 * @cli: the run
 * @asked_for: whether the user wants to see it even where it is no terminal
 *
 * Gets ready to tell.
 */
void
baton_cli_progress_begin (BatonCliProgress *self,
                          BatonCli         *cli,
                          gboolean          asked_for)
{
  gboolean is_terminal = isatty (STDERR_FILENO) == 1;

  self->json = cli->json;
  self->in_place = is_terminal && !(asked_for && cli->json);
  self->in_lines = asked_for && !self->in_place;
  self->percent = -1;
}

/**
 * baton_cli_progress_tell:
 * @fraction: how much is done, 0 to 1
 * @done: how many rows, leads or events are done
 * @progress: (type BatonCliProgress): the progress
 *
 * Tells it when the percentage has changed; a [callback@ProgressFunc].
 */
void
baton_cli_progress_tell (double   fraction,
                         guint64  done,
                         gpointer progress)
{
  BatonCliProgress *self = progress;
  int percent = (int) (CLAMP (fraction, 0, 1) * 100);

  if (percent == self->percent)
    return;
  self->percent = percent;

  if (self->in_place)
    fprintf (stderr, "\r\033[K%3d %%  %'" G_GUINT64_FORMAT, percent, done);
  else if (self->in_lines && self->json)
    fprintf (stderr, "{\"progress\":%d.%02d,\"done\":%" G_GUINT64_FORMAT "}\n",
             percent / 100, percent % 100, done);
  else if (self->in_lines)
    fprintf (stderr, "%3d %%  %" G_GUINT64_FORMAT "\n", percent, done);
}

/**
 * baton_cli_progress_end:
 * @self: the progress
 *
 * Takes the line in the terminal away.
 */
void
baton_cli_progress_end (BatonCliProgress *self)
{
  if (self->in_place && self->percent >= 0)
    fputs ("\r\033[K", stderr);
  self->percent = -1;
}
