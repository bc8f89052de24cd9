/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-database.h"

G_BEGIN_DECLS

#define BATON_TYPE_DATABASE_PAGE (baton_database_page_get_type ())
G_DECLARE_FINAL_TYPE (BatonDatabasePage, baton_database_page, BATON, DATABASE_PAGE, AdwPreferencesPage)

void     baton_database_page_set_database (BatonDatabasePage *self,
                                           BatonDatabase     *database);
void     baton_database_page_back_up      (BatonDatabasePage *self,
                                           GFile             *file);
void     baton_database_page_restore      (BatonDatabasePage *self,
                                           GFile             *file);

G_END_DECLS
