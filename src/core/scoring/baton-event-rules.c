/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-event-rules-private.h"

#include <string.h>

#include "lead/baton-fold.h"
#include "scoring/baton-glob-private.h"
#include "scoring/baton-rule-set-private.h"
#include "scoring/baton-text-set-private.h"

struct _BatonEventGlobs
{
  guint      n_globs;
  guint      texts[BATON_N_EVENT_TEXTS]; /* Which text each looks at: url, form, campaign or program. */
  BatonGlob *globs[BATON_N_EVENT_TEXTS];
};

/* `by_kind` has an entry for each kind that a rule names, and a last one for
 * all others; rules that name none are in every entry. */
struct _BatonEventRules
{
  GArray         *rules; /* BatonEventRule */
  GPtrArray      *rule_kinds; /* The kind that each names, or NULL. */
  BatonTextSet   *kinds;
  BatonKindRules *by_kind;
  guint           n_kinds;
};

static void
globs_free (BatonEventGlobs *self)
{
  for (guint i = 0; i < self->n_globs; i++)
    baton_glob_free (self->globs[i]);
  g_free (self);
}

static BatonEventGlobs *
globs_new (const BatonEventPattern *pattern)
{
  const char *patterns[BATON_N_EVENT_TEXTS] = {
    pattern->url, pattern->form, pattern->campaign, pattern->program,
  };
  BatonEventGlobs *self = g_new0 (BatonEventGlobs, 1);

  for (guint i = 0; i < BATON_N_EVENT_TEXTS; i++)
    {
      if (patterns[i] == NULL)
        continue;
      self->texts[self->n_globs] = i;
      self->globs[self->n_globs++] = baton_glob_new (patterns[i]);
    }
  if (self->n_globs == 0)
    g_clear_pointer (&self, globs_free);

  return self;
}

static void
event_rule_clear (BatonEventRule *rule)
{
  g_clear_pointer (&rule->globs, globs_free);
  g_clear_pointer (&rule->decay, g_free);
}

static BatonEventRule *
add_rule (BatonEventRules         *self,
          BatonEventRole           role,
          guint                    item,
          const BatonEventPattern *pattern)
{
  BatonEventRule rule = {
    .role = role,
    .item = item,
    .globs = globs_new (pattern),
    .window = BATON_NO_WINDOW,
    .at_most_points = G_MAXINT,
    .at_most_times = G_MAXUINT,
    .at_least_times = 1,
    .group = -1,
  };

  g_array_append_val (self->rules, rule);
  g_ptr_array_add (self->rule_kinds, pattern->kind);
  return &g_array_index (self->rules, BatonEventRule, self->rules->len - 1);
}

static guint64
window_of (int days)
{
  return days > 0 ? (guint64) (days * BATON_DAY) : BATON_NO_WINDOW;
}

static void
add_interest (BatonEventRules *self,
              BatonRuleSet    *rules)
{
  const BatonRuleSheet *sheet = baton_rule_set_get_sheet (rules);

  for (guint i = 0; i < sheet->interest->len; i++)
    {
      const BatonInterestRule *interest = g_ptr_array_index (sheet->interest, i);
      BatonEventRule *rule;

      if (!interest->active || interest->inactive_days > 0)
        continue;
      rule = add_rule (self, BATON_ROLE_POINTS, i, &interest->pattern);
      rule->window = window_of (interest->within_days);
      rule->points = interest->points;
      rule->at_least_times = (guint) interest->at_least_times;
      rule->group = baton_rule_set_find_group (rules, interest->group);
      if (interest->at_most_points > 0)
        rule->at_most_points = interest->at_most_points;
      if (interest->at_most_times > 0)
        rule->at_most_times = (guint) interest->at_most_times;
      if (interest->half_life_days > 0)
        rule->decay = baton_decay_new (interest->points, interest->half_life_days);
    }
}

static gboolean
makes_hot (const BatonHotRule    *hot,
           const BatonHandRaiser *raiser)
{
  if (!hot->hand_raised || hot->raisers == NULL)
    return hot->hand_raised;

  return (raiser->id != NULL && g_strv_contains ((const char * const *) hot->raisers, raiser->id)) ||
         (raiser->pattern.kind != NULL &&
          g_strv_contains ((const char * const *) hot->raisers, raiser->pattern.kind));
}

static void
add_hand_raisers (BatonEventRules      *self,
                  const BatonRuleSheet *sheet)
{
  for (guint i = 0; i < sheet->hand_raisers->len; i++)
    {
      const BatonHandRaiser *raiser = g_ptr_array_index (sheet->hand_raisers, i);

      if (raiser->active)
        add_rule (self, BATON_ROLE_RAISE, i, &raiser->pattern)->hot = makes_hot (&sheet->hot, raiser);
    }
}

static void
add_automations (BatonEventRules      *self,
                 const BatonRuleSheet *sheet)
{
  for (guint i = 0; i < sheet->automations->len; i++)
    {
      const BatonAutomation *automation = g_ptr_array_index (sheet->automations, i);
      BatonEventPattern completed = { .kind = automation->completed };
      BatonEventRule *rule;

      if (!automation->active)
        continue;
      if (automation->action == BATON_AUTOMATION_TASK)
        {
          rule = add_rule (self, BATON_ROLE_TASK, i, &automation->pattern);
          rule->wait = automation->wait_minutes * G_GINT64_CONSTANT (60) * G_USEC_PER_SEC;
          continue;
        }
      rule = add_rule (self, BATON_ROLE_HAND_OVER, i, &automation->pattern);
      rule->window = window_of (automation->within_days);
      rule->at_least_times = (guint) automation->at_least_times;
      if (automation->completed != NULL)
        add_rule (self, BATON_ROLE_COMPLETED, i, &completed);
    }
}

static void
index_kinds (BatonEventRules *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->rule_kinds->len; i++)
    {
      if (g_ptr_array_index (self->rule_kinds, i) != NULL)
        g_ptr_array_add (names, g_ptr_array_index (self->rule_kinds, i));
    }
  g_ptr_array_add (names, NULL);

  self->kinds = baton_text_set_new ((const char * const *) names->pdata);
  self->n_kinds = baton_text_set_get_size (self->kinds);
  self->by_kind = g_new0 (BatonKindRules, self->n_kinds + 1);
  for (guint kind = 0; kind <= self->n_kinds; kind++)
    {
      BatonKindRules *entry = &self->by_kind[kind];

      entry->rules = g_new (guint16, self->rules->len);
      for (guint i = 0; i < self->rules->len; i++)
        {
          const char *name = g_ptr_array_index (self->rule_kinds, i);

          if (name == NULL ||
              baton_text_set_find (self->kinds, name, strlen (name)) == (int) kind)
            {
              entry->rules[entry->n_rules++] = (guint16) i;
              entry->reach = MAX (entry->reach, g_array_index (self->rules, BatonEventRule, i).window);
            }
        }
    }
}

/* Makes everything ready that looks at events. The rule set must outlive it. */
BatonEventRules *
baton_event_rules_new (BatonRuleSet *rules)
{
  BatonEventRules *self = g_new0 (BatonEventRules, 1);
  const BatonRuleSheet *sheet = baton_rule_set_get_sheet (rules);

  self->rules = g_array_new (FALSE, TRUE, sizeof (BatonEventRule));
  g_array_set_clear_func (self->rules, (GDestroyNotify) event_rule_clear);
  self->rule_kinds = g_ptr_array_new ();

  add_interest (self, rules);
  add_hand_raisers (self, sheet);
  add_automations (self, sheet);
  index_kinds (self);

  return self;
}

void
baton_event_rules_free (BatonEventRules *self)
{
  for (guint i = 0; i <= self->n_kinds; i++)
    g_free (self->by_kind[i].rules);
  g_free (self->by_kind);
  baton_text_set_unref (self->kinds);
  g_ptr_array_unref (self->rule_kinds);
  g_array_unref (self->rules);
  g_free (self);
}

const BatonEventRule *
baton_event_rules_get_all (const BatonEventRules *self,
                           guint                 *n_rules)
{
  *n_rules = self->rules->len;
  return &g_array_index (self->rules, BatonEventRule, 0);
}

const BatonKindRules *
baton_event_rules_for_kind (const BatonEventRules *self,
                            const char            *kind,
                            gsize                  length)
{
  int number = kind != NULL ? baton_text_set_find (self->kinds, kind, length) : -1;

  return &self->by_kind[number >= 0 ? (guint) number : self->n_kinds];
}

/* Tells what of an event any rule looks at, besides its kind. */
BatonEventTexts
baton_event_rules_get_texts (const BatonEventRules *self)
{
  BatonEventTexts texts = 0;

  for (guint i = 0; i < self->rules->len; i++)
    {
      const BatonEventGlobs *globs = g_array_index (self->rules, BatonEventRule, i).globs;

      for (guint j = 0; globs != NULL && j < globs->n_globs; j++)
        texts |= 1u << globs->texts[j];
    }
  return texts;
}

void
baton_event_view_clear (BatonEventView *self)
{
  g_clear_pointer (&self->block, g_free);
}

static gboolean
fold_event_text (BatonEventView *self,
                 guint           i)
{
  const char *raw[BATON_N_EVENT_TEXTS] = {
    self->event->url, self->event->form, self->event->campaign, self->event->program,
  };
  char *folded = self->buffer + self->used;
  gsize left = sizeof self->buffer - self->used;
  gsize length;

  if (raw[i] == NULL)
    return FALSE;

  length = baton_fold_into (raw[i], folded, left);
  if (length < left)
    {
      self->used += length + 1;
      self->texts[i] = folded;
      self->lengths[i] = length;
      return TRUE;
    }

  /* A block is good for one look only: it makes room for the next. */
  g_free (self->block);
  self->block = baton_fold (raw[i]);
  self->texts[i] = NULL;
  self->lengths[i] = strlen (self->block);
  return TRUE;
}

gboolean
baton_event_globs_match (const BatonEventGlobs *self,
                         BatonEventView        *view)
{
  for (guint i = 0; i < self->n_globs; i++)
    {
      guint text = self->texts[i];

      if (view->texts[text] == NULL && !fold_event_text (view, text))
        return FALSE;
      if (!baton_glob_matches (self->globs[i],
                               view->texts[text] != NULL ? view->texts[text] : view->block,
                               view->lengths[text]))
        return FALSE;
    }
  return TRUE;
}
