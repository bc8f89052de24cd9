/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "profile/baton-lead-sheet.h"

G_BEGIN_DECLS

GtkWidget *baton_handoff_row_new (const BatonLeadSheet *sheet,
                                  const BatonHandoff   *handoff);

G_END_DECLS
