/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "learning/baton-scorecard.h"

G_BEGIN_DECLS

gboolean   baton_card_columns_check          (const BatonLearningTable    *table,
                                              const BatonLearningOptions  *options,
                                              GError                     **error);
GPtrArray *baton_card_columns_choose         (const BatonLearningTable    *table,
                                              const BatonLearningOptions  *options,
                                              const GPtrArray             *late);
void       baton_card_columns_forget_unasked (GPtrArray                   *late,
                                              const BatonLearningTable    *table,
                                              const BatonLearningOptions  *options);

G_END_DECLS
