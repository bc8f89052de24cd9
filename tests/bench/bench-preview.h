/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"

G_BEGIN_DECLS

void bench_preview_measure (BatonSession *session,
                            const char   *database);

G_END_DECLS
