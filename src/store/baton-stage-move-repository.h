/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"

G_BEGIN_DECLS

/**
 * BatonStageMove:
 * @lead: the lead's number
 * @at: when, in microseconds UTC
 * @from: the number of the stage that it left
 * @to: the number of the stage that it entered
 * @person: who moved it; 0 when no person did
 *
 * A lead's move from one stage to another.
 */
typedef struct
{
  gint64 lead;
  gint64 at;
  guint  from;
  guint  to;
  gint64 person;
} BatonStageMove;

gboolean  baton_stage_move_insert (BatonConnection       *connection,
                                   const BatonStageMove  *move,
                                   GError               **error);
GArray   *baton_stage_move_list   (BatonConnection       *connection,
                                   gint64                 lead,
                                   GError               **error);

G_END_DECLS
