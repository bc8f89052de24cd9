/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-announcer.h"

#include <glib/gi18n.h>

#include "baton-undo.h"
#include "widgets/baton-toast.h"

/**
 * BatonAnnouncer:
 *
 * Tells what was done, in toasts, and takes it back. A toast that offers to undo
 * stays until it is read, or until something newer can be undone.
 *
 * Invariant: `tokens` are what can still be undone, the newest last.
 */
struct _BatonAnnouncer
{
  GObject          parent_instance;
  AdwToastOverlay *overlay;      /* Not owned: it is part of the window that owns the announcer. */
  BatonDatabase   *database;
  GArray          *tokens;       /* gint64 */
  AdwToast        *undo_toast;   /* NULL when none is shown; not owned */
};

G_DEFINE_FINAL_TYPE (BatonAnnouncer, baton_announcer, G_TYPE_OBJECT)

/* On the thread of the database that writes. */
static gpointer
undo (BatonSession  *session,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const gint64 *token = data;

  if (!baton_undo (session, *token, cancellable, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonAnnouncer) self = user_data;
  g_autoptr(GError) error = NULL;

  if (baton_database_finish (BATON_DATABASE (object), result, &error) != NULL)
    baton_announcer_say (self, _("Undone"));
  else
    baton_announcer_say (self, error->message);
}

static void
forget_toast (BatonAnnouncer *self)
{
  AdwToast *toast = self->undo_toast;

  g_clear_weak_pointer (&self->undo_toast);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static void
baton_announcer_dispose (GObject *object)
{
  BatonAnnouncer *self = BATON_ANNOUNCER (object);

  g_clear_weak_pointer (&self->undo_toast);
  g_clear_weak_pointer (&self->overlay);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_announcer_parent_class)->dispose (object);
}

static void
baton_announcer_finalize (GObject *object)
{
  g_array_unref (BATON_ANNOUNCER (object)->tokens);

  G_OBJECT_CLASS (baton_announcer_parent_class)->finalize (object);
}

static void
baton_announcer_class_init (BatonAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_announcer_dispose;
  object_class->finalize = baton_announcer_finalize;
}

static void
baton_announcer_init (BatonAnnouncer *self)
{
  self->tokens = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * baton_announcer_new:
 * @overlay: where toasts are shown; it may go before the announcer does
 * @database: where things are undone
 *
 * Makes an announcer.
 *
 * Returns: (transfer full): the announcer
 */
BatonAnnouncer *
baton_announcer_new (AdwToastOverlay *overlay,
                     BatonDatabase   *database)
{
  BatonAnnouncer *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);
  g_return_val_if_fail (BATON_IS_DATABASE (database), NULL);

  self = g_object_new (BATON_TYPE_ANNOUNCER, NULL);
  g_set_weak_pointer (&self->overlay, overlay);
  self->database = g_object_ref (database);
  return self;
}

/**
 * baton_announcer_say:
 * @self: an announcer
 * @text: a sentence
 *
 * Says something for a while; what was said before is soon forgotten.
 */
void
baton_announcer_say (BatonAnnouncer *self,
                     const char     *text)
{
  g_return_if_fail (BATON_IS_ANNOUNCER (self));
  g_return_if_fail (text != NULL);

  if (self->overlay != NULL)
    baton_toast_show (baton_toast_new (text), self->overlay);
}

/**
 * baton_announcer_say_undo:
 * @self: an announcer
 * @text: what was done
 * @token: how to undo it
 *
 * Says what was done, and offers to undo it with `win.undo-token`.
 */
void
baton_announcer_say_undo (BatonAnnouncer *self,
                          const char     *text,
                          gint64          token)
{
  AdwToast *toast;

  g_return_if_fail (BATON_IS_ANNOUNCER (self));
  g_return_if_fail (text != NULL);

  if (self->overlay == NULL)
    return;

  g_array_append_val (self->tokens, token);
  forget_toast (self);

  toast = baton_toast_new (text);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo-token");
  adw_toast_set_action_target (toast, "x", token);
  adw_toast_set_timeout (toast, 0);
  g_set_weak_pointer (&self->undo_toast, toast);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

/**
 * baton_announcer_undo:
 * @self: an announcer
 * @token: what to undo
 *
 * Undoes one thing, and says so when it is undone, or why it cannot be.
 */
void
baton_announcer_undo (BatonAnnouncer *self,
                      gint64          token)
{
  g_return_if_fail (BATON_IS_ANNOUNCER (self));

  for (guint i = self->tokens->len; i > 0; i--)
    {
      if (g_array_index (self->tokens, gint64, i - 1) == token)
        g_array_remove_index (self->tokens, i - 1);
    }
  forget_toast (self);
  baton_database_write_async (self->database, undo, g_memdup2 (&token, sizeof token), g_free, NULL, NULL,
                              undone_cb, g_object_ref (self));
}

/**
 * baton_announcer_undo_last:
 * @self: an announcer
 *
 * Undoes what was said last that it can be undone.
 */
void
baton_announcer_undo_last (BatonAnnouncer *self)
{
  g_return_if_fail (BATON_IS_ANNOUNCER (self));

  if (self->tokens->len == 0)
    baton_announcer_say (self, _("There is nothing to undo"));
  else
    baton_announcer_undo (self, g_array_index (self->tokens, gint64, self->tokens->len - 1));
}
