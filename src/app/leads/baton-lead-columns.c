/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-lead-columns.h"

#include <glib/gi18n.h>

#include "leads/baton-header-sorter.h"
#include "leads/baton-lead-cell.h"
#include "leads/baton-near-rows.h"

#define KEY_COLUMNS "leads-columns"
#define KEY_SORT "leads-sort"

/* Wide enough for a check button. */
#define CHECK_WIDTH 40

/* The room around the text of a cell, with its icon. */
#define CELL_EXTRA 36

#define MIN_WIDTH 24
#define MAX_WIDTH 2000

/* A column that is drawn wider changes with every pixel; it is remembered when it rests. */
#define MILLISECONDS_TO_REST 300

/* What the cells of a column are made of. */
typedef struct
{
  BatonLeadColumn  column;
  BatonLeadsModel *model;
} Cells;

/**
 * BatonLeadColumns:
 *
 * The columns of the table of leads: which there are, how wide, and in which order;
 * all of it as a person left it last.
 *
 * Columns are filled by code rather than builder files, since each cell wants the
 * model, and only rows near those that are seen get any.
 */
struct _BatonLeadColumns
{
  GObject              parent_instance;
  GtkColumnView       *view;     /* lives longer than its columns */
  BatonLeadsModel     *model;
  BatonNearRows       *rows;
  GSettings           *settings;
  GSimpleActionGroup  *actions;
  GMenu               *menu;     /* how to sort, and the choices */
  GMenu               *choices;  /* an item a column */
  GMenu               *sorts;    /* the same */
  GtkColumnViewColumn *columns[BATON_N_LEAD_COLUMNS];
  Cells                cells[BATON_N_LEAD_COLUMNS];
  int                  widths[BATON_N_LEAD_COLUMNS];
  guint                save_source;
};

G_DEFINE_FINAL_TYPE (BatonLeadColumns, baton_lead_columns, G_TYPE_OBJECT)

static gboolean
find_column (BatonLeadColumns    *self,
             GtkColumnViewColumn *wanted,
             BatonLeadColumn     *column)
{
  for (BatonLeadColumn i = 0; i < BATON_N_LEAD_COLUMNS; i++)
    {
      if (self->columns[i] == wanted)
        {
          *column = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* The columns in the order in which they stand, but for that of the check buttons. */
static GArray *
list_columns (BatonLeadColumns *self)
{
  GListModel *model = gtk_column_view_get_columns (self->view);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (BatonLeadColumn));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GtkColumnViewColumn) item = g_list_model_get_item (model, i);
      BatonLeadColumn column;

      if (find_column (self, item, &column))
        g_array_append_val (columns, column);
    }
  return columns;
}

static void
save (BatonLeadColumns *self)
{
  g_autoptr(GArray) columns = list_columns (self);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < columns->len; i++)
    {
      BatonLeadColumn column = g_array_index (columns, BatonLeadColumn, i);

      g_variant_builder_add (&builder, "(sib)", baton_lead_column_get_info (column)->id,
                             self->widths[column],
                             gtk_column_view_column_get_visible (self->columns[column]));
    }
  g_settings_set_value (self->settings, KEY_COLUMNS, g_variant_builder_end (&builder));
}

static gboolean
save_cb (gpointer user_data)
{
  BatonLeadColumns *self = user_data;

  self->save_source = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
columns_changed_cb (BatonLeadColumns *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (MILLISECONDS_TO_REST, save_cb, self);
}

static void
width_changed_cb (BatonLeadColumns    *self,
                  GParamSpec          *pspec,
                  GtkColumnViewColumn *changed)
{
  int width = gtk_column_view_column_get_fixed_width (changed);
  BatonLeadColumn column;

  if (width == -1 || !find_column (self, changed, &column))
    return;
  self->widths[column] = width;
  columns_changed_cb (self);
}

/* GTK 4.8 takes the fixed width of a hidden column away from those that grow. */
static void
show_or_hide (BatonLeadColumns *self,
              BatonLeadColumn   column)
{
  GtkColumnViewColumn *made = self->columns[column];
  gboolean visible = gtk_column_view_column_get_visible (made);

  gtk_column_view_column_set_fixed_width (made, visible ? self->widths[column] : -1);
}

static void
visible_changed_cb (BatonLeadColumns    *self,
                    GParamSpec          *pspec,
                    GtkColumnViewColumn *changed)
{
  BatonLeadColumn column;

  if (!find_column (self, changed, &column))
    return;
  show_or_hide (self, column);
  columns_changed_cb (self);
}

static void
sorter_changed_cb (BatonLeadColumns *self)
{
  gboolean descending;
  const char *key = baton_header_sorter_read (self->view, &descending);
  GActionMap *map = G_ACTION_MAP (self->actions);

  baton_leads_model_set_sort (self->model, key, descending);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "sort")),
                             g_variant_new_string (key != NULL ? key : ""));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "descending")),
                             g_variant_new_boolean (descending));
  g_settings_set (self->settings, KEY_SORT, "(sb)", key != NULL ? key : "", descending);
}

static void
sort_by (BatonLeadColumns *self,
         const char       *key,
         gboolean          descending)
{
  for (BatonLeadColumn column = 0; column < BATON_N_LEAD_COLUMNS; column++)
    {
      if (g_str_equal (baton_lead_column_get_info (column)->sort, key))
        gtk_column_view_sort_by_column (self->view, self->columns[column],
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}

static void
sort_action (GSimpleAction *action,
             GVariant      *key,
             gpointer       user_data)
{
  BatonLeadColumns *self = user_data;
  g_autoptr(GVariant) descending = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "descending");

  sort_by (self, g_variant_get_string (key, NULL), g_variant_get_boolean (descending));
}

static void
descending_action (GSimpleAction *action,
                   GVariant      *descending,
                   gpointer       user_data)
{
  BatonLeadColumns *self = user_data;
  g_autoptr(GVariant) key = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "sort");

  sort_by (self, g_variant_get_string (key, NULL), g_variant_get_boolean (descending));
}

static void
fill_cell (GtkListItem *list_item,
           gpointer     user_data)
{
  const Cells *cells = user_data;

  gtk_list_item_set_child (list_item, baton_lead_cell_new (cells->column, cells->model));
}

static void
bind_cell (GtkListItem *list_item)
{
  baton_lead_cell_set_item (BATON_LEAD_CELL (gtk_list_item_get_child (list_item)),
                            gtk_list_item_get_item (list_item));
}

static void
unbind_cell (GtkListItem *list_item)
{
  baton_lead_cell_set_item (BATON_LEAD_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
check_toggled_cb (GtkCheckButton *check,
                  GtkListItem    *list_item)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_COLUMN_VIEW);
  gboolean active = gtk_check_button_get_active (check);
  guint position = gtk_list_item_get_position (list_item);
  GtkSelectionModel *selection;

  if (view == NULL || active == gtk_list_item_get_selected (list_item))
    return;

  selection = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  if (active)
    gtk_selection_model_select_item (selection, position, FALSE);
  else
    gtk_selection_model_unselect_item (selection, position);
}

static void
selected_cb (GtkListItem    *list_item,
             GParamSpec     *pspec,
             GtkCheckButton *check)
{
  gtk_check_button_set_active (check, gtk_list_item_get_selected (list_item));
}

/* By keys a row is selected as a whole, so that the check button need not have the focus. */
static void
fill_check (GtkListItem *list_item,
            gpointer     user_data)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_focus_on_click (check, FALSE);
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Select"), -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), list_item, G_CONNECT_DEFAULT);
  g_signal_connect_object (list_item, "notify::selected", G_CALLBACK (selected_cb), check, G_CONNECT_DEFAULT);
  gtk_list_item_set_child (list_item, check);
}

static void
bind_check (GtkListItem *list_item)
{
  selected_cb (list_item, NULL, GTK_CHECK_BUTTON (gtk_list_item_get_child (list_item)));
}

static const BatonRowFiller cell_filler = { fill_cell, bind_cell, unbind_cell };
static const BatonRowFiller check_filler = { fill_check, bind_check, NULL };

static void
append_checks (BatonLeadColumns *self)
{
  g_autoptr(GtkColumnViewColumn) column = NULL;

  column = gtk_column_view_column_new (NULL, baton_near_rows_new_factory (self->rows, &check_filler, NULL));
  gtk_column_view_column_set_fixed_width (column, CHECK_WIDTH);
  gtk_column_view_append_column (self->view, column);
}

/* As wide as it was made for, or as its texts are in this language. */
static int
measure_column (BatonLeadColumns *self,
                BatonLeadColumn   column)
{
  g_autofree char *sample = baton_lead_column_dup_sample (column);
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), sample);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return MAX (baton_lead_column_get_info (column)->width, width + CELL_EXTRA);
}

static void
make_column (BatonLeadColumns *self,
             BatonLeadColumn   column)
{
  const BatonLeadColumnInfo *info = baton_lead_column_get_info (column);
  g_autoptr(GtkSorter) sorter = baton_header_sorter_new (info->sort);
  GtkColumnViewColumn *made;

  self->cells[column] = (Cells) { column, self->model };
  made = gtk_column_view_column_new (_(info->title),
                                     baton_near_rows_new_factory (self->rows, &cell_filler, &self->cells[column]));
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, info->grows);
  gtk_column_view_column_set_visible (made, info->is_shown);
  self->columns[column] = made;
  self->widths[column] = measure_column (self, column);
}

static void
add_sort (BatonLeadColumns *self,
          BatonLeadColumn   column)
{
  const BatonLeadColumnInfo *info = baton_lead_column_get_info (column);
  g_autoptr(GMenuItem) item = g_menu_item_new (_(info->title), NULL);

  g_menu_item_set_action_and_target (item, "column.sort", "s", info->sort);
  g_menu_append_item (self->sorts, item);
}

/* Nothing tells one lead from another without the name: it always stays. */
static void
add_choice (BatonLeadColumns *self,
            BatonLeadColumn   column)
{
  const BatonLeadColumnInfo *info = baton_lead_column_get_info (column);
  g_autoptr(GPropertyAction) action = g_property_action_new (info->id, self->columns[column], "visible");
  g_autofree char *detailed = g_strconcat ("column.", info->id, NULL);

  if (column == BATON_LEAD_COLUMN_NAME)
    return;
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_menu_append (self->choices, _(info->title), detailed);
}

static void
append_column (BatonLeadColumns *self,
               BatonLeadColumn   column)
{
  GtkColumnViewColumn *made = self->columns[column];

  show_or_hide (self, column);
  gtk_column_view_append_column (self->view, made);
  g_signal_connect_object (made, "notify::fixed-width", G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (made, "notify::visible", G_CALLBACK (visible_changed_cb), self, G_CONNECT_SWAPPED);
}

/* A column view has no say in how its headers stand: those of numbers stand as
 * their numbers do. */
static void
align_headers (BatonLeadColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (columns) && title != NULL; i++)
    {
      g_autoptr(GtkColumnViewColumn) item = g_list_model_get_item (columns, i);
      GtkWidget *box = gtk_widget_get_first_child (title);
      BatonLeadColumn column;

      if (box != NULL && find_column (self, item, &column) && baton_lead_column_get_info (column)->is_number)
        gtk_widget_set_halign (box, GTK_ALIGN_END);
      title = gtk_widget_get_next_sibling (title);
    }
}

/* Columns that the settings do not know come last. */
static void
restore_columns (BatonLeadColumns *self)
{
  g_autoptr(GVariant) saved = g_settings_get_value (self->settings, KEY_COLUMNS);
  gboolean is_placed[BATON_N_LEAD_COLUMNS] = { FALSE, };
  GVariantIter iter;
  const char *id;
  gboolean visible;
  int width;

  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&sib)", &id, &width, &visible))
    {
      BatonLeadColumn column;

      if (!baton_lead_column_from_id (id, &column) || is_placed[column])
        continue;
      is_placed[column] = TRUE;
      self->widths[column] = CLAMP (width, MIN_WIDTH, MAX_WIDTH);
      gtk_column_view_column_set_visible (self->columns[column], visible || column == BATON_LEAD_COLUMN_NAME);
      append_column (self, column);
    }
  for (BatonLeadColumn column = 0; column < BATON_N_LEAD_COLUMNS; column++)
    {
      if (!is_placed[column])
        append_column (self, column);
    }
}

static void
restore_sort (BatonLeadColumns *self)
{
  g_autofree char *key = NULL;
  gboolean descending;

  g_settings_get (self->settings, KEY_SORT, "(sb)", &key, &descending);
  sort_by (self, key, descending);
}

static void
baton_lead_columns_dispose (GObject *object)
{
  BatonLeadColumns *self = BATON_LEAD_COLUMNS (object);

  if (self->save_source != 0)
    save (self);
  g_clear_handle_id (&self->save_source, g_source_remove);

  G_OBJECT_CLASS (baton_lead_columns_parent_class)->dispose (object);
}

static void
baton_lead_columns_finalize (GObject *object)
{
  BatonLeadColumns *self = BATON_LEAD_COLUMNS (object);

  for (BatonLeadColumn column = 0; column < BATON_N_LEAD_COLUMNS; column++)
    g_clear_object (&self->columns[column]);
  g_clear_object (&self->rows);
  g_clear_object (&self->actions);
  g_clear_object (&self->choices);
  g_clear_object (&self->sorts);
  g_clear_object (&self->menu);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (baton_lead_columns_parent_class)->finalize (object);
}

static void
baton_lead_columns_class_init (BatonLeadColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_lead_columns_dispose;
  object_class->finalize = baton_lead_columns_finalize;
}

static void
baton_lead_columns_init (BatonLeadColumns *self)
{
  static const GActionEntry entries[] = {
    { .name = "sort", .parameter_type = "s", .state = "''", .change_state = sort_action },
    { .name = "descending", .state = "false", .change_state = descending_action },
  };
  g_autoptr(GMenu) order = g_menu_new ();

  self->settings = g_settings_new (BATON_APPLICATION_ID);
  self->actions = g_simple_action_group_new ();
  self->menu = g_menu_new ();
  self->choices = g_menu_new ();
  self->sorts = g_menu_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);

  g_menu_append_submenu (order, _("_Sort By"), G_MENU_MODEL (self->sorts));
  g_menu_append (order, _("_Reverse Order"), "column.descending");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (self->menu, _("Columns"), G_MENU_MODEL (self->choices));
}

/**
 * baton_lead_columns_new:
 * @view: a column view without columns
 * @model: what it shows
 *
 * Gives the view its columns, and sorts the model as the view's headers say.
 *
 * Returns: (transfer full): the columns
 */
BatonLeadColumns *
baton_lead_columns_new (GtkColumnView   *view,
                        BatonLeadsModel *model)
{
  BatonLeadColumns *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (model), NULL);

  self = g_object_new (BATON_TYPE_LEAD_COLUMNS, NULL);
  self->view = g_object_ref (view);
  self->model = g_object_ref (model);
  self->rows = baton_near_rows_new (GTK_SCROLLABLE (view));

  append_checks (self);
  for (BatonLeadColumn column = 0; column < BATON_N_LEAD_COLUMNS; column++)
    {
      make_column (self, column);
      add_choice (self, column);
      add_sort (self, column);
    }
  restore_columns (self);
  align_headers (self);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (align_headers), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  restore_sort (self);
  return self;
}

/**
 * baton_lead_columns_get_actions:
 * @self: columns
 *
 * Returns: (transfer none): an action a column, which shows or hides it, and those
 *   to sort; the menu expects them as `column`
 */
GActionGroup *
baton_lead_columns_get_actions (BatonLeadColumns *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_COLUMNS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * baton_lead_columns_get_menu:
 * @self: columns
 *
 * Returns: (transfer none): a menu to sort and to choose columns from
 */
GMenuModel *
baton_lead_columns_get_menu (BatonLeadColumns *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_COLUMNS (self), NULL);

  return G_MENU_MODEL (self->menu);
}

/**
 * baton_lead_columns_list_shown:
 * @self: columns
 *
 * Returns: (transfer full) (element-type BatonLeadColumn): the columns that a person
 *   sees, in their order
 */
GArray *
baton_lead_columns_list_shown (BatonLeadColumns *self)
{
  g_autoptr(GArray) columns = NULL;
  GArray *shown;

  g_return_val_if_fail (BATON_IS_LEAD_COLUMNS (self), NULL);

  columns = list_columns (self);
  shown = g_array_new (FALSE, FALSE, sizeof (BatonLeadColumn));
  for (guint i = 0; i < columns->len; i++)
    {
      BatonLeadColumn column = g_array_index (columns, BatonLeadColumn, i);

      if (gtk_column_view_column_get_visible (self->columns[column]))
        g_array_append_val (shown, column);
    }
  return shown;
}
