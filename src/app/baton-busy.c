/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-busy.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * BatonBusy:
 *
 * Keeps a window, and those that it belongs to, from being closed in the middle
 * of a job without a word: it asks, stops the job if that is wanted, and closes
 * the window once the job has come to its end.
 */
struct _BatonBusy
{
  GObject       parent_instance;
  GtkWindow    *window;        /* Weak: whose job it is; NULL for nobody's. */
  GtkWindow    *closing;       /* Weak: what is to be closed when the job has stopped; NULL for nothing. */
  GtkWidget    *question;      /* Weak: the dialog that asks; NULL while none does. */
  GCancellable *cancellable;
  char         *title;
};

G_DEFINE_FINAL_TYPE (BatonBusy, baton_busy, G_TYPE_OBJECT)

static void
answered_cb (BatonBusy  *self,
             const char *response)
{
  if (g_str_equal (response, "stop"))
    g_cancellable_cancel (self->cancellable);
  else
    g_clear_weak_pointer (&self->closing);
}

static void
ask (BatonBusy *self)
{
  /* Translators: %s is what is being done, such as “Backing up” */
  g_autofree char *body = g_strdup_printf (_("“%s” is not finished. Stopped now, it leaves everything as it was."),
                                           self->title);
  GtkWidget *dialog = adw_message_dialog_new (self->window, _("Stop and Close?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _("_Keep Going"), "stop", _("_Stop"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "stop", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->question, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
close_requested_cb (BatonBusy *self,
                    GtkWindow *window)
{
  g_set_weak_pointer (&self->closing, window);
  if (self->question != NULL)
    gtk_window_present (GTK_WINDOW (self->question));
  else if (!g_cancellable_is_cancelled (self->cancellable))
    ask (self);
  return GDK_EVENT_STOP;
}

static void
baton_busy_dispose (GObject *object)
{
  BatonBusy *self = BATON_BUSY (object);

  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->closing);
  g_clear_weak_pointer (&self->question);

  G_OBJECT_CLASS (baton_busy_parent_class)->dispose (object);
}

static void
baton_busy_finalize (GObject *object)
{
  BatonBusy *self = BATON_BUSY (object);

  g_object_unref (self->cancellable);
  g_free (self->title);

  G_OBJECT_CLASS (baton_busy_parent_class)->finalize (object);
}

static void
baton_busy_class_init (BatonBusyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = baton_busy_dispose;
  G_OBJECT_CLASS (klass)->finalize = baton_busy_finalize;
}

static void
baton_busy_init (BatonBusy *self)
{
}

/**
 * baton_busy_new:
 * @window: (nullable): the window that does the job
 * @title: what is being done, as a heading says it
 * @cancellable: stops the job, which then leaves everything as it was
 *
 * Watches over a job that begins.
 *
 * Returns: (transfer full): it, until [method@Busy.end]
 */
BatonBusy *
baton_busy_new (GtkWindow    *window,
                const char   *title,
                GCancellable *cancellable)
{
  BatonBusy *self;

  g_return_val_if_fail (window == NULL || GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), NULL);

  self = g_object_new (BATON_TYPE_BUSY, NULL);
  self->title = g_strdup (title);
  self->cancellable = g_object_ref (cancellable);
  g_set_weak_pointer (&self->window, window);
  for (; window != NULL; window = gtk_window_get_transient_for (window))
    g_signal_connect_object (window, "close-request", G_CALLBACK (close_requested_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static gboolean
close_window (gpointer window)
{
  gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

/**
 * baton_busy_end:
 * @self: (transfer full): what watched over the job
 * @error: (nullable): why it was not done; `NULL` when it was
 *
 * Says that the job is over. If it was stopped so that a window could be
 * closed, that is closed a moment later; what came of a job that was past
 * stopping is to be seen.
 */
void
baton_busy_end (BatonBusy    *self,
                const GError *error)
{
  g_return_if_fail (BATON_IS_BUSY (self));

  if (self->question != NULL)
    gtk_window_destroy (GTK_WINDOW (self->question));
  if (self->closing != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_idle_add_full (G_PRIORITY_DEFAULT, close_window, g_object_ref (self->closing), g_object_unref);
  g_object_run_dispose (G_OBJECT (self));
  g_object_unref (self);
}
