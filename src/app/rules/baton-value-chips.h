/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BATON_TYPE_VALUE_CHIPS (baton_value_chips_get_type ())
G_DECLARE_FINAL_TYPE (BatonValueChips, baton_value_chips, BATON, VALUE_CHIPS, AdwBin)

GtkWidget  *baton_value_chips_new         (void);
char      **baton_value_chips_dup_values  (BatonValueChips     *self);
void        baton_value_chips_set_values  (BatonValueChips     *self,
                                           const char * const  *values);
void        baton_value_chips_set_title   (BatonValueChips     *self,
                                           const char          *title);
void        baton_value_chips_set_offers  (BatonValueChips     *self,
                                           const char * const  *values);

G_END_DECLS
