/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BATON_TYPE_FAILURE_PAGE (baton_failure_page_get_type ())
G_DECLARE_FINAL_TYPE (BatonFailurePage, baton_failure_page, BATON, FAILURE_PAGE, AdwBin)

void baton_failure_page_show (BatonFailurePage *self,
                              const GError     *error,
                              const char       *database);

G_END_DECLS
