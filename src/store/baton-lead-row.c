/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-row-private.h"

#include <glib/gi18n-lib.h>

#include "baton-custom-json.h"
#include "baton-error.h"

static const char * const field_columns[BATON_N_FIELDS] = {
  [BATON_FIELD_EXTERNAL_ID] = "external_id",
  [BATON_FIELD_EMAIL] = "email",
  [BATON_FIELD_FIRST_NAME] = "first_name",
  [BATON_FIELD_LAST_NAME] = "last_name",
  [BATON_FIELD_JOB_TITLE] = "job_title",
  [BATON_FIELD_COMPANY] = "company",
  [BATON_FIELD_PHONE] = "phone",
  [BATON_FIELD_MOBILE] = "mobile",
  [BATON_FIELD_WEBSITE] = "website",
  [BATON_FIELD_COUNTRY] = "country",
  [BATON_FIELD_REGION] = "region",
  [BATON_FIELD_CITY] = "city",
  [BATON_FIELD_POSTAL_CODE] = "postal_code",
  [BATON_FIELD_STREET] = "street",
  [BATON_FIELD_INDUSTRY] = "industry",
  [BATON_FIELD_EMPLOYEES] = "employees",
  [BATON_FIELD_REVENUE] = "revenue",
  [BATON_FIELD_SOURCE] = "source",
  [BATON_FIELD_CAMPAIGN] = "campaign",
  [BATON_FIELD_LANGUAGE] = "language",
  [BATON_FIELD_TAGS] = "tags",
  [BATON_FIELD_NOTES] = "notes",
  [BATON_FIELD_DO_NOT_EMAIL] = "do_not_email",
  [BATON_FIELD_DO_NOT_CALL] = "do_not_call",
};

/* The columns that stand before those of the fields; the order is that of
 * read_state() and baton_lead_row_read(). */
#define HEAD_COLUMNS \
  "l.id, l.created_at, l.import, " \
  "s.stage, s.stage_since, s.team, s.owner, s.fit, s.interest, s.scored_at, s.rescore_at, " \
  "s.flags, s.suppressed_since, s.returned_at, s.wake_at, s.last_event_at, s.due_at, s.outcome"
#define FIRST_STATE_COLUMN 3
#define FIRST_FIELD_COLUMN 18

/*
 * baton_lead_row_get_column:
 *
 * Returns: the name of the column of the table lead that has a field
 */
const char *
baton_lead_row_get_column (BatonField field)
{
  return field_columns[field];
}

/*
 * baton_lead_row_get_query:
 * @fields: the fields to read, as bits
 * @with_custom: whether to read the custom fields too
 * @tail: a literal with the conditions and the order, on lead l and lead_state s
 *
 * Makes the text of a query that [func@baton_lead_row_read] understands. Each
 * text is made of literals and kept for good, so that its statement is too.
 */
const char *
baton_lead_row_get_query (guint32     fields,
                          gboolean    with_custom,
                          const char *tail)
{
  g_autoptr(GString) query = g_string_new ("SELECT " HEAD_COLUMNS);

  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      if ((fields & (1u << i)) != 0)
        g_string_append_printf (query, ", l.%s", field_columns[i]);
    }
  g_string_append (query, with_custom ? ", l.custom" : "");
  g_string_append (query, " FROM lead l JOIN lead_state s ON s.lead = l.id ");
  g_string_append (query, tail);
  return g_intern_string (query->str);
}

static void
read_state (BatonStatement *statement,
            BatonLeadState *state)
{
  int column = FIRST_STATE_COLUMN;

  state->stage = (guint) baton_statement_get (statement, column++);
  state->stage_since = baton_statement_get (statement, column++);
  state->team = (BatonTeam) baton_statement_get (statement, column++);
  state->owner = baton_statement_get (statement, column++);
  state->fit = (int) baton_statement_get (statement, column++);
  state->interest = (int) baton_statement_get (statement, column++);
  state->scored_at = baton_statement_get (statement, column++);
  state->rescore_at = baton_statement_get (statement, column++);
  state->flags = (BatonLeadFlags) baton_statement_get (statement, column++);
  state->suppressed_since = baton_statement_get (statement, column++);
  state->returned_at = baton_statement_get (statement, column++);
  state->wake_at = baton_statement_get (statement, column++);
  state->last_event_at = baton_statement_get (statement, column++);
  state->due_at = baton_statement_get (statement, column++);
  state->outcome = (BatonOutcome) baton_statement_get (statement, column++);
  g_assert (column == FIRST_FIELD_COLUMN);
}

/*
 * baton_lead_row_set_damaged:
 *
 * Sets the error for custom fields that cannot be read.
 *
 * Returns: %FALSE
 */
gboolean
baton_lead_row_set_damaged (gint64    lead,
                            GError  **error)
{
  g_set_error (error, BATON_ERROR, BATON_ERROR_DAMAGED,
               /* Translators: %lld is the number of a lead. */
               _("The custom fields of lead %lld in the database are damaged. Restore a backup."),
               (long long) lead);
  return FALSE;
}

static gboolean
read_custom (BatonLeadRow  *row,
             const char    *json,
             GError       **error)
{
  row->record.custom = NULL;
  row->record.n_custom = 0;
  if (json == NULL)
    return TRUE;

  if (!baton_custom_json_read (json, row->strings, row->custom))
    return baton_lead_row_set_damaged (row->id, error);
  row->record.custom = (const BatonCustomValue *) (gpointer) row->custom->data;
  row->record.n_custom = row->custom->len;
  return TRUE;
}

/*
 * baton_lead_row_read:
 * @row: a row; what it held is gone
 * @statement: a statement of [func@baton_lead_row_get_query], on a row
 * @fields: as in the query
 * @with_custom: as in the query
 * @borrow: whether the values may belong to @statement, until it moves on
 *
 * Reads a lead.
 */
gboolean
baton_lead_row_read (BatonLeadRow    *row,
                     BatonStatement  *statement,
                     guint32          fields,
                     gboolean         with_custom,
                     gboolean         borrow,
                     GError         **error)
{
  int column = FIRST_FIELD_COLUMN;

  if (row->strings == NULL)
    {
      row->strings = baton_arena_new ();
      row->custom = g_array_new (FALSE, FALSE, sizeof (BatonCustomValue));
    }
  baton_arena_reset (row->strings);

  row->id = baton_statement_get (statement, 0);
  row->record.created_at = baton_statement_get (statement, 1);
  row->import = baton_statement_get (statement, 2);
  read_state (statement, &row->state);

  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      const char *value = NULL;

      if ((fields & (1u << i)) != 0)
        value = baton_statement_get_text (statement, column++);
      row->record.values[i] = borrow ? value : baton_arena_copy (row->strings, value);
    }
  return read_custom (row, with_custom ? baton_statement_get_text (statement, column) : NULL, error);
}

/*
 * baton_lead_row_bind_state:
 * @index: the number of the first of the fifteen values
 *
 * Binds a state in the order of the columns of the table lead_state from stage on.
 */
void
baton_lead_row_bind_state (BatonStatement       *statement,
                           int                   index,
                           const BatonLeadState *state)
{
  baton_statement_bind (statement, index++, state->stage);
  baton_statement_bind (statement, index++, state->stage_since);
  baton_statement_bind (statement, index++, state->team);
  baton_statement_bind_some (statement, index++, state->owner);
  baton_statement_bind (statement, index++, state->fit);
  baton_statement_bind (statement, index++, state->interest);
  baton_statement_bind (statement, index++, state->scored_at);
  baton_statement_bind_some (statement, index++, state->rescore_at);
  baton_statement_bind (statement, index++, state->flags);
  baton_statement_bind_some (statement, index++, state->suppressed_since);
  baton_statement_bind_some (statement, index++, state->returned_at);
  baton_statement_bind_some (statement, index++, state->wake_at);
  baton_statement_bind_some (statement, index++, state->last_event_at);
  baton_statement_bind_some (statement, index++, state->due_at);
  baton_statement_bind (statement, index, state->outcome);
}

/**
 * baton_lead_row_clear:
 * @row: a row
 *
 * Frees what the row holds; it is then a valid empty one.
 */
void
baton_lead_row_clear (BatonLeadRow *row)
{
  g_clear_pointer (&row->strings, baton_arena_free);
  g_clear_pointer (&row->custom, g_array_unref);
  *row = (BatonLeadRow) { 0, };
}
