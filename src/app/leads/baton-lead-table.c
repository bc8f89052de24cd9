/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-lead-table.h"

#include <adwaita.h>

#include "leads/baton-lead-brief.h"
#include "leads/baton-lead-cell.h"
#include "leads/baton-lead-columns.h"
#include "leads/baton-near-rows.h"

/**
 * BatonLeadTable:
 *
 * The table of leads, or a list of them where there is no room for columns. It
 * shows what its model says, and keeps the model from moving a row while somebody
 * is busy with the rows.
 */
struct _BatonLeadTable
{
  GtkWidget                 parent_instance;
  BatonLeadsModel          *model;
  BatonLeadColumns         *columns;
  BatonNearRows            *briefs;
  BatonLeadSelection       *selection;  /* NULL until there are leads */

  GtkColumnView            *column_view;
  GtkEventControllerFocus  *focus;
  GtkListView              *list_view;
  GtkEventControllerMotion *motion;
  GtkWidget                *narrow_window;
  GtkPopover               *row_popover;
  AdwSqueezer              *squeezer;
  guint                     scroll_source;
  guint                     grow_tick;
  gboolean                  is_drawn;       /* what the selection began with */
};

G_DEFINE_FINAL_TYPE (BatonLeadTable, baton_lead_table, GTK_TYPE_WIDGET)

static BatonLeadCell *
find_cell (GtkWidget *widget)
{
  if (BATON_IS_LEAD_CELL (widget))
    return BATON_LEAD_CELL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      BatonLeadCell *found = find_cell (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The place of the row that a widget stands in. */
static BatonLeadItem *
find_item (GtkWidget *widget)
{
  BatonLeadCell *cell;

  while (widget != NULL && !g_str_equal (gtk_widget_get_css_name (widget), "row"))
    widget = gtk_widget_get_parent (widget);

  cell = widget != NULL ? find_cell (widget) : NULL;
  return cell != NULL ? baton_lead_cell_get_item (cell) : NULL;
}

static GtkWidget *
get_focus (BatonLeadTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->squeezer)))
    return focus;
  return NULL;
}

static void
hold_cb (BatonLeadTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean is_active = GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root));

  if (self->model == NULL)
    return;
  baton_leads_model_set_held (self->model, is_active &&
                              (gtk_event_controller_motion_contains_pointer (self->motion) ||
                               gtk_event_controller_focus_contains_focus (self->focus)));
}

static void
open_item (BatonLeadTable *self,
           BatonLeadItem  *item)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-lead", "x", baton_lead_item_get_id (item));
}

static void
activate_cb (BatonLeadTable *self,
             guint           position)
{
  g_autoptr(BatonLeadItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    open_item (self, item);
}

/* What the menu is about is selected: the row, unless it is one of several that are. */
static void
show_menu (BatonLeadTable *self,
           BatonLeadItem  *item,
           GdkRectangle   *at)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  guint position = baton_lead_item_get_position (item);

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  gtk_popover_set_pointing_to (self->row_popover, at);
  gtk_popover_popup (self->row_popover);
}

static gboolean
show_menu_at (BatonLeadTable *self,
              double          x,
              double          y)
{
  BatonLeadItem *item = find_item (gtk_widget_pick (GTK_WIDGET (self->squeezer), x, y, GTK_PICK_DEFAULT));
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  if (item == NULL)
    return FALSE;
  show_menu (self, item, &at);
  return TRUE;
}

static gboolean
show_menu_of_focus (BatonLeadTable *self)
{
  GtkWidget *focus = get_focus (self);
  BatonLeadItem *item = find_item (focus);
  graphene_rect_t bounds;
  GdkRectangle at;

  if (item == NULL || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    return FALSE;
  at = (GdkRectangle) { (int) bounds.origin.x + 60, (int) (bounds.origin.y + bounds.size.height / 2), 1, 1 };
  show_menu (self, item, &at);
  return TRUE;
}

/* What is selected further on is so from this row. */
static gboolean
toggle_focus (BatonLeadTable *self)
{
  GtkWidget *focus = get_focus (self);

  if (find_item (focus) == NULL)
    return FALSE;
  return gtk_widget_activate_action (focus, "listitem.select", "(bb)", TRUE, FALSE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                BatonLeadTable        *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (key == GDK_KEY_space && modifiers == 0)
    return toggle_focus (self);
  if ((key == GDK_KEY_Menu && modifiers == 0) || (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    return show_menu_of_focus (self);
  return FALSE;
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 BatonLeadTable  *self)
{
  if (show_menu_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 BatonLeadTable      *self)
{
  if (show_menu_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* A plain click opens the lead; with Ctrl, Shift or on its check button it selects. */
static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             BatonLeadTable  *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->squeezer), x, y, GTK_PICK_DEFAULT);
  BatonLeadItem *item = find_item (picked);

  if (n_press != 1 || item == NULL || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0 ||
      GTK_IS_CHECK_BUTTON (picked) || gtk_widget_get_ancestor (picked, GTK_TYPE_CHECK_BUTTON) != NULL)
    return;
  open_item (self, item);
}

static gboolean
is_narrow (BatonLeadTable *self)
{
  return adw_squeezer_get_visible_child (self->squeezer) == self->narrow_window;
}

static GtkWidget *
find_list (BatonLeadTable *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->column_view));

  if (is_narrow (self))
    return GTK_WIDGET (self->list_view);
  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
scroll_to (BatonLeadTable *self,
           guint           position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    baton_lead_selection_grow_at_once (self->selection);
  gtk_widget_activate_action (find_list (self), "list.scroll-to-item", "u", position);
}

static gboolean
show_selected (gpointer user_data)
{
  BatonLeadTable *self = user_data;
  g_autoptr(GtkBitset) selected =
    gtk_selection_model_get_selection_in_range (GTK_SELECTION_MODEL (self->selection), 0, G_MAXUINT);

  self->scroll_source = 0;
  if (!gtk_bitset_is_empty (selected))
    scroll_to (self, gtk_bitset_get_minimum (selected));
  return G_SOURCE_REMOVE;
}

static gboolean
grow_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  BatonLeadTable *self = BATON_LEAD_TABLE (widget);
  gboolean was_drawn = self->is_drawn;

  self->is_drawn = TRUE;
  if (!was_drawn || !baton_lead_selection_grow (self->selection))
    return G_SOURCE_CONTINUE;
  self->grow_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
begin_to_grow (BatonLeadTable *self)
{
  self->is_drawn = FALSE;
  if (self->grow_tick == 0)
    self->grow_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
}

/* A view has rows from when it is seen first. Before it is drawn, what is selected is
 * brought where it is seen. */
static void
view_changed_cb (BatonLeadTable *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (selection == NULL)
    return;
  if (is_narrow (self))
    gtk_list_view_set_model (self->list_view, selection);
  else
    gtk_column_view_set_model (self->column_view, selection);
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_selected, self, NULL);
}

static void
fill_brief (GtkListItem *list_item,
            gpointer     user_data)
{
  gtk_list_item_set_child (list_item, baton_lead_brief_new (BATON_LEADS_MODEL (user_data)));
}

static void
bind_brief (GtkListItem *list_item)
{
  baton_lead_brief_set_item (BATON_LEAD_BRIEF (gtk_list_item_get_child (list_item)),
                             gtk_list_item_get_item (list_item));
}

static void
unbind_brief (GtkListItem *list_item)
{
  baton_lead_brief_set_item (BATON_LEAD_BRIEF (gtk_list_item_get_child (list_item)), NULL);
}

static const BatonRowFiller brief_filler = { fill_brief, bind_brief, unbind_brief };

static void
make_briefs (BatonLeadTable *self)
{
  g_autoptr(GtkListItemFactory) factory = NULL;

  self->briefs = baton_near_rows_new (GTK_SCROLLABLE (self->list_view));
  factory = baton_near_rows_new_factory (self->briefs, &brief_filler, self->model);
  gtk_list_view_set_factory (self->list_view, factory);
}

/* All rows are as high as each other. As long as there is room for more rows than there
 * are, nothing says how high that is. */
static void
tell_room (BatonLeadTable *self)
{
  GtkScrollable *view = is_narrow (self) ? GTK_SCROLLABLE (self->list_view) : GTK_SCROLLABLE (self->column_view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (view);
  double page = gtk_adjustment_get_page_size (adjustment);
  double upper = gtk_adjustment_get_upper (adjustment);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (page > 0 && upper > page)
    baton_lead_selection_set_seen (self->selection, (guint) (page / upper * n_rows) + 2);
}

/* The list is there when the leads are known. */
static void
shown_cb (BatonLeadTable *self)
{
  BatonLeadList *list = baton_leads_model_get_list (self->model);

  if (list == NULL)
    return;
  if (self->selection != NULL)
    {
      baton_lead_selection_follow (self->selection);
      tell_room (self);
      begin_to_grow (self);
      return;
    }

  self->selection = baton_lead_selection_new (list);
  view_changed_cb (self);
  begin_to_grow (self);
}

static void
baton_lead_table_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (baton_lead_table_parent_class)->root (widget);

  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active",
                             G_CALLBACK (hold_cb), widget, G_CONNECT_SWAPPED);
}

static void
baton_lead_table_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), hold_cb, widget);

  GTK_WIDGET_CLASS (baton_lead_table_parent_class)->unroot (widget);
}

static void
baton_lead_table_dispose (GObject *object)
{
  BatonLeadTable *self = BATON_LEAD_TABLE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_LEAD_TABLE);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_object (&self->briefs);
  g_clear_object (&self->columns);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (baton_lead_table_parent_class)->dispose (object);
}

static void
baton_lead_table_class_init (BatonLeadTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_lead_table_dispose;
  widget_class->root = baton_lead_table_root;
  widget_class->unroot = baton_lead_table_unroot;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-lead-table.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonLeadTable, column_view);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadTable, focus);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadTable, list_view);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadTable, motion);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadTable, narrow_window);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadTable, row_popover);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadTable, squeezer);
  gtk_widget_class_bind_template_callback (widget_class, hold_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
baton_lead_table_init (BatonLeadTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->column_view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->list_view, "activate", G_CALLBACK (activate_cb), self);
}

/**
 * baton_lead_table_set_model:
 * @self: a table without a model
 * @model: what to show
 *
 * Shows the leads of a model, and sorts it as a person left the table last.
 */
void
baton_lead_table_set_model (BatonLeadTable  *self,
                            BatonLeadsModel *model)
{
  g_return_if_fail (BATON_IS_LEAD_TABLE (self));
  g_return_if_fail (BATON_IS_LEADS_MODEL (model));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  self->columns = baton_lead_columns_new (self->column_view, model);
  make_briefs (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "column", baton_lead_columns_get_actions (self->columns));
  g_signal_connect_object (model, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  shown_cb (self);
}

/**
 * baton_lead_table_get_selection:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): which leads are selected; `NULL` until
 *   there are leads
 */
BatonLeadSelection *
baton_lead_table_get_selection (BatonLeadTable *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_TABLE (self), NULL);

  return self->selection;
}

/**
 * baton_lead_table_get_columns:
 * @self: a table with a model
 *
 * Returns: (transfer none): its columns
 */
BatonLeadColumns *
baton_lead_table_get_columns (BatonLeadTable *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_TABLE (self), NULL);

  return self->columns;
}

/**
 * baton_lead_table_select:
 * @self: a table with a model that has leads
 * @position: a row, from 0
 *
 * Selects a row in place of all others, and brings it where it is seen.
 */
void
baton_lead_table_select (BatonLeadTable *self,
                         guint           position)
{
  g_return_if_fail (BATON_IS_LEAD_TABLE (self));
  g_return_if_fail (self->selection != NULL);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  scroll_to (self, position);
}

/* The first row that is seen as a whole; there are rows above and below what is seen. */
static GtkWidget *
find_first_row (GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (find_item (row) != NULL && gtk_widget_compute_bounds (row, list, &bounds) && bounds.origin.y >= 0)
        return row;
    }
  return NULL;
}

/**
 * baton_lead_table_focus_rows:
 * @self: a table
 *
 * Moves the focus to the row that had it last, or the first that is seen.
 */
void
baton_lead_table_focus_rows (BatonLeadTable *self)
{
  GtkWidget *list;
  GtkWidget *row;

  g_return_if_fail (BATON_IS_LEAD_TABLE (self));

  list = find_list (self);
  if (list == NULL || !gtk_widget_grab_focus (list) || find_item (get_focus (self)) != NULL)
    return;

  /* A list that no row of had the focus yet takes it itself. */
  row = find_first_row (list);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}
