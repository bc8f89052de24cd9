/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-single-key.h"

static gboolean
are_wanted (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (BATON_APPLICATION_ID);
  return g_settings_get_boolean (settings, "single-key-shortcuts");
}

static gboolean
pressed_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   user_data)
{
  const char *action;
  const char *target;

  if (!are_wanted ())
    return FALSE;

  g_variant_get (arguments, "(&s&s)", &action, &target);
  if (*target != '\0')
    return gtk_widget_activate_action (widget, action, "s", target);
  return gtk_widget_activate_action (widget, action, NULL);
}

/**
 * baton_single_key_add:
 * @widget_class: the class of a widget
 * @keyval: a key, which is pressed alone
 * @action: the name of an action
 * @target: (nullable): the text that it takes, `NULL` for an action that takes none
 *
 * Binds a key to an action, for as long as the person wants letters alone to do
 * something: who speaks to the computer, or has trembling hands, may not.
 */
void
baton_single_key_add (GtkWidgetClass *widget_class,
                      guint           keyval,
                      const char     *action,
                      const char     *target)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));
  g_return_if_fail (action != NULL);

  gtk_widget_class_add_binding (widget_class, keyval, 0, pressed_cb, "(ss)", action, target != NULL ? target : "");
}
