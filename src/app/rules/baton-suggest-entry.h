/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "lead/baton-field.h"

G_BEGIN_DECLS

#define BATON_TYPE_SUGGEST_ENTRY (baton_suggest_entry_get_type ())
G_DECLARE_FINAL_TYPE (BatonSuggestEntry, baton_suggest_entry, BATON, SUGGEST_ENTRY, AdwBin)

GtkWidget  *baton_suggest_entry_new         (void);
const char *baton_suggest_entry_get_text    (BatonSuggestEntry   *self);
void        baton_suggest_entry_set_text    (BatonSuggestEntry   *self,
                                             const char          *text);
void        baton_suggest_entry_set_title   (BatonSuggestEntry   *self,
                                             const char          *title);
void        baton_suggest_entry_set_values  (BatonSuggestEntry   *self,
                                             const char * const  *values);

void        baton_suggest_entry_set_type    (BatonSuggestEntry   *self,
                                             BatonFieldType       type);
void        baton_suggest_entry_set_width   (BatonSuggestEntry   *self,
                                             int                  n_least,
                                             int                  n_wanted);

G_END_DECLS
