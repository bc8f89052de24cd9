/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BATON_TYPE_DATE_BUTTON (baton_date_button_get_type ())
G_DECLARE_FINAL_TYPE (BatonDateButton, baton_date_button, BATON, DATE_BUTTON, AdwBin)

GtkWidget *baton_date_button_new      (void);
void       baton_date_button_set_date (BatonDateButton *self,
                                       const char      *text);

G_END_DECLS
