/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-condition.h"

G_BEGIN_DECLS

char *baton_field_in_words        (const char           *field);
char *baton_rule_words_condition  (const BatonCondition *condition);
char *baton_rule_words_conditions (const GPtrArray      *conditions);
char *baton_texts_in_words        (const char * const   *texts,
                                   guint                 at_most);

G_END_DECLS
