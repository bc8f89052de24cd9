/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-record.h"

G_BEGIN_DECLS

GVariant *baton_difference_describe (const BatonRecord *before,
                                     const BatonRecord *after);

G_END_DECLS
