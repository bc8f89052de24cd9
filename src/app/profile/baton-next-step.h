/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "profile/baton-lead-sheet.h"

G_BEGIN_DECLS

/**
 * BatonNextStep:
 * @icon_name: what kind of step it is
 * @title: the step, in words
 * @subtitle: (nullable): what to know about it
 * @label: (nullable): what the button says; `NULL` for no button
 * @action: (nullable): the action of the button
 * @target: (nullable): its parameter
 *
 * What brings a lead on.
 */
typedef struct
{
  const char *icon_name;
  char       *title;
  char       *subtitle;
  char       *label;
  const char *action;
  char       *target;
} BatonNextStep;

void           baton_next_step_free (BatonNextStep        *self);
BatonNextStep *baton_next_step_find (const BatonLeadSheet *sheet,
                                     gint64                now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonNextStep, baton_next_step_free)

G_END_DECLS
