/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "profile/baton-lead-sheet.h"

G_BEGIN_DECLS

#define BATON_TYPE_TIMELINE (baton_timeline_get_type ())
G_DECLARE_FINAL_TYPE (BatonTimeline, baton_timeline, BATON, TIMELINE, GtkWidget)

void baton_timeline_show_sheet (BatonTimeline        *self,
                                const BatonLeadSheet *sheet);

G_END_DECLS
