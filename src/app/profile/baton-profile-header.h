/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "profile/baton-lead-sheet.h"

G_BEGIN_DECLS

#define BATON_TYPE_PROFILE_HEADER (baton_profile_header_get_type ())
G_DECLARE_FINAL_TYPE (BatonProfileHeader, baton_profile_header, BATON, PROFILE_HEADER, AdwBin)

void baton_profile_header_show_sheet (BatonProfileHeader   *self,
                                      const BatonLeadSheet *sheet);

G_END_DECLS
