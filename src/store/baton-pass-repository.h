/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "handoff/baton-handoff.h"

G_BEGIN_DECLS

/**
 * BatonPass:
 * @lead: the lead's number
 * @at: when it was handed over, in microseconds UTC
 * @state: how the handoff stands
 * @is_returned: whether Sales handed the lead back, before or after accepting it
 * @is_lost: whether it did so because the lead was lost
 * @is_told: whether an import told afterwards how the lead ended
 *
 * What became of one handoff, as far as the past is judged by it.
 */
typedef struct
{
  gint64            lead;
  gint64            at;
  BatonHandoffState state;
  gboolean          is_returned;
  gboolean          is_lost;
  gboolean          is_told;
} BatonPass;

GArray *baton_pass_list (BatonConnection  *connection,
                         GError          **error);

G_END_DECLS
