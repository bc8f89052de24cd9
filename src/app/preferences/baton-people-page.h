/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-database.h"

G_BEGIN_DECLS

#define BATON_TYPE_PEOPLE_PAGE (baton_people_page_get_type ())
G_DECLARE_FINAL_TYPE (BatonPeoplePage, baton_people_page, BATON, PEOPLE_PAGE, AdwPreferencesPage)

void baton_people_page_set_database (BatonPeoplePage *self,
                                     BatonDatabase   *database);

G_END_DECLS
