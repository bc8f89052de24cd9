/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "profile/baton-lead-sheet.h"

G_BEGIN_DECLS

#define BATON_TYPE_PERMISSION_BANNER (baton_permission_banner_get_type ())
G_DECLARE_FINAL_TYPE (BatonPermissionBanner, baton_permission_banner, BATON, PERMISSION_BANNER, GtkWidget)

void baton_permission_banner_show_sheet (BatonPermissionBanner *self,
                                         const BatonLeadSheet  *sheet);

G_END_DECLS
