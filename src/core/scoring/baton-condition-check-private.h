/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-condition.h"
#include "scoring/baton-record-view-private.h"

G_BEGIN_DECLS

gboolean baton_condition_check_operator (const BatonCondition   *condition,
                                         const BatonFieldTable  *fields,
                                         guint                   field_number,
                                         GError                **error);
gboolean baton_condition_check_values   (const BatonCondition   *condition,
                                         GError                **error);

G_END_DECLS
