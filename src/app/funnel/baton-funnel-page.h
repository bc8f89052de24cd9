/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-live-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_FUNNEL_PAGE (baton_funnel_page_get_type ())
G_DECLARE_FINAL_TYPE (BatonFunnelPage, baton_funnel_page, BATON, FUNNEL_PAGE, AdwBin)

GtkWidget *baton_funnel_page_new (BatonLiveIndex *live);

G_END_DECLS
