/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-known-values.h"
#include "baton-rule-preview.h"
#include "rules/baton-list-editor.h"
#include "rules/baton-routing-editor.h"
#include "rules/baton-rule-blocks.h"
#include "rules/baton-rule-editor.h"
#include "rules/baton-rule-effect-view.h"
#include "rules/baton-rule-past.h"
#include "rules/baton-rules-banner.h"
#include "rules/baton-rules-layout.h"
#include "rules/baton-rules-page.h"
#include "rules/baton-threshold-editor.h"

G_BEGIN_DECLS

#define BATON_RULES_PAGE_N_BLOCKS 5

struct _BatonRulesPage
{
  AdwBin                parent_instance;
  BatonLiveIndex       *live;
  BatonRuleDraft       *draft;
  BatonRulePreview     *preview;
  BatonKnownValues     *known;         /* NULL until they are read. */
  BatonRuleEffect      *effect;        /* NULL until there is an answer. */
  BatonRuleSet         *effect_rules;  /* What the answer is about. */
  GCancellable         *question;      /* NULL when nothing is asked. */
  GCancellable         *cancellable;
  guint                 editor_source;
  guint                 gather_source;
  gboolean              is_loading;
  gboolean              is_behind;     /* Something happened while it was loading. */

  BatonRuleBlocks      *automations;
  BatonRulesBanner     *banner;
  GtkLabel             *changes_label;
  GtkRevealer          *changes_revealer;
  BatonRuleEditor      *editor;        /* NULL until the page was seen. */
  AdwBin               *editor_bin;
  BatonRuleEffectView  *effect_view;
  AdwStatusPage        *failed_page;
  BatonRuleBlocks      *filters;
  BatonRuleBlocks      *fit;
  BatonRuleBlocks      *interest;
  BatonRulesLayout     *layout;
  BatonListEditor      *lists;
  GtkWidget            *main;
  GtkStack             *main_stack;
  BatonRulePast        *past;
  BatonRoutingEditor   *routing;
  GtkDropDown          *section_drop_down;
  GtkStack             *section_stack;
  GtkWidget            *side;
  GtkStack             *stack;
  GtkWidget            *switcher;
  BatonThresholdEditor *thresholds;
  AdwToastOverlay      *toast_overlay;
};

void baton_rules_page_install_actions (GtkWidgetClass   *widget_class);
void baton_rules_page_list_blocks     (BatonRulesPage   *self,
                                       BatonRuleBlocks  *blocks[BATON_RULES_PAGE_N_BLOCKS]);
void baton_rules_page_ask             (BatonRulesPage   *self);
void baton_rules_page_ask_soon        (BatonRulesPage   *self);
void baton_rules_page_count_all       (BatonRulesPage   *self);
void baton_rules_page_show_matches    (BatonRulesPage   *self);
void baton_rules_page_show_sections   (BatonRulesPage   *self);
void baton_rules_page_focus_rule      (BatonRulesPage   *self,
                                       const char       *id);
void baton_rules_page_edit_rule       (BatonRulesPage   *self,
                                       BatonRuleSection  section,
                                       const char       *id);
void baton_rules_page_tell            (BatonRulesPage   *self,
                                       const char       *text);
void baton_rules_page_tell_undo       (BatonRulesPage   *self,
                                       const char       *text);

G_END_DECLS
