/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "profile/baton-lead-sheet.h"

G_BEGIN_DECLS

#define BATON_TYPE_CLOCK_ROW (baton_clock_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonClockRow, baton_clock_row, BATON, CLOCK_ROW, GtkListBoxRow)

GtkWidget  *baton_clock_row_new      (const BatonLeadSheet *sheet,
                                      const BatonClock     *clock);
char       *baton_clock_dup_sentence (const BatonLeadSheet *sheet,
                                      const BatonClock     *clock);

G_END_DECLS
