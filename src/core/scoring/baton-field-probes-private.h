/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-rule-set.h"

G_BEGIN_DECLS

/* Something to try in an empty field. */
typedef struct
{
  char     *value;
  gboolean  is_any; /* No rule names it, so any such value does the same. */
  int       most;   /* No lead's fit grows by more. */
} BatonProbe;

/* What is worth trying in a field: one value of all that make the same
 * conditions hold, those first that can bring the most. */
typedef struct
{
  char   *field;
  GArray *probes; /* BatonProbe */
} BatonProbedField;

GPtrArray *baton_field_probes_list (BatonRuleSet *rules);

G_END_DECLS
