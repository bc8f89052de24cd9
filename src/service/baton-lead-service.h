/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-lead-repository.h"
#include "baton-session.h"
#include "handoff/baton-permission.h"

G_BEGIN_DECLS

/**
 * BatonChange:
 * @field: a field by name, such as `company` or `custom.city`, or `stage`
 * @value: (nullable): the new value as typed; `NULL` or "" empties the field
 */
typedef struct
{
  const char *field;
  const char *value;
} BatonChange;

gboolean          baton_find_lead   (BatonSession       *session,
                                     const char         *name,
                                     gint64             *lead,
                                     GError            **error);
gboolean          baton_load_lead   (BatonSession       *session,
                                     gint64              lead,
                                     BatonLeadRow       *row,
                                     GError            **error);
gboolean          baton_add_lead    (BatonSession       *session,
                                     const BatonChange  *changes,
                                     guint               n_changes,
                                     gint64             *lead,
                                     GCancellable       *cancellable,
                                     GError            **error);
gboolean          baton_change_lead (BatonSession       *session,
                                     gint64              lead,
                                     const BatonChange  *changes,
                                     guint               n_changes,
                                     GCancellable       *cancellable,
                                     GError            **error);
gboolean          baton_ask_contact (BatonSession       *session,
                                     gint64              lead,
                                     BatonTeam           team,
                                     BatonChannel        channel,
                                     BatonPermission    *permission,
                                     GError            **error);

G_END_DECLS
