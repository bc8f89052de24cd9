/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-live-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_SHORT_PAGE (baton_short_page_get_type ())
G_DECLARE_FINAL_TYPE (BatonShortPage, baton_short_page, BATON, SHORT_PAGE, AdwBin)

GtkWidget *baton_short_page_new (BatonLiveIndex *live);

G_END_DECLS
