/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a monkey at the keyboard and the mouse may do. */

#include "monkey.h"

static guint
choose (Monkey *self,
        guint   n)
{
  return g_rand_int_range (self->random, 0, n);
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

  collect (self->scope, type, found);
  return found->len > 0 ? g_object_ref (g_ptr_array_index (found, choose (self, found->len))) : NULL;
}

static void
click (Monkey *self)
{
  g_autoptr(GtkWidget) button = pick (self, GTK_TYPE_BUTTON);

  const char *action = button != NULL ? gtk_actionable_get_action_name (GTK_ACTIONABLE (button)) : NULL;
  const char *label = button != NULL ? gtk_button_get_label (GTK_BUTTON (button)) : NULL;

  if (button == NULL || GTK_IS_LINK_BUTTON (button) || g_strcmp0 (action, "window.close") == 0)
    return;
  g_test_message ("  %s, %s", label != NULL ? label : G_OBJECT_TYPE_NAME (button), action != NULL ? action : "no action");
  g_signal_emit_by_name (button, "clicked");
}

static void
choose_from_menu (Monkey *self)
{
  static const char * const never[] = { "Quit", "New Window" };
  g_autoptr(GtkWidget) item = pick (self, g_type_from_name ("GtkModelButton"));
  g_auto(GStrv) parts = NULL;
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;

  if (item == NULL)
    return;
  g_object_get (item, "text", &text, NULL);
  plain = g_strjoinv ("", (parts = g_strsplit (text != NULL ? text : "", "_", -1)));
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    {
      if (g_strcmp0 (plain, never[i]) == 0)
        return;
    }
  g_signal_emit_by_name (item, "clicked");
}

static void
open_menu (Monkey *self)
{
  g_autoptr(GtkWidget) button = pick (self, GTK_TYPE_MENU_BUTTON);

  if (button != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

static void
close_menu (Monkey *self)
{
  if (GTK_IS_POPOVER (self->scope))
    gtk_popover_popdown (GTK_POPOVER (self->scope));
}

static void
activate_row (Monkey *self)
{
  g_autoptr(GtkWidget) row = pick (self, GTK_TYPE_LIST_BOX_ROW);

  if (row != NULL)
    gtk_widget_activate (row);
}

static void
toggle (Monkey *self)
{
  g_autoptr(GtkWidget) check = pick (self, choose (self, 2) == 0 ? GTK_TYPE_CHECK_BUTTON : GTK_TYPE_SWITCH);

  if (check != NULL)
    gtk_widget_activate (check);
}

static void
type (Monkey *self)
{
  static const char * const texts[] = {
    "", "a", "Müller", "stage:mql score>=100", "score>=", "stage:nonsense", "-owner:root \"open", "ana@example.com",
    "שלום", "🦊🦊🦊", "   ", "2026-02-30", "99999999999999999999", "<b>&amp;",
  };
  g_autoptr(GtkWidget) entry = pick (self, GTK_TYPE_EDITABLE);

  if (entry != NULL && gtk_editable_get_editable (GTK_EDITABLE (entry)))
    gtk_editable_set_text (GTK_EDITABLE (entry), texts[choose (self, G_N_ELEMENTS (texts))]);
}

static void
choose_value (Monkey *self)
{
  g_autoptr(GtkWidget) widget = pick (self, choose (self, 2) == 0 ? GTK_TYPE_DROP_DOWN : GTK_TYPE_SPIN_BUTTON);

  if (GTK_IS_SPIN_BUTTON (widget))
    gtk_spin_button_spin (GTK_SPIN_BUTTON (widget), choose (self, 2) == 0 ? GTK_SPIN_STEP_FORWARD : GTK_SPIN_PAGE_BACKWARD, 0);
  else if (GTK_IS_DROP_DOWN (widget))
    {
      guint n = g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (widget)));

      if (n > 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), choose (self, n));
    }
}

static void
scroll (Monkey *self)
{
  g_autoptr(GtkWidget) scrolled = pick (self, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;

  if (scrolled == NULL)
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (adjustment, g_rand_double_range (self->random, 0, gtk_adjustment_get_upper (adjustment) + 1));
}

static void
move_focus (Monkey *self)
{
  static const GtkDirectionType directions[] = {
    GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD, GTK_DIR_UP, GTK_DIR_DOWN, GTK_DIR_LEFT, GTK_DIR_RIGHT,
  };

  gtk_widget_child_focus (self->scope, directions[choose (self, G_N_ELEMENTS (directions))]);
}

typedef struct
{
  GtkWidget   *widget;
  GtkShortcut *shortcut;
} Key;

static void
key_clear (gpointer data)
{
  Key *key = data;

  g_object_unref (key->widget);
  g_object_unref (key->shortcut);
}

/* The monkey is to stay. */
static gboolean
is_last (GtkShortcut *shortcut)
{
  GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
  const char *name = GTK_IS_NAMED_ACTION (action) ? gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)) : "";

  return g_str_equal (name, "window.close") || g_str_equal (name, "app.quit");
}

/* The keys that a widget has a use for. Those that GTK's windows keep for others are found at the others. */
static void
collect_keys (GtkWidget *widget,
              GArray    *keys)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      const char *name = gtk_event_controller_get_name (controller);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller) || (name != NULL && g_str_has_prefix (name, "gtk-shortcut-manager")))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          Key key = { g_object_ref (widget), g_list_model_get_item (G_LIST_MODEL (controller), j) };

          if (is_last (key.shortcut))
            key_clear (&key);
          else
            g_array_append_val (keys, key);
        }
    }
}

/* A key that the focus, or something around it, has a use for. */
static void
press_key (Monkey *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  const Key *key;
  g_autofree char *name = NULL;

  g_array_set_clear_func (keys, key_clear);
  for (GtkWidget *widget = focus != NULL ? focus : self->window; widget != NULL; widget = gtk_widget_get_parent (widget))
    collect_keys (widget, keys);
  if (keys->len == 0)
    return;
  key = &g_array_index (keys, Key, choose (self, keys->len));
  name = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (key->shortcut));
  g_test_message ("  %s in %s", name, G_OBJECT_TYPE_NAME (key->widget));
  gtk_shortcut_action_activate (gtk_shortcut_get_action (key->shortcut), 0, key->widget,
                                gtk_shortcut_get_arguments (key->shortcut));
}

static void
show_page (Monkey *self)
{
  static const char * const pages[] = { "today", "leads", "handoffs", "funnel", "rules", "short" };

  gtk_widget_activate_action (self->fixture->window, "win.show-page", "s", pages[choose (self, G_N_ELEMENTS (pages))]);
}

static void
open_lead (Monkey *self)
{
  BatonIndex *index = baton_live_index_get_index (self->fixture->live);

  if (index != NULL)
    gtk_widget_activate_action (self->fixture->window, "win.open-lead", "x",
                                baton_index_get_id (index, choose (self, baton_index_get_n_leads (index))));
}

static void
act_on_lead (Monkey *self)
{
  static const char * const actions[] = {
    "lead.accept", "lead.begin-attempt", "lead.return", "lead.next-step", "lead.why", "lead.hand-over", "lead.attempt-note",
  };

  gtk_widget_activate_action (self->fixture->window, "win.act-on-lead", "s", actions[choose (self, G_N_ELEMENTS (actions))]);
}

static void
step_lead (Monkey *self)
{
  gtk_widget_activate_action (self->fixture->window, "win.step-lead", "i", choose (self, 2) == 0 ? -1 : 1);
}

static void
activate_cell (Monkey *self)
{
  g_autoptr(GtkWidget) list = pick (self, GTK_TYPE_LIST_VIEW);

  if (list != NULL)
    gtk_widget_activate_action (list, choose (self, 2) == 0 ? "list.select-all" : "list.unselect-all", NULL);
}

static void
resize (Monkey *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360 + choose (self, 900), 300 + choose (self, 480));
}

static void
change_looks (Monkey *self)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      choose (self, 2) == 0 ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
open_window (Monkey *self)
{
  static const char * const actions[] = { "win.add-lead", "win.preferences", "win.import", "win.show-help-overlay", "app.about" };

  if (self->window == self->fixture->window)
    gtk_widget_activate_action (self->window, actions[choose (self, G_N_ELEMENTS (actions))], NULL);
}

static void
close_window (Monkey *self)
{
  if (self->window != self->fixture->window)
    gtk_window_close (GTK_WINDOW (self->window));
}

static void
undo (Monkey *self)
{
  gtk_widget_activate_action (self->fixture->window, "win.undo", NULL);
}

static void
refresh (Monkey *self)
{
  gtk_widget_activate_action (self->fixture->window, "win.refresh", NULL);
}

/* Somebody else works on the same leads. */
static void
write_elsewhere (Monkey *self)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (self->fixture, &store);
  g_autofree char *email = g_strdup_printf ("monkey-%u@acme.example", choose (self, 20));
  const BatonChange changes[] = { { "email", email }, { "company", choose (self, 2) == 0 ? "Acme" : "Weaving Mills" } };
  gint64 lead;

  baton_add_lead (session, changes, G_N_ELEMENTS (changes), &lead, NULL, NULL);
}

static const Deed deeds[] =
{
  { "a click", 30, FALSE, click },
  { "a row", 12, FALSE, activate_row },
  { "a key", 14, FALSE, press_key },
  { "the focus", 8, FALSE, move_focus },
  { "typing", 8, FALSE, type },
  { "scrolling", 6, FALSE, scroll },
  { "a menu", 6, FALSE, open_menu },
  { "a choice from a menu", 8, FALSE, choose_from_menu },
  { "closing a menu", 4, FALSE, close_menu },
  { "a page", 8, TRUE, show_page },
  { "a lead", 8, TRUE, open_lead },
  { "what is done with a lead", 6, TRUE, act_on_lead },
  { "the next lead", 4, TRUE, step_lead },
  { "a check button", 4, FALSE, toggle },
  { "a value", 6, FALSE, choose_value },
  { "selecting", 2, FALSE, activate_cell },
  { "another size", 4, TRUE, resize },
  { "other looks", 1, TRUE, change_looks },
  { "a window", 5, TRUE, open_window },
  { "closing a window", 8, TRUE, close_window },
  { "undo", 2, FALSE, undo },
  { "a refresh", 1, FALSE, refresh },
  { "somebody else", 1, FALSE, write_elsewhere },
};

/* Some are done more often than others. */
const Deed *
monkey_choose_deed (Monkey *self)
{
  guint sum = 0;
  guint place;

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    sum += deeds[i].weight;
  place = choose (self, sum);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      if (place < deeds[i].weight)
        return &deeds[i];
      place -= deeds[i].weight;
    }
  g_assert_not_reached ();
}
