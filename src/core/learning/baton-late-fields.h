/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "learning/baton-learning-table.h"

G_BEGIN_DECLS

/**
 * BatonLateField:
 * @field: the field, as conditions name it
 * @reason: why it looks like that, in the user's language
 * @certain: whether it is certain enough to leave the field out; else it is
 *   only doubtful
 *
 * A field that looks filled in after the outcome was known, or by people who
 * knew more than Marketing knows at the start. What is learned from it cheats.
 */
typedef struct
{
  char     *field;
  char     *reason;
  gboolean  certain;
} BatonLateField;

void       baton_late_field_free  (BatonLateField           *self);
GPtrArray *baton_late_fields_find (const BatonLearningTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLateField, baton_late_field_free)

G_END_DECLS
