/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-lead.h"
#include "sla/baton-sla.h"

G_BEGIN_DECLS

/**
 * BatonTask:
 * @BATON_TASK_LOOK: look at the lead; nothing else suits, or may be done
 * @BATON_TASK_ACCEPT: accept it, or return it
 * @BATON_TASK_CALL: call
 * @BATON_TASK_WRITE: write
 * @BATON_TASK_TAKE_UP: take up again what Sales returned
 * @BATON_TASK_ANSWER: write, as an automation asks for it, see [func@answer_find]
 *
 * The one thing to do next with a lead.
 */
typedef enum
{
  BATON_TASK_LOOK,
  BATON_TASK_ACCEPT,
  BATON_TASK_CALL,
  BATON_TASK_WRITE,
  BATON_TASK_TAKE_UP,
  BATON_TASK_ANSWER,
} BatonTask;

BatonTask baton_task_find (BatonLead          *lead,
                           const BatonHandoff *handoff,
                           const BatonSla     *sla,
                           BatonTeam           team);

G_END_DECLS
