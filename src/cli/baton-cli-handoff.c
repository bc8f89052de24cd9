/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-handoff.h"

#include <glib/gi18n.h>

#include "baton-cli-json.h"
#include "baton-cli-time.h"

/**
 * baton_cli_handoff_to_json:
 * @handoff: a handoff
 * @names: what its numbers stand for
 * @builder: a builder in an object
 *
 * Adds what there is to tell of a handoff.
 */
void
baton_cli_handoff_to_json (const BatonHandoff  *handoff,
                           const BatonCliNames *names,
                           JsonBuilder         *builder)
{
  baton_cli_json_int (builder, "handoff", handoff->id);
  baton_cli_json_int (builder, "lead", handoff->lead);
  baton_cli_json_text (builder, "trigger", baton_trigger_get_name (handoff->trigger));
  baton_cli_json_text (builder, "priority", baton_priority_get_name (handoff->priority));
  baton_cli_json_text (builder, "queue", handoff->queue);
  baton_cli_json_text (builder, "person", baton_cli_names_person (names, handoff->person));
  baton_cli_json_int (builder, "fit", handoff->fit);
  baton_cli_json_int (builder, "interest", handoff->interest);
  baton_cli_json_text (builder, "state", baton_handoff_state_get_name (handoff->state));
  baton_cli_json_time (builder, "created", handoff->created_at);
  baton_cli_json_time (builder, "assigned", handoff->assigned_at);
  baton_cli_json_time (builder, "ended", handoff->ended_at);
  baton_cli_json_text (builder, "ended_by", handoff->ended_by);
}

/**
 * baton_cli_handoff_table_new:
 *
 * Creates a table of handoffs.
 *
 * Returns: (transfer full): a table without rows
 */
BatonCliTable *
baton_cli_handoff_table_new (void)
{
  BatonCliTable *table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Handoff"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Lead"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("When"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Why"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Priority"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Score"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Person"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("State"), BATON_CLI_COLUMN_TEXT);
  return table;
}

/**
 * baton_cli_handoff_to_table:
 * @handoff: a handoff
 * @names: what its numbers stand for
 * @table: a table made by [func@cli_handoff_table_new]
 *
 * Adds a row.
 */
void
baton_cli_handoff_to_table (const BatonHandoff  *handoff,
                            const BatonCliNames *names,
                            BatonCliTable       *table)
{
  g_autofree char *when = baton_cli_format_local (handoff->created_at);
  const char *person = baton_cli_names_person (names, handoff->person);

  baton_cli_table_add_id (table, handoff->id);
  baton_cli_table_add_id (table, handoff->lead);
  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, when);
  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, baton_trigger_get_title (handoff->trigger));
  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, baton_priority_get_title (handoff->priority));
  baton_cli_table_add_number (table, handoff->fit + handoff->interest);
  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, person != NULL ? person : handoff->queue);
  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, baton_handoff_state_get_title (handoff->state));
}
