/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rule-editor.h"

#include <glib/gi18n.h>

#include "rules/baton-condition-list.h"
#include "rules/baton-routing-target.h"
#include "rules/baton-rule-parts.h"
#include "rules/baton-suggest-entry.h"
#include "widgets/baton-width-first.h"

/* Of what is typed, so that all of it begins at the same place. */
#define TEXT_WIDTH 20

/**
 * BatonRuleEditor:
 *
 * Edits one rule. What makes sense goes to the draft at once; what does not yet
 * stays here, with the reason, until it does or is reverted.
 */
struct _BatonRuleEditor
{
  AdwBin                  parent_instance;
  const BatonKnownValues *known;          /* NULL until they are read. */
  BatonRuleDraft         *draft;          /* NULL while nothing is edited. */
  BatonRuleSection        section;
  char                   *id;
  GPtrArray              *groups;         /* The ids of the groups that are offered. */
  gboolean                is_showing;     /* The controls move, but nobody moves them. */
  gboolean                is_own;         /* The draft changes because of what is typed here. */

  AdwComboRow            *action_row;
  GtkLabel               *error_label;
  GtkRevealer            *error_revealer;
  AdwComboRow            *group_row;
  AdwActionRow           *hand_raisers_row;
  GtkSwitch              *hand_raisers_switch;
  GtkLabel               *matches_label;
  AdwEntryRow            *name_row;
  GPtrArray              *number_rows;    /* GtkSpinButton, by part. */
  AdwComboRow            *outcome_row;
  AdwPreferencesGroup    *result_group;
  BatonRoutingTarget     *target;
  GPtrArray              *text_rows;      /* BatonSuggestEntry, by part. */
  AdwPreferencesGroup    *texts_group;
  GtkLabel               *title_label;
  GtkWidget              *when_box;
  BatonConditionList     *when_list;
};

enum { CLOSED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonRuleEditor, baton_rule_editor, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void edited_cb (BatonRuleEditor *self);
static void show_rule (BatonRuleEditor *self);

static gpointer
get_rule (BatonRuleEditor *self)
{
  return self->draft != NULL
         ? baton_rule_section_find (self->section, baton_rule_draft_get_sheet (self->draft), self->id) : NULL;
}

static void
show_error (BatonRuleEditor *self,
            const char      *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_revealer), message != NULL);
  gtk_revealer_set_reveal_child (self->error_revealer, message != NULL);
}

/* The reason without the place in a document that nobody sees here. */
static const char *
skip_place (const char *message)
{
  const char *reason = *message == '/' ? strstr (message, ": ") : NULL;

  return reason != NULL ? reason + strlen (": ") : message;
}

/* What belongs to the other action of an automation goes. */
static void
read_parts (BatonRuleEditor *self,
            gpointer         rule)
{
  guint n_parts;
  const BatonRulePart *parts = baton_rule_parts_get_numbers (&n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      if (baton_rule_part_fits (&parts[i], self->section, rule))
        baton_rule_part_set_number (&parts[i], rule,
                                    gtk_spin_button_get_value_as_int (g_ptr_array_index (self->number_rows, i)));
      else if (parts[i].section == self->section)
        baton_rule_part_set_number (&parts[i], rule, parts[i].lower);
    }

  parts = baton_rule_parts_get_texts (&n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      if (baton_rule_part_fits (&parts[i], self->section, rule))
        baton_rule_part_set_text (&parts[i], rule,
                                  baton_suggest_entry_get_text (g_ptr_array_index (self->text_rows, i)));
      else if (parts[i].section == self->section)
        baton_rule_part_set_text (&parts[i], rule, "");
    }
}

static void
read_rule (BatonRuleEditor *self,
           BatonRuleSheet  *sheet,
           gpointer         rule)
{
  GPtrArray *when = baton_rule_section_get_when (self->section, rule);
  guint group = adw_combo_row_get_selected (self->group_row);

  baton_rule_section_set_name (self->section, rule, gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  if (when != NULL)
    baton_condition_list_read (self->when_list, when, sheet->fields);
  if (group < self->groups->len)
    baton_rule_section_set_group (self->section, rule, g_ptr_array_index (self->groups, group));
  if (self->section == BATON_SECTION_FILTERS)
    {
      ((BatonFilterRule *) rule)->outcome = BATON_FILTER_NOTE + adw_combo_row_get_selected (self->outcome_row);
      ((BatonFilterRule *) rule)->hand_raisers = gtk_switch_get_active (self->hand_raisers_switch);
    }
  if (self->section == BATON_SECTION_AUTOMATIONS)
    ((BatonAutomation *) rule)->action = (BatonAutomationAction) adw_combo_row_get_selected (self->action_row);
  if (self->section == BATON_SECTION_ROUTING)
    baton_routing_target_read (self->target, rule);
  read_parts (self, rule);
}

static void
show_parts (BatonRuleEditor *self,
            gconstpointer    rule,
            gboolean         with_values)
{
  guint n_parts;
  const BatonRulePart *parts = baton_rule_parts_get_numbers (&n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      GtkWidget *spin = g_ptr_array_index (self->number_rows, i);
      gboolean fits = baton_rule_part_fits (&parts[i], self->section, rule);

      gtk_widget_set_visible (gtk_widget_get_ancestor (spin, ADW_TYPE_ACTION_ROW), fits);
      if (fits && with_values)
        gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), baton_rule_part_get_number (&parts[i], rule));
    }

  parts = baton_rule_parts_get_texts (&n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      GtkWidget *entry = g_ptr_array_index (self->text_rows, i);
      gboolean fits = baton_rule_part_fits (&parts[i], self->section, rule);

      gtk_widget_set_visible (gtk_widget_get_ancestor (entry, ADW_TYPE_ACTION_ROW), fits);
      if (fits && with_values)
        baton_suggest_entry_set_text (BATON_SUGGEST_ENTRY (entry), baton_rule_part_get_text (&parts[i], rule));
    }
}

static void
edited_cb (BatonRuleEditor *self)
{
  BatonRuleSheet *sheet;
  gpointer rule;
  g_autofree char *stroke = NULL;
  g_autoptr(GError) error = NULL;

  if (self->is_showing || get_rule (self) == NULL)
    return;

  sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));
  rule = baton_rule_section_find (self->section, sheet, self->id);
  read_rule (self, sheet, rule);
  show_parts (self, rule, FALSE);
  stroke = g_strdup_printf ("edit:%s", self->id);
  self->is_own = TRUE;
  baton_rule_draft_change (self->draft, sheet, stroke, &error);
  self->is_own = FALSE;
  show_error (self, error != NULL ? skip_place (error->message) : NULL);
  gtk_label_set_label (self->title_label, gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
}

static void
add_condition_cb (BatonRuleEditor *self)
{
  g_autoptr(BatonCondition) condition = baton_condition_new ("country", BATON_OPERATOR_IS_NOT_EMPTY, NULL);

  baton_condition_list_add (self->when_list, self->known, baton_rule_draft_get_sheet (self->draft), condition);
  edited_cb (self);
}

static void
show_groups (BatonRuleEditor *self,
             gconstpointer    rule)
{
  const BatonRuleSheet *sheet = baton_rule_draft_get_sheet (self->draft);
  const char *wanted = baton_rule_section_get_group (self->section, rule);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  BatonPart part;
  gboolean has_groups = baton_rule_section_has_groups (self->section, &part);

  g_ptr_array_set_size (self->groups, 0);
  g_ptr_array_add (self->groups, NULL);
  /* Translators: a rule that stands in no group */
  gtk_string_list_append (names, _("On Its Own"));
  for (guint i = 0; i < sheet->groups->len; i++)
    {
      const BatonRuleGroup *group = g_ptr_array_index (sheet->groups, i);

      if (group->part != part)
        continue;
      if (g_strcmp0 (group->id, wanted) == 0)
        selected = self->groups->len;
      g_ptr_array_add (self->groups, g_strdup (group->id));
      gtk_string_list_append (names, group->name);
    }
  adw_combo_row_set_model (self->group_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->group_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->group_row), has_groups);
}

static void
show_results (BatonRuleEditor *self,
              gconstpointer    rule)
{
  gboolean is_filter = self->section == BATON_SECTION_FILTERS;
  gboolean is_automation = self->section == BATON_SECTION_AUTOMATIONS;

  gtk_widget_set_visible (GTK_WIDGET (self->outcome_row), is_filter);
  gtk_widget_set_visible (GTK_WIDGET (self->hand_raisers_row), is_filter);
  gtk_widget_set_visible (GTK_WIDGET (self->action_row), is_automation);
  gtk_widget_set_visible (GTK_WIDGET (self->result_group), baton_rule_section_has_result (self->section));
  gtk_widget_set_visible (GTK_WIDGET (self->target), self->section == BATON_SECTION_ROUTING);
  if (self->section == BATON_SECTION_ROUTING)
    baton_routing_target_show (self->target, baton_rule_draft_get_sheet (self->draft), rule);
  if (is_filter)
    {
      const BatonFilterRule *filter = rule;

      adw_combo_row_set_selected (self->outcome_row, MAX (filter->outcome, BATON_FILTER_NOTE) - BATON_FILTER_NOTE);
      gtk_switch_set_active (self->hand_raisers_switch, filter->hand_raisers);
    }
  if (is_automation)
    adw_combo_row_set_selected (self->action_row, ((const BatonAutomation *) rule)->action);
}

static void
show_rule (BatonRuleEditor *self)
{
  gpointer rule = get_rule (self);
  const char *name = baton_rule_section_get_name (self->section, rule);
  GPtrArray *when = baton_rule_section_get_when (self->section, rule);

  self->is_showing = TRUE;
  gtk_label_set_label (self->title_label, name);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  gtk_widget_set_visible (self->when_box, when != NULL);
  baton_condition_list_show (self->when_list, self->known, baton_rule_draft_get_sheet (self->draft), when);
  gtk_widget_set_visible (GTK_WIDGET (self->texts_group), baton_rule_section_get_pattern (self->section, rule) != NULL);
  show_results (self, rule);
  show_groups (self, rule);
  show_parts (self, rule, TRUE);
  show_error (self, NULL);
  self->is_showing = FALSE;
}

static void
revert_cb (BatonRuleEditor *self)
{
  show_rule (self);
}

/* Whoever leaves with something that makes no sense is told; they may revert it. */
static void
back_cb (BatonRuleEditor *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->error_revealer)))
    gtk_widget_child_focus (GTK_WIDGET (self->error_revealer), GTK_DIR_TAB_FORWARD);
  else
    g_signal_emit (self, signals[CLOSED], 0);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  back_cb (BATON_RULE_EDITOR (widget));
}

static GtkWidget *
create_row (const BatonRulePart *part)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(part->title));
  if (part->hint != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(part->hint));
  return row;
}

static void
add_number_row (BatonRuleEditor     *self,
                const BatonRulePart *part)
{
  GtkWidget *row = create_row (part);
  GtkWidget *spin = gtk_spin_button_new_with_range (part->lower, part->upper, 1);

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 5);
  gtk_editable_set_alignment (GTK_EDITABLE (spin), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _(part->title), -1);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (edited_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (self->result_group, row);
  g_ptr_array_add (self->number_rows, spin);
}

static void
add_text_row (BatonRuleEditor     *self,
              const BatonRulePart *part)
{
  GtkWidget *row = create_row (part);
  GtkWidget *entry = baton_suggest_entry_new ();

  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (entry, FALSE);
  baton_suggest_entry_set_width (BATON_SUGGEST_ENTRY (entry), 6, TEXT_WIDTH);
  baton_suggest_entry_set_title (BATON_SUGGEST_ENTRY (entry), _(part->title));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (edited_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_preferences_group_add (self->texts_group, row);
  g_ptr_array_add (self->text_rows, entry);
}

static void
baton_rule_editor_dispose (GObject *object)
{
  BatonRuleEditor *self = BATON_RULE_EDITOR (object);

  self->is_showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_RULE_EDITOR);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (baton_rule_editor_parent_class)->dispose (object);
}

static void
baton_rule_editor_finalize (GObject *object)
{
  BatonRuleEditor *self = BATON_RULE_EDITOR (object);

  g_free (self->id);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->number_rows);
  g_ptr_array_unref (self->text_rows);

  G_OBJECT_CLASS (baton_rule_editor_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, action_row);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, error_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, group_row);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, hand_raisers_row);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, hand_raisers_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, matches_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, outcome_row);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, result_group);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, target);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, texts_group);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, when_box);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEditor, when_list);
  gtk_widget_class_bind_template_callback (widget_class, add_condition_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, revert_cb);
}

static void
baton_rule_editor_class_init (BatonRuleEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_rule_editor_dispose;
  object_class->finalize = baton_rule_editor_finalize;

  /**
   * BatonRuleEditor::closed:
   *
   * Somebody is done with the rule, or it is gone.
   */
  signals[CLOSED] =
    g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (BATON_TYPE_CONDITION_LIST);
  g_type_ensure (BATON_TYPE_ROUTING_TARGET);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-rule-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "editor.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "editor.back", NULL);
}

static void
put_last (AdwPreferencesGroup *group,
          GtkWidget           *row)
{
  g_object_ref (row);
  adw_preferences_group_remove (group, row);
  adw_preferences_group_add (group, row);
  g_object_unref (row);
}

static void
baton_rule_editor_init (BatonRuleEditor *self)
{
  guint n_parts;
  const BatonRulePart *parts;

  self->is_showing = TRUE;
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->number_rows = g_ptr_array_new ();
  self->text_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  parts = baton_rule_parts_get_texts (&n_parts);
  for (guint i = 0; i < n_parts; i++)
    add_text_row (self, &parts[i]);
  parts = baton_rule_parts_get_numbers (&n_parts);
  for (guint i = 0; i < n_parts; i++)
    add_number_row (self, &parts[i]);
  put_last (self->result_group, GTK_WIDGET (self->group_row));
  baton_width_first_hold (GTK_WIDGET (self));
  self->is_showing = FALSE;
}

/**
 * baton_rule_editor_set_known:
 * @self: an editor
 * @known: what stands in the database; it outlives the editor
 *
 * Sets what is offered as one types.
 */
void
baton_rule_editor_set_known (BatonRuleEditor        *self,
                             const BatonKnownValues *known)
{
  guint n_parts;
  const BatonRulePart *parts = baton_rule_parts_get_texts (&n_parts);

  g_return_if_fail (BATON_IS_RULE_EDITOR (self));

  self->known = known;
  baton_condition_list_set_known (self->when_list, known);
  baton_routing_target_set_known (self->target, known);
  for (guint i = 0; i < n_parts; i++)
    {
      if (parts[i].known != NULL)
        baton_suggest_entry_set_values (g_ptr_array_index (self->text_rows, i),
                                        baton_known_values_get (known, parts[i].known));
    }
}

/**
 * baton_rule_editor_edit:
 * @self: an editor
 * @draft: the rules
 * @section: a section
 * @id: the id of a rule that is there
 *
 * Begins to edit a rule.
 */
void
baton_rule_editor_edit (BatonRuleEditor  *self,
                        BatonRuleDraft   *draft,
                        BatonRuleSection  section,
                        const char       *id)
{
  g_return_if_fail (BATON_IS_RULE_EDITOR (self));

  g_set_object (&self->draft, draft);
  self->section = section;
  g_free (self->id);
  self->id = g_strdup (id);
  gtk_label_set_label (self->matches_label, "");
  show_rule (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

/**
 * baton_rule_editor_update:
 * @self: an editor
 *
 * Shows the rule as it is now, unless the change came from here; closes itself
 * when it is gone.
 */
void
baton_rule_editor_update (BatonRuleEditor *self)
{
  g_return_if_fail (BATON_IS_RULE_EDITOR (self));

  if (self->draft == NULL || self->id == NULL || self->is_own)
    return;
  if (get_rule (self) != NULL)
    show_rule (self);
  else
    g_signal_emit (self, signals[CLOSED], 0);
}

/**
 * baton_rule_editor_get_id:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the id of the rule that was edited last
 */
const char *
baton_rule_editor_get_id (BatonRuleEditor *self)
{
  g_return_val_if_fail (BATON_IS_RULE_EDITOR (self), NULL);

  return self->id;
}

/**
 * baton_rule_editor_show_effect:
 * @self: an editor
 * @effect: what rules do
 * @rules: those rules, which may be older than what is shown
 *
 * Shows how many leads match the rule.
 */
void
baton_rule_editor_show_effect (BatonRuleEditor       *self,
                               const BatonRuleEffect *effect,
                               BatonRuleSet          *rules)
{
  g_autofree char *text = NULL;

  g_return_if_fail (BATON_IS_RULE_EDITOR (self));

  if (self->id != NULL)
    text = baton_rule_section_dup_matches (self->section, baton_rule_set_get_sheet (rules), self->id, effect);
  gtk_label_set_label (self->matches_label, text != NULL ? text : "");
}
