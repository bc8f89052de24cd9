/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-lead-state.h"
#include "lead/baton-record.h"

G_BEGIN_DECLS

/**
 * BatonLearningTable:
 *
 * Leads whose outcome is known, to learn from: what stood in their fields, and
 * whether they were won.
 *
 * Fields that only say which lead it is (names, external id) are not taken. Of
 * an address only the domain is; of a phone number, a street, a note and the
 * like only whether there is one.
 */
typedef struct _BatonLearningTable BatonLearningTable;

BatonLearningTable *baton_learning_table_new        (void);
void                baton_learning_table_free       (BatonLearningTable       *self);

void                baton_learning_table_add        (BatonLearningTable       *self,
                                                     const BatonRecord        *record,
                                                     gboolean                  won);
BatonLearningTable *baton_learning_table_split      (BatonLearningTable       *self,
                                                     double                    share,
                                                     guint32                   seed,
                                                     BatonLearningTable      **rest);

guint               baton_learning_table_get_n_won  (const BatonLearningTable *self);
guint               baton_learning_table_get_n_lost (const BatonLearningTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLearningTable, baton_learning_table_free)

G_END_DECLS
