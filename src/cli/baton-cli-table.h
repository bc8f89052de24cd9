/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli-terminal.h"

G_BEGIN_DECLS

/**
 * BatonCliColumnKind:
 * @BATON_CLI_COLUMN_TEXT: text, which may be cut short
 * @BATON_CLI_COLUMN_MINOR: text, which is left out where there is too little room
 * @BATON_CLI_COLUMN_NUMBER: stands at the right, is never cut
 * @BATON_CLI_COLUMN_WHOLE: text that is never cut, such as a time
 */
typedef enum
{
  BATON_CLI_COLUMN_TEXT,
  BATON_CLI_COLUMN_MINOR,
  BATON_CLI_COLUMN_NUMBER,
  BATON_CLI_COLUMN_WHOLE,
} BatonCliColumnKind;

typedef struct _BatonCliTable BatonCliTable;

BatonCliTable *baton_cli_table_new        (void);
void           baton_cli_table_free       (BatonCliTable       *self);
void           baton_cli_table_add_column (BatonCliTable       *self,
                                           const char          *title,
                                           BatonCliColumnKind   kind);
void           baton_cli_table_add        (BatonCliTable       *self,
                                           BatonCliStyle        style,
                                           const char          *text);
void           baton_cli_table_add_id     (BatonCliTable       *self,
                                           gint64               id);
void           baton_cli_table_add_number (BatonCliTable       *self,
                                           gint64               number);
void           baton_cli_table_print      (BatonCliTable       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonCliTable, baton_cli_table_free)

G_END_DECLS
