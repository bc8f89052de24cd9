/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-lead-column.h"

#include <glib/gi18n-lib.h>

#include "widgets/baton-time-words.h"

/* As many days as have two digits. */
#define LONG_LATE (44 * G_TIME_SPAN_DAY)

static const BatonLeadColumnInfo columns[BATON_N_LEAD_COLUMNS] = {
  [BATON_LEAD_COLUMN_NAME] = { "name", N_("Name"), "name", 130, FALSE, TRUE, TRUE },
  [BATON_LEAD_COLUMN_COMPANY] = { "company", N_("Company"), "company", 130, FALSE, TRUE, TRUE },
  [BATON_LEAD_COLUMN_STAGE] = { "stage", N_("Stage"), "stage", 140, FALSE, FALSE, TRUE },
  [BATON_LEAD_COLUMN_SCORE] = { "score", N_("Score"), "score", 66, TRUE, FALSE, TRUE },
  /* Translators: a column: until when somebody has to act on the lead. */
  [BATON_LEAD_COLUMN_CLOCK] = { "clock", N_("Clock"), "due", 140, FALSE, FALSE, TRUE },
  [BATON_LEAD_COLUMN_OWNER] = { "owner", N_("Owner"), "owner", 100, FALSE, TRUE, TRUE },
  [BATON_LEAD_COLUMN_EMAIL] = { "email", N_("E-Mail"), "email", 200, FALSE, FALSE, FALSE },
  [BATON_LEAD_COLUMN_COUNTRY] = { "country", N_("Country"), "country", 100, FALSE, FALSE, FALSE },
  /* Translators: a column: how the lead was won, such as “Web form”. */
  [BATON_LEAD_COLUMN_SOURCE] = { "source", N_("Source"), "source", 130, FALSE, FALSE, FALSE },
  /* Translators: a column: what a lead is worth by who it is, in points. */
  [BATON_LEAD_COLUMN_FIT] = { "fit", N_("Fit"), "fit", 64, TRUE, FALSE, FALSE },
  /* Translators: a column: what a lead is worth by what it did, in points. */
  [BATON_LEAD_COLUMN_INTEREST] = { "interest", N_("Interest"), "interest", 80, TRUE, FALSE, FALSE },
  [BATON_LEAD_COLUMN_ACTIVE] = { "active", N_("Last Activity"), "active", 130, FALSE, FALSE, FALSE },
  /* Translators: a column: when the lead became known. */
  [BATON_LEAD_COLUMN_CREATED] = { "created", N_("Created"), "created", 130, FALSE, FALSE, FALSE },
};

/**
 * baton_lead_column_get_info:
 * @column: a column
 *
 * Returns: (transfer none): what is known about it
 */
const BatonLeadColumnInfo *
baton_lead_column_get_info (BatonLeadColumn column)
{
  g_return_val_if_fail (column < BATON_N_LEAD_COLUMNS, NULL);

  return &columns[column];
}

/**
 * baton_lead_column_from_id:
 * @id: what a column is called in the settings
 * @column: (out): return location for it
 *
 * Returns: whether there is such a column
 */
gboolean
baton_lead_column_from_id (const char      *id,
                           BatonLeadColumn *column)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (column != NULL, FALSE);

  for (BatonLeadColumn i = 0; i < BATON_N_LEAD_COLUMNS; i++)
    {
      if (g_str_equal (columns[i].id, id))
        {
          *column = i;
          return TRUE;
        }
    }
  return FALSE;
}

static const char *
get_value (const BatonRecord *record,
           BatonField         field)
{
  if (record == NULL || record->values[field] == NULL)
    return "";
  return record->values[field];
}

/* Somebody without a name is called by the address. */
static char *
dup_name (const BatonRecord *record)
{
  g_autofree char *name = record != NULL ? baton_record_dup_name (record) : NULL;

  if (name != NULL && *name != '\0')
    return g_steal_pointer (&name);
  return g_strdup (get_value (record, BATON_FIELD_EMAIL));
}

static char *
dup_owner (BatonLeadNames *names,
           gint64          person)
{
  const char *name = baton_lead_names_get_person (names, person);

  return g_strdup (name != NULL ? name : "");
}

static char *
dup_time (gint64 at,
          gint64 now,
          char *(*to_text) (gint64 at,
                            gint64 now))
{
  return at != 0 ? to_text (at, now) : g_strdup ("");
}

/**
 * baton_lead_column_dup_sample:
 * @column: a column
 *
 * Gets a text that is as long as most that stand in the column. In other languages it
 * is longer than the column was made for.
 *
 * Returns: (transfer full): the text; the title where nothing says how long texts are
 */
char *
baton_lead_column_dup_sample (BatonLeadColumn column)
{
  g_return_val_if_fail (column < BATON_N_LEAD_COLUMNS, NULL);

  if (column == BATON_LEAD_COLUMN_CLOCK)
    return baton_time_text_due (LONG_LATE, 2 * LONG_LATE);
  return g_strdup (_(columns[column].title));
}

/**
 * baton_lead_column_dup_text:
 * @column: a column
 * @row: what the index knows about a lead
 * @record: (nullable): who it is; `NULL` while that is not known yet
 * @names: what stages and people are called
 * @now: the time now, in microseconds UTC
 *
 * Says what stands in the column for a lead. Any thread may ask.
 *
 * Returns: (transfer full): the text; empty when there is nothing to say
 */
char *
baton_lead_column_dup_text (BatonLeadColumn      column,
                            const BatonIndexRow *row,
                            const BatonRecord   *record,
                            BatonLeadNames      *names,
                            gint64               now)
{
  switch (column)
    {
    case BATON_LEAD_COLUMN_NAME:
      return dup_name (record);
    case BATON_LEAD_COLUMN_COMPANY:
      return g_strdup (get_value (record, BATON_FIELD_COMPANY));
    case BATON_LEAD_COLUMN_STAGE:
      return g_strdup (baton_lead_names_get_stage (names, row->stage));
    case BATON_LEAD_COLUMN_SCORE:
      return g_strdup_printf ("%d", row->score);
    case BATON_LEAD_COLUMN_CLOCK:
      return dup_time (row->due_at, now, baton_time_text_due);
    case BATON_LEAD_COLUMN_OWNER:
      return dup_owner (names, row->owner);
    case BATON_LEAD_COLUMN_EMAIL:
      return g_strdup (get_value (record, BATON_FIELD_EMAIL));
    case BATON_LEAD_COLUMN_COUNTRY:
      return g_strdup (get_value (record, BATON_FIELD_COUNTRY));
    case BATON_LEAD_COLUMN_SOURCE:
      return g_strdup (get_value (record, BATON_FIELD_SOURCE));
    case BATON_LEAD_COLUMN_FIT:
      return g_strdup_printf ("%d", row->fit);
    case BATON_LEAD_COLUMN_INTEREST:
      return g_strdup_printf ("%d", row->interest);
    case BATON_LEAD_COLUMN_ACTIVE:
      return dup_time (row->last_event_at, now, baton_time_text_ago);
    case BATON_LEAD_COLUMN_CREATED:
      return dup_time (row->created_at, now, baton_time_text_day);
    case BATON_N_LEAD_COLUMNS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
