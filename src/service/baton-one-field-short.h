/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonShortLead:
 * @lead: the number of the lead
 * @name: what to call it; never empty
 * @company: (nullable): its company
 * @score: the score that it has
 * @field: the name of the empty field, such as `job_title` or `custom.city`
 * @value: a value that would do best, in the form that is stored
 * @is_any: whether anything would do that no rule names; @value is then but one
 *   such text
 * @possible: the score that it would have with @value
 *
 * A lead that one empty field keeps from qualifying.
 */
typedef struct
{
  gint64    lead;
  char     *name;
  char     *company;
  int       score;
  char     *field;
  char     *value;
  gboolean  is_any;
  int       possible;
} BatonShortLead;

/**
 * BatonShortList:
 * @leads: (element-type BatonShortLead): the first of them, the highest score first
 * @total: how many there are
 * @threshold: the score that an MQL takes
 *
 * The leads that one empty field keeps from qualifying.
 */
typedef struct
{
  GPtrArray *leads;
  guint      total;
  int        threshold;
} BatonShortList;

void            baton_short_list_free (BatonShortList  *self);
BatonShortList *baton_find_short      (BatonSession    *session,
                                       guint            limit,
                                       GCancellable    *cancellable,
                                       GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonShortList, baton_short_list_free)

G_END_DECLS
