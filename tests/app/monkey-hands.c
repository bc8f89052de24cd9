/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The monkey's hands: what it sees it uses, with the mouse or by keys. */

#include "monkey.h"

/* An item further down is scrolled to first. */
#define MAX_ITEM 60

guint
monkey_choose (Monkey *self,
               guint   n)
{
  return g_rand_int_range (self->random, 0, n);
}

static gboolean
flip (Monkey *self)
{
  return monkey_choose (self, 2) == 0;
}

/* Whether somebody could point at it: it is not scrolled away, and nothing lies over it. */
static gboolean
can_be_seen (GtkWidget *widget)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (widget));
  graphene_rect_t bounds;
  graphene_point_t middle;
  GtkWidget *picked;

  if (!gtk_widget_compute_bounds (widget, native, &bounds))
    return FALSE;
  middle = GRAPHENE_POINT_INIT (bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height / 2);
  picked = gtk_widget_pick (native, middle.x, middle.y, GTK_PICK_DEFAULT);
  return picked != NULL && (picked == widget || gtk_widget_is_ancestor (picked, widget));
}

static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_is_sensitive (widget) && can_be_seen (widget))
    g_ptr_array_add (found, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* One of those that can be seen and used; NULL when there is none. */
static GtkWidget *
pick (Monkey *self,
      GType   type)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  if (type != G_TYPE_INVALID)
    collect (self->scope, type, found);
  return found->len > 0 ? g_object_ref (g_ptr_array_index (found, monkey_choose (self, found->len))) : NULL;
}

/* The monkey's own window is to stay. */
static gboolean
would_end (Monkey     *self,
           const char *action)
{
  return g_strcmp0 (action, "app.quit") == 0 ||
         (g_strcmp0 (action, "window.close") == 0 && self->window == self->fixture->window);
}

void
monkey_click (Monkey *self)
{
  g_autoptr(GtkWidget) button = pick (self, GTK_TYPE_BUTTON);
  const char *action = button != NULL ? gtk_actionable_get_action_name (GTK_ACTIONABLE (button)) : NULL;
  const char *label = button != NULL ? gtk_button_get_label (GTK_BUTTON (button)) : NULL;

  if (button == NULL || GTK_IS_LINK_BUTTON (button) || would_end (self, action))
    return;
  g_test_message ("  %s, %s", label != NULL ? label : G_OBJECT_TYPE_NAME (button), action != NULL ? action : "no action");
  g_signal_emit_by_name (button, "clicked");
}

/* The item of a menu that ends Baton. */
static gboolean
is_last_item (GtkWidget *widget)
{
  g_autofree char *text = NULL;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    return FALSE;
  g_object_get (widget, "text", &text, NULL);
  return text != NULL && g_str_has_suffix (text, "Quit");
}

void
monkey_choose_item (Monkey *self)
{
  g_autoptr(GtkWidget) item = pick (self, g_type_from_name ("GtkModelButton"));

  if (item != NULL && !is_last_item (item))
    g_signal_emit_by_name (item, "clicked");
}

void
monkey_open_menu (Monkey *self)
{
  g_autoptr(GtkWidget) button = pick (self, GTK_TYPE_MENU_BUTTON);

  if (button != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

void
monkey_close_menu (Monkey *self)
{
  if (GTK_IS_POPOVER (self->scope))
    gtk_popover_popdown (GTK_POPOVER (self->scope));
}

void
monkey_use_row (Monkey *self)
{
  g_autoptr(GtkWidget) row = pick (self, GTK_TYPE_LIST_BOX_ROW);

  if (row != NULL)
    gtk_widget_activate (row);
}

/* One of a long list, or all of it. */
void
monkey_use_item (Monkey *self)
{
  g_autoptr(GtkWidget) list = pick (self, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;
  guint n = model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
  guint item;

  if (n == 0)
    return;
  item = monkey_choose (self, MIN (n, MAX_ITEM));
  switch (monkey_choose (self, 5))
    {
    case 0:
      gtk_widget_activate_action (list, "list.select-all", NULL);
      break;
    case 1:
      gtk_widget_activate_action (list, "list.unselect-all", NULL);
      break;
    case 2:
      gtk_widget_activate_action (list, "list.activate-item", "u", item);
      break;
    default:
      gtk_widget_activate_action (list, "list.select-item", "(ubb)", item, flip (self), flip (self));
    }
}

void
monkey_sort (Monkey *self)
{
  g_autoptr(GtkWidget) view = pick (self, GTK_TYPE_COLUMN_VIEW);
  GListModel *columns = view != NULL ? gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)) : NULL;
  g_autoptr(GtkColumnViewColumn) column = NULL;

  if (columns == NULL || g_list_model_get_n_items (columns) == 0)
    return;
  column = g_list_model_get_item (columns, monkey_choose (self, g_list_model_get_n_items (columns)));
  if (gtk_column_view_column_get_sorter (column) != NULL)
    gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column,
                                    flip (self) ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
}

void
monkey_toggle (Monkey *self)
{
  g_autoptr(GtkWidget) check = pick (self, flip (self) ? GTK_TYPE_CHECK_BUTTON : GTK_TYPE_SWITCH);

  if (check != NULL)
    gtk_widget_activate (check);
}

void
monkey_set_value (Monkey *self)
{
  const GType types[] = { GTK_TYPE_DROP_DOWN, GTK_TYPE_SPIN_BUTTON, GTK_TYPE_SCALE };
  g_autoptr(GtkWidget) widget = pick (self, types[monkey_choose (self, G_N_ELEMENTS (types))]);

  if (GTK_IS_SPIN_BUTTON (widget))
    gtk_spin_button_spin (GTK_SPIN_BUTTON (widget), monkey_choose (self, GTK_SPIN_END + 1), 0);
  else if (GTK_IS_SCALE (widget))
    {
      GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (widget));

      gtk_range_set_value (GTK_RANGE (widget),
                           g_rand_double_range (self->random, gtk_adjustment_get_lower (adjustment),
                                                gtk_adjustment_get_upper (adjustment) + 1));
    }
  else if (GTK_IS_DROP_DOWN (widget))
    {
      guint n = g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (widget)));

      if (n > 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), monkey_choose (self, n));
    }
}

void
monkey_scroll (Monkey *self)
{
  g_autoptr(GtkWidget) scrolled = pick (self, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;

  if (scrolled == NULL)
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (adjustment, g_rand_double_range (self->random, 0, gtk_adjustment_get_upper (adjustment) + 1));
}

static GtkEditable *
pick_editable (Monkey *self)
{
  g_autoptr(GtkWidget) entry = pick (self, GTK_TYPE_EDITABLE);

  if (entry == NULL || !gtk_editable_get_editable (GTK_EDITABLE (entry)))
    return NULL;
  return GTK_EDITABLE (g_steal_pointer (&entry));
}

/* As a whole, as something pasted. */
void
monkey_type (Monkey *self)
{
  static const char * const texts[] = {
    "", "a", "Müller", "stage:mql score>=100", "score>=", "stage:nonsense", "-owner:root \"open", "ana@example.com",
    "שלום", "🦊🦊🦊", "   ", "2026-02-30", "99999999999999999999", "<b>&amp;", "%s%n",
    "\u200b\u202eabc", "é\u0301\u0301\u0301",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna "
    "aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat.",
  };
  g_autoptr(GtkEditable) editable = pick_editable (self);

  if (editable != NULL)
    gtk_editable_set_text (editable, texts[monkey_choose (self, G_N_ELEMENTS (texts))]);
}

/* A letter more, or one less. */
void
monkey_edit (Monkey *self)
{
  static const char * const letters[] = { "a", "e", "1", " ", ":", ">", "\"", "-", "ß", "ع", "🦊" };
  g_autoptr(GtkEditable) editable = pick_editable (self);
  guint length;
  int position;

  if (editable == NULL)
    return;
  length = g_utf8_strlen (gtk_editable_get_text (editable), -1);
  position = monkey_choose (self, length + 1);
  if (position > 0 && monkey_choose (self, 3) == 0)
    gtk_editable_delete_text (editable, position - 1, position);
  else
    gtk_editable_insert_text (editable, letters[monkey_choose (self, G_N_ELEMENTS (letters))], -1, &position);
}

void
monkey_move_focus (Monkey *self)
{
  static const GtkDirectionType directions[] = {
    GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD, GTK_DIR_UP, GTK_DIR_DOWN, GTK_DIR_LEFT, GTK_DIR_RIGHT,
  };

  gtk_widget_child_focus (self->scope, directions[monkey_choose (self, G_N_ELEMENTS (directions))]);
}

/* The keys that a widget has a use for. Those that GTK's windows keep for others are found at the others. */
static GPtrArray *
list_keys (Monkey    *self,
           GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      const char *name = gtk_event_controller_get_name (controller);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller) || (name != NULL && g_str_has_prefix (name, "gtk-shortcut-manager")))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

          if (!GTK_IS_NAMED_ACTION (action) ||
              !would_end (self, gtk_named_action_get_action_name (GTK_NAMED_ACTION (action))))
            g_ptr_array_add (keys, g_steal_pointer (&shortcut));
        }
    }
  return keys;
}

/* Where keys go to. */
static GtkWidget *
get_focus (Monkey *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && !is_last_item (focus) ? focus : self->window;
}

static gboolean
use_key (GtkShortcut *key,
         GtkWidget   *widget)
{
  return gtk_shortcut_action_activate (gtk_shortcut_get_action (key), 0, widget, gtk_shortcut_get_arguments (key));
}

/* A key that the focus, or something around it, has a use for. */
void
monkey_press_key (Monkey *self)
{
  g_autoptr(GPtrArray) widgets = g_ptr_array_new ();
  g_autoptr(GPtrArray) keys = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GtkWidget) chosen = NULL;
  GtkShortcut *key;

  for (GtkWidget *widget = get_focus (self); widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr(GPtrArray) some = list_keys (self, widget);

      if (some->len > 0)
        g_ptr_array_add (widgets, widget);
    }
  if (widgets->len == 0)
    return;
  chosen = g_object_ref (g_ptr_array_index (widgets, monkey_choose (self, widgets->len)));
  keys = list_keys (self, chosen);
  key = g_ptr_array_index (keys, monkey_choose (self, keys->len));
  name = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (key));
  g_test_message ("  %s in %s", name, G_OBJECT_TYPE_NAME (chosen));
  use_key (key, chosen);
}

static gboolean
press_one (Monkey             *self,
           GtkWidget          *widget,
           GtkShortcutTrigger *trigger)
{
  g_autoptr(GPtrArray) keys = list_keys (self, widget);

  for (guint i = 0; i < keys->len; i++)
    {
      GtkShortcut *key = g_ptr_array_index (keys, i);

      if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (key), trigger) && use_key (key, widget))
        return TRUE;
    }
  return FALSE;
}

/* A key that people press often. What is nearest to the focus answers. */
void
monkey_press_usual (Monkey *self)
{
  static const char * const names[] = {
    "Escape", "Return", "Delete", "BackSpace", "space", "Tab", "<Shift>Tab", "Up", "Down", "Left", "Right", "Home", "End",
    "Page_Up", "Page_Down", "Menu", "<Shift>F10", "<Control>a", "<Control>z", "<Control>k", "<Control>f", "j", "a", "l", "n",
  };
  const char *name = names[monkey_choose (self, G_N_ELEMENTS (names))];
  g_autoptr(GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (name);
  g_autoptr(GtkWidget) widget = g_object_ref (get_focus (self));

  g_test_message ("  %s", name);
  while (widget != NULL && !press_one (self, widget, trigger))
    g_set_object (&widget, gtk_widget_get_parent (widget));
}
