/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An overlay shows one toast after the other, for some seconds each: whoever does
 * many things in a row would read for minutes what is no news any more. */

#include "widgets/baton-toast.h"

/* One is read, and the one that it covered comes back. */
#define MAX_ALIVE 2

/* What an overlay keeps of the toasts that are read or wait to be, the newest last. */
static GPtrArray *
get_alive (AdwToastOverlay *overlay)
{
  GPtrArray *alive = g_object_get_data (G_OBJECT (overlay), "baton-toasts");

  if (alive == NULL)
    {
      alive = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_set_data_full (G_OBJECT (overlay), "baton-toasts", alive, (GDestroyNotify) g_ptr_array_unref);
    }
  return alive;
}

static void
dismissed_cb (AdwToastOverlay *overlay,
              AdwToast        *toast)
{
  g_ptr_array_remove (get_alive (overlay), toast);
}

/* What a button undid then would be something else by now. */
static void
make_room (GPtrArray *alive)
{
  for (guint i = alive->len; i > 0; i--)
    {
      AdwToast *toast = g_ptr_array_index (alive, i - 1);

      if (adw_toast_get_button_label (toast) != NULL)
        adw_toast_dismiss (toast);
    }
  while (alive->len >= MAX_ALIVE)
    adw_toast_dismiss (g_ptr_array_index (alive, 0));
}

/**
 * baton_toast_new:
 * @text: a sentence, not markup
 *
 * Makes a toast.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *
baton_toast_new (const char *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  return adw_toast_new (title);
}

/**
 * baton_toast_show:
 * @toast: (transfer full): a toast
 * @overlay: where to show it
 *
 * Shows a toast at once. Of those that it covers the last one comes back when it
 * was read, unless it has a button; all others are not shown again.
 */
void
baton_toast_show (AdwToast        *toast,
                  AdwToastOverlay *overlay)
{
  GPtrArray *alive;

  g_return_if_fail (ADW_IS_TOAST (toast));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  alive = get_alive (overlay);
  make_room (alive);
  g_ptr_array_add (alive, g_object_ref (toast));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, G_CONNECT_SWAPPED);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (overlay, toast);
}
