/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rule-draft.h"

#include "baton-documents.h"
#include "scoring/baton-rule-set-merge.h"

/* What can be undone; a step is a whole rule set. */
#define MAX_STEPS 100

/**
 * BatonRuleDraft:
 *
 * The rules as somebody edits them: what was saved last, what they are now, and
 * what they were in between. Rules that make no sense are never in it.
 *
 * Invariant: `steps` holds at least one rule set once the draft is open, and
 * `step` is the place of the one that is shown.
 */
struct _BatonRuleDraft
{
  GObject       parent_instance;
  BatonRuleSet *base;        /* NULL until the draft is open. */
  char         *base_text;
  gint64        version;
  GPtrArray    *steps;       /* BatonRuleSet */
  guint         step;
  char         *stroke;      /* What the last step was part of, or NULL. */
  gboolean      is_changed;
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonRuleDraft, baton_rule_draft, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
tell (BatonRuleDraft *self)
{
  g_autofree char *text = baton_rule_set_to_json (baton_rule_draft_get_rules (self));

  self->is_changed = !g_str_equal (text, self->base_text);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_base (BatonRuleDraft *self,
          BatonRuleSet   *base,
          gint64          version)
{
  BatonRuleSet *old = self->base;

  self->base = baton_rule_set_ref (base);
  g_clear_pointer (&old, baton_rule_set_unref);
  g_free (self->base_text);
  self->base_text = baton_rule_set_to_json (base);
  self->version = version;
}

static void
add_step (BatonRuleDraft *self,
          BatonRuleSet   *rules)
{
  if (self->steps->len > 0)
    {
      self->step++;
      g_ptr_array_set_size (self->steps, (int) self->step);
    }
  g_ptr_array_add (self->steps, rules);
  if (self->steps->len > MAX_STEPS + 1)
    {
      g_ptr_array_remove_index (self->steps, 0);
      self->step--;
    }
}

static void
end_stroke (BatonRuleDraft *self)
{
  g_clear_pointer (&self->stroke, g_free);
}

static void
baton_rule_draft_finalize (GObject *object)
{
  BatonRuleDraft *self = BATON_RULE_DRAFT (object);

  g_clear_pointer (&self->base, baton_rule_set_unref);
  g_free (self->base_text);
  g_ptr_array_unref (self->steps);
  g_free (self->stroke);

  G_OBJECT_CLASS (baton_rule_draft_parent_class)->finalize (object);
}

static void
baton_rule_draft_class_init (BatonRuleDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = baton_rule_draft_finalize;

  /**
   * BatonRuleDraft::changed:
   *
   * The rules are others now, or were saved.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
baton_rule_draft_init (BatonRuleDraft *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_rule_set_unref);
}

/**
 * baton_rule_draft_new:
 *
 * Makes a draft, which is then opened.
 *
 * Returns: (transfer full): the draft
 */
BatonRuleDraft *
baton_rule_draft_new (void)
{
  return g_object_new (BATON_TYPE_RULE_DRAFT, NULL);
}

/**
 * baton_rule_draft_open:
 * @self: a draft
 * @base: the rules that are in force
 * @version: their number
 *
 * Begins anew with rules that nobody edited yet.
 */
void
baton_rule_draft_open (BatonRuleDraft *self,
                       BatonRuleSet   *base,
                       gint64          version)
{
  g_return_if_fail (BATON_IS_RULE_DRAFT (self));
  g_return_if_fail (base != NULL);

  set_base (self, base, version);
  end_stroke (self);
  g_ptr_array_set_size (self->steps, 0);
  self->step = 0;
  add_step (self, baton_rule_set_ref (base));
  tell (self);
}

/**
 * baton_rule_draft_rebase:
 * @self: an open draft
 * @base: rules that somebody else saved meanwhile
 * @version: their number
 * @rules: what one's own changes make of them
 *
 * Goes on editing on top of other rules. It can be undone, as far as the rules go.
 */
void
baton_rule_draft_rebase (BatonRuleDraft *self,
                         BatonRuleSet   *base,
                         gint64          version,
                         BatonRuleSet   *rules)
{
  g_return_if_fail (BATON_IS_RULE_DRAFT (self));
  g_return_if_fail (base != NULL);
  g_return_if_fail (rules != NULL);

  set_base (self, base, version);
  end_stroke (self);
  add_step (self, baton_rule_set_ref (rules));
  tell (self);
}

/**
 * baton_rule_draft_take_over:
 * @self: an open draft
 * @base: rules that somebody else saved meanwhile
 * @version: their number
 * @error: return location for an error
 *
 * Goes on editing on top of other rules, with the changes that were made so far.
 *
 * Returns: whether they make sense together; else nothing changed
 */
gboolean
baton_rule_draft_take_over (BatonRuleDraft  *self,
                            BatonRuleSet    *base,
                            gint64           version,
                            GError         **error)
{
  g_autoptr(BatonRuleSet) rules = NULL;

  g_return_val_if_fail (BATON_IS_RULE_DRAFT (self), FALSE);
  g_return_val_if_fail (base != NULL, FALSE);

  rules = baton_rule_set_new (baton_rule_set_merge (self->base, baton_rule_draft_get_rules (self), base), error);
  if (rules == NULL)
    return FALSE;
  baton_rule_draft_rebase (self, base, version, rules);
  return TRUE;
}

/**
 * baton_rule_draft_get_base:
 * @self: a draft
 *
 * Gets the rules that the draft began with.
 *
 * Returns: (transfer none) (nullable): the rules, `NULL` until it is open
 */
BatonRuleSet *
baton_rule_draft_get_base (BatonRuleDraft *self)
{
  g_return_val_if_fail (BATON_IS_RULE_DRAFT (self), NULL);

  return self->base;
}

/**
 * baton_rule_draft_get_version:
 * @self: a draft
 *
 * Gets the number of the rules that the draft began with.
 *
 * Returns: the version; 0 until it is open
 */
gint64
baton_rule_draft_get_version (BatonRuleDraft *self)
{
  g_return_val_if_fail (BATON_IS_RULE_DRAFT (self), 0);

  return self->version;
}

/**
 * baton_rule_draft_get_rules:
 * @self: a draft
 *
 * Gets the rules as they are now.
 *
 * Returns: (transfer none) (nullable): the rules, `NULL` until it is open
 */
BatonRuleSet *
baton_rule_draft_get_rules (BatonRuleDraft *self)
{
  g_return_val_if_fail (BATON_IS_RULE_DRAFT (self), NULL);

  return self->steps->len > 0 ? g_ptr_array_index (self->steps, self->step) : NULL;
}

/**
 * baton_rule_draft_get_sheet:
 * @self: a draft
 *
 * Gets the rules as they are now, to look at or to copy.
 *
 * Returns: (transfer none) (nullable): the sheet, `NULL` until it is open
 */
const BatonRuleSheet *
baton_rule_draft_get_sheet (BatonRuleDraft *self)
{
  BatonRuleSet *rules = baton_rule_draft_get_rules (self);

  return rules != NULL ? baton_rule_set_get_sheet (rules) : NULL;
}

/**
 * baton_rule_draft_change:
 * @self: an open draft
 * @sheet: (transfer full): what the rules are to be
 * @stroke: (nullable): what the change is part of, such as `points:a-rule`;
 *   changes in a row that belong to the same are undone together
 * @error: return location for an error
 *
 * Changes the rules. Where they would make no sense nothing changes; it fails
 * like [ctor@RuleSet.new].
 *
 * Returns: whether they changed
 */
gboolean
baton_rule_draft_change (BatonRuleDraft  *self,
                         BatonRuleSheet  *sheet,
                         const char      *stroke,
                         GError         **error)
{
  g_autoptr(BatonRuleSet) rules = NULL;
  gboolean goes_on;

  g_return_val_if_fail (BATON_IS_RULE_DRAFT (self), FALSE);
  g_return_val_if_fail (self->steps->len > 0, FALSE);

  rules = baton_rule_set_new (sheet, error);
  if (rules == NULL)
    return FALSE;

  goes_on = stroke != NULL && g_strcmp0 (stroke, self->stroke) == 0 && self->step > 0;
  if (goes_on)
    self->step--;
  add_step (self, g_steal_pointer (&rules));
  if (!goes_on)
    {
      end_stroke (self);
      self->stroke = g_strdup (stroke);
    }
  tell (self);
  return TRUE;
}

/**
 * baton_rule_draft_is_changed:
 * @self: a draft
 *
 * Returns: whether there is anything to save
 */
gboolean
baton_rule_draft_is_changed (BatonRuleDraft *self)
{
  g_return_val_if_fail (BATON_IS_RULE_DRAFT (self), FALSE);

  return self->is_changed;
}

gboolean
baton_rule_draft_can_undo (BatonRuleDraft *self)
{
  g_return_val_if_fail (BATON_IS_RULE_DRAFT (self), FALSE);

  return self->step > 0;
}

gboolean
baton_rule_draft_can_redo (BatonRuleDraft *self)
{
  g_return_val_if_fail (BATON_IS_RULE_DRAFT (self), FALSE);

  return self->step + 1 < self->steps->len;
}

/**
 * baton_rule_draft_undo:
 * @self: a draft
 *
 * Takes the last change back, if there is one.
 */
void
baton_rule_draft_undo (BatonRuleDraft *self)
{
  g_return_if_fail (BATON_IS_RULE_DRAFT (self));

  if (!baton_rule_draft_can_undo (self))
    return;
  self->step--;
  end_stroke (self);
  tell (self);
}

/**
 * baton_rule_draft_redo:
 * @self: a draft
 *
 * Does again what was undone last, if there is such a change.
 */
void
baton_rule_draft_redo (BatonRuleDraft *self)
{
  g_return_if_fail (BATON_IS_RULE_DRAFT (self));

  if (!baton_rule_draft_can_redo (self))
    return;
  self->step++;
  end_stroke (self);
  tell (self);
}

/**
 * baton_rule_draft_discard:
 * @self: an open draft
 *
 * Goes back to the rules that the draft began with. It can be undone.
 */
void
baton_rule_draft_discard (BatonRuleDraft *self)
{
  g_return_if_fail (BATON_IS_RULE_DRAFT (self));
  g_return_if_fail (self->base != NULL);

  if (!self->is_changed)
    return;
  end_stroke (self);
  add_step (self, baton_rule_set_ref (self->base));
  tell (self);
}
