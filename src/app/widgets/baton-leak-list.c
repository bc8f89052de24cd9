/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-leak-list.h"

#include <glib/gi18n.h>

#include "insight/baton-leak.h"

/**
 * BatonLeakList:
 *
 * Where leads get stuck, each place with how many; a row lists them.
 *
 * The index belongs to the main thread, so the places are looked at there; but one
 * after the other, with everything else that waits in between.
 */
struct _BatonLeakList
{
  AdwBin        parent_instance;
  BatonIndex   *index;      /* NULL unless a search is under way */
  BatonProcess *process;
  int           fit;
  gint64        now;
  GPtrArray    *leaks;      /* those found so far */
  guint         place;      /* the next to look at */
  guint         source;
  gboolean      has_leaks;

  GtkListBox   *list;
};

enum { PROP_0, PROP_HAS_LEAKS, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonLeakList, baton_leak_list, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_row (const BatonLeak *leak)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = g_strdup_printf ("%'u", leak->count);
  GtkWidget *count = gtk_label_new (number);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (count, "heading");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (arrow, "secondary");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), leak->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.list-leads");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", leak->filter);
  /* Translators: tooltip of a row that counts leads that got stuck */
  gtk_widget_set_tooltip_text (row, _("Show these leads"));
  return row;
}

static void
clear (BatonLeakList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
show_leaks (BatonLeakList *self)
{
  clear (self);
  for (guint i = 0; i < self->leaks->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (self->leaks, i)));

  self->has_leaks = self->leaks->len > 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_LEAKS]);
}

static void
show_problem (BatonLeakList *self,
              const GError  *error)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0,
                                 "title", error->message, NULL);

  clear (self);
  gtk_list_box_append (self->list, row);
  self->has_leaks = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_LEAKS]);
}

static void
stop (BatonLeakList *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->index, baton_index_unref);
  g_clear_pointer (&self->process, baton_process_unref);
  g_clear_pointer (&self->leaks, g_ptr_array_unref);
}

static gboolean
look_cb (gpointer user_data)
{
  BatonLeakList *self = user_data;
  g_autoptr(GError) error = NULL;
  BatonLeak *leak;

  leak = baton_leak_find (self->index, self->process, self->fit, self->now, self->place++, NULL, &error);
  if (leak == NULL)
    {
      show_problem (self, error);
      self->source = 0;
      stop (self);
      return G_SOURCE_REMOVE;
    }
  if (leak->count == 0)
    baton_leak_free (leak);
  else
    g_ptr_array_add (self->leaks, leak);

  if (self->place < BATON_N_LEAKS)
    return G_SOURCE_CONTINUE;
  show_leaks (self);
  self->source = 0;
  stop (self);
  return G_SOURCE_REMOVE;
}

static void
baton_leak_list_dispose (GObject *object)
{
  stop (BATON_LEAK_LIST (object));

  G_OBJECT_CLASS (baton_leak_list_parent_class)->dispose (object);
}

static void
baton_leak_list_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_HAS_LEAKS:
      g_value_set_boolean (value, BATON_LEAK_LIST (object)->has_leaks);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_leak_list_class_init (BatonLeakListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_leak_list_dispose;
  object_class->get_property = baton_leak_list_get_property;

  /**
   * BatonLeakList:has-leaks:
   *
   * Whether any lead is stuck.
   */
  properties[PROP_HAS_LEAKS] =
    g_param_spec_boolean ("has-leaks", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_leak_list_init (BatonLeakList *self)
{
  GtkWidget *placeholder = gtk_label_new (_("No lead is stuck"));

  gtk_widget_add_css_class (placeholder, "placeholder");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, placeholder);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Where leads get stuck"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * baton_leak_list_show:
 * @self: a list
 * @index: the leads
 * @process: the stages
 * @fit: the fit from which a new lead is worth writing to
 * @now: the time now, in microseconds UTC
 *
 * Looks where leads get stuck, when nothing else is to do, and then shows it. What
 * was shown before stays until then.
 */
void
baton_leak_list_show (BatonLeakList *self,
                      BatonIndex    *index,
                      BatonProcess  *process,
                      int            fit,
                      gint64         now)
{
  g_return_if_fail (BATON_IS_LEAK_LIST (self));
  g_return_if_fail (index != NULL);
  g_return_if_fail (process != NULL);

  stop (self);
  self->index = baton_index_ref (index);
  self->process = baton_process_ref (process);
  self->fit = fit;
  self->now = now;
  self->place = 0;
  self->leaks = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_leak_free);
  self->source = g_idle_add (look_cb, self);
}
