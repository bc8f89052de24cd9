/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "leads/baton-leads-model.h"

G_BEGIN_DECLS

#define BATON_TYPE_FILTER_BAR (baton_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (BatonFilterBar, baton_filter_bar, BATON, FILTER_BAR, GtkWidget)

void        baton_filter_bar_set_model        (BatonFilterBar  *self,
                                               BatonLeadsModel *model);
void        baton_filter_bar_set_columns_menu (BatonFilterBar  *self,
                                               GMenuModel      *menu);
const char *baton_filter_bar_get_text         (BatonFilterBar  *self);
void        baton_filter_bar_set_text         (BatonFilterBar  *self,
                                               const char      *text);
void        baton_filter_bar_add_term         (BatonFilterBar  *self,
                                               const char      *term);
void        baton_filter_bar_focus            (BatonFilterBar  *self);

G_END_DECLS
