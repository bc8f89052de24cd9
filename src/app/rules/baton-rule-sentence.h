/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rules/baton-rule-section.h"

G_BEGIN_DECLS

GtkWidget *baton_rule_sentence_new       (BatonRuleSection      section,
                                          gconstpointer         rule);
char      *baton_rule_sentence_dup_words (BatonRuleSection      section,
                                          gconstpointer         rule);

G_END_DECLS
