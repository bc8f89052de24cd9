/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"

G_BEGIN_DECLS

gboolean baton_company_owner_find (BatonConnection  *connection,
                                   const char       *company,
                                   gint64           *person,
                                   GError          **error);
gboolean baton_company_owner_set  (BatonConnection  *connection,
                                   const char       *company,
                                   gint64            person,
                                   GError          **error);

G_END_DECLS
