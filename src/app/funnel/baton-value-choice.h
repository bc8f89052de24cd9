/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "index/baton-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_VALUE_CHOICE (baton_value_choice_get_type ())
G_DECLARE_FINAL_TYPE (BatonValueChoice, baton_value_choice, BATON, VALUE_CHOICE, AdwBin)

void  baton_value_choice_update   (BatonValueChoice *self,
                                   BatonIndex       *index);
char *baton_value_choice_dup_term (BatonValueChoice *self);

G_END_DECLS
