/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-database.h"

G_BEGIN_DECLS

#define BATON_TYPE_IMPORT_WINDOW (baton_import_window_get_type ())
G_DECLARE_FINAL_TYPE (BatonImportWindow, baton_import_window, BATON, IMPORT_WINDOW, AdwWindow)

BatonImportWindow *baton_import_window_new    (GtkWindow         *parent,
                                               BatonDatabase     *database);
void               baton_import_window_choose (BatonImportWindow *self);
void               baton_import_window_open   (BatonImportWindow *self,
                                               GFile             *file);

G_END_DECLS
