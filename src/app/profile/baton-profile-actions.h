/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "profile/baton-lead-sheet.h"

G_BEGIN_DECLS

#define BATON_TYPE_PROFILE_ACTIONS (baton_profile_actions_get_type ())
G_DECLARE_FINAL_TYPE (BatonProfileActions, baton_profile_actions, BATON, PROFILE_ACTIONS, GtkWidget)

void baton_profile_actions_show_sheet    (BatonProfileActions  *self,
                                          const BatonLeadSheet *sheet);
void baton_profile_actions_begin_attempt (BatonProfileActions  *self);
void baton_profile_actions_close_menus   (BatonProfileActions  *self);

G_END_DECLS
