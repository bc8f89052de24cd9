/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "handoff/baton-person.h"

G_BEGIN_DECLS

gboolean   baton_person_save             (BatonConnection  *connection,
                                          BatonPerson      *person,
                                          GError          **error);
GPtrArray *baton_person_list             (BatonConnection  *connection,
                                          GError          **error);
gboolean   baton_person_count_assignment (BatonConnection  *connection,
                                          gint64            person,
                                          GError          **error);

G_END_DECLS
