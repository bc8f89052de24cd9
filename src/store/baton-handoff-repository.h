/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "handoff/baton-handoff.h"

G_BEGIN_DECLS

/**
 * BatonReturn:
 * @id: its number
 * @lead: the lead's number
 * @handoff: the handoff that it undoes; 0 for none
 * @at: when, in microseconds UTC
 * @person: who handed it back; 0 when not one of the people
 * @actor: who handed it back, by name
 * @reason: why
 * @until: when to look at the lead again, in microseconds UTC
 * @note: (nullable): what else there is to say
 *
 * Sales hands a lead back. A return lends its strings.
 */
typedef struct
{
  gint64             id;
  gint64             lead;
  gint64             handoff;
  gint64             at;
  gint64             person;
  const char        *actor;
  BatonReturnReason  reason;
  gint64             until;
  const char        *note;
} BatonReturn;

/**
 * BatonAttempt:
 * @id: its number
 * @lead: the lead's number
 * @handoff: the handoff that it belongs to; 0 for none
 * @at: when, in microseconds UTC
 * @person: who tried; 0 when not one of the people
 * @actor: who tried, by name
 * @channel: how, such as `call`
 * @outcome: what came of it
 * @note: (nullable): what else there is to say
 *
 * Somebody tried to contact a lead. An attempt lends its strings.
 */
typedef struct
{
  gint64               id;
  gint64               lead;
  gint64               handoff;
  gint64               at;
  gint64               person;
  const char          *actor;
  const char          *channel;
  BatonAttemptOutcome  outcome;
  const char          *note;
} BatonAttempt;

gboolean      baton_handoff_insert    (BatonConnection      *connection,
                                       BatonHandoff         *handoff,
                                       GError              **error);
gboolean      baton_handoff_update    (BatonConnection      *connection,
                                       const BatonHandoff   *handoff,
                                       GError              **error);
BatonHandoff *baton_handoff_find_open (BatonConnection      *connection,
                                       gint64                lead,
                                       GError              **error);
BatonHandoff *baton_handoff_find_last (BatonConnection      *connection,
                                       gint64                lead,
                                       GError              **error);
GPtrArray    *baton_handoff_list      (BatonConnection      *connection,
                                       gint64                lead,
                                       gboolean              only_open,
                                       guint                 limit,
                                       GError              **error);

gboolean      baton_return_insert     (BatonConnection      *connection,
                                       BatonReturn          *returned,
                                       GError              **error);
gboolean      baton_attempt_insert    (BatonConnection      *connection,
                                       BatonAttempt         *attempt,
                                       GError              **error);
gboolean      baton_attempt_find_last (BatonConnection      *connection,
                                       gint64                lead,
                                       gint64               *at,
                                       GError              **error);

G_END_DECLS
