/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-number-text.h"

G_BEGIN_DECLS

BatonDecimalSign baton_number_column_find_sign (GPtrArray         *sample,
                                                guint              column,
                                                char             **note);
gsize            baton_number_column_settle    (BatonDecimalSign   sign,
                                                char              *text,
                                                gsize              length);

G_END_DECLS
