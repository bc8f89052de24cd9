/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-live-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_TODAY_PAGE (baton_today_page_get_type ())
G_DECLARE_FINAL_TYPE (BatonTodayPage, baton_today_page, BATON, TODAY_PAGE, AdwBin)

GtkWidget *baton_today_page_new (BatonLiveIndex *live);

G_END_DECLS
