/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-segment-button.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define KEY_SEGMENTS "leads-segments"

/**
 * BatonSegmentButton:
 *
 * A button behind which filters are kept under a name.
 */
struct _BatonSegmentButton
{
  GtkWidget      parent_instance;
  GSettings     *settings;
  char          *filter;     /* what would be saved */

  GtkListBox    *list_box;
  GtkMenuButton *menu_button;
  GtkEditable   *name_entry;
  GtkPopover    *popover;
  GtkWidget     *save_box;
  GtkWidget     *save_button;
};

G_DEFINE_FINAL_TYPE (BatonSegmentButton, baton_segment_button, GTK_TYPE_WIDGET)

/* The segments without one; and with one at the end, where it is to be added. */
static void
store (BatonSegmentButton *self,
       const char         *without,
       const char         *name,
       const char         *filter)
{
  g_autoptr(GVariant) saved = g_settings_get_value (self->settings, KEY_SEGMENTS);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *old_name;
  const char *old_filter;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&s&s)", &old_name, &old_filter))
    {
      if (!g_str_equal (old_name, without))
        g_variant_builder_add (&builder, "(ss)", old_name, old_filter);
    }
  if (name != NULL)
    g_variant_builder_add (&builder, "(ss)", name, filter);
  g_settings_set_value (self->settings, KEY_SEGMENTS, g_variant_builder_end (&builder));
}

static void
remove_cb (GtkWidget          *button,
           BatonSegmentButton *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  store (self, g_object_get_data (G_OBJECT (row), "name"), NULL, NULL);
}

static GtkWidget *
make_row (BatonSegmentButton *self,
          const char         *name,
          const char         *filter)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (filter, -1);
  g_autofree char *label = NULL;

  /* Translators: takes away a filter that was kept under a name. */
  label = g_strdup_printf (_("Remove “%s”"), name);
  gtk_widget_set_tooltip_text (remove, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (row), "filter", g_strdup (filter), g_free);
  return row;
}

static void
show_segments (BatonSegmentButton *self)
{
  g_autoptr(GVariant) saved = g_settings_get_value (self->settings, KEY_SEGMENTS);
  GtkListBoxRow *row;
  GVariantIter iter;
  const char *name;
  const char *filter;

  while ((row = gtk_list_box_get_row_at_index (self->list_box, 0)) != NULL)
    gtk_list_box_remove (self->list_box, GTK_WIDGET (row));

  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &filter))
    gtk_list_box_append (self->list_box, make_row (self, name, filter));
}

static void
row_activated_cb (BatonSegmentButton *self,
                  GtkListBoxRow      *row)
{
  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "leads.set-filter", "s",
                              g_object_get_data (G_OBJECT (row), "filter"));
}

static char *
dup_name (BatonSegmentButton *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));
}

static void
name_changed_cb (BatonSegmentButton *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->save_button, *name != '\0');
}

/* A name that is there already gets another filter. */
static void
save_cb (BatonSegmentButton *self)
{
  g_autofree char *name = dup_name (self);

  if (*name == '\0')
    return;
  store (self, name, name, self->filter);
  gtk_editable_set_text (self->name_entry, "");
  gtk_popover_popdown (self->popover);
}

static void
baton_segment_button_dispose (GObject *object)
{
  BatonSegmentButton *self = BATON_SEGMENT_BUTTON (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_SEGMENT_BUTTON);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->filter, g_free);

  G_OBJECT_CLASS (baton_segment_button_parent_class)->dispose (object);
}

static void
baton_segment_button_class_init (BatonSegmentButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_segment_button_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-segment-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonSegmentButton, list_box);
  gtk_widget_class_bind_template_child (widget_class, BatonSegmentButton, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BatonSegmentButton, name_entry);
  gtk_widget_class_bind_template_child (widget_class, BatonSegmentButton, popover);
  gtk_widget_class_bind_template_child (widget_class, BatonSegmentButton, save_box);
  gtk_widget_class_bind_template_child (widget_class, BatonSegmentButton, save_button);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
baton_segment_button_init (BatonSegmentButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (BATON_APPLICATION_ID);
  self->filter = g_strdup ("");
  g_signal_connect_object (self->settings, "changed::" KEY_SEGMENTS,
                           G_CALLBACK (show_segments), self, G_CONNECT_SWAPPED);
  show_segments (self);
}

/**
 * baton_segment_button_set_filter:
 * @self: a segment button
 * @filter: the filter that leads are shown by now; there is nothing to keep
 *   when it is empty
 */
void
baton_segment_button_set_filter (BatonSegmentButton *self,
                                 const char         *filter)
{
  g_return_if_fail (BATON_IS_SEGMENT_BUTTON (self));
  g_return_if_fail (filter != NULL);

  g_free (self->filter);
  self->filter = g_strstrip (g_strdup (filter));
  gtk_widget_set_visible (self->save_box, *self->filter != '\0');
}
