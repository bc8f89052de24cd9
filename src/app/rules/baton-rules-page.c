/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rules-page-private.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-rule-versions.h"
#include "rules/baton-rule-effect-view.h"
#include "widgets/baton-drop-down.h"
#include "widgets/baton-unseen.h"
#include "widgets/baton-width-first.h"
#include "widgets/baton-wrap-layout.h"

/**
 * BatonRulesPage:
 *
 * Who is a qualified lead: the rules, and beside them what they would do. What
 * can be done with the rules is in baton-rules-page-actions.c.
 *
 * Invariants: at most one question about the effect counts, the last; what
 * somebody edited stays in the draft until it is saved or discarded.
 */
enum { PROP_0, PROP_LIVE_INDEX, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonRulesPage, baton_rules_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static BatonDatabase *
get_database (BatonRulesPage *self)
{
  return baton_live_index_get_database (self->live);
}

/* The rules that stand in lists. */
void
baton_rules_page_list_blocks (BatonRulesPage  *self,
                              BatonRuleBlocks *blocks[BATON_RULES_PAGE_N_BLOCKS])
{
  blocks[0] = self->filters;
  blocks[1] = self->fit;
  blocks[2] = self->interest;
  blocks[3] = self->automations;
  blocks[4] = baton_routing_editor_get_blocks (self->routing);
}

/* On a thread of the database. */
static gpointer
read_known (BatonSession  *session,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return baton_known_values_read (session, cancellable, error);
}

static void
show_changes (BatonRulesPage *self)
{
  gboolean is_changed = baton_rule_draft_is_changed (self->draft);
  /* Translators: %d is the number of the version of the rules */
  g_autofree char *text = g_strdup_printf (_("Unsaved changes to version %" PRId64),
                                           baton_rule_draft_get_version (self->draft));

  gtk_label_set_label (self->changes_label, text);
  gtk_revealer_set_reveal_child (self->changes_revealer, is_changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.save", is_changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.discard", is_changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.undo", baton_rule_draft_can_undo (self->draft));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.redo", baton_rule_draft_can_redo (self->draft));
}

static void
draft_changed_cb (BatonRulesPage *self)
{
  BatonRuleBlocks *blocks[BATON_RULES_PAGE_N_BLOCKS];

  baton_rules_page_list_blocks (self, blocks);
  for (guint i = 0; i < BATON_RULES_PAGE_N_BLOCKS; i++)
    baton_rule_blocks_update (blocks[i]);
  baton_threshold_editor_update (self->thresholds);
  baton_list_editor_update (self->lists);
  baton_routing_editor_update (self->routing);
  if (self->editor != NULL)
    baton_rule_editor_update (self->editor);
  baton_rule_effect_view_show_rules (self->effect_view, baton_rule_draft_get_rules (self->draft));
  baton_rule_past_set_rules (self->past, baton_rule_draft_get_rules (self->draft));
  show_changes (self);
  baton_rules_page_show_matches (self);
  baton_rules_page_ask (self);
  baton_rules_banner_update (self->banner, self->draft);
}

static void
follow_blocks (BatonRulesPage *self)
{
  BatonRuleBlocks *blocks[BATON_RULES_PAGE_N_BLOCKS];

  baton_rules_page_list_blocks (self, blocks);
  for (guint i = 0; i < BATON_RULES_PAGE_N_BLOCKS; i++)
    g_signal_connect_object (blocks[i], "updated", G_CALLBACK (baton_rules_page_show_matches), self,
                             G_CONNECT_SWAPPED);
}

/* Where somebody is: the parts of the rules, or one rule. */
void
baton_rules_page_show_sections (BatonRulesPage *self)
{
  gtk_stack_set_visible_child_name (self->main_stack, "sections");
}

static void
section_chosen_cb (BatonRulesPage *self)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->section_stack);
  guint selected = gtk_drop_down_get_selected (self->section_drop_down);

  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (pages, selected, TRUE);
}

static void
section_shown_cb (BatonRulesPage *self)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->section_stack);
  g_autoptr(GtkBitset) selection = gtk_selection_model_get_selection (pages);

  if (self->section_drop_down != NULL && !gtk_bitset_is_empty (selection))
    gtk_drop_down_set_selected (self->section_drop_down, gtk_bitset_get_minimum (selection));
}

void
baton_rules_page_focus_rule (BatonRulesPage *self,
                             const char     *id)
{
  BatonRuleBlocks *blocks[BATON_RULES_PAGE_N_BLOCKS];

  baton_rules_page_list_blocks (self, blocks);
  for (guint i = 0; i < BATON_RULES_PAGE_N_BLOCKS; i++)
    {
      if (gtk_widget_get_mapped (GTK_WIDGET (blocks[i])) && baton_rule_blocks_focus (blocks[i], id))
        return;
    }
}

static void
editor_closed_cb (BatonRulesPage *self)
{
  baton_rules_page_show_sections (self);
  baton_rules_page_focus_rule (self, baton_rule_editor_get_id (self->editor));
}

/* It is as much as the rest of the page, which nobody has to wait for then. */
static void
ensure_editor (BatonRulesPage *self)
{
  g_clear_handle_id (&self->editor_source, g_source_remove);
  if (self->editor != NULL)
    return;

  self->editor = g_object_new (BATON_TYPE_RULE_EDITOR, NULL);
  if (self->known != NULL)
    baton_rule_editor_set_known (self->editor, self->known);
  g_signal_connect_object (self->editor, "closed", G_CALLBACK (editor_closed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->editor_bin, GTK_WIDGET (self->editor));
  baton_unseen_hide (GTK_WIDGET (self->editor_bin));
}

static gboolean
make_editor_cb (gpointer user_data)
{
  BatonRulesPage *self = BATON_RULES_PAGE (user_data);

  self->editor_source = 0;
  ensure_editor (self);
  return G_SOURCE_REMOVE;
}

static void
make_editor_soon (BatonRulesPage *self)
{
  if (self->editor == NULL && self->editor_source == 0)
    self->editor_source = g_idle_add_full (G_PRIORITY_LOW, make_editor_cb, self, NULL);
}

void
baton_rules_page_edit_rule (BatonRulesPage   *self,
                            BatonRuleSection  section,
                            const char       *id)
{
  ensure_editor (self);
  gtk_stack_set_visible_child_name (self->main_stack, "editor");
  baton_rules_layout_scroll_up (self->layout);
  baton_rule_editor_edit (self->editor, self->draft, section, id);
  baton_rules_page_show_matches (self);
}

static void load (BatonRulesPage *self);

static void
show_failure (BatonRulesPage *self,
              const GError   *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed_page, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
take_newer (BatonRulesPage  *self,
            BatonTheirRules *theirs)
{
  if (baton_rule_draft_is_changed (self->draft))
    {
      baton_rules_banner_show (self->banner, theirs);
      return;
    }
  baton_rule_draft_open (self->draft, theirs->rules, theirs->version);
  baton_their_rules_free (theirs);
}

/* What is edited is not touched; it is said that there is something newer. */
static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonRulesPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonTheirRules) theirs = baton_database_finish (BATON_DATABASE (object), result, &error);

  self->is_loading = FALSE;
  if (theirs == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          baton_rule_draft_get_rules (self->draft) == NULL)
        show_failure (self, error);
      return;
    }
  if (theirs->rules != NULL && theirs->version > baton_rule_draft_get_version (self->draft))
    take_newer (self, g_steal_pointer (&theirs));
  gtk_stack_set_visible_child_name (self->stack, "rules");
  make_editor_soon (self);
  if (self->is_behind)
    load (self);
}

static void
known_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(BatonRulesPage) self = user_data;
  g_autoptr(GError) error = NULL;
  BatonKnownValues *known = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (known != NULL)
    {
      self->known = known;
      if (self->editor != NULL)
        baton_rule_editor_set_known (self->editor, known);
      baton_routing_editor_set_known (self->routing, known);
    }
  else if (self->live != NULL)
    baton_live_index_fail (self->live, error);
}

static void
load (BatonRulesPage *self)
{
  BatonTheirRules *newer = baton_rules_banner_get_theirs (self->banner);
  gint64 known = newer != NULL ? newer->version : baton_rule_draft_get_version (self->draft);

  self->is_behind = self->is_loading;
  if (self->is_loading)
    return;
  self->is_loading = TRUE;
  baton_database_read_async (get_database (self), baton_their_rules_load, g_memdup2 (&known, sizeof known), g_free,
                             baton_their_rules_free, self->cancellable, loaded_cb, g_object_ref (self));
}

/* From one part of the rules to the next one, or to the one before. */
static void
turn_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  int n_parts = (int) g_list_model_get_n_items (gtk_drop_down_get_model (self->section_drop_down));
  int part = (int) gtk_drop_down_get_selected (self->section_drop_down) + g_variant_get_int32 (parameter);

  if (part >= 0 && part < n_parts && gtk_widget_get_mapped (GTK_WIDGET (self->section_stack)))
    gtk_drop_down_set_selected (self->section_drop_down, part);
}

static void
count_all_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  baton_rules_page_count_all (BATON_RULES_PAGE (widget));
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, "loading");
  load (self);
}

static void
moved_cb (BatonRulesPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
baton_rules_page_map (GtkWidget *widget)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);

  GTK_WIDGET_CLASS (baton_rules_page_parent_class)->map (widget);

  if (baton_rule_draft_get_rules (self->draft) != NULL)
    baton_rules_page_ask (self);
  load (self);
}

static void
baton_rules_page_constructed (GObject *object)
{
  BatonRulesPage *self = BATON_RULES_PAGE (object);

  G_OBJECT_CLASS (baton_rules_page_parent_class)->constructed (object);

  self->preview = baton_rule_preview_new (get_database (self));
  self->past = BATON_RULE_PAST (baton_rule_past_new (get_database (self)));
  gtk_widget_add_css_class (GTK_WIDGET (self->past), "past");
  baton_rule_effect_view_add (self->effect_view, GTK_WIDGET (self->past));
  g_signal_connect_object (self->live, "changed", G_CALLBACK (baton_rules_page_ask_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->live, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  baton_database_read_async (get_database (self), read_known, NULL, NULL, (GDestroyNotify) baton_known_values_free,
                             self->cancellable, known_cb, g_object_ref (self));
}

static void
baton_rules_page_dispose (GObject *object)
{
  BatonRulesPage *self = BATON_RULES_PAGE (object);

  g_clear_handle_id (&self->editor_source, g_source_remove);
  g_clear_handle_id (&self->gather_source, g_source_remove);
  g_cancellable_cancel (self->question);
  g_clear_object (&self->question);
  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (object), NULL);
  self->section_drop_down = NULL;
  self->editor = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_RULES_PAGE);
  g_clear_object (&self->draft);
  g_clear_object (&self->preview);
  g_clear_object (&self->live);
  g_clear_pointer (&self->effect, baton_rule_effect_free);
  g_clear_pointer (&self->effect_rules, baton_rule_set_unref);

  G_OBJECT_CLASS (baton_rules_page_parent_class)->dispose (object);
}

static void
baton_rules_page_finalize (GObject *object)
{
  BatonRulesPage *self = BATON_RULES_PAGE (object);

  g_clear_pointer (&self->known, baton_known_values_free);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (baton_rules_page_parent_class)->finalize (object);
}

static void
baton_rules_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  BatonRulesPage *self = BATON_RULES_PAGE (object);

  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      g_value_set_object (value, self->live);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_rules_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  BatonRulesPage *self = BATON_RULES_PAGE (object);

  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      self->live = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, automations);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, banner);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, changes_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, changes_revealer);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, effect_view);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, filters);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, fit);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, interest);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, layout);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, lists);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, main);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, main_stack);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, routing);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, section_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, section_stack);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, side);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, thresholds);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesPage, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, section_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_shown_cb);
}

static void
baton_rules_page_class_init (BatonRulesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = baton_rules_page_constructed;
  object_class->dispose = baton_rules_page_dispose;
  object_class->finalize = baton_rules_page_finalize;
  object_class->get_property = baton_rules_page_get_property;
  object_class->set_property = baton_rules_page_set_property;
  widget_class->map = baton_rules_page_map;

  /**
   * BatonRulesPage:live-index:
   *
   * The leads.
   */
  properties[PROP_LIVE_INDEX] =
    g_param_spec_object ("live-index", NULL, NULL, BATON_TYPE_LIVE_INDEX,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BATON_TYPE_LIST_EDITOR);
  g_type_ensure (BATON_TYPE_ROUTING_EDITOR);
  g_type_ensure (BATON_TYPE_RULE_BLOCKS);
  g_type_ensure (BATON_TYPE_RULE_EFFECT_VIEW);
  g_type_ensure (BATON_TYPE_RULES_BANNER);
  g_type_ensure (BATON_TYPE_RULES_LAYOUT);
  g_type_ensure (BATON_TYPE_THRESHOLD_EDITOR);
  g_type_ensure (BATON_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-rules-page.ui");
  bind_children (widget_class);
  baton_rules_page_install_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "rules.count-all", NULL, count_all_action);
  gtk_widget_class_install_action (widget_class, "rules.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "rules.turn", "i", turn_action);
}

static void
hide_unseen_sections (BatonRulesPage *self)
{
  GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (self->section_stack));

  for (; section != NULL; section = gtk_widget_get_next_sibling (section))
    baton_unseen_hide (section);
}

static void
baton_rules_page_init (BatonRulesPage *self)
{
  self->draft = baton_rule_draft_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  baton_width_first_hold (self->main);
  baton_width_first_hold (self->side);
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (self->switcher)), FALSE);
  baton_drop_down_help (self->section_drop_down, _("Part of the rules"));
  baton_rules_layout_set_children (self->layout, self->main, self->side);
  baton_rule_blocks_set_draft (self->filters, self->draft, BATON_SECTION_FILTERS, BATON_SECTION_FILTERS);
  baton_rule_blocks_set_draft (self->fit, self->draft, BATON_SECTION_FIT, BATON_SECTION_FIT);
  baton_rule_blocks_set_draft (self->interest, self->draft, BATON_SECTION_INTEREST, BATON_SECTION_INACTIVITY);
  baton_rule_blocks_set_draft (self->automations, self->draft, BATON_SECTION_HAND_RAISERS, BATON_SECTION_PERSONAS);
  follow_blocks (self);
  baton_threshold_editor_set_draft (self->thresholds, self->draft);
  baton_list_editor_set_draft (self->lists, self->draft);
  baton_routing_editor_set_draft (self->routing, self->draft);
  gtk_stack_set_visible_child_name (self->section_stack, "fit");
  hide_unseen_sections (self);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * baton_rules_page_new:
 * @live: the leads
 *
 * Makes the page; it reads the rules when it is shown.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
baton_rules_page_new (BatonLiveIndex *live)
{
  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  return g_object_new (BATON_TYPE_RULES_PAGE, "live-index", live, NULL);
}

/**
 * baton_rules_page_get_draft:
 * @self: a page
 *
 * Returns: (transfer none): the rules as they are edited
 */
BatonRuleDraft *
baton_rules_page_get_draft (BatonRulesPage *self)
{
  g_return_val_if_fail (BATON_IS_RULES_PAGE (self), NULL);

  return self->draft;
}
