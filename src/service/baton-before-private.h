/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "baton-session-private.h"

G_BEGIN_DECLS

/*
 * BatonBefore:
 * @state: where the lead stood; its scores and due time are not kept
 * @handoff: its open handoff; 0 for none
 *
 * What a lead was before somebody changed it.
 */
typedef struct
{
  BatonLeadState state;
  gint64         handoff;
} BatonBefore;

gboolean baton_before_remember (BatonSession        *session,
                                const BatonLeadRow  *row,
                                GError             **error);
gboolean baton_before_read     (JsonObject          *detail,
                                BatonBefore         *before);

G_END_DECLS
