/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli.h"

G_BEGIN_DECLS

#define BATON_CLI_ANY_NUMBER G_MAXUINT

/**
 * BatonCliCommand:
 * @name: its words, such as `import leads`
 * @operands: (nullable): what stands after them, for the help
 * @min_operands: how many there have to be
 * @max_operands: how many there may be
 * @summary: one line for the help, to be translated
 * @details: (nullable): a paragraph more, to be translated
 * @examples: some command lines
 * @options: (nullable): its own options
 * @run: does it
 *
 * A command of `batonctl`.
 */
typedef struct
{
  const char         *name;
  const char         *operands;
  guint               min_operands;
  guint               max_operands;
  const char         *summary;
  const char         *details;
  const char         *examples;
  const GOptionEntry *options;
  gboolean          (*run) (BatonCli  *cli,
                            GStrv      operands,
                            GError   **error);
} BatonCliCommand;

/* Every command, in the order of the help; ends with NULL. */
extern const BatonCliCommand * const baton_cli_commands[];

/**
 * BatonCliLine:
 * @command: (nullable): the command; `NULL` for none
 * @group: (nullable): the first word of a command that lacks its second, such as `import`
 * @operands: what stands after the command
 * @location: (nullable): `--store`
 * @now: (nullable): `--now`
 * @actor: (nullable): `--as`
 * @json: `--json`
 * @help: `--help`
 * @version: `--version`
 *
 * A command line, taken apart. The command's own options are stored where its
 * option entries say.
 */
typedef struct
{
  const BatonCliCommand *command;
  char                  *group;
  char                 **operands;
  char                  *location;
  char                  *now;
  char                  *actor;
  gboolean               json;
  gboolean               help;
  gboolean               version;
} BatonCliLine;

gboolean            baton_cli_line_parse          (BatonCliLine  *self,
                                                   BatonCli      *cli,
                                                   const char   **arguments,
                                                   GError       **error);
void                baton_cli_line_clear          (BatonCliLine  *self);
GArray             *baton_cli_line_global_options (BatonCliLine  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonCliLine, baton_cli_line_clear)

G_END_DECLS
