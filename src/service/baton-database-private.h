/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-database.h"

G_BEGIN_DECLS

BatonStore *baton_database_close  (BatonDatabase *self);
void        baton_database_reopen (BatonDatabase *self);

G_END_DECLS
