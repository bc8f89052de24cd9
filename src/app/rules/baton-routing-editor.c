/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-routing-editor.h"

#include <glib/gi18n.h>

#include "rules/baton-routing-target.h"
#include "rules/baton-suggest-entry.h"

#define SPACING 18

/**
 * BatonRoutingEditor:
 *
 * Edits whom a lead goes to, in the order in which it is decided: who owns the
 * company, the rules, and the queue of all others.
 */
struct _BatonRoutingEditor
{
  AdwBin                  parent_instance;
  BatonRuleDraft         *draft;
  const BatonKnownValues *known;         /* NULL until they are read. */
  gboolean                is_showing;    /* The controls move, but nobody moves them. */
  gboolean                is_own;        /* The draft changes because of what is typed here. */

  BatonRuleBlocks        *blocks;
  GtkLabel               *error_label;
  AdwActionRow           *others_row;
  GtkSwitch              *owner_switch;
  BatonSuggestEntry      *queue_entry;
};

G_DEFINE_FINAL_TYPE (BatonRoutingEditor, baton_routing_editor, ADW_TYPE_BIN)

static void
edited_cb (BatonRoutingEditor *self)
{
  BatonRuleSheet *sheet;
  g_autoptr(GError) error = NULL;

  if (self->is_showing || self->draft == NULL)
    return;

  sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));
  sheet->to_company_owner = gtk_switch_get_active (self->owner_switch);
  g_free (sheet->queue);
  sheet->queue = g_strstrip (g_strdup (baton_suggest_entry_get_text (self->queue_entry)));
  self->is_own = TRUE;
  baton_rule_draft_change (self->draft, sheet, "routing", &error);
  self->is_own = FALSE;
  gtk_label_set_label (self->error_label, error != NULL ? _("Leads that no rule fits need a queue") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
}

static void
baton_routing_editor_dispose (GObject *object)
{
  BatonRoutingEditor *self = BATON_ROUTING_EDITOR (object);

  self->is_showing = TRUE;
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (baton_routing_editor_parent_class)->dispose (object);
}

static void
baton_routing_editor_class_init (BatonRoutingEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = baton_routing_editor_dispose;
}

static GtkWidget *
create_owner_group (BatonRoutingEditor *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  const char *title = _("Who Knows the Company Comes First");

  self->owner_switch = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->owner_switch), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->owner_switch, "notify::active", G_CALLBACK (edited_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->owner_switch), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _("A lead goes to whoever has the company’s other leads, when free"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->owner_switch));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->owner_switch));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
create_others_group (BatonRoutingEditor *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = baton_suggest_entry_new ();

  baton_suggest_entry_set_title (BATON_SUGGEST_ENTRY (entry), _("Queue of all others"));
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (edited_cb), self);

  /* Translators: leads that no routing rule fits; the queue that they go to follows */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("All Others Go to the Queue"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->queue_entry = BATON_SUGGEST_ENTRY (entry);
  self->others_row = ADW_ACTION_ROW (row);
  return group;
}

static void
baton_routing_editor_init (BatonRoutingEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->is_showing = TRUE;
  self->blocks = g_object_new (BATON_TYPE_RULE_BLOCKS, NULL);
  self->error_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->error_label), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  gtk_label_set_wrap (self->error_label, TRUE);
  gtk_label_set_xalign (self->error_label, 0);

  gtk_box_append (GTK_BOX (box), create_owner_group (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->blocks));
  gtk_box_append (GTK_BOX (box), create_others_group (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error_label));
  adw_bin_set_child (ADW_BIN (self), box);
  self->is_showing = FALSE;
}

/**
 * baton_routing_editor_set_draft:
 * @self: an editor without a draft yet
 * @draft: the rules
 *
 * Sets what is edited.
 */
void
baton_routing_editor_set_draft (BatonRoutingEditor *self,
                                BatonRuleDraft     *draft)
{
  g_return_if_fail (BATON_IS_ROUTING_EDITOR (self));
  g_return_if_fail (self->draft == NULL);

  self->draft = g_object_ref (draft);
  baton_rule_blocks_set_draft (self->blocks, draft, BATON_SECTION_ROUTING, BATON_SECTION_ROUTING);
}

static void
offer_queues (BatonRoutingEditor *self)
{
  g_auto(GStrv) queues = baton_routing_target_dup_queues (self->known, baton_rule_draft_get_sheet (self->draft));

  baton_suggest_entry_set_values (self->queue_entry, (const char * const *) queues);
}

/**
 * baton_routing_editor_set_known:
 * @self: an editor
 * @known: what stands in the database; it outlives the editor
 *
 * Sets what is offered as one types.
 */
void
baton_routing_editor_set_known (BatonRoutingEditor     *self,
                                const BatonKnownValues *known)
{
  g_return_if_fail (BATON_IS_ROUTING_EDITOR (self));

  self->known = known;
  if (baton_rule_draft_get_sheet (self->draft) != NULL)
    offer_queues (self);
}

/**
 * baton_routing_editor_get_blocks:
 * @self: an editor
 *
 * Returns: (transfer none): the rules
 */
BatonRuleBlocks *
baton_routing_editor_get_blocks (BatonRoutingEditor *self)
{
  g_return_val_if_fail (BATON_IS_ROUTING_EDITOR (self), NULL);

  return self->blocks;
}

/**
 * baton_routing_editor_update:
 * @self: an editor
 *
 * Shows what stands around the rules as it is now, unless the change came from
 * here; its blocks are updated with those of the other sections.
 */
void
baton_routing_editor_update (BatonRoutingEditor *self)
{
  const BatonRuleSheet *sheet;

  g_return_if_fail (BATON_IS_ROUTING_EDITOR (self));

  if (self->is_own)
    return;

  sheet = baton_rule_draft_get_sheet (self->draft);
  self->is_showing = TRUE;
  gtk_switch_set_active (self->owner_switch, sheet->to_company_owner);
  offer_queues (self);
  baton_suggest_entry_set_text (self->queue_entry, sheet->queue);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  self->is_showing = FALSE;
}

/**
 * baton_routing_editor_show_effect:
 * @self: an editor
 * @effect: what rules do
 * @rules: those rules, which may be older than what is shown
 *
 * Shows how many leads no rule fits.
 */
void
baton_routing_editor_show_effect (BatonRoutingEditor    *self,
                                  const BatonRuleEffect *effect,
                                  BatonRuleSet          *rules)
{
  guint n_rules = baton_rule_set_get_sheet (rules)->routing->len;
  guint64 n_others = effect->n_leads;
  g_autofree char *text = NULL;

  g_return_if_fail (BATON_IS_ROUTING_EDITOR (self));

  for (guint i = 0; i < n_rules; i++)
    n_others -= MIN (n_others, baton_rule_effect_get_matches (effect, BATON_RULE_KIND_ROUTING, i));
  text = baton_rule_section_dup_count (n_others, effect->is_estimate);
  adw_action_row_set_subtitle (self->others_row, text);
}
