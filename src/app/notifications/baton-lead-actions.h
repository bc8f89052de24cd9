/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "baton-database.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAD_ACTIONS (baton_lead_actions_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadActions, baton_lead_actions, BATON, LEAD_ACTIONS, GObject)

BatonLeadActions *baton_lead_actions_new (GtkApplication *application,
                                          BatonDatabase  *database);

G_END_DECLS
