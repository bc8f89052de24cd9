/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "process/baton-process.h"
#include "scoring/baton-evaluator.h"
#include "sla/baton-sla.h"

G_BEGIN_DECLS

/**
 * BatonPolicy:
 * @rules_version: the version of the rule set
 * @evaluator: the rule set, compiled
 * @process: the stages
 * @slas: (element-type BatonSla): the promises
 * @calendar: the working time
 *
 * What the teams agreed on, as it is in force.
 */
typedef struct
{
  gint64          rules_version;
  BatonEvaluator *evaluator;
  BatonProcess   *process;
  GPtrArray      *slas;
  BatonCalendar  *calendar;
} BatonPolicy;

/**
 * BatonSession:
 *
 * Somebody at work on the database: a connection, who it is, and the clock.
 *
 * Every use case takes one. A use case is one transaction: it begins and
 * commits it, and whatever it returns an error for has changed nothing. A
 * session is used by one thread at a time.
 */
typedef struct _BatonSession BatonSession;

BatonSession      *baton_session_new            (BatonConnection  *connection,
                                                 const char       *actor);
void               baton_session_free           (BatonSession     *self);

void               baton_session_set_now        (BatonSession     *self,
                                                 gint64            now);
gint64             baton_session_get_now        (BatonSession     *self);
const char        *baton_session_get_actor      (BatonSession     *self);
BatonConnection   *baton_session_get_connection (BatonSession     *self);

gboolean           baton_session_begin          (BatonSession     *self,
                                                 BatonTransaction  kind,
                                                 GCancellable     *cancellable,
                                                 GError          **error);
gboolean           baton_session_end            (BatonSession     *self,
                                                 gboolean          success,
                                                 GError          **error);
const BatonPolicy *baton_session_get_policy     (BatonSession     *self,
                                                 GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonSession, baton_session_free)

G_END_DECLS
