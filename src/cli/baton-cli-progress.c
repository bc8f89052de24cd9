/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-progress.h"

#include <stdio.h>
#include <unistd.h>

#include "insight/baton-percent-text.h"

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

/* All as wide as 100, so that what follows stays where it is. */
static char *
dup_percent (int percent)
{
  g_autofree char *full = baton_percent_text (1, 0);
  g_autofree char *text = baton_percent_text (percent / 100.0, 0);

  return g_strdup_printf ("%*s%s", (int) (g_utf8_strlen (full, -1) - g_utf8_strlen (text, -1)), "", text);
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
  g_autofree char *text = NULL;

  if (percent == self->percent)
    return;
  self->percent = percent;

  text = dup_percent (percent);
  if (self->in_place)
    fprintf (stderr, "\r\033[K%s  %'" G_GUINT64_FORMAT, text, done);
  else if (self->in_lines && self->json)
    fprintf (stderr, "{\"progress\":%d.%02d,\"done\":%" G_GUINT64_FORMAT "}\n",
             percent / 100, percent % 100, done);
  else if (self->in_lines)
    fprintf (stderr, "%s  %" G_GUINT64_FORMAT "\n", text, done);
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
