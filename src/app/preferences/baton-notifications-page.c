/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-notifications-page.h"

/**
 * BatonNotificationsPage:
 *
 * What this person is told of, and how the program behaves for them. All of it is
 * in force at once.
 */
struct _BatonNotificationsPage
{
  AdwPreferencesPage  parent_instance;
  GSettings          *settings;

  GtkSwitch          *background_switch;
  GtkSwitch          *due_soon_switch;
  GtkSwitch          *handoffs_switch;
  GtkSwitch          *keys_switch;
  GtkSwitch          *late_switch;
  GtkSwitch          *returns_switch;
};

G_DEFINE_FINAL_TYPE (BatonNotificationsPage, baton_notifications_page, ADW_TYPE_PREFERENCES_PAGE)

static void
bind_switches (BatonNotificationsPage *self)
{
  const struct { const char *key; GtkSwitch *widget; } switches[] = {
    { "notify-handoffs", self->handoffs_switch },
    { "notify-due-soon", self->due_soon_switch },
    { "notify-late", self->late_switch },
    { "notify-returns", self->returns_switch },
    { "run-in-background", self->background_switch },
    { "single-key-shortcuts", self->keys_switch },
  };

  self->settings = g_settings_new (BATON_APPLICATION_ID);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    g_settings_bind (self->settings, switches[i].key, switches[i].widget, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
baton_notifications_page_dispose (GObject *object)
{
  BatonNotificationsPage *self = BATON_NOTIFICATIONS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_NOTIFICATIONS_PAGE);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (baton_notifications_page_parent_class)->dispose (object);
}

static void
baton_notifications_page_class_init (BatonNotificationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_notifications_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/batonleads/Baton/baton-notifications-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonNotificationsPage, background_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonNotificationsPage, due_soon_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonNotificationsPage, handoffs_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonNotificationsPage, keys_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonNotificationsPage, late_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonNotificationsPage, returns_switch);
}

static void
baton_notifications_page_init (BatonNotificationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_switches (self);
}

/**
 * baton_notifications_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
baton_notifications_page_new (void)
{
  return g_object_new (BATON_TYPE_NOTIFICATIONS_PAGE, NULL);
}
