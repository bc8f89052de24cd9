/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"

G_BEGIN_DECLS

/**
 * BatonScoreChange:
 * @lead: the lead's number
 * @at: when, in microseconds UTC
 * @fit: the fit from then on
 * @interest: the interest from then on
 * @rules: the version of the rule set that gave it
 *
 * A point in the history of a lead's score.
 */
typedef struct
{
  gint64 lead;
  gint64 at;
  int    fit;
  int    interest;
  gint64 rules;
} BatonScoreChange;

gboolean  baton_score_change_insert     (BatonConnection         *connection,
                                         const BatonScoreChange  *change,
                                         GError                 **error);
gboolean  baton_score_change_insert_all (BatonConnection         *connection,
                                         const BatonScoreChange  *changes,
                                         guint                    n_changes,
                                         GError                 **error);
GArray   *baton_score_change_list       (BatonConnection         *connection,
                                         gint64                   lead,
                                         GError                 **error);

G_END_DECLS
