/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-intake.h"
#include "baton-session.h"
#include "learning/baton-scorecard.h"

G_BEGIN_DECLS

/**
 * BatonLesson:
 * @scorecard: the learned rules, and how good they are
 * @rules: the rule set in force, with the learned rules in place of its own
 *
 * What the team's own history teaches.
 */
typedef struct
{
  BatonScorecard *scorecard;
  BatonRuleSet   *rules;
} BatonLesson;

BatonLesson *baton_rules_learn (BatonSession                *session,
                                const BatonLearningOptions  *options,
                                BatonProgressFunc            progress,
                                gpointer                     progress_data,
                                GCancellable                *cancellable,
                                GError                     **error);
void         baton_lesson_free (BatonLesson                 *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLesson, baton_lesson_free)

G_END_DECLS
