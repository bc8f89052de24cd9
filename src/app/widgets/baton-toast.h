/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *baton_toast_new  (const char      *text);
void      baton_toast_show (AdwToast        *toast,
                            AdwToastOverlay *overlay);

G_END_DECLS
