/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "index/baton-index.h"
#include "leads/baton-lead-names.h"

G_BEGIN_DECLS

GMenuModel *baton_filter_menu_new (BatonLeadNames *names,
                                   BatonIndex     *index);

G_END_DECLS
