/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rule-blocks.h"

#include <glib/gi18n.h>

#define SPACING 18

/**
 * BatonRuleBlocks:
 *
 * All rules of some sections: those that stand on their own, and a block for
 * each group.
 */
struct _BatonRuleBlocks
{
  AdwBin            parent_instance;
  BatonRuleDraft   *draft;
  BatonRuleSection  first;
  BatonRuleSection  last;
  GPtrArray        *blocks;       /* BatonRuleBlock, in their order; owned by the box. */
  GtkBox           *box;
  GtkWidget        *add_button;   /* Adds a group. */
  guint             update_source;
};

enum { UPDATED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonRuleBlocks, baton_rule_blocks, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static gboolean
has_rules (BatonRuleSection      section,
           const BatonRuleSheet *sheet,
           const char           *group)
{
  GPtrArray *all = baton_rule_section_get_all (section, sheet);

  for (guint i = 0; i < all->len; i++)
    {
      gconstpointer rule = g_ptr_array_index (all, i);

      if (baton_rule_section_holds (section, rule) &&
          g_strcmp0 (baton_rule_section_get_group (section, rule), group) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A group without rules stands where rules can be added to it. */
static gboolean
is_wanted (BatonRuleSection      section,
           const BatonRuleSheet *sheet,
           const BatonRuleGroup *group)
{
  BatonPart part;

  if (!baton_rule_section_has_groups (section, &part) || part != group->part)
    return FALSE;
  if (has_rules (section, sheet, group->id))
    return TRUE;
  return section != BATON_SECTION_INACTIVITY && !has_rules (BATON_SECTION_INACTIVITY, sheet, group->id);
}

/* Whether there is a group in which rules of the section stand. */
static gboolean
is_grouped (BatonRuleSection      section,
            const BatonRuleSheet *sheet)
{
  for (guint i = 0; i < sheet->groups->len; i++)
    {
      const BatonRuleGroup *group = g_ptr_array_index (sheet->groups, i);

      if (has_rules (section, sheet, group->id))
        return TRUE;
    }
  return FALSE;
}

static BatonRuleBlock *
take_block (GPtrArray        *blocks,
            BatonRuleSection  section,
            const char       *group)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      if (baton_rule_block_is_for (g_ptr_array_index (blocks, i), section, group))
        return g_ptr_array_steal_index (blocks, i);
    }
  return NULL;
}

/* Makes or reveals one block at most, and tells whether that was enough: GTK
 * takes its time for each that is seen first, too. */
static gboolean
place_block (BatonRuleBlocks  *self,
             GPtrArray        *old,
             BatonRuleSection  section,
             const char       *group,
             gboolean         *has_made)
{
  gboolean is_seen = gtk_widget_get_mapped (GTK_WIDGET (self));
  GtkWidget *before = self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;
  BatonRuleBlock *block = take_block (old, section, group);
  gboolean is_whole = TRUE;

  if (block == NULL && *has_made)
    return FALSE;

  if (block == NULL)
    {
      *has_made = TRUE;
      block = BATON_RULE_BLOCK (baton_rule_block_new (self->draft, section, group));
      gtk_widget_set_visible (GTK_WIDGET (block), is_seen || before == NULL);
      gtk_box_insert_child_after (self->box, GTK_WIDGET (block), before);
    }
  else
    {
      gboolean is_hidden = !gtk_widget_get_visible (GTK_WIDGET (block));

      if (is_seen && is_hidden && !*has_made)
        {
          *has_made = TRUE;
          gtk_widget_set_visible (GTK_WIDGET (block), TRUE);
          is_hidden = FALSE;
        }
      is_whole = !is_seen || !is_hidden;
      gtk_box_reorder_child_after (self->box, GTK_WIDGET (block), before);
      baton_rule_block_update (block);
    }
  g_ptr_array_add (self->blocks, block);
  return is_whole;
}

static void
add_group_cb (BatonRuleBlocks *self)
{
  BatonRuleSheet *sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));
  BatonPart part;
  g_autoptr(GError) error = NULL;

  baton_rule_section_has_groups (self->first, &part);
  for (guint i = sheet->groups->len + 1; ; i++)
    {
      g_autofree char *id = g_strdup_printf ("group-%u", i);
      gboolean is_taken = FALSE;

      for (guint j = 0; j < sheet->groups->len; j++)
        is_taken |= g_str_equal (((BatonRuleGroup *) g_ptr_array_index (sheet->groups, j))->id, id);
      if (is_taken)
        continue;
      g_ptr_array_add (sheet->groups, baton_rule_group_new (id, _("New Group"), part));
      break;
    }
  if (!baton_rule_draft_change (self->draft, sheet, NULL, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "rules.tell", "s", error->message);
}

/* Tells whether all are there: only one block is made at a time, because all
 * of them together would keep the window waiting. */
static gboolean
place_blocks (BatonRuleBlocks *self)
{
  const BatonRuleSheet *sheet = baton_rule_draft_get_sheet (self->draft);
  g_autoptr(GPtrArray) old = g_steal_pointer (&self->blocks);
  gboolean has_made = FALSE;
  gboolean is_whole = TRUE;

  self->blocks = g_ptr_array_new ();
  for (BatonRuleSection section = self->first; section <= self->last; section++)
    {
      if (section != BATON_SECTION_INACTIVITY || has_rules (section, sheet, NULL) || !is_grouped (section, sheet))
        is_whole &= place_block (self, old, section, NULL, &has_made);
      for (guint i = 0; i < sheet->groups->len; i++)
        {
          const BatonRuleGroup *group = g_ptr_array_index (sheet->groups, i);

          if (is_wanted (section, sheet, group))
            is_whole &= place_block (self, old, section, group->id, &has_made);
        }
    }
  for (guint i = 0; i < old->len; i++)
    gtk_box_remove (self->box, g_ptr_array_index (old, i));
  return is_whole;
}

static gboolean update_cb (gpointer user_data);

static void
update_soon (BatonRuleBlocks *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE + (int) self->first, update_cb, self, NULL);
}

static void
update_now (BatonRuleBlocks *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  if (!place_blocks (self))
    update_soon (self);
}

static gboolean
update_cb (gpointer user_data)
{
  BatonRuleBlocks *self = BATON_RULE_BLOCKS (user_data);

  self->update_source = 0;
  update_now (self);
  g_signal_emit (self, signals[UPDATED], 0);
  return G_SOURCE_REMOVE;
}

static void
baton_rule_blocks_map (GtkWidget *widget)
{
  BatonRuleBlocks *self = BATON_RULE_BLOCKS (widget);

  if (self->update_source != 0)
    {
      update_now (self);
      g_signal_emit (self, signals[UPDATED], 0);
    }

  GTK_WIDGET_CLASS (baton_rule_blocks_parent_class)->map (widget);

  if (self->blocks->len > 0)
    update_soon (self);
}

static void
baton_rule_blocks_dispose (GObject *object)
{
  BatonRuleBlocks *self = BATON_RULE_BLOCKS (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (baton_rule_blocks_parent_class)->dispose (object);
}

static void
baton_rule_blocks_finalize (GObject *object)
{
  g_ptr_array_unref (BATON_RULE_BLOCKS (object)->blocks);

  G_OBJECT_CLASS (baton_rule_blocks_parent_class)->finalize (object);
}

static void
baton_rule_blocks_class_init (BatonRuleBlocksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_rule_blocks_dispose;
  object_class->finalize = baton_rule_blocks_finalize;
  GTK_WIDGET_CLASS (klass)->map = baton_rule_blocks_map;

  /**
   * BatonRuleBlocks::updated:
   *
   * Rules are shown that were not before, without what they do.
   */
  signals[UPDATED] =
    g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
baton_rule_blocks_init (BatonRuleBlocks *self)
{
  self->blocks = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING));
  self->add_button = gtk_button_new_with_mnemonic (_("Add _Group"));
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_group_cb), self);
  gtk_box_append (self->box, self->add_button);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * baton_rule_blocks_set_draft:
 * @self: blocks without a draft yet
 * @draft: the rules
 * @first: the first section that is shown
 * @last: the last one
 *
 * Sets what is shown.
 */
void
baton_rule_blocks_set_draft (BatonRuleBlocks  *self,
                             BatonRuleDraft   *draft,
                             BatonRuleSection  first,
                             BatonRuleSection  last)
{
  BatonPart part;

  g_return_if_fail (BATON_IS_RULE_BLOCKS (self));
  g_return_if_fail (self->draft == NULL);

  self->draft = g_object_ref (draft);
  self->first = first;
  self->last = last;
  gtk_widget_set_visible (self->add_button, baton_rule_section_has_groups (first, &part));
}

gboolean
baton_rule_blocks_has (BatonRuleBlocks  *self,
                       BatonRuleSection  section)
{
  g_return_val_if_fail (BATON_IS_RULE_BLOCKS (self), FALSE);

  return section >= self->first && section <= self->last;
}

/**
 * baton_rule_blocks_update:
 * @self: blocks
 *
 * Shows the rules as they are now; a moment later where nobody sees them, and not
 * at once with other sections. Of blocks that are not there yet, the first is
 * made at once and the others one after another.
 */
void
baton_rule_blocks_update (BatonRuleBlocks *self)
{
  g_return_if_fail (BATON_IS_RULE_BLOCKS (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_now (self);
  else
    update_soon (self);
}

/**
 * baton_rule_blocks_focus:
 * @self: blocks
 * @id: the id of a rule
 *
 * Moves the focus to the row of a rule.
 *
 * Returns: whether there is such a row
 */
gboolean
baton_rule_blocks_focus (BatonRuleBlocks *self,
                         const char      *id)
{
  g_return_val_if_fail (BATON_IS_RULE_BLOCKS (self), FALSE);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      gtk_widget_set_visible (g_ptr_array_index (self->blocks, i), TRUE);
      if (baton_rule_block_focus (g_ptr_array_index (self->blocks, i), id))
        return TRUE;
    }
  return FALSE;
}

/**
 * baton_rule_blocks_show_effect:
 * @self: blocks
 * @effect: what rules do
 * @rules: those rules, which may be older than what is shown
 *
 * Shows how many leads match each rule.
 */
void
baton_rule_blocks_show_effect (BatonRuleBlocks       *self,
                               const BatonRuleEffect *effect,
                               BatonRuleSet          *rules)
{
  g_return_if_fail (BATON_IS_RULE_BLOCKS (self));

  for (guint i = 0; i < self->blocks->len; i++)
    baton_rule_block_show_effect (g_ptr_array_index (self->blocks, i), effect, rules);
}
