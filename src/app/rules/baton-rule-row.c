/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rule-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "rules/baton-rule-sentence.h"
#include "scoring/baton-points-text.h"
#include "widgets/baton-menu-show.h"

/* Keeps a sign before its number where text runs from right to left. */
#define LEFT_TO_RIGHT "\xe2\x80\x8e"

/**
 * BatonRuleRow:
 *
 * A rule in words, with its points to change in place. What else can be done
 * with it are actions of the page: `rules.edit`, `rules.delete` and others.
 */
struct _BatonRuleRow
{
  GtkListBoxRow     parent_instance;
  BatonRuleDraft   *draft;
  BatonRuleSection  section;
  char             *id;
  char             *matches;       /* How many leads match, in words; NULL until it is known. */
  gboolean          is_showing;    /* The controls move, but nobody moves them. */

  GtkCheckButton   *active_check;
  GtkLabel         *caption_label;
  GtkLabel         *change_label;
  GtkWidget        *handle;
  GMenuModel       *menu;
  GtkMenuButton    *menu_button;
  GtkLabel         *outcome_label;
  GtkSpinButton    *points_spin;
  AdwBin           *sentence_bin;
  GtkWidget        *words_box;
};

G_DEFINE_FINAL_TYPE (BatonRuleRow, baton_rule_row, GTK_TYPE_LIST_BOX_ROW)

static gpointer
get_rule (BatonRuleRow *self)
{
  return baton_rule_section_find (self->section, baton_rule_draft_get_sheet (self->draft), self->id);
}

static gpointer
get_base_rule (BatonRuleRow *self)
{
  return baton_rule_section_find (self->section,
                                  baton_rule_set_get_sheet (baton_rule_draft_get_base (self->draft)), self->id);
}

static gboolean
read_points_cb (GtkSpinButton *spin,
                double        *points)
{
  g_autoptr(GString) text = g_string_new (gtk_editable_get_text (GTK_EDITABLE (spin)));
  char *end;

  g_string_replace (text, "−", "-", 0);
  g_string_replace (text, LEFT_TO_RIGHT, "", 0);
  g_strstrip (text->str);
  *points = round (g_ascii_strtod (text->str, &end));
  return *end == '\0' && end != text->str ? TRUE : GTK_INPUT_ERROR;
}

static gboolean
write_points_cb (BatonRuleRow *self)
{
  g_autofree char *points = baton_points_text_signed (gtk_spin_button_get_value_as_int (self->points_spin));
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *text = g_strconcat (is_rtl ? LEFT_TO_RIGHT : "", points, NULL);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->points_spin)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->points_spin), text);
  return TRUE;
}

/* What is shown are rules that make sense, so a change that is refused here only
 * has to be shown as it was. */
static void
change (BatonRuleRow   *self,
        BatonRuleSheet *sheet,
        const char     *what)
{
  g_autofree char *stroke = g_strdup_printf ("%s:%s", what, self->id);
  g_autoptr(GError) error = NULL;

  if (baton_rule_draft_change (self->draft, sheet, stroke, &error))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "rules.tell", "s", error->message);
  baton_rule_row_update (self);
}

static void
points_changed_cb (BatonRuleRow *self)
{
  BatonRuleSheet *sheet;

  if (self->is_showing || get_rule (self) == NULL)
    return;
  sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));
  *baton_rule_section_get_points (self->section, baton_rule_section_find (self->section, sheet, self->id)) =
    gtk_spin_button_get_value_as_int (self->points_spin);
  change (self, sheet, "points");
}

static void
toggled_cb (BatonRuleRow *self)
{
  BatonRuleSheet *sheet;

  if (self->is_showing || get_rule (self) == NULL)
    return;
  sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));
  *baton_rule_section_get_switch (self->section, baton_rule_section_find (self->section, sheet, self->id)) =
    gtk_check_button_get_active (self->active_check);
  change (self, sheet, "switch");
}

static void
forward_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BatonRuleRow *self = BATON_RULE_ROW (widget);
  g_autofree char *name = g_strconcat ("rules.", action_name + strlen ("rule."), NULL);

  gtk_widget_activate_action (widget, name, "(us)", (guint32) self->section, self->id);
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BatonRuleRow *self = BATON_RULE_ROW (widget);

  gtk_widget_activate_action (widget, "rules.move", "(usi)", (guint32) self->section, self->id,
                              g_variant_get_int32 (parameter));
}

static void
toggle_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BatonRuleRow *self = BATON_RULE_ROW (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->active_check)))
    gtk_check_button_set_active (self->active_check, !gtk_check_button_get_active (self->active_check));
}

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 BatonRuleRow  *self)
{
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (BATON_TYPE_RULE_ROW, self);
}

static gboolean
drop_cb (BatonRuleRow *self,
         const GValue *value,
         double        x,
         double        y)
{
  BatonRuleRow *other = g_value_get_object (value);
  gboolean is_behind = y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  if (other == NULL || other == self || other->section != self->section)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "rules.drop", "(ussb)",
                                     (guint32) self->section, other->id, self->id, is_behind);
}

static void
let_drag (BatonRuleRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (BATON_TYPE_RULE_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
baton_rule_row_dispose (GObject *object)
{
  BatonRuleRow *self = BATON_RULE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_RULE_ROW);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (baton_rule_row_parent_class)->dispose (object);
}

static void
baton_rule_row_finalize (GObject *object)
{
  BatonRuleRow *self = BATON_RULE_ROW (object);

  g_free (self->id);
  g_free (self->matches);

  G_OBJECT_CLASS (baton_rule_row_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BatonRuleRow, active_check);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleRow, caption_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleRow, change_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleRow, handle);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleRow, menu);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleRow, outcome_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleRow, points_spin);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleRow, sentence_bin);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleRow, words_box);
  gtk_widget_class_bind_template_callback (widget_class, points_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_points_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_points_cb);
}

static void
baton_rule_row_class_init (BatonRuleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_rule_row_dispose;
  object_class->finalize = baton_rule_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-rule-row.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "rule.edit", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "rule.duplicate", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "rule.delete", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "rule.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "rule.toggle", NULL, toggle_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "rule.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "rule.move", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "rule.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, GDK_CONTROL_MASK, "rule.toggle", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "rule.delete", NULL);
}

static void
baton_rule_row_init (BatonRuleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  baton_menu_show_late (self->menu_button, self->menu);
  let_drag (self);
}

/**
 * baton_rule_row_new:
 * @draft: the rules
 * @section: the section of the rule
 * @id: its id
 *
 * Makes a row for a rule that is there.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
baton_rule_row_new (BatonRuleDraft   *draft,
                    BatonRuleSection  section,
                    const char       *id)
{
  BatonRuleRow *self = g_object_new (BATON_TYPE_RULE_ROW, NULL);

  self->draft = g_object_ref (draft);
  self->section = section;
  self->id = g_strdup (id);
  gtk_widget_set_visible (self->handle, baton_rule_section_has_order (section));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rule.move", baton_rule_section_has_order (section));
  baton_rule_row_update (self);
  return GTK_WIDGET (self);
}

BatonRuleSection
baton_rule_row_get_section (BatonRuleRow *self)
{
  g_return_val_if_fail (BATON_IS_RULE_ROW (self), BATON_SECTION_FIT);

  return self->section;
}

const char *
baton_rule_row_get_id (BatonRuleRow *self)
{
  g_return_val_if_fail (BATON_IS_RULE_ROW (self), NULL);

  return self->id;
}

static void
show_caption (BatonRuleRow *self,
              gpointer      rule)
{
  const char *name = baton_rule_section_get_name (self->section, rule);
  g_autofree char *caption = NULL;

  if (self->matches != NULL && *name == '\0')
    caption = g_strdup (self->matches);
  else if (self->matches != NULL)
    /* Translators: how many leads match a rule, and what it is called */
    caption = g_strdup_printf (_("%s · %s"), self->matches, name);
  gtk_label_set_label (self->caption_label, caption != NULL ? caption : name);
}

static gboolean
is_switched (BatonRuleRow *self,
             gpointer      rule,
             gpointer      base)
{
  const gboolean *active = baton_rule_section_get_switch (self->section, rule);
  const gboolean *was_active = baton_rule_section_get_switch (self->section, base);

  return active != NULL && *active != *was_active;
}

/* What would be saved of it. */
static void
show_change (BatonRuleRow *self,
             gpointer      rule)
{
  gpointer base = get_base_rule (self);
  g_autofree char *text = NULL;

  if (base == NULL)
    {
      /* Translators: a rule that was added */
      text = g_strdup (_("new"));
    }
  else if (baton_rule_section_get_points (self->section, rule) != NULL &&
           *baton_rule_section_get_points (self->section, rule) != *baton_rule_section_get_points (self->section, base))
    {
      g_autofree char *points = baton_points_text_signed (*baton_rule_section_get_points (self->section, base));

      /* Translators: the points that a rule gave before */
      text = g_strdup_printf (_("was %s"), points);
    }
  else if (is_switched (self, rule, base))
    {
      /* Translators: what was done with a rule */
      text = g_strdup (*baton_rule_section_get_switch (self->section, rule) ? _("switched on") : _("switched off"));
    }
  else
    {
      g_autofree char *words = baton_rule_sentence_dup_words (self->section, rule);
      g_autofree char *base_words = baton_rule_sentence_dup_words (self->section, base);

      if (!g_str_equal (words, base_words))
        /* Translators: a rule that says something else now */
        text = g_strdup (_("changed"));
    }

  gtk_label_set_label (self->change_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->change_label), text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->points_spin), "changed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->points_spin), "changed");
}

static void
show_switch (BatonRuleRow *self,
             gpointer      rule)
{
  const gboolean *active = baton_rule_section_get_switch (self->section, rule);

  gtk_widget_set_visible (GTK_WIDGET (self->active_check), active != NULL);
  gtk_check_button_set_active (self->active_check, active == NULL || *active);
  if (active == NULL || *active)
    gtk_widget_remove_css_class (self->words_box, "dim-label");
  else
    gtk_widget_add_css_class (self->words_box, "dim-label");
}

static void
show_outcome (BatonRuleRow *self,
              gpointer      rule)
{
  const char *text = NULL;

  if (self->section == BATON_SECTION_FILTERS)
    {
      switch (((const BatonFilterRule *) rule)->outcome)
        {
        case BATON_FILTER_DISQUALIFY:
          text = _("Disqualify");
          break;
        case BATON_FILTER_HOLD:
          text = _("Hold for review");
          break;
        case BATON_FILTER_NOTE:
        case BATON_FILTER_PASS:
        default:
          text = _("Pass with a note");
          break;
        }
    }
  gtk_label_set_label (self->outcome_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->outcome_label), text != NULL);
}

static void
name_controls (BatonRuleRow *self,
               gpointer      rule)
{
  g_autofree char *name = baton_rule_section_dup_title (self->section, rule);
  g_autofree char *words = baton_rule_sentence_dup_words (self->section, rule);
  /* Translators: the points of a rule, by its name */
  g_autofree char *points = g_strdup_printf (_("Points for “%s”"), name);
  /* Translators: a switch of a rule, by its name */
  g_autofree char *counts = g_strdup_printf (_("“%s” counts"), name);
  /* Translators: a menu of a rule, by its name */
  g_autofree char *more = g_strdup_printf (_("More about “%s”"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->points_spin), GTK_ACCESSIBLE_PROPERTY_LABEL, points, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->active_check), GTK_ACCESSIBLE_PROPERTY_LABEL, counts, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  gtk_widget_set_tooltip_text (self->words_box, words);
}

/**
 * baton_rule_row_update:
 * @self: a row
 *
 * Shows the rule as it is now; does nothing when it is gone.
 */
void
baton_rule_row_update (BatonRuleRow *self)
{
  gpointer rule;
  const int *points;

  g_return_if_fail (BATON_IS_RULE_ROW (self));

  rule = get_rule (self);
  if (rule == NULL)
    return;

  self->is_showing = TRUE;
  points = baton_rule_section_get_points (self->section, rule);
  gtk_widget_set_visible (GTK_WIDGET (self->points_spin), points != NULL);
  if (points != NULL)
    gtk_spin_button_set_value (self->points_spin, *points);
  adw_bin_set_child (self->sentence_bin, baton_rule_sentence_new (self->section, rule));
  show_switch (self, rule);
  show_outcome (self, rule);
  show_caption (self, rule);
  show_change (self, rule);
  name_controls (self, rule);
  self->is_showing = FALSE;
}

/**
 * baton_rule_row_set_matches:
 * @self: a row
 * @text: (nullable): how many leads match, in words
 *
 * Shows how many leads match the rule.
 */
void
baton_rule_row_set_matches (BatonRuleRow *self,
                            const char   *text)
{
  gpointer rule;

  g_return_if_fail (BATON_IS_RULE_ROW (self));

  if (g_strcmp0 (self->matches, text) == 0)
    return;
  g_free (self->matches);
  self->matches = g_strdup (text);
  rule = get_rule (self);
  if (rule != NULL)
    show_caption (self, rule);
}
