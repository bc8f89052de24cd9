/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-live-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_SHORT_TEASER (baton_short_teaser_get_type ())
G_DECLARE_FINAL_TYPE (BatonShortTeaser, baton_short_teaser, BATON, SHORT_TEASER, AdwPreferencesGroup)

void baton_short_teaser_look (BatonShortTeaser *self,
                              BatonLiveIndex   *live);

G_END_DECLS
