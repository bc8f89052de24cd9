/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-live-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_SIDEBAR (baton_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (BatonSidebar, baton_sidebar, BATON, SIDEBAR, AdwBin)

void baton_sidebar_set_live_index (BatonSidebar   *self,
                                   BatonLiveIndex *live);
void baton_sidebar_set_page       (BatonSidebar   *self,
                                   const char     *page);
void baton_sidebar_set_alone      (BatonSidebar   *self,
                                   gboolean        is_alone);

G_END_DECLS
