/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-lead-state.h"
#include "lead/baton-record.h"

G_BEGIN_DECLS

/**
 * BatonChannel:
 * @BATON_CHANNEL_CAMPAIGN: an e-mail to many
 * @BATON_CHANNEL_EMAIL: an e-mail from one person to another
 * @BATON_CHANNEL_CALL: a telephone call
 * @BATON_CHANNEL_ANY: what the team usually does, a campaign for Marketing and
 *   a personal e-mail for Sales, whether or not there is an address to send it to
 *
 * How a lead is contacted.
 */
typedef enum
{
  BATON_CHANNEL_CAMPAIGN,
  BATON_CHANNEL_EMAIL,
  BATON_CHANNEL_CALL,
  BATON_CHANNEL_ANY,
} BatonChannel;

/**
 * BatonPermissionReason:
 * @BATON_PERMISSION_FREE: nothing speaks against it
 * @BATON_PERMISSION_WITH_SALES: Sales has the lead, so Marketing may not and Sales may
 * @BATON_PERMISSION_UNSUBSCRIBED: the person wants no such e-mail
 * @BATON_PERMISSION_DO_NOT_CALL: the person wants no calls
 * @BATON_PERMISSION_NO_ADDRESS: there is no e-mail address
 * @BATON_PERMISSION_NO_NUMBER: there is no telephone number
 * @BATON_PERMISSION_DISQUALIFIED: the lead is out
 *
 * Why a lead may be contacted, or why not.
 */
typedef enum
{
  BATON_PERMISSION_FREE,
  BATON_PERMISSION_WITH_SALES,
  BATON_PERMISSION_UNSUBSCRIBED,
  BATON_PERMISSION_DO_NOT_CALL,
  BATON_PERMISSION_NO_ADDRESS,
  BATON_PERMISSION_NO_NUMBER,
  BATON_PERMISSION_DISQUALIFIED,
} BatonPermissionReason;

/**
 * BatonPermission:
 * @allowed: whether the team may contact the lead over the channel
 * @reason: why, or why not
 *
 * The answer to "may I contact?".
 */
typedef struct
{
  gboolean              allowed;
  BatonPermissionReason reason;
} BatonPermission;

const char     *baton_channel_get_name           (BatonChannel           channel);
gboolean        baton_channel_from_name          (const char            *name,
                                                  BatonChannel          *channel);
BatonPermission baton_may_contact                (const BatonRecord     *record,
                                                  const BatonLeadState  *state,
                                                  BatonTeam              team,
                                                  BatonChannel           channel);
const char     *baton_permission_reason_get_name (BatonPermissionReason  reason);
const char     *baton_permission_reason_describe (BatonPermissionReason  reason);

G_END_DECLS
