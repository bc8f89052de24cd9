/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-threshold-editor.h"

#include <glib/gi18n.h>
#include <stddef.h>

/**
 * BatonThresholdEditor:
 *
 * Edits when a lead is qualified, when it is hot, and where the grades begin.
 * Numbers that do not fit each other stay, with the reason, until they do.
 */
struct _BatonThresholdEditor
{
  AdwBin               parent_instance;
  BatonRuleDraft      *draft;
  GPtrArray           *spins;         /* GtkSpinButton, by number. */
  gboolean             is_showing;    /* The controls move, but nobody moves them. */
  gboolean             is_own;        /* The draft changes because of what is typed here. */

  GtkLabel            *error_label;
  AdwPreferencesGroup *fit_group;
  AdwPreferencesGroup *hot_group;
  AdwPreferencesGroup *interest_group;
  AdwPreferencesGroup *mql_group;
  GtkSwitch           *raised_switch;
};

typedef enum
{
  GROUP_MQL,
  GROUP_HOT,
  GROUP_FIT,
  GROUP_INTEREST,
} Group;

static const struct
{
  Group       group;
  gsize       offset;
  int         lower;
  int         upper;
  const char *title;
  const char *hint;
} numbers[] =
{
  { GROUP_MQL, offsetof (BatonRuleSheet, mql.score), 1, 200, N_("Becomes an MQL from"),
    N_("Fit and interest together") },
  { GROUP_MQL, offsetof (BatonRuleSheet, mql.release), 0, 200, N_("Falls back below"),
    N_("So that a lead on the edge does not flap") },
  { GROUP_MQL, offsetof (BatonRuleSheet, mql.fit), 0, 100, N_("With a fit of at least"), NULL },
  { GROUP_MQL, offsetof (BatonRuleSheet, mql.interest), 0, 100, N_("With an interest of at least"), NULL },
  { GROUP_HOT, offsetof (BatonRuleSheet, hot.score), 0, 200, N_("Hot from"), N_("0 means never by its score") },
  { GROUP_HOT, offsetof (BatonRuleSheet, hot.within_days), 0, 36500, N_("Stays hot, days"),
    N_("After asking for Sales; 0 means for ever") },
  { GROUP_FIT, offsetof (BatonRuleSheet, matrix.fit[0]), 1, 100, N_("A from"), NULL },
  { GROUP_FIT, offsetof (BatonRuleSheet, matrix.fit[1]), 1, 100, N_("B from"), NULL },
  { GROUP_FIT, offsetof (BatonRuleSheet, matrix.fit[2]), 1, 100, N_("C from"), NULL },
  { GROUP_INTEREST, offsetof (BatonRuleSheet, matrix.interest[0]), 1, 100, N_("1 from"), NULL },
  { GROUP_INTEREST, offsetof (BatonRuleSheet, matrix.interest[1]), 1, 100, N_("2 from"), NULL },
  { GROUP_INTEREST, offsetof (BatonRuleSheet, matrix.interest[2]), 1, 100, N_("3 from"), NULL },
};

G_DEFINE_FINAL_TYPE (BatonThresholdEditor, baton_threshold_editor, ADW_TYPE_BIN)

static void
show_error (BatonThresholdEditor *self,
            const char           *message)
{
  const char *reason = message != NULL && *message == '/' ? strstr (message, ": ") : NULL;

  gtk_label_set_label (self->error_label, reason != NULL ? reason + strlen (": ") : message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
edited_cb (BatonThresholdEditor *self)
{
  BatonRuleSheet *sheet;
  g_autoptr(GError) error = NULL;

  if (self->is_showing || self->draft == NULL)
    return;

  sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    G_STRUCT_MEMBER (int, sheet, numbers[i].offset) =
      gtk_spin_button_get_value_as_int (g_ptr_array_index (self->spins, i));
  sheet->hot.hand_raised = gtk_switch_get_active (self->raised_switch);

  self->is_own = TRUE;
  baton_rule_draft_change (self->draft, sheet, "thresholds", &error);
  self->is_own = FALSE;
  show_error (self, error != NULL ? error->message : NULL);
}

static void
add_row (BatonThresholdEditor *self,
         guint                 number)
{
  AdwPreferencesGroup *groups[] = { self->mql_group, self->hot_group, self->fit_group, self->interest_group };
  const char *title = _(numbers[number].title);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (numbers[number].lower, numbers[number].upper, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (numbers[number].hint != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(numbers[number].hint));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 4);
  gtk_editable_set_alignment (GTK_EDITABLE (spin), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (edited_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (groups[numbers[number].group], row);
  g_ptr_array_add (self->spins, spin);
}

static void
baton_threshold_editor_dispose (GObject *object)
{
  BatonThresholdEditor *self = BATON_THRESHOLD_EDITOR (object);

  self->is_showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_THRESHOLD_EDITOR);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (baton_threshold_editor_parent_class)->dispose (object);
}

static void
baton_threshold_editor_finalize (GObject *object)
{
  g_ptr_array_unref (BATON_THRESHOLD_EDITOR (object)->spins);

  G_OBJECT_CLASS (baton_threshold_editor_parent_class)->finalize (object);
}

static void
baton_threshold_editor_class_init (BatonThresholdEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_threshold_editor_dispose;
  object_class->finalize = baton_threshold_editor_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-threshold-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonThresholdEditor, error_label);
  gtk_widget_class_bind_template_child (widget_class, BatonThresholdEditor, fit_group);
  gtk_widget_class_bind_template_child (widget_class, BatonThresholdEditor, hot_group);
  gtk_widget_class_bind_template_child (widget_class, BatonThresholdEditor, interest_group);
  gtk_widget_class_bind_template_child (widget_class, BatonThresholdEditor, mql_group);
  gtk_widget_class_bind_template_child (widget_class, BatonThresholdEditor, raised_switch);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
baton_threshold_editor_init (BatonThresholdEditor *self)
{
  self->is_showing = TRUE;
  self->spins = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    add_row (self, i);
  self->is_showing = FALSE;
}

/**
 * baton_threshold_editor_set_draft:
 * @self: an editor without a draft yet
 * @draft: the rules
 *
 * Sets what is edited.
 */
void
baton_threshold_editor_set_draft (BatonThresholdEditor *self,
                                  BatonRuleDraft       *draft)
{
  g_return_if_fail (BATON_IS_THRESHOLD_EDITOR (self));
  g_return_if_fail (self->draft == NULL);

  self->draft = g_object_ref (draft);
}

/**
 * baton_threshold_editor_update:
 * @self: an editor
 *
 * Shows the numbers as they are now, unless the change came from here.
 */
void
baton_threshold_editor_update (BatonThresholdEditor *self)
{
  const BatonRuleSheet *sheet;

  g_return_if_fail (BATON_IS_THRESHOLD_EDITOR (self));

  if (self->is_own)
    return;

  self->is_showing = TRUE;
  sheet = baton_rule_draft_get_sheet (self->draft);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    gtk_spin_button_set_value (g_ptr_array_index (self->spins, i), G_STRUCT_MEMBER (int, sheet, numbers[i].offset));
  gtk_switch_set_active (self->raised_switch, sheet->hot.hand_raised);
  show_error (self, NULL);
  self->is_showing = FALSE;
}
