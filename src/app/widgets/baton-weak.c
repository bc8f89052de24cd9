/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an asynchronous call knows of the window that asked. A window that is
 * destroyed with its parent must not be kept longer: until GTK 4.10 it then
 * looks for the parent that is gone. */

#include "widgets/baton-weak.h"

/**
 * baton_weak_new:
 * @object: (type GObject.Object): who asks
 *
 * Remembers an object without keeping it.
 *
 * Returns: (transfer full): what to hand to a callback, which passes it to
 *   [func@weak_take]
 */
gpointer
baton_weak_new (gpointer object)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, object);
  return weak;
}

/**
 * baton_weak_take:
 * @weak: (transfer full): what [func@weak_new] returned
 *
 * Asks for the object, once.
 *
 * Returns: (transfer full) (nullable): the object; `NULL` when it is gone
 */
gpointer
baton_weak_take (gpointer weak)
{
  gpointer object = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return object;
}
