/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-preferences-toast.h"

#include <glib/gi18n.h>

#include "widgets/baton-toast.h"

static void
show (GtkWidget *page,
      AdwToast  *toast)
{
  GtkWidget *window = gtk_widget_get_ancestor (page, ADW_TYPE_PREFERENCES_WINDOW);

  if (window != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

/**
 * baton_preferences_say:
 * @page: something in the preferences
 * @text: what happened
 *
 * Tells what happened.
 */
void
baton_preferences_say (GtkWidget  *page,
                       const char *text)
{
  show (page, baton_toast_new (text));
}

/**
 * baton_preferences_say_undo:
 * @page: something in the preferences
 * @text: what was done
 * @undo: undoes it; called with @page alone
 *
 * Tells what was done, and offers to undo it.
 */
void
baton_preferences_say_undo (GtkWidget  *page,
                            const char *text,
                            GCallback   undo)
{
  AdwToast *toast = baton_toast_new (text);

  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_object (toast, "button-clicked", undo, page, G_CONNECT_SWAPPED);
  show (page, toast);
}
