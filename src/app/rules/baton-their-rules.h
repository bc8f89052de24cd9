/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"
#include "scoring/baton-rule-set.h"

G_BEGIN_DECLS

/**
 * BatonTheirRules:
 * @rules: (nullable): the rules in force; `NULL` when they are known
 * @version: their number
 * @author: (nullable): who saved them
 *
 * A version of the rules that somebody else may have saved.
 */
typedef struct
{
  BatonRuleSet *rules;
  gint64        version;
  char         *author;
} BatonTheirRules;

gpointer baton_their_rules_load (BatonSession     *session,
                                 gpointer          data,
                                 GCancellable     *cancellable,
                                 GError          **error);
void     baton_their_rules_free (gpointer          self);
char    *baton_their_rules_tell (BatonTheirRules  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonTheirRules, baton_their_rules_free)

G_END_DECLS
