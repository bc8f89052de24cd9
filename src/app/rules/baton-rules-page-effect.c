/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rules would do, asked again with every change of them. */

#include "rules/baton-rules-page-private.h"

/* How long changes of leads are gathered before the effect is computed anew. */
#define GATHER_MS 1000

/* A question about the effect of rules. */
typedef struct
{
  BatonRulesPage *page;
  BatonRuleSet   *rules;
} Question;

static Question *
question_new (BatonRulesPage *page)
{
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (page);
  question->rules = baton_rule_set_ref (baton_rule_draft_get_rules (page->draft));
  return question;
}

static void
question_free (Question *question)
{
  g_object_unref (question->page);
  baton_rule_set_unref (question->rules);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* How many leads match each rule, as far as that is known. */
void
baton_rules_page_show_matches (BatonRulesPage *self)
{
  BatonRuleBlocks *blocks[BATON_RULES_PAGE_N_BLOCKS];

  if (self->effect == NULL)
    return;
  baton_rules_page_list_blocks (self, blocks);
  for (guint i = 0; i < BATON_RULES_PAGE_N_BLOCKS; i++)
    baton_rule_blocks_show_effect (blocks[i], self->effect, self->effect_rules);
  if (self->editor != NULL)
    baton_rule_editor_show_effect (self->editor, self->effect, self->effect_rules);
  baton_routing_editor_show_effect (self->routing, self->effect, self->effect_rules);
}

static void
show_effect (BatonRulesPage  *self,
             BatonRuleEffect *effect,
             BatonRuleSet    *rules)
{
  g_clear_pointer (&self->effect, baton_rule_effect_free);
  g_clear_pointer (&self->effect_rules, baton_rule_set_unref);
  self->effect = effect;
  self->effect_rules = baton_rule_set_ref (rules);
  g_clear_object (&self->question);

  baton_rule_effect_view_show (self->effect_view, effect, baton_rule_draft_get_base (self->draft), rules);
  baton_rules_page_show_matches (self);
}

static void
take_effect (Question        *question,
             BatonRuleEffect *effect,
             const GError    *error)
{
  BatonRulesPage *self = question->page;

  if (effect != NULL)
    show_effect (self, effect, question->rules);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_object (&self->question);
      baton_rule_effect_view_show_error (self->effect_view, error->message);
    }
}

static void
tried_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  g_autoptr(GError) error = NULL;
  BatonRuleEffect *effect = baton_rule_preview_try_finish (BATON_RULE_PREVIEW (object), result, &error);

  take_effect (question, effect, error);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  g_autoptr(GError) error = NULL;
  BatonRuleEffect *effect = baton_rule_preview_count_finish (BATON_RULE_PREVIEW (object), result, &error);

  take_effect (question, effect, error);
}

/* What was asked before does not count any more. */
static void
begin_question (BatonRulesPage *self)
{
  g_cancellable_cancel (self->question);
  g_clear_object (&self->question);
  self->question = g_cancellable_new ();
  baton_rule_effect_view_set_busy (self->effect_view, TRUE);
}

/* Asks what the rules would do, as they are now. */
void
baton_rules_page_ask (BatonRulesPage *self)
{
  g_clear_handle_id (&self->gather_source, g_source_remove);
  if (baton_rule_draft_get_rules (self->draft) == NULL)
    return;
  begin_question (self);
  baton_rule_preview_try_async (self->preview, baton_rule_draft_get_rules (self->draft), self->question,
                                tried_cb, question_new (self));
}

/* Asks the same of all leads, however long it takes. */
void
baton_rules_page_count_all (BatonRulesPage *self)
{
  begin_question (self);
  baton_rule_preview_count_async (self->preview, baton_rule_draft_get_rules (self->draft), NULL, NULL,
                                  self->question, counted_cb, question_new (self));
}

static void
gathered_cb (gpointer user_data)
{
  BatonRulesPage *self = user_data;

  self->gather_source = 0;
  baton_rules_page_ask (self);
}

/* Changes of leads come in crowds. */
void
baton_rules_page_ask_soon (BatonRulesPage *self)
{
  if (self->gather_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->gather_source = g_timeout_add_once (GATHER_MS, gathered_cb, self);
}
