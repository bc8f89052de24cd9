/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sla/baton-sla.h"

G_BEGIN_DECLS

char *baton_promise_words    (const BatonSla      *sla);
char *baton_promise_duration (const BatonDuration *duration);

G_END_DECLS
