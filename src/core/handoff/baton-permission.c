/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "handoff/baton-permission.h"

#include <glib/gi18n-lib.h>

#include "baton-names.h"
#include "process/baton-process.h"

static const char * const channel_names[] = {
  "campaign",
  "email",
  "call",
  "any",
  NULL,
};

static const char * const reason_names[] = {
  "free",
  "with-sales",
  "unsubscribed",
  "do-not-call",
  "no-address",
  "no-number",
  "disqualified",
};

/**
 * baton_channel_get_name:
 * @channel: a channel
 *
 * Returns: its name on the command line and in the database, such as `call`
 */
const char *
baton_channel_get_name (BatonChannel channel)
{
  g_return_val_if_fail (channel <= BATON_CHANNEL_ANY, NULL);

  return channel_names[channel];
}

/**
 * baton_channel_from_name:
 * @name: (nullable): a name
 * @channel: (out): return location for the channel
 *
 * Returns: whether @name is the name of a channel
 */
gboolean
baton_channel_from_name (const char   *name,
                         BatonChannel *channel)
{
  int found = baton_names_find (channel_names, name);

  if (found < 0)
    return FALSE;
  *channel = (BatonChannel) found;
  return TRUE;
}

static BatonChannel
usual_channel (BatonTeam team)
{
  return team == BATON_TEAM_MARKETING ? BATON_CHANNEL_CAMPAIGN : BATON_CHANNEL_EMAIL;
}

/* Whoever is unsubscribed still gets an answer from the person in Sales who
 * works on the lead, and nothing else. */
static gboolean
may_write (const BatonRecord     *record,
           const BatonLeadState  *state,
           BatonTeam              team,
           BatonChannel           channel)
{
  if (record->values[BATON_FIELD_DO_NOT_EMAIL] == NULL)
    return TRUE;
  return channel == BATON_CHANNEL_EMAIL && team == BATON_TEAM_SALES && state->team == BATON_TEAM_SALES;
}

static BatonPermissionReason
find_obstacle (const BatonRecord     *record,
               const BatonLeadState  *state,
               BatonTeam              team,
               BatonChannel           channel)
{
  if (state->stage == BATON_STAGE_DISQUALIFIED)
    return BATON_PERMISSION_DISQUALIFIED;
  if (state->suppressed_since != 0 && team != BATON_TEAM_SALES)
    return BATON_PERMISSION_WITH_SALES;

  if (channel == BATON_CHANNEL_CALL)
    {
      if (record->values[BATON_FIELD_DO_NOT_CALL] != NULL)
        return BATON_PERMISSION_DO_NOT_CALL;
      if (record->values[BATON_FIELD_PHONE] == NULL && record->values[BATON_FIELD_MOBILE] == NULL)
        return BATON_PERMISSION_NO_NUMBER;
      return BATON_PERMISSION_FREE;
    }

  if (!may_write (record, state, team, channel == BATON_CHANNEL_ANY ? usual_channel (team) : channel))
    return BATON_PERMISSION_UNSUBSCRIBED;
  if (channel != BATON_CHANNEL_ANY && record->values[BATON_FIELD_EMAIL] == NULL)
    return BATON_PERMISSION_NO_ADDRESS;
  return BATON_PERMISSION_FREE;
}

/**
 * baton_may_contact:
 * @record: who the lead is
 * @state: where the lead is in the process
 * @team: the team that asks
 * @channel: how it would contact the lead
 *
 * Answers "may I contact?", and is the only place that does.
 *
 * A disqualified lead is contacted by nobody. While a lead is on the
 * suppression list only Sales may contact it. An unsubscribed person gets
 * nobody's campaign, and a personal e-mail only from Sales while the lead is
 * with Sales; who wants no calls gets none.
 *
 * Returns: the answer; where it is yes the reason is
 *   %BATON_PERMISSION_WITH_SALES or %BATON_PERMISSION_FREE
 */
BatonPermission
baton_may_contact (const BatonRecord    *record,
                   const BatonLeadState *state,
                   BatonTeam             team,
                   BatonChannel          channel)
{
  BatonPermission permission = { FALSE, BATON_PERMISSION_FREE };

  g_return_val_if_fail (record != NULL, permission);
  g_return_val_if_fail (state != NULL, permission);

  permission.reason = find_obstacle (record, state, team, channel);
  permission.allowed = permission.reason == BATON_PERMISSION_FREE;
  if (permission.allowed && state->suppressed_since != 0)
    permission.reason = BATON_PERMISSION_WITH_SALES;
  return permission;
}

/**
 * baton_permission_reason_get_name:
 * @reason: a reason
 *
 * Returns: its name in JSON, such as `with-sales`
 */
const char *
baton_permission_reason_get_name (BatonPermissionReason reason)
{
  g_return_val_if_fail (reason <= BATON_PERMISSION_DISQUALIFIED, NULL);

  return reason_names[reason];
}

/**
 * baton_permission_reason_describe:
 * @reason: a reason
 *
 * Returns: a sentence that says it, translated
 */
const char *
baton_permission_reason_describe (BatonPermissionReason reason)
{
  switch (reason)
    {
    case BATON_PERMISSION_FREE:
      return _("Nothing speaks against contacting this lead.");
    case BATON_PERMISSION_WITH_SALES:
      return _("Sales has this lead, so only Sales may contact it.");
    case BATON_PERMISSION_UNSUBSCRIBED:
      return _("This person has unsubscribed from e-mail.");
    case BATON_PERMISSION_DO_NOT_CALL:
      return _("This person does not want to be called.");
    case BATON_PERMISSION_NO_ADDRESS:
      return _("There is no e-mail address.");
    case BATON_PERMISSION_NO_NUMBER:
      return _("There is no telephone number.");
    case BATON_PERMISSION_DISQUALIFIED:
      return _("This lead is disqualified, so nobody may contact it.");
    default:
      g_return_val_if_reached (NULL);
    }
}
