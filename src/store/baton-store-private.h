/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection-private.h"
#include "baton-store.h"

G_BEGIN_DECLS

BatonConnection *baton_store_open_connection (BatonStore           *self,
                                              BatonConnectionMode   mode,
                                              GError              **error);

G_END_DECLS
