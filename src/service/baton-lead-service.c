/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-service.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "baton-before-private.h"
#include "baton-clockwork-private.h"
#include "baton-consequence-private.h"
#include "baton-difference-private.h"
#include "baton-newcomer-private.h"
#include "baton-passing-private.h"
#include "lead/baton-identity.h"

#define EXTERNAL_PREFIX "ext:"
#define CUSTOM_PREFIX "custom."
#define FIELD_STAGE "stage"

static gboolean
find_lead (BatonSession  *session,
           const char    *name,
           gint64        *lead,
           GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_auto(BatonLeadRow) row = { 0, };
  g_autofree char *email = NULL;

  *lead = 0;
  if (g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, lead, NULL))
    return baton_lead_repository_load (connection, *lead, &row, error);

  if (g_str_has_prefix (name, EXTERNAL_PREFIX))
    {
      if (!baton_lead_repository_find_external (connection, name + strlen (EXTERNAL_PREFIX), lead, error))
        return FALSE;
    }
  else if ((email = baton_email_normalise (name)) != NULL)
    {
      if (!baton_lead_repository_find_email (connection, email, lead, error))
        return FALSE;
    }
  else
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("“%s” names no lead; give a number, an external id as “ext:…” or an e-mail address"), name);
      return FALSE;
    }

  if (*lead != 0)
    return TRUE;
  g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND, _("There is no lead “%s”"), name);
  return FALSE;
}

/**
 * baton_find_lead:
 * @session: a session
 * @name: a number, an external id as `ext:…`, or an e-mail address
 * @lead: (out): the number of the lead
 * @error: return location for an error
 *
 * Finds a lead by what people call it.
 *
 * Fails with %BATON_ERROR_NOT_FOUND when there is none.
 *
 * Returns: whether it was found
 */
gboolean
baton_find_lead (BatonSession  *session,
                 const char    *name,
                 gint64        *lead,
                 GError       **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return FALSE;
  done = find_lead (session, name, lead, error);
  return baton_session_end (session, done, error);
}

/**
 * baton_load_lead:
 * @session: a session
 * @lead: the number of a lead
 * @row: (out caller-allocates): the lead
 * @error: return location for an error
 *
 * Loads a lead.
 *
 * Returns: whether there is one
 */
gboolean
baton_load_lead (BatonSession  *session,
                 gint64         lead,
                 BatonLeadRow  *row,
                 GError       **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return FALSE;
  done = baton_lead_repository_load (baton_session_get_connection (session), lead, row, error);
  return baton_session_end (session, done, error);
}

/* A record under construction, which owns what it was told. */
typedef struct
{
  BatonRecord   record;
  GArray       *custom;
  GStringChunk *strings;
} Draft;

static void
draft_init (Draft             *draft,
            const BatonRecord *from)
{
  draft->record = from != NULL ? *from : (BatonRecord) { { NULL, }, };
  draft->custom = g_array_new (FALSE, FALSE, sizeof (BatonCustomValue));
  draft->strings = g_string_chunk_new (512);
  if (from != NULL && from->n_custom > 0)
    g_array_append_vals (draft->custom, from->custom, from->n_custom);
}

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->custom, g_array_unref);
  g_clear_pointer (&draft->strings, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static void
draft_set_custom (Draft      *draft,
                  const char *key,
                  const char *value)
{
  BatonCustomValue entry = { 0, };
  guint place;

  for (place = 0; place < draft->custom->len; place++)
    {
      int order = strcmp (g_array_index (draft->custom, BatonCustomValue, place).key, key);

      if (order == 0)
        g_array_remove_index (draft->custom, place);
      if (order >= 0)
        break;
    }
  if (*value == '\0')
    return;

  entry.key = g_string_chunk_insert (draft->strings, key);
  entry.value = g_string_chunk_insert (draft->strings, value);
  g_array_insert_val (draft->custom, place, entry);
}

static gboolean
draft_set (Draft              *draft,
           const BatonChange  *change,
           GError            **error)
{
  const char *value = change->value != NULL ? change->value : "";
  g_autofree char *normal = NULL;
  BatonField field;
  g_autoptr(GError) local_error = NULL;

  if (g_str_has_prefix (change->field, CUSTOM_PREFIX) && change->field[strlen (CUSTOM_PREFIX)] != '\0')
    {
      g_autofree char *text = g_utf8_make_valid (value, -1);

      draft_set_custom (draft, change->field + strlen (CUSTOM_PREFIX), g_strstrip (text));
      return TRUE;
    }
  if (g_str_equal (change->field, CUSTOM_PREFIX))
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("A field of your own needs a name, such as “custom.city”"));
      return FALSE;
    }
  if (!baton_field_from_name (change->field, &field))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("There is no field “%s”; a field of your own is called “custom.%s”"),
                   change->field, change->field);
      return FALSE;
    }

  normal = baton_field_normalise (field, value, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  draft->record.values[field] = normal != NULL ? g_string_chunk_insert (draft->strings, normal) : NULL;
  return TRUE;
}

static const BatonRecord *
draft_end (Draft *draft)
{
  draft->record.custom = (const BatonCustomValue *) (void *) draft->custom->data;
  draft->record.n_custom = draft->custom->len;
  return &draft->record;
}

static gboolean
add_lead (BatonSession       *session,
          const BatonChange  *changes,
          guint               n_changes,
          gint64             *lead,
          GError            **error)
{
  BatonConsequence consequence;
  g_auto(Draft) draft = { 0, };
  const BatonRecord *record;

  draft_init (&draft, NULL);
  for (guint i = 0; i < n_changes; i++)
    {
      if (!draft_set (&draft, &changes[i], error))
        return FALSE;
    }

  record = draft_end (&draft);
  if (record->values[BATON_FIELD_EMAIL] == NULL && record->values[BATON_FIELD_EXTERNAL_ID] == NULL)
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("A lead needs an e-mail address or an external id, so that it is known again"));
      return FALSE;
    }
  if (!baton_newcomer_find (session, record, lead, error))
    return FALSE;
  if (*lead != 0)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                   _("That is lead %" PRId64 " already; change it instead"), *lead);
      return FALSE;
    }
  return baton_newcomer_insert (session, record, lead, error) &&
         baton_consequence_rescore (session, *lead, BATON_OCCASION_LEAD, &consequence, error);
}

/**
 * baton_add_lead:
 * @session: a session
 * @changes: (array length=n_changes): the fields
 * @n_changes: how many
 * @lead: (out): the number of the lead; with %BATON_ERROR_CONFLICT the one that it is already
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds a lead, scores it, and does what follows.
 *
 * Returns: whether it was added
 */
gboolean
baton_add_lead (BatonSession       *session,
                const BatonChange  *changes,
                guint               n_changes,
                gint64             *lead,
                GCancellable       *cancellable,
                GError            **error)
{
  gboolean done;

  *lead = 0;
  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = add_lead (session, changes, n_changes, lead, error);
  return baton_session_end (session, done, error);
}

static gboolean
leave_process (BatonSession  *session,
               BatonLeadRow  *row,
               GError       **error)
{
  gint64 handoff;

  if (row->state.team == BATON_TEAM_SALES)
    return baton_passing_take_back (session, row, BATON_STAGE_DISQUALIFIED, BATON_HANDOFF_WITHDRAWN,
                                    NULL, &handoff, error);
  return baton_clockwork_cancel (session, row, error) &&
         baton_passing_move (session, row, BATON_STAGE_DISQUALIFIED, NULL, error);
}

/* Only the moves that need nothing but a person's word: handing over,
 * accepting and returning are use cases of their own. */
static gboolean
move_stage (BatonSession  *session,
            BatonLeadRow  *row,
            const char    *name,
            GError       **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  const BatonStage *from, *to;

  if (policy == NULL)
    return FALSE;

  from = baton_process_get_stage (policy->process, row->state.stage);
  to = baton_process_find (policy->process, name != NULL ? name : "");
  if (to == NULL)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID, _("There is no stage “%s”"), name != NULL ? name : "");
      return FALSE;
    }
  if (from == to)
    return TRUE;
  if (to->number == BATON_STAGE_DISQUALIFIED)
    return leave_process (session, row, error);

  if (to->number == BATON_STAGE_MARKETING_QUALIFIED || to->number == BATON_STAGE_SALES_ACCEPTED ||
      (to->number == BATON_STAGE_NEW && row->state.team == BATON_TEAM_SALES))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                   _("A lead does not come to “%s” by a change of its stage; hand it over, accept it or return it"),
                   to->title);
      return FALSE;
    }
  if (!baton_process_allows (policy->process, row->state.stage, to->number))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                   _("A lead does not go from “%s” to “%s”"), from != NULL ? from->title : "", to->title);
      return FALSE;
    }

  if (to->number == BATON_STAGE_CUSTOMER)
    {
      row->state.outcome = BATON_OUTCOME_WON;
      if (!baton_clockwork_cancel (session, row, error))
        return FALSE;
    }
  return baton_passing_move (session, row, to->number, NULL, error);
}

/* What somebody in Marketing changes on a returned lead takes it up. */
static gboolean
take_up (BatonSession  *session,
         BatonLeadRow  *row,
         GError       **error)
{
  if (row->state.team != BATON_TEAM_MARKETING || row->state.returned_at == 0)
    return TRUE;
  return baton_clockwork_reach (session, row, BATON_MILESTONE_TAKE_UP, 0, BATON_PRIORITY_NORMAL, error);
}

static gboolean
change_lead (BatonSession       *session,
             gint64              lead,
             const BatonChange  *changes,
             guint               n_changes,
             GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_auto(BatonLeadRow) row = { 0, };
  g_auto(Draft) draft = { 0, };
  const BatonRecord *after;
  BatonConsequence consequence;
  GVariant *difference;
  guint stage;

  if (!baton_lead_repository_load (connection, lead, &row, error) ||
      !baton_before_remember (session, &row, error))
    return FALSE;

  stage = row.state.stage;
  draft_init (&draft, &row.record);
  for (guint i = 0; i < n_changes; i++)
    {
      if (g_str_equal (changes[i].field, FIELD_STAGE)
          ? !move_stage (session, &row, changes[i].value, error)
          : !draft_set (&draft, &changes[i], error))
        return FALSE;
    }

  after = draft_end (&draft);
  difference = baton_difference_describe (&row.record, after);
  if (difference != NULL)
    {
      g_autoptr(GVariant) owned = g_variant_ref_sink (difference);

      if (!baton_newcomer_check_free (session, lead, &row.record, after, error) ||
          !baton_lead_repository_update_record (connection, lead, &row.record, after, error) ||
          !baton_session_log (session, NULL, "lead-changed", lead, owned, error))
        return FALSE;
    }
  if (!take_up (session, &row, error) ||
      !baton_lead_repository_update_state (connection, lead, &row.state, error))
    return FALSE;
  return (difference == NULL && row.state.stage == stage) ||
         baton_consequence_rescore (session, lead, BATON_OCCASION_LEAD, &consequence, error);
}

/**
 * baton_change_lead:
 * @session: a session
 * @lead: the number of the lead
 * @changes: (array length=n_changes): what changes
 * @n_changes: how many
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Changes fields of a lead, or moves it to another stage of its team; then
 * scores it and does what follows.
 *
 * Fails with %BATON_ERROR_INVALID on a value that its field cannot have, and
 * with %BATON_ERROR_CONFLICT on a stage that the process does not allow.
 *
 * Returns: whether it was changed
 */
gboolean
baton_change_lead (BatonSession       *session,
                   gint64              lead,
                   const BatonChange  *changes,
                   guint               n_changes,
                   GCancellable       *cancellable,
                   GError            **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = change_lead (session, lead, changes, n_changes, error);
  return baton_session_end (session, done, error);
}

/**
 * baton_ask_contact:
 * @session: a session
 * @lead: the number of the lead
 * @team: the team that asks
 * @channel: how it would contact
 * @permission: (out caller-allocates): the answer
 * @error: return location for an error
 *
 * Asks whether a team may contact a lead.
 *
 * Returns: whether there is an answer
 */
gboolean
baton_ask_contact (BatonSession     *session,
                   gint64            lead,
                   BatonTeam         team,
                   BatonChannel      channel,
                   BatonPermission  *permission,
                   GError          **error)
{
  g_auto(BatonLeadRow) row = { 0, };

  if (!baton_load_lead (session, lead, &row, error))
    return FALSE;
  *permission = baton_may_contact (&row.record, &row.state, team, channel);
  return TRUE;
}
