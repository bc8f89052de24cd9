/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-rule-set.h"

G_BEGIN_DECLS

/**
 * BatonRouteDoubt:
 * @place: where it stands in the rules, a JSON pointer such as `/routing/rules/0/person`
 * @text: what is wrong with it, and what becomes of the leads
 *
 * A name in the rules that sends no lead where whoever wrote it meant.
 */
typedef struct
{
  char *place;
  char *text;
} BatonRouteDoubt;

void       baton_route_doubt_free (BatonRouteDoubt *self);

GPtrArray *baton_route_check      (BatonRuleSet    *rules,
                                   GPtrArray       *people);

G_END_DECLS
