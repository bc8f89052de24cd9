/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-database.h"
#include "index/baton-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_LIVE_INDEX (baton_live_index_get_type ())
G_DECLARE_FINAL_TYPE (BatonLiveIndex, baton_live_index, BATON, LIVE_INDEX, GObject)

BatonLiveIndex *baton_live_index_new         (BatonDatabase        *database);
BatonDatabase  *baton_live_index_get_database (BatonLiveIndex      *self);
BatonIndex     *baton_live_index_get_index   (BatonLiveIndex       *self);
const GError   *baton_live_index_get_error   (BatonLiveIndex       *self);
void            baton_live_index_reload      (BatonLiveIndex       *self);
void            baton_live_index_fail        (BatonLiveIndex       *self,
                                              const GError         *error);

G_END_DECLS
