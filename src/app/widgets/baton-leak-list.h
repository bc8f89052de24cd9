/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "index/baton-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAK_LIST (baton_leak_list_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeakList, baton_leak_list, BATON, LEAK_LIST, AdwBin)

void baton_leak_list_show (BatonLeakList *self,
                           BatonIndex    *index,
                           BatonProcess  *process,
                           int            fit,
                           gint64         now);

G_END_DECLS
