/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-live-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_HANDOFFS_PAGE (baton_handoffs_page_get_type ())
G_DECLARE_FINAL_TYPE (BatonHandoffsPage, baton_handoffs_page, BATON, HANDOFFS_PAGE, AdwBin)

GtkWidget *baton_handoffs_page_new (BatonLiveIndex *live);

G_END_DECLS
