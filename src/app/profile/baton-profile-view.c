/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-profile-view-private.h"

#include <glib/gi18n.h>

#include "profile/baton-clock-row.h"
#include "profile/baton-handoff-row.h"
#include "widgets/baton-brief.h"
#include "widgets/baton-minute.h"
#include "widgets/baton-width-first.h"

/* An answer that comes sooner than this replaces the old one without a sign. */
#define PATIENCE_MS 200

/**
 * BatonProfileView:
 *
 * One lead: who it is, who may contact it, which clocks run, why it has its
 * score, what to do next and what was. It keeps up with what any process
 * writes. What can be done with the lead are the actions `lead.…`; it asks for
 * its neighbours by `win.step-lead`, with -1 or 1.
 */

enum { PROP_0, PROP_FOLDED, PROP_TITLE, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonProfileView, baton_profile_view, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
save_cb (BatonProfileView *self,
         const char       *field,
         const char       *value)
{
  BatonLeadOrder *order = baton_lead_order_new_change (self->sheet->profile.row.id, field, value);

  baton_profile_view_carry_out (self, order, field, NULL);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_clocks (BatonProfileView *self)
{
  const GArray *clocks = self->sheet->profile.clocks;
  gboolean any = FALSE;

  clear_list (self->clock_list);
  for (guint i = 0; i < clocks->len; i++)
    {
      const BatonClock *clock = &g_array_index (clocks, BatonClock, i);

      if (clock->ended_at != 0)
        continue;
      gtk_list_box_append (self->clock_list, baton_clock_row_new (self->sheet, clock));
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->clock_list), any);
}

static void
show_step (BatonProfileView *self)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  g_clear_pointer (&self->step, baton_next_step_free);
  self->step = baton_next_step_find (self->sheet, baton_minute_get_now (baton_minute_get_default ()));
  gtk_widget_set_visible (self->step_group, self->step != NULL);
  if (self->step == NULL)
    return;

  gtk_image_set_from_icon_name (self->step_image, self->step->icon_name);
  title = baton_brief (self->step->title);
  subtitle = baton_brief (self->step->subtitle != NULL ? self->step->subtitle : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->step_row), title);
  adw_action_row_set_subtitle (self->step_row, subtitle);
  gtk_widget_set_visible (self->step_button, self->step->label != NULL);
  if (self->step->label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->step_button), self->step->label);
}

static void
show_handoffs (BatonProfileView *self)
{
  const GPtrArray *handoffs = self->sheet->profile.handoffs;

  clear_list (self->handoff_list);
  for (guint i = 0; i < handoffs->len; i++)
    gtk_list_box_append (self->handoff_list, baton_handoff_row_new (self->sheet, g_ptr_array_index (handoffs, i)));
  gtk_widget_set_visible (self->handoff_group, handoffs->len > 0);
}

static void
show_past (gpointer user_data)
{
  BatonProfileView *self = user_data;

  self->past = 0;
  baton_timeline_show_sheet (self->timeline, self->sheet);
  show_handoffs (self);
}

static void
forget_sheet (BatonProfileView *self)
{
  g_clear_handle_id (&self->past, g_source_remove);
  g_clear_pointer (&self->sheet, baton_lead_sheet_free);
}

/* What was comes a frame after what is, for it is long and nobody acts on it. */
static void
show_sheet (BatonProfileView *self)
{
  const BatonLeadSheet *sheet = self->sheet;

  baton_profile_header_show_sheet (self->header, sheet);
  baton_profile_actions_show_sheet (self->actions, sheet);
  baton_permission_banner_show_sheet (self->banner, sheet);
  baton_score_card_show_sheet (self->score_card, sheet);
  baton_details_show_sheet (self->details, sheet);
  show_clocks (self);
  show_step (self);
  self->past = g_idle_add_once (show_past, self);
  gtk_stack_set_visible_child_name (self->stack, "lead");
}

static void
set_stale (BatonProfileView *self,
           gboolean          stale)
{
  if (stale)
    gtk_widget_add_css_class (GTK_WIDGET (self->stack), "stale");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->stack), "stale");
}

static void
out_of_patience_cb (gpointer user_data)
{
  BatonProfileView *self = user_data;

  self->patience = 0;
  if (self->sheet != NULL)
    set_stale (self, TRUE);
  else
    gtk_stack_set_visible_child_name (self->stack, "loading");
}

/* What is shown of the lead stays: somebody may be writing something about it. */
static void
show_failure (BatonProfileView *self,
              const GError     *error)
{
  gboolean is_gone = g_error_matches (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);

  if (!is_gone && self->sheet != NULL && self->sheet->profile.row.id == self->lead)
    {
      baton_profile_view_show_problem (self, error->message);
      return;
    }

  forget_sheet (self);
  adw_status_page_set_title (self->failed_page, is_gone ? _("Lead Not Found") : _("Lead Cannot Be Shown"));
  adw_status_page_set_description (self->failed_page,
                                   is_gone ? _("It was erased, or its import was taken back.") : NULL);
  if (!is_gone)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failed_page, escaped);
    }
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonProfileView) self = user_data;
  g_autoptr(GError) error = NULL;
  BatonLeadSheet *sheet = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  set_stale (self, FALSE);
  if (sheet != NULL)
    {
      forget_sheet (self);
      self->sheet = sheet;
      show_sheet (self);
    }
  else
    show_failure (self, error);
  baton_profile_view_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (self->wanted != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), g_steal_pointer (&self->wanted), NULL);
}

static void
stop_loading (BatonProfileView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
}

/*
 * baton_profile_view_load:
 * @self: a profile
 *
 * Loads the lead anew, if there is one.
 */
void
baton_profile_view_load (BatonProfileView *self)
{
  stop_loading (self);
  if (self->lead == 0)
    return;

  self->cancellable = g_cancellable_new ();
  self->patience = g_timeout_add_once (PATIENCE_MS, out_of_patience_cb, self);
  baton_database_read_async (baton_live_index_get_database (self->live), baton_lead_sheet_load,
                             g_memdup2 (&self->lead, sizeof self->lead), g_free,
                             (GDestroyNotify) baton_lead_sheet_free, self->cancellable,
                             loaded_cb, g_object_ref (self));
}

static gboolean
contains (const GArray *ids,
          gint64        lead)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == lead)
        return TRUE;
    }
  return FALSE;
}

static void
changed_cb (BatonProfileView *self,
            const GArray     *ids)
{
  if (self->lead != 0 && (ids == NULL || contains (ids, self->lead)))
    baton_profile_view_load (self);
}

static void
error_closed_cb (BatonProfileView *self)
{
  baton_profile_view_show_problem (self, NULL);
}

/* The inner leaflet folds while there is room for one pane; the outer one when
 * there is little for that. */
static GtkWidget *
find_outer_leaflet (GtkWidget *widget)
{
  GtkWidget *leaflet = gtk_widget_get_ancestor (widget, ADW_TYPE_LEAFLET);
  GtkWidget *outer = leaflet;

  while (outer != NULL)
    {
      leaflet = outer;
      outer = gtk_widget_get_ancestor (gtk_widget_get_parent (leaflet), ADW_TYPE_LEAFLET);
    }
  return leaflet;
}

static void
baton_profile_view_root (GtkWidget *widget)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (widget);
  GtkWidget *leaflet;

  GTK_WIDGET_CLASS (baton_profile_view_parent_class)->root (widget);

  leaflet = find_outer_leaflet (widget);
  if (leaflet != NULL)
    self->folding = g_object_ref (g_object_bind_property (leaflet, "folded", self, "folded",
                                                          G_BINDING_SYNC_CREATE));
}

static void
baton_profile_view_unroot (GtkWidget *widget)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (widget);

  if (self->folding != NULL)
    g_binding_unbind (self->folding);
  g_clear_object (&self->folding);

  GTK_WIDGET_CLASS (baton_profile_view_parent_class)->unroot (widget);
}

static void
baton_profile_view_dispose (GObject *object)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (object);

  stop_loading (self);
  forget_sheet (self);
  g_clear_object (&self->live);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_PROFILE_VIEW);

  G_OBJECT_CLASS (baton_profile_view_parent_class)->dispose (object);
}

static void
baton_profile_view_finalize (GObject *object)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (object);

  g_clear_pointer (&self->step, baton_next_step_free);

  G_OBJECT_CLASS (baton_profile_view_parent_class)->finalize (object);
}

static void
baton_profile_view_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (object);

  switch (property_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->is_folded);
      break;
    case PROP_TITLE:
      g_value_set_string (value, baton_profile_view_get_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_profile_view_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_FOLDED:
      baton_profile_view_set_folded (BATON_PROFILE_VIEW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-profile-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, actions_bottom);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, actions_top);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, banner);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, clock_list);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, details);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, error_box);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, error_label);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, handoff_group);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, handoff_list);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, header);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, score_card);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, stack);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, step_button);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, step_group);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, step_image);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, step_row);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, thumb_bar);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileView, timeline);
  gtk_widget_class_bind_template_callback (widget_class, error_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
baton_profile_view_class_init (BatonProfileViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_profile_view_dispose;
  object_class->finalize = baton_profile_view_finalize;
  object_class->get_property = baton_profile_view_get_property;
  object_class->set_property = baton_profile_view_set_property;
  widget_class->root = baton_profile_view_root;
  widget_class->unroot = baton_profile_view_unroot;

  /**
   * BatonProfileView:folded:
   *
   * Whether there is little room, so that the buttons stand at the bottom, in
   * reach of a thumb. It follows the outermost leaflet around the profile, if
   * there is one.
   */
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * BatonProfileView:title:
   *
   * What the lead is called; empty while none is shown.
   */
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BATON_TYPE_DETAILS);
  g_type_ensure (BATON_TYPE_PERMISSION_BANNER);
  g_type_ensure (BATON_TYPE_PROFILE_ACTIONS);
  g_type_ensure (BATON_TYPE_PROFILE_HEADER);
  g_type_ensure (BATON_TYPE_SCORE_CARD);
  g_type_ensure (BATON_TYPE_TIMELINE);
  bind_template (widget_class);
  baton_profile_view_install_actions (widget_class);
}

static void
baton_profile_view_init (BatonProfileView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  baton_width_first_hold (GTK_WIDGET (self));
  self->actions = self->actions_top;
  baton_profile_view_update_actions (self);
}

/**
 * baton_profile_view_new:
 * @live: the index of the window, which tells what changes
 *
 * Makes a profile that shows no lead.
 *
 * Returns: (transfer floating): the profile
 */
GtkWidget *
baton_profile_view_new (BatonLiveIndex *live)
{
  BatonProfileView *self;

  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  self = g_object_new (BATON_TYPE_PROFILE_VIEW, NULL);
  self->live = g_object_ref (live);
  g_signal_connect_object (live, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * baton_profile_view_get_lead:
 * @self: a profile
 *
 * Returns: the number of the lead that it shows or loads; 0 for none
 */
gint64
baton_profile_view_get_lead (BatonProfileView *self)
{
  g_return_val_if_fail (BATON_IS_PROFILE_VIEW (self), 0);

  return self->lead;
}

/**
 * baton_profile_view_get_title:
 * @self: a profile
 *
 * Returns: (transfer none): what the lead is called; empty while none is shown
 */
const char *
baton_profile_view_get_title (BatonProfileView *self)
{
  g_return_val_if_fail (BATON_IS_PROFILE_VIEW (self), NULL);

  return self->sheet != NULL ? self->sheet->name : "";
}

/**
 * baton_profile_view_get_folded:
 * @self: a profile
 *
 * Returns: whether the buttons stand at the bottom
 */
gboolean
baton_profile_view_get_folded (BatonProfileView *self)
{
  g_return_val_if_fail (BATON_IS_PROFILE_VIEW (self), FALSE);

  return self->is_folded;
}

/**
 * baton_profile_view_set_folded:
 * @self: a profile
 * @folded: whether there is little room
 *
 * Puts the buttons at the bottom, or below the name.
 */
void
baton_profile_view_set_folded (BatonProfileView *self,
                               gboolean          folded)
{
  g_return_if_fail (BATON_IS_PROFILE_VIEW (self));

  if (self->is_folded == folded)
    return;

  self->is_folded = folded;
  baton_profile_actions_close_menus (self->actions);
  self->actions = folded ? self->actions_bottom : self->actions_top;
  if (self->sheet != NULL)
    baton_profile_actions_show_sheet (self->actions, self->sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->actions_top), !folded);
  gtk_widget_set_visible (self->thumb_bar, folded);
  baton_score_card_set_narrow (self->score_card, folded);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

/**
 * baton_profile_view_show_lead:
 * @self: a profile
 * @lead: the number of a lead; 0 for none
 *
 * Shows a lead, as soon as it is loaded; until then the one before stays.
 */
void
baton_profile_view_show_lead (BatonProfileView *self,
                              gint64            lead)
{
  g_return_if_fail (BATON_IS_PROFILE_VIEW (self));

  if (self->lead == lead)
    return;

  self->lead = lead;
  self->wanted = NULL;
  baton_profile_view_show_problem (self, NULL);
  baton_score_card_set_expanded (self->score_card, FALSE);
  if (lead == 0)
    {
      forget_sheet (self);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
    }
  baton_profile_view_update_actions (self);
  baton_profile_view_load (self);
}

/**
 * baton_profile_view_act:
 * @self: a profile that shows a lead
 * @action: one of its actions, such as `lead.return`
 *
 * Does something with the lead, as soon as it is there to be seen and nothing
 * else is being done with it; nothing where the lead does not allow it.
 */
void
baton_profile_view_act (BatonProfileView *self,
                        const char       *action)
{
  g_return_if_fail (BATON_IS_PROFILE_VIEW (self));
  g_return_if_fail (action != NULL);

  if (!self->is_busy && self->cancellable == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  else
    self->wanted = g_intern_string (action);
}
