/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-live-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_PROFILE_VIEW (baton_profile_view_get_type ())
G_DECLARE_FINAL_TYPE (BatonProfileView, baton_profile_view, BATON, PROFILE_VIEW, AdwBin)

GtkWidget  *baton_profile_view_new        (BatonLiveIndex   *live);
gint64      baton_profile_view_get_lead   (BatonProfileView *self);
const char *baton_profile_view_get_title  (BatonProfileView *self);
gboolean    baton_profile_view_get_folded (BatonProfileView *self);
void        baton_profile_view_set_folded (BatonProfileView *self,
                                           gboolean          folded);
void        baton_profile_view_show_lead  (BatonProfileView *self,
                                           gint64            lead);
void        baton_profile_view_act        (BatonProfileView *self,
                                           const char       *action);

G_END_DECLS
