/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who somebody is: known already, new, or known better now. */

#include "baton-newcomer-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "baton-difference-private.h"

/*
 * baton_newcomer_init_state:
 *
 * The state of a lead that has just come: New, and Marketing's.
 */
void
baton_newcomer_init_state (BatonLeadState *state,
                           gint64          now)
{
  *state = (BatonLeadState) {
    .stage = BATON_STAGE_NEW,
    .team = BATON_TEAM_MARKETING,
    .stage_since = now,
    .scored_at = now,
  };
}

/*
 * baton_newcomer_find:
 * @lead: (out): the lead that it is; 0 for nobody known
 *
 * Finds a lead by its external id, else by its address.
 */
gboolean
baton_newcomer_find (BatonSession       *session,
                     const BatonRecord  *record,
                     gint64             *lead,
                     GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  const char *external_id = record->values[BATON_FIELD_EXTERNAL_ID];
  const char *email = record->values[BATON_FIELD_EMAIL];

  *lead = 0;
  if (external_id != NULL &&
      !baton_lead_repository_find_external (connection, external_id, lead, error))
    return FALSE;
  if (*lead != 0 || email == NULL)
    return TRUE;
  return baton_lead_repository_find_email (connection, email, lead, error);
}

/*
 * baton_newcomer_insert:
 *
 * Makes a lead. It is not scored yet.
 */
gboolean
baton_newcomer_insert (BatonSession       *session,
                       const BatonRecord  *record,
                       gint64             *lead,
                       GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  gint64 now = baton_session_get_now (session);
  BatonRecord stored = *record;
  BatonLeadState state;

  baton_newcomer_init_state (&state, now);
  if (stored.created_at == 0)
    stored.created_at = now;

  *lead = baton_connection_next_number (connection, "lead", 1, error);
  return *lead != 0 &&
         baton_lead_repository_insert (connection, *lead, 0, &stored, &state, error) &&
         baton_lead_repository_insert_keys (connection, *lead, &stored, error) &&
         baton_session_log (session, NULL, "lead-created", *lead, NULL, error);
}

static gboolean
takes (BatonMergeMode  mode,
       const char     *before,
       const char     *incoming)
{
  if (incoming == NULL)
    return FALSE;
  return before == NULL || (mode == BATON_MERGE_OVERWRITE && !g_str_equal (before, incoming));
}

static int
compare_custom (gconstpointer a,
                gconstpointer b)
{
  return strcmp (((const BatonCustomValue *) a)->key, ((const BatonCustomValue *) b)->key);
}

/* Merges the custom fields into @merged, sorted by key. */
static void
merge_custom (const BatonRecord  *before,
              const BatonRecord  *incoming,
              BatonMergeMode      mode,
              GArray             *merged)
{
  if (before->n_custom > 0)
    g_array_append_vals (merged, before->custom, before->n_custom);

  for (guint i = 0; i < incoming->n_custom; i++)
    {
      const BatonCustomValue *value = &incoming->custom[i];
      const char *old = baton_record_get_custom (before, value->key);

      if (!takes (mode, old, value->value))
        continue;
      if (old == NULL)
        {
          g_array_append_val (merged, *value);
          continue;
        }
      for (guint j = 0; j < before->n_custom; j++)
        {
          BatonCustomValue *place = &g_array_index (merged, BatonCustomValue, j);

          if (g_str_equal (place->key, value->key))
            place->value = value->value;
        }
    }
  g_array_sort (merged, compare_custom);
}

/* Which lead has an identity already; no two have the same. */
static gboolean
find_holder (BatonSession  *session,
             BatonField     field,
             const char    *value,
             gint64        *holder,
             GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);

  return field == BATON_FIELD_EMAIL
    ? baton_lead_repository_find_email (connection, value, holder, error)
    : baton_lead_repository_find_external (connection, value, holder, error);
}

/*
 * baton_newcomer_merge:
 * @row: a lead; its record is as before afterwards: load it again when @changed
 * @incoming: what is said about it now; must live as long as the call
 * @mode: whether what comes replaces what is there
 * @actor: (nullable): who says so; NULL for the session's actor
 * @changed: (out): whether anything changed
 *
 * Takes in what is said about a lead, and writes and journals what is new.
 * Who a lead is stays: an external id or address that it has is not replaced,
 * and one that another lead has is not taken.
 */
gboolean
baton_newcomer_merge (BatonSession       *session,
                      BatonLeadRow       *row,
                      const BatonRecord  *incoming,
                      BatonMergeMode      mode,
                      const char         *actor,
                      gboolean           *changed,
                      GError            **error)
{
  g_autoptr(GArray) custom = g_array_new (FALSE, FALSE, sizeof (BatonCustomValue));
  g_autoptr(GVariant) difference = NULL;
  BatonRecord after = row->record;

  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      gboolean is_identity = i == BATON_FIELD_EXTERNAL_ID || i == BATON_FIELD_EMAIL;
      gint64 holder = 0;

      if (!takes (is_identity ? BATON_MERGE_FILL : mode, after.values[i], incoming->values[i]))
        continue;
      if (is_identity && !find_holder (session, i, incoming->values[i], &holder, error))
        return FALSE;
      if (holder == 0)
        after.values[i] = incoming->values[i];
    }
  merge_custom (&row->record, incoming, mode, custom);
  after.custom = (const BatonCustomValue *) (void *) custom->data;
  after.n_custom = custom->len;

  difference = baton_difference_describe (&row->record, &after);
  *changed = difference != NULL;
  if (!*changed)
    return TRUE;
  g_variant_ref_sink (difference);

  return baton_lead_repository_update_record (baton_session_get_connection (session), row->id,
                                              &row->record, &after, error) &&
         baton_session_log (session, actor, "lead-changed", row->id, difference, error);
}

/*
 * baton_newcomer_check_free:
 * @before: who the lead is
 * @after: who it is to be
 *
 * Checks that a lead still has an identity, and one that no other lead has.
 */
gboolean
baton_newcomer_check_free (BatonSession       *session,
                           gint64              lead,
                           const BatonRecord  *before,
                           const BatonRecord  *after,
                           GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  const char *email = after->values[BATON_FIELD_EMAIL];
  const char *external_id = after->values[BATON_FIELD_EXTERNAL_ID];
  gint64 holder = 0;

  if (email == NULL && external_id == NULL)
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("A lead needs an e-mail address or an external id, so that it is known again"));
      return FALSE;
    }
  if (email != NULL && g_strcmp0 (email, before->values[BATON_FIELD_EMAIL]) != 0 &&
      !baton_lead_repository_find_email (connection, email, &holder, error))
    return FALSE;
  if ((holder == 0 || holder == lead) &&
      external_id != NULL && g_strcmp0 (external_id, before->values[BATON_FIELD_EXTERNAL_ID]) != 0 &&
      !baton_lead_repository_find_external (connection, external_id, &holder, error))
    return FALSE;
  if (holder == 0 || holder == lead)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
               _("Lead %" PRId64 " has that e-mail address or external id already"), holder);
  return FALSE;
}
