/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-agreement.h"
#include "baton-database.h"

G_BEGIN_DECLS

#define BATON_TYPE_PROMISES_PAGE (baton_promises_page_get_type ())
G_DECLARE_FINAL_TYPE (BatonPromisesPage, baton_promises_page, BATON, PROMISES_PAGE, AdwPreferencesPage)

void     baton_promises_page_set_database (BatonPromisesPage    *self,
                                           BatonDatabase        *database);
void     baton_promises_page_show         (BatonPromisesPage    *self,
                                           const BatonAgreement *agreement);
gboolean baton_promises_page_is_changed   (BatonPromisesPage    *self);

G_END_DECLS
