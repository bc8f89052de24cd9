/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-check-repository.h"

G_BEGIN_DECLS

/*
 * BatonInvariant:
 * @name: what it is called in the output, such as `lead-owner`
 * @description: what is wrong with what violates it, as a sentence to be translated
 * @query: (nullable): lists what violates it: the lead (0 for none) and where
 *   to look, such as `handoff 12`
 */
typedef struct
{
  const char *name;
  const char *description;
  const char *query;
} BatonInvariant;

/*
 * BatonChecker:
 * @connection: the connection
 * @cancellable: (nullable): a cancellable
 * @violations: (element-type BatonViolation): what was found so far
 * @invariant: the invariant that is checked
 * @n_found: how many violations of it were found
 *
 * A check that is under way.
 */
typedef struct
{
  BatonConnection      *connection;
  GCancellable         *cancellable;
  GPtrArray            *violations;
  const BatonInvariant *invariant;
  guint64               n_found;
} BatonChecker;

const BatonInvariant *baton_invariants_get      (guint         *n_invariants);

void                  baton_checker_add         (BatonChecker  *self,
                                                 gint64         lead,
                                                 const char    *where);
gboolean              baton_checker_check_keys  (BatonChecker  *self,
                                                 GError       **error);

G_END_DECLS
