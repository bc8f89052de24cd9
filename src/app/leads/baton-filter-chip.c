/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-filter-chip.h"

#include <glib/gi18n.h>

/**
 * BatonFilterChip:
 *
 * A term of the filter in words, with a button that takes it out.
 */
struct _BatonFilterChip
{
  GtkWidget  parent_instance;

  GtkWidget *remove_button;
  GtkLabel  *title_label;
  GtkLabel  *value_label;
};

G_DEFINE_FINAL_TYPE (BatonFilterChip, baton_filter_chip, GTK_TYPE_WIDGET)

static void
baton_filter_chip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_FILTER_CHIP);

  G_OBJECT_CLASS (baton_filter_chip_parent_class)->dispose (object);
}

static void
baton_filter_chip_class_init (BatonFilterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_filter_chip_dispose;

  gtk_widget_class_set_css_name (widget_class, "filterchip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-filter-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonFilterChip, remove_button);
  gtk_widget_class_bind_template_child (widget_class, BatonFilterChip, title_label);
  gtk_widget_class_bind_template_child (widget_class, BatonFilterChip, value_label);
}

static void
baton_filter_chip_init (BatonFilterChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_filter_chip_new:
 * @title: what the term asks about
 * @value: what it asks for
 * @filter_without: the filter without the term
 *
 * Returns: (transfer full): a chip
 */
GtkWidget *
baton_filter_chip_new (const char *title,
                       const char *value,
                       const char *filter_without)
{
  BatonFilterChip *self = g_object_new (BATON_TYPE_FILTER_CHIP, NULL);
  g_autofree char *tooltip = NULL;

  /* Translators: takes a part out of the filter, such as “Stage” and “MQL”. */
  tooltip = g_strdup_printf (_("Remove %s: %s"), title, value);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->value_label, value);
  gtk_widget_set_tooltip_text (self->remove_button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_button), "s", filter_without);
  return GTK_WIDGET (self);
}
