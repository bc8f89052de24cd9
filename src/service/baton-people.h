/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"
#include "handoff/baton-person.h"

G_BEGIN_DECLS

gboolean     baton_people_add   (BatonSession   *session,
                                 BatonPerson    *person,
                                 GCancellable   *cancellable,
                                 GError        **error);
gboolean     baton_people_change (BatonSession  *session,
                                 const BatonPerson *person,
                                 GCancellable   *cancellable,
                                 GError        **error);
GPtrArray   *baton_people_list  (BatonSession   *session,
                                 GError        **error);
BatonPerson *baton_people_find  (BatonSession   *session,
                                 const char     *name,
                                 GError        **error);

G_END_DECLS
