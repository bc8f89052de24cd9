/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-database.h"

G_BEGIN_DECLS

#define BATON_TYPE_ADD_LEAD_WINDOW (baton_add_lead_window_get_type ())
G_DECLARE_FINAL_TYPE (BatonAddLeadWindow, baton_add_lead_window, BATON, ADD_LEAD_WINDOW, AdwWindow)

GtkWindow *baton_add_lead_window_new (GtkWindow     *parent,
                                      BatonDatabase *database);

G_END_DECLS
