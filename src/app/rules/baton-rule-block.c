/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rule-block.h"

#include <glib/gi18n.h>

#include "rules/baton-rule-row.h"
#include "scoring/baton-points-text.h"
#include "widgets/baton-pressable-row.h"

#define MAX_PART 100

/**
 * BatonRuleBlock:
 *
 * The rules of a section that stand in one group, or in none, in their order.
 * The last row adds one.
 */
struct _BatonRuleBlock
{
  AdwBin            parent_instance;
  BatonRuleDraft   *draft;
  BatonRuleSection  section;
  char             *group;         /* NULL for rules that stand on their own. */
  GPtrArray        *rows;          /* BatonRuleRow, as they are shown; owned by the list. */
  gboolean          is_showing;    /* The controls move, but nobody moves them. */

  GtkMenuButton    *cap_button;
  GtkLabel         *cap_label;
  GtkLabel         *group_error_label;
  GtkPopover       *group_popover;
  GtkListBox       *list;
  GtkSpinButton    *max_spin;
  GtkSpinButton    *min_spin;
  GtkEntry         *name_entry;
  GtkLabel         *title_label;
};

G_DEFINE_FINAL_TYPE (BatonRuleBlock, baton_rule_block, ADW_TYPE_BIN)

static BatonRuleGroup *
find_group (const BatonRuleSheet *sheet,
            const char           *id)
{
  for (guint i = 0; id != NULL && i < sheet->groups->len; i++)
    {
      BatonRuleGroup *group = g_ptr_array_index (sheet->groups, i);

      if (g_str_equal (group->id, id))
        return group;
    }
  return NULL;
}

static void
row_activated_cb (BatonRuleBlock *self,
                  GtkListBoxRow  *row)
{
  if (BATON_IS_RULE_ROW (row))
    gtk_widget_activate_action (GTK_WIDGET (row), "rule.edit", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "rules.add", "(us)", (guint32) self->section,
                                self->group != NULL ? self->group : "");
}

static void
group_edited_cb (BatonRuleBlock *self)
{
  g_autofree char *stroke = g_strconcat ("group:", self->group, NULL);
  g_autoptr(GError) error = NULL;
  BatonRuleSheet *sheet;
  BatonRuleGroup *group;

  if (self->is_showing)
    return;

  sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));
  group = find_group (sheet, self->group);
  g_free (group->name);
  group->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));
  group->min = gtk_spin_button_get_value_as_int (self->min_spin);
  group->max = gtk_spin_button_get_value_as_int (self->max_spin);
  baton_rule_draft_change (self->draft, sheet, stroke, &error);
  gtk_label_set_label (self->group_error_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->group_error_label), error != NULL);
}

static void
dissolve (GPtrArray        *rules,
          BatonRuleSection  section,
          const char       *group)
{
  for (guint i = 0; i < rules->len; i++)
    {
      gpointer rule = g_ptr_array_index (rules, i);

      if (g_strcmp0 (baton_rule_section_get_group (section, rule), group) == 0)
        baton_rule_section_set_group (section, rule, NULL);
    }
}

static void
dissolve_cb (BatonRuleBlock *self)
{
  BatonRuleSheet *sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));
  g_autoptr(GError) error = NULL;

  gtk_popover_popdown (self->group_popover);
  dissolve (sheet->fit, BATON_SECTION_FIT, self->group);
  dissolve (sheet->interest, BATON_SECTION_INTEREST, self->group);
  g_ptr_array_remove (sheet->groups, find_group (sheet, self->group));
  if (!baton_rule_draft_change (self->draft, sheet, NULL, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "rules.tell", "s", error->message);
}

static const char *
get_title (BatonRuleBlock *self)
{
  switch (self->section)
    {
    case BATON_SECTION_FILTERS:
      return _("Who Is Not Handed Over");
    case BATON_SECTION_FIT:
      return _("Who They Are");
    case BATON_SECTION_INACTIVITY:
      return _("When They Go Quiet");
    case BATON_SECTION_HAND_RAISERS:
      return _("Who Asks for Sales");
    case BATON_SECTION_AUTOMATIONS:
      return _("What Happens by Itself");
    case BATON_SECTION_ROUTING:
      return _("Who Gets Which Leads");
    case BATON_SECTION_PERSONAS:
      return _("Personas");
    case BATON_SECTION_INTEREST:
    default:
      return _("What They Did");
    }
}

static void
show_group (BatonRuleBlock       *self,
            const BatonRuleGroup *group)
{
  g_autofree char *least = baton_points_text (group->min);
  g_autofree char *most = baton_points_text (group->max);
  g_autofree char *cap = NULL;
  g_autofree char *name = NULL;

  if (group->min == 0 && group->max > 0)
    cap = g_strdup_printf (ngettext ("at most %d point together", "at most %d points together", group->max),
                           group->max);
  else
    /* Translators: the least and the most points that a group of rules gives together */
    cap = g_strdup_printf (_("from %s to %s points together"), least, most);
  /* Translators: a button that changes a group of rules */
  name = g_strdup_printf (_("Change the group “%s”"), group->name);

  gtk_menu_button_set_label (self->cap_button, cap);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cap_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, cap, -1);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->name_entry)), group->name))
    gtk_editable_set_text (GTK_EDITABLE (self->name_entry), group->name);
  gtk_spin_button_set_value (self->min_spin, group->min);
  gtk_spin_button_set_value (self->max_spin, group->max);
}

static void
show_heading (BatonRuleBlock *self)
{
  const BatonRuleGroup *group = find_group (baton_rule_draft_get_sheet (self->draft), self->group);
  BatonPart part;
  g_autofree char *cap = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->cap_button), group != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->cap_label), group == NULL);
  gtk_label_set_label (self->title_label, group != NULL ? group->name : get_title (self));
  if (group != NULL)
    show_group (self, group);
  else if (baton_rule_section_has_groups (self->section, &part) && self->section != BATON_SECTION_INACTIVITY)
    cap = g_strdup_printf (part == BATON_PART_FIT ? _("fit: at most %d points in all")
                                                  : _("interest: at most %d points in all"), MAX_PART);
  else if (self->section == BATON_SECTION_HAND_RAISERS)
    /* Translators: beside “Who Asks for Sales” */
    cap = g_strdup (_("handed over at once"));
  else if (self->section == BATON_SECTION_ROUTING)
    /* Translators: beside a list of rules, of which the first that fits says where a lead goes */
    cap = g_strdup (_("the first that fits"));
  gtk_label_set_label (self->cap_label, cap != NULL ? cap : "");
}

static const char *
get_add_label (BatonRuleSection section)
{
  switch (section)
    {
    case BATON_SECTION_FILTERS:
      return _("Add Filter");
    case BATON_SECTION_AUTOMATIONS:
      return _("Add Automation");
    case BATON_SECTION_HAND_RAISERS:
      return _("Add Hand-Raiser");
    case BATON_SECTION_PERSONAS:
      return _("Add Persona");
    case BATON_SECTION_ROUTING:
      return _("Add Routing Rule");
    case BATON_SECTION_FIT:
    case BATON_SECTION_INTEREST:
    case BATON_SECTION_INACTIVITY:
    default:
      return _("Add Rule");
    }
}

static GtkWidget *
create_add_row (BatonRuleBlock *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *label = get_add_label (self->section);
  GtkWidget *row = baton_pressable_row_new (content, label);

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (label));
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "add-row");
  return row;
}

static gboolean
belongs (BatonRuleBlock *self,
         gconstpointer   rule)
{
  return baton_rule_section_holds (self->section, rule) &&
         g_strcmp0 (baton_rule_section_get_group (self->section, rule), self->group) == 0;
}

static GPtrArray *
list_ids (BatonRuleBlock *self)
{
  GPtrArray *all = baton_rule_section_get_all (self->section, baton_rule_draft_get_sheet (self->draft));
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      gconstpointer rule = g_ptr_array_index (all, i);

      if (belongs (self, rule))
        g_ptr_array_add (ids, (gpointer) baton_rule_section_get_id (self->section, rule));
    }
  return ids;
}

static gboolean
shows (BatonRuleBlock *self,
       GPtrArray      *ids)
{
  if (ids->len != self->rows->len)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      if (!g_str_equal (baton_rule_row_get_id (g_ptr_array_index (self->rows, i)), g_ptr_array_index (ids, i)))
        return FALSE;
    }
  return TRUE;
}

static GtkWidget *
take_row (GPtrArray  *rows,
          const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_str_equal (baton_rule_row_get_id (g_ptr_array_index (rows, i)), id))
        return g_ptr_array_steal_index (rows, i);
    }
  return NULL;
}

static guint
get_place (BatonRuleBlock *self,
           GtkListBoxRow  *row)
{
  guint place;

  return g_ptr_array_find (self->rows, row, &place) ? place : G_MAXUINT;
}

static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       self)
{
  guint first = get_place (self, a);
  guint second = get_place (self, b);

  return (first > second) - (first < second);
}

/* A rule keeps its row wherever it goes, and with it what is typed there. Rows
 * are sorted instead of taken out: menus of GTK's would not survive that. */
static void
arrange (BatonRuleBlock *self,
         GPtrArray      *ids)
{
  g_autoptr(GPtrArray) old = g_steal_pointer (&self->rows);

  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      GtkWidget *row = take_row (old, id);

      if (row == NULL)
        {
          row = baton_rule_row_new (self->draft, self->section, id);
          gtk_list_box_append (self->list, row);
        }
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = 0; i < old->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (old, i));
  gtk_list_box_invalidate_sort (self->list);
}

static void
baton_rule_block_dispose (GObject *object)
{
  BatonRuleBlock *self = BATON_RULE_BLOCK (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_RULE_BLOCK);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (baton_rule_block_parent_class)->dispose (object);
}

static void
baton_rule_block_finalize (GObject *object)
{
  BatonRuleBlock *self = BATON_RULE_BLOCK (object);

  g_free (self->group);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (baton_rule_block_parent_class)->finalize (object);
}

static void
baton_rule_block_class_init (BatonRuleBlockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_rule_block_dispose;
  object_class->finalize = baton_rule_block_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-rule-block.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonRuleBlock, cap_button);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleBlock, cap_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleBlock, group_error_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleBlock, group_popover);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleBlock, list);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleBlock, max_spin);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleBlock, min_spin);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleBlock, name_entry);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleBlock, title_label);
  gtk_widget_class_bind_template_callback (widget_class, dissolve_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
baton_rule_block_init (BatonRuleBlock *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_rule_block_new:
 * @draft: the rules
 * @section: a section
 * @group: (nullable): the id of a group; `NULL` for rules on their own
 *
 * Makes a block.
 *
 * Returns: (transfer floating): the block
 */
GtkWidget *
baton_rule_block_new (BatonRuleDraft   *draft,
                      BatonRuleSection  section,
                      const char       *group)
{
  BatonRuleBlock *self = g_object_new (BATON_TYPE_RULE_BLOCK, NULL);

  self->draft = g_object_ref (draft);
  self->section = section;
  self->group = g_strdup (group);
  gtk_list_box_append (self->list, create_add_row (self));
  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
  baton_rule_block_update (self);
  return GTK_WIDGET (self);
}

gboolean
baton_rule_block_is_for (BatonRuleBlock   *self,
                         BatonRuleSection  section,
                         const char       *group)
{
  g_return_val_if_fail (BATON_IS_RULE_BLOCK (self), FALSE);

  return self->section == section && g_strcmp0 (self->group, group) == 0;
}

/**
 * baton_rule_block_update:
 * @self: a block
 *
 * Shows the rules as they are now.
 */
void
baton_rule_block_update (BatonRuleBlock *self)
{
  g_autoptr(GPtrArray) ids = NULL;

  g_return_if_fail (BATON_IS_RULE_BLOCK (self));

  self->is_showing = TRUE;
  show_heading (self);
  self->is_showing = FALSE;

  ids = list_ids (self);
  if (!shows (self, ids))
    arrange (self, ids);
  for (guint i = 0; i < self->rows->len; i++)
    baton_rule_row_update (g_ptr_array_index (self->rows, i));
}

/**
 * baton_rule_block_focus:
 * @self: a block
 * @id: the id of a rule
 *
 * Moves the focus to the row of a rule.
 *
 * Returns: whether there is such a row
 */
gboolean
baton_rule_block_focus (BatonRuleBlock *self,
                        const char     *id)
{
  g_return_val_if_fail (BATON_IS_RULE_BLOCK (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_strcmp0 (baton_rule_row_get_id (g_ptr_array_index (self->rows, i)), id) == 0)
        return gtk_widget_grab_focus (g_ptr_array_index (self->rows, i));
    }
  return FALSE;
}

/**
 * baton_rule_block_show_effect:
 * @self: a block
 * @effect: what rules do
 * @rules: those rules, which may be older than what is shown
 *
 * Shows how many leads match each rule.
 */
void
baton_rule_block_show_effect (BatonRuleBlock        *self,
                              const BatonRuleEffect *effect,
                              BatonRuleSet          *rules)
{
  g_return_if_fail (BATON_IS_RULE_BLOCK (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      BatonRuleRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = baton_rule_section_dup_matches (self->section, baton_rule_set_get_sheet (rules),
                                                              baton_rule_row_get_id (row), effect);

      baton_rule_row_set_matches (row, text);
    }
}
