/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"

G_BEGIN_DECLS

/**
 * BATON_CHECK_MAX_LISTED:
 *
 * The most violations of one invariant that are listed one by one.
 */
#define BATON_CHECK_MAX_LISTED 100

/**
 * BatonViolation:
 * @invariant: the name of the invariant, such as `open-handoff-suppressed`
 * @lead: the lead; 0 when about none
 * @text: what does not hold, as a sentence
 *
 * Something that does not hold in a database.
 */
typedef struct
{
  char   *invariant;
  gint64  lead;
  char   *text;
} BatonViolation;

/**
 * BatonCheckFunc:
 * @name: the name of the invariant that was checked
 * @description: what is wrong with what violates it, as a sentence
 * @n_violations: how many violations there are, listed or not
 * @fraction: how much of all is checked, 0 to 1
 * @user_data: (closure): data
 *
 * Called after each invariant.
 */
typedef void (*BatonCheckFunc) (const char *name,
                                const char *description,
                                guint64     n_violations,
                                double      fraction,
                                gpointer    user_data);

BatonViolation *baton_violation_new  (const char       *invariant,
                                      gint64            lead,
                                      const char       *text);
void            baton_violation_free (BatonViolation   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonViolation, baton_violation_free)

GPtrArray      *baton_check_run      (BatonConnection  *connection,
                                      BatonCheckFunc    func,
                                      gpointer          user_data,
                                      GCancellable     *cancellable,
                                      GError          **error);

G_END_DECLS
