/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BATON_TYPE_CHOICE_LIST (baton_choice_list_get_type ())
G_DECLARE_FINAL_TYPE (BatonChoiceList, baton_choice_list, BATON, CHOICE_LIST, AdwBin)

GtkWidget *baton_choice_list_new          (void);
void       baton_choice_list_add          (BatonChoiceList *self,
                                           const char      *title);
guint      baton_choice_list_get_selected (BatonChoiceList *self);
void       baton_choice_list_set_selected (BatonChoiceList *self,
                                           guint            selected);

G_END_DECLS
