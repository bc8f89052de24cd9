/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What differs between two forms of one rule. */

#include "scoring/baton-rule-diff-private.h"

#include <glib/gi18n-lib.h>

#include "scoring/baton-points-text.h"
#include "scoring/baton-rule-words.h"

/* Of many values the first ones say enough. */
#define MAX_VALUES 8

/* Adds a change, and takes the text. */
void
baton_rule_diff_add (BatonRuleDiff       *self,
                     BatonRuleChangeKind  change,
                     const char          *id,
                     char                *text)
{
  BatonRuleChange *added = g_new0 (BatonRuleChange, 1);

  added->change = change;
  added->kind = self->kind;
  added->id = g_strdup (id);
  added->text = text;
  g_ptr_array_add (self->changes, added);
}

static void
diff_name (BatonRuleDiff *self,
           const char    *id,
           const char    *before,
           const char    *after)
{
  if (g_strcmp0 (before, after) != 0)
    /* Translators: both are names of a rule, the old one and the new one. */
    baton_rule_diff_add (self, BATON_RULE_CHANGED, id, g_strdup_printf (_("“%s” is now called “%s”"), before, after));
}

static void
diff_active (BatonRuleDiff *self,
             const char    *id,
             const char    *name,
             gboolean       before,
             gboolean       after)
{
  if (before == after)
    return;

  baton_rule_diff_add (self, BATON_RULE_CHANGED, id,
                       /* Translators: %s is the name of a rule, here and in the next. */
                       after ? g_strdup_printf (_("“%s” switched on"), name)
                             : g_strdup_printf (_("“%s” switched off"), name));
}

static void
diff_group (BatonRuleDiff *self,
            const char    *id,
            const char    *name,
            const char    *before,
            const char    *after)
{
  if (g_strcmp0 (before, after) == 0)
    return;

  if (after == NULL)
    /* Translators: the first %s is the name of a rule, the second that of a group of rules. */
    baton_rule_diff_add (self, BATON_RULE_CHANGED, id, g_strdup_printf (_("“%s” left the group “%s”"), name, before));
  else
    baton_rule_diff_add (self, BATON_RULE_CHANGED, id, g_strdup_printf (_("“%s” is now in the group “%s”"), name, after));
}

/* Takes what the rule says. */
static void
diff_words (BatonRuleDiff *self,
            const char    *id,
            const char    *name,
            char          *before,
            char          *after)
{
  /* Translators: the first %s is the name of a rule; the others say it in words, as it was and as it is. */
  baton_rule_diff_add (self, BATON_RULE_CHANGED, id, g_strdup_printf (_("“%s” was: %s; is now: %s"), name, before, after));
  g_free (before);
  g_free (after);
}

/* Those of the texts that the others have not, in words; NULL for none. */
static char *
list_missing (const char * const *texts,
              const char * const *others)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) missing = g_ptr_array_new ();

  for (guint i = 0; others[i] != NULL; i++)
    g_hash_table_add (known, (gpointer) others[i]);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (!g_hash_table_contains (known, texts[i]))
        g_ptr_array_add (missing, (gpointer) texts[i]);
    }
  if (missing->len == 0)
    return NULL;
  g_ptr_array_add (missing, NULL);
  return baton_texts_in_words ((const char * const *) missing->pdata, MAX_VALUES);
}

/* Returns whether there was something to tell: the order says nothing. */
static gboolean
diff_values (BatonRuleDiff *self,
             const char    *id,
             const char    *name,
             char         **before,
             char         **after)
{
  g_autofree char *gained = list_missing ((const char * const *) after, (const char * const *) before);
  g_autofree char *lost = list_missing ((const char * const *) before, (const char * const *) after);

  if (gained != NULL)
    /* Translators: the first %s is the name of a rule or of a list, the second are values that it did not have before. */
    baton_rule_diff_add (self, BATON_RULE_CHANGED, id, g_strdup_printf (_("“%s” gains %s"), name, gained));
  if (lost != NULL)
    /* Translators: the first %s is the name of a rule or of a list, the second are values that it does not have any more. */
    baton_rule_diff_add (self, BATON_RULE_CHANGED, id, g_strdup_printf (_("“%s” loses %s"), name, lost));
  return gained != NULL || lost != NULL;
}

static gboolean
is_equal (const BatonCondition *before,
          const BatonCondition *after)
{
  return before->op == after->op && g_str_equal (before->field, after->field) &&
         g_strv_equal ((const char * const *) before->values, (const char * const *) after->values);
}

/* The same question, of which the answers are many enough to be told one by one. */
static gboolean
is_same_long_list (const BatonCondition *before,
                   const BatonCondition *after)
{
  return before->op == after->op && before->op != BATON_OPERATOR_BETWEEN &&
         g_str_equal (before->field, after->field) &&
         (g_strv_length (before->values) > 1 || g_strv_length (after->values) > 1);
}

static gboolean
compare_each (const GPtrArray *before,
              const GPtrArray *after,
              gboolean       (*is_alike) (const BatonCondition *before,
                                          const BatonCondition *after))
{
  gboolean alike = before->len == after->len;

  for (guint i = 0; alike && i < before->len; i++)
    alike = is_equal (before->pdata[i], after->pdata[i]) || is_alike (before->pdata[i], after->pdata[i]);
  return alike;
}

/* A long list of values that gained one is not told in full, unless something
 * else changed with it. */
static void
diff_conditions (BatonRuleDiff   *self,
                 const char      *id,
                 const char      *name,
                 const GPtrArray *before,
                 const GPtrArray *after)
{
  gboolean told = FALSE;

  if (compare_each (before, after, is_equal))
    return;

  if (compare_each (before, after, is_same_long_list))
    {
      for (guint i = 0; i < before->len; i++)
        told |= diff_values (self, id, name, ((const BatonCondition *) before->pdata[i])->values,
                             ((const BatonCondition *) after->pdata[i])->values);
    }
  if (!told)
    diff_words (self, id, name, baton_rule_words_conditions (before), baton_rule_words_conditions (after));
}

static void
diff_points (BatonRuleDiff *self,
             const char    *id,
             char          *words,
             int            before,
             int            after)
{
  g_autofree char *were = baton_points_text (before);
  g_autofree char *are = baton_points_text (after);

  if (before != after)
    baton_rule_diff_add (self, BATON_RULE_CHANGED, id,
                         /* Translators: a rule in words, such as “Job title contains “head””, and its points, as they
                          * were and are. */
                         g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s → %s point", "%s: %s → %s points",
                                                       (gulong) ABS (after)), words, were, are));
  g_free (words);
}

void
baton_rule_diff_filter (BatonRuleDiff *self,
                        gconstpointer  before,
                        gconstpointer  after)
{
  const BatonFilterRule *old = before, *new = after;

  diff_name (self, new->id, old->name, new->name);
  diff_active (self, new->id, new->name, old->active, new->active);
  if (old->outcome != new->outcome || old->hand_raisers != new->hand_raisers)
    diff_words (self, new->id, new->name, baton_rule_words_filter (old), baton_rule_words_filter (new));
  else
    diff_conditions (self, new->id, new->name, old->when, new->when);
}

void
baton_rule_diff_fit (BatonRuleDiff *self,
                     gconstpointer  before,
                     gconstpointer  after)
{
  const BatonFitRule *old = before, *new = after;

  diff_name (self, new->id, old->name, new->name);
  diff_conditions (self, new->id, new->name, old->when, new->when);
  diff_points (self, new->id, baton_rule_words_conditions (new->when), old->points, new->points);
  diff_group (self, new->id, new->name, old->group, new->group);
  diff_active (self, new->id, new->name, old->active, new->active);
}

static gboolean
patterns_equal (const BatonEventPattern *before,
                const BatonEventPattern *after)
{
  return g_strcmp0 (before->kind, after->kind) == 0 &&
         g_strcmp0 (before->url, after->url) == 0 &&
         g_strcmp0 (before->form, after->form) == 0 &&
         g_strcmp0 (before->campaign, after->campaign) == 0 &&
         g_strcmp0 (before->program, after->program) == 0;
}

void
baton_rule_diff_interest (BatonRuleDiff *self,
                          gconstpointer  before,
                          gconstpointer  after)
{
  const BatonInterestRule *old = before, *new = after;

  diff_name (self, new->id, old->name, new->name);
  if (!patterns_equal (&old->pattern, &new->pattern) ||
      old->at_most_times != new->at_most_times || old->at_most_points != new->at_most_points ||
      old->within_days != new->within_days || old->half_life_days != new->half_life_days ||
      old->at_least_times != new->at_least_times || old->inactive_days != new->inactive_days)
    diff_words (self, new->id, new->name, baton_rule_words_interest (old), baton_rule_words_interest (new));
  else if (new->inactive_days > 0)
    diff_points (self, new->id, g_strdup (new->name), old->points, new->points);
  else
    diff_points (self, new->id, baton_rule_words_pattern (&new->pattern), old->points, new->points);
  diff_group (self, new->id, new->name, old->group, new->group);
  diff_active (self, new->id, new->name, old->active, new->active);
}

/* Those that are compared say the same. */
void
baton_rule_diff_hand_raiser (BatonRuleDiff *self,
                             gconstpointer  before,
                             gconstpointer  after)
{
  const BatonHandRaiser *old = before, *new = after;
  g_autofree char *words = baton_rule_words_pattern (&new->pattern);

  diff_name (self, new->id, old->name != NULL ? old->name : words, new->name != NULL ? new->name : words);
  diff_active (self, new->id, words, old->active, new->active);
}

void
baton_rule_diff_automation (BatonRuleDiff *self,
                            gconstpointer  before,
                            gconstpointer  after)
{
  const BatonAutomation *old = before, *new = after;

  diff_name (self, new->id, old->name, new->name);
  if (!patterns_equal (&old->pattern, &new->pattern) ||
      old->at_least_times != new->at_least_times || old->within_days != new->within_days ||
      old->action != new->action || old->wait_minutes != new->wait_minutes ||
      g_strcmp0 (old->completed, new->completed) != 0 || g_strcmp0 (old->unless, new->unless) != 0 ||
      g_strcmp0 (old->text, new->text) != 0)
    diff_words (self, new->id, new->name, baton_rule_words_automation (old), baton_rule_words_automation (new));
  diff_active (self, new->id, new->name, old->active, new->active);
}

/* A rule without a name is known by its queue. */
void
baton_rule_diff_routing (BatonRuleDiff *self,
                         gconstpointer  before,
                         gconstpointer  after)
{
  const BatonRoutingRule *old = before, *new = after;
  const char *name = new->name != NULL ? new->name : new->queue;

  if (old->name != NULL && new->name != NULL)
    diff_name (self, new->id, old->name, new->name);
  if (g_strcmp0 (old->queue, new->queue) != 0 || g_strcmp0 (old->person, new->person) != 0)
    diff_words (self, new->id, name, baton_rule_words_routing (old), baton_rule_words_routing (new));
  else
    diff_conditions (self, new->id, name, old->when, new->when);
  diff_active (self, new->id, name, old->active, new->active);
}

void
baton_rule_diff_persona (BatonRuleDiff *self,
                         gconstpointer  before,
                         gconstpointer  after)
{
  const BatonPersona *old = before, *new = after;

  diff_name (self, new->id, old->name, new->name);
  diff_conditions (self, new->id, new->name, old->when, new->when);
}

void
baton_rule_diff_group (BatonRuleDiff *self,
                       gconstpointer  before,
                       gconstpointer  after)
{
  const BatonRuleGroup *old = before, *new = after;

  diff_name (self, new->id, old->name, new->name);
  if (old->min != new->min || old->max != new->max || old->part != new->part)
    diff_words (self, new->id, new->name, baton_rule_words_group (old), baton_rule_words_group (new));
}

void
baton_rule_diff_list (BatonRuleDiff *self,
                      gconstpointer  before,
                      gconstpointer  after)
{
  const BatonRuleList *old = before, *new = after;

  diff_values (self, new->name, new->name, old->values, new->values);
}

void
baton_rule_diff_field (BatonRuleDiff *self,
                       gconstpointer  before,
                       gconstpointer  after)
{
  const BatonRuleField *old = before, *new = after;

  if (old->type != new->type)
    diff_words (self, new->name, new->name,
                g_strdup (baton_field_type_get_title (old->type)),
                g_strdup (baton_field_type_get_title (new->type)));
}
