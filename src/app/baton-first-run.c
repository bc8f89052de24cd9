/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-first-run.h"

#include <glib/gi18n.h>

#include "baton-sample.h"

/**
 * BatonFirstRun:
 *
 * The ways in when there are no leads yet: `win.import`, `win.add-lead`, or the
 * sample company, which is made in a database of its own and then opened with
 * `app.open-store`.
 */
struct _BatonFirstRun
{
  AdwBin          parent_instance;
  BatonProgress  *progress;      /* NULL unless the sample company is being made. */
  GCancellable   *cancellable;   /* likewise */

  GtkProgressBar *progress_bar;
  GtkStack       *sample_stack;
};

G_DEFINE_FINAL_TYPE (BatonFirstRun, baton_first_run, ADW_TYPE_BIN)

static void
show_progress (BatonFirstRun *self)
{
  gtk_progress_bar_set_fraction (self->progress_bar, baton_progress_get_fraction (self->progress));
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(BatonFirstRun) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *location = baton_sample_make_finish (result, &error);

  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  gtk_stack_set_visible_child_name (self->sample_stack, "go");
  if (location != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-store", "s", location);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", error->message);
}

static void
try_sample_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  BatonFirstRun *self = BATON_FIRST_RUN (widget);

  if (self->progress != NULL)
    return;

  self->progress = baton_progress_new ();
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->progress, "notify::fraction", G_CALLBACK (show_progress), self, G_CONNECT_SWAPPED);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->sample_stack, "making");
  baton_sample_make_async (self->progress, self->cancellable, made_cb, g_object_ref (self));
}

static void
cancel_sample_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  g_cancellable_cancel (BATON_FIRST_RUN (widget)->cancellable);
}

static void
baton_first_run_dispose (GObject *object)
{
  BatonFirstRun *self = BATON_FIRST_RUN (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_FIRST_RUN);

  G_OBJECT_CLASS (baton_first_run_parent_class)->dispose (object);
}

static void
baton_first_run_finalize (GObject *object)
{
  BatonFirstRun *self = BATON_FIRST_RUN (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);

  G_OBJECT_CLASS (baton_first_run_parent_class)->finalize (object);
}

static void
baton_first_run_class_init (BatonFirstRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_first_run_dispose;
  object_class->finalize = baton_first_run_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonFirstRun, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BatonFirstRun, sample_stack);

  gtk_widget_class_install_action (widget_class, "sample.try", NULL, try_sample_action);
  gtk_widget_class_install_action (widget_class, "sample.cancel", NULL, cancel_sample_action);
}

static void
baton_first_run_init (BatonFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_first_run_new:
 *
 * Makes the page.
 *
 * Returns: (transfer full): the page
 */
GtkWidget *
baton_first_run_new (void)
{
  return g_object_new (BATON_TYPE_FIRST_RUN, NULL);
}
