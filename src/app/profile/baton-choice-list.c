/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-choice-list.h"

/**
 * BatonChoiceList:
 *
 * A few choices as rows, of which exactly one is chosen; the first to begin with.
 */
struct _BatonChoiceList
{
  AdwBin      parent_instance;
  GtkListBox *list;
  GPtrArray  *buttons;   /* GtkCheckButton, borrowed from the list. */
};

enum { PROP_0, PROP_SELECTED, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonChoiceList, baton_choice_list, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
toggled_cb (BatonChoiceList *self,
            GtkCheckButton  *button)
{
  if (gtk_check_button_get_active (button))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* To the choice that is made. */
static gboolean
baton_choice_list_grab_focus (GtkWidget *widget)
{
  BatonChoiceList *self = BATON_CHOICE_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) baton_choice_list_get_selected (self));

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
baton_choice_list_finalize (GObject *object)
{
  g_ptr_array_unref (BATON_CHOICE_LIST (object)->buttons);

  G_OBJECT_CLASS (baton_choice_list_parent_class)->finalize (object);
}

static void
baton_choice_list_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SELECTED:
      g_value_set_uint (value, baton_choice_list_get_selected (BATON_CHOICE_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_choice_list_class_init (BatonChoiceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = baton_choice_list_finalize;
  object_class->get_property = baton_choice_list_get_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = baton_choice_list_grab_focus;

  /**
   * BatonChoiceList:selected:
   *
   * The place of the choice that is made, from 0.
   */
  properties[PROP_SELECTED] =
    g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_choice_list_init (BatonChoiceList *self)
{
  self->buttons = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * baton_choice_list_new:
 *
 * Returns: (transfer floating): a list without choices
 */
GtkWidget *
baton_choice_list_new (void)
{
  return g_object_new (BATON_TYPE_CHOICE_LIST, NULL);
}

/**
 * baton_choice_list_add:
 * @self: a list
 * @title: what the choice is called
 *
 * Adds a choice at the end.
 */
void
baton_choice_list_add (BatonChoiceList *self,
                       const char      *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();

  g_return_if_fail (BATON_IS_CHOICE_LIST (self));

  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  g_ptr_array_add (self->buttons, button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->list, row);
}

/**
 * baton_choice_list_get_selected:
 * @self: a list with choices
 *
 * Returns: the place of the choice that is made, from 0
 */
guint
baton_choice_list_get_selected (BatonChoiceList *self)
{
  g_return_val_if_fail (BATON_IS_CHOICE_LIST (self), 0);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      if (gtk_check_button_get_active (g_ptr_array_index (self->buttons, i)))
        return i;
    }
  return 0;
}

/**
 * baton_choice_list_set_selected:
 * @self: a list
 * @selected: the place of a choice, from 0
 */
void
baton_choice_list_set_selected (BatonChoiceList *self,
                                guint            selected)
{
  g_return_if_fail (BATON_IS_CHOICE_LIST (self));
  g_return_if_fail (selected < self->buttons->len);

  gtk_check_button_set_active (g_ptr_array_index (self->buttons, selected), TRUE);
}
