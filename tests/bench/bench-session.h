/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench-look.h"

G_BEGIN_DECLS

void bench_session_walk (BenchLook *look);

G_END_DECLS
