/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "process/baton-process.h"
#include "scoring/baton-rule-set.h"
#include "sla/baton-sla.h"

G_BEGIN_DECLS

/* What the teams agreed on, as JSON text. An error names the place by JSON
 * pointer and, where it can, by line. */

BatonRuleSet  *baton_rule_set_from_json (const char    *text,
                                         gssize         length,
                                         GError       **error);
BatonRuleSet  *baton_rule_set_from_stored_json (const char *text,
                                         GError       **error);
char          *baton_rule_set_to_json   (BatonRuleSet  *rules);

BatonCalendar *baton_calendar_from_json (const char    *text,
                                         gssize         length,
                                         GError       **error);
char          *baton_calendar_to_json   (BatonCalendar *calendar);
BatonProcess  *baton_process_from_json  (const char    *text,
                                         gssize         length,
                                         GError       **error);
GPtrArray     *baton_slas_from_json     (const char    *text,
                                         gssize         length,
                                         GError       **error);
char          *baton_slas_to_json       (GPtrArray     *slas);

GBytes        *baton_documents_get_default (const char *kind);
GBytes        *baton_documents_get_local_default (const char *kind);

G_END_DECLS
