/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "baton-session.h"
#include "baton-store.h"

G_BEGIN_DECLS

/**
 * BatonCli:
 * @location: the database's path or address
 * @json: whether the answer is a JSON document
 * @failed: whether to end with 1 although there was no error to tell
 * @now: the session's clock, in microseconds UTC; 0 for the real one
 * @actor: who acts
 * @hint: (nullable): what to do about the error that is being returned
 * @cancellable: cancelled when the user presses Ctrl+C
 * @store: (nullable): the database, once it is open
 * @session: (nullable): the work on it
 * @is_new: whether the database was made by this run
 *
 * One run of `batonctl`: what was asked for on the command line besides the
 * command itself, and what the command works with.
 */
typedef struct
{
  char         *location;
  gboolean      json;
  gboolean      failed;
  gint64        now;
  char         *actor;
  char         *hint;
  GCancellable *cancellable;
  BatonStore   *store;
  BatonSession *session;
  gboolean      is_new;
} BatonCli;

/**
 * BatonCliDatabase:
 * @BATON_CLI_READS: it reads one that exists
 * @BATON_CLI_WRITES: it changes one that exists
 * @BATON_CLI_CREATES: it changes one, and makes it when there is none
 *
 * What a command does with the database.
 */
typedef enum
{
  BATON_CLI_READS,
  BATON_CLI_WRITES,
  BATON_CLI_CREATES,
} BatonCliDatabase;

void     baton_cli_clear        (BatonCli          *self);
gboolean baton_cli_open         (BatonCli          *self,
                                 BatonCliDatabase   database,
                                 GError           **error);
gint64   baton_cli_get_now      (BatonCli          *self);
void     baton_cli_set_hint     (BatonCli          *self,
                                 const char        *format,
                                 ...) G_GNUC_PRINTF (2, 3);

void     baton_cli_print        (const char        *format,
                                 ...) G_GNUC_PRINTF (1, 2);
char    *baton_cli_read_file    (const char        *path,
                                 gsize             *length,
                                 GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonCli, baton_cli_clear)

G_END_DECLS
