/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "profile/baton-lead-sheet.h"

G_BEGIN_DECLS

#define BATON_TYPE_DETAILS (baton_details_get_type ())
G_DECLARE_FINAL_TYPE (BatonDetails, baton_details, BATON, DETAILS, GtkWidget)

void baton_details_show_sheet (BatonDetails         *self,
                               const BatonLeadSheet *sheet);
void baton_details_show_error (BatonDetails         *self,
                               const char           *field,
                               const char           *message);

G_END_DECLS
