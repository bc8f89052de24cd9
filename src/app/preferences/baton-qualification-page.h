/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-agreement.h"
#include "baton-live-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_QUALIFICATION_PAGE (baton_qualification_page_get_type ())
G_DECLARE_FINAL_TYPE (BatonQualificationPage, baton_qualification_page, BATON, QUALIFICATION_PAGE, AdwPreferencesPage)

void     baton_qualification_page_set_live_index (BatonQualificationPage *self,
                                                  BatonLiveIndex         *live);
void     baton_qualification_page_show           (BatonQualificationPage *self,
                                                  const BatonAgreement   *agreement);
gboolean baton_qualification_page_is_changed     (BatonQualificationPage *self);

G_END_DECLS
