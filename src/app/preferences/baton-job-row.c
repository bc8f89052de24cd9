/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-job-row.h"

#include "baton-busy.h"

/**
 * BatonJobRow:
 *
 * A long job: what is being done, how far it is, and a button that stops it.
 * It is seen only while there is one. A row that goes away stops its job; the
 * window that it is in asks before.
 */
struct _BatonJobRow
{
  AdwActionRow    parent_instance;
  GCancellable   *cancellable;   /* NULL while there is no job. */
  BatonBusy      *busy;          /* likewise */
  BatonProgress  *progress;      /* NULL when nobody knows how far it is. */

  GtkProgressBar *bar;
  GtkButton      *cancel_button;
  GtkSpinner     *spinner;
};

G_DEFINE_FINAL_TYPE (BatonJobRow, baton_job_row, ADW_TYPE_ACTION_ROW)

static void
cancel_cb (BatonJobRow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), FALSE);
  g_cancellable_cancel (self->cancellable);
}

/* A bar that stays at its beginning would look dead: what comes before the part that can be measured is only busy. */
static void
show_fraction (BatonJobRow *self,
               double       fraction)
{
  gtk_progress_bar_set_fraction (self->bar, fraction);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), fraction > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), fraction <= 0);
  gtk_spinner_set_spinning (self->spinner, fraction <= 0);
}

static void
progressed_cb (BatonJobRow   *self,
               GParamSpec    *pspec,
               BatonProgress *progress)
{
  if (progress == self->progress)
    show_fraction (self, baton_progress_get_fraction (progress));
}

static void
baton_job_row_dispose (GObject *object)
{
  BatonJobRow *self = BATON_JOB_ROW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_JOB_ROW);
  g_clear_object (&self->busy);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);

  G_OBJECT_CLASS (baton_job_row_parent_class)->dispose (object);
}

static void
baton_job_row_class_init (BatonJobRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_job_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-job-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonJobRow, bar);
  gtk_widget_class_bind_template_child (widget_class, BatonJobRow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, BatonJobRow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
baton_job_row_init (BatonJobRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_job_row_begin:
 * @self: a row without a job
 * @title: what is being done
 * @progress: (nullable): how far it is, when that is known
 *
 * Shows that a job runs.
 *
 * Returns: (transfer none): cancelled when somebody stops it
 */
GCancellable *
baton_job_row_begin (BatonJobRow   *self,
                     const char    *title,
                     BatonProgress *progress)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_return_val_if_fail (BATON_IS_JOB_ROW (self), NULL);
  g_return_val_if_fail (self->cancellable == NULL, NULL);

  self->cancellable = g_cancellable_new ();
  self->busy = baton_busy_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, self->cancellable);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), TRUE);
  show_fraction (self, 0);
  if (g_set_object (&self->progress, progress) && progress != NULL)
    g_signal_connect_object (progress, "notify::fraction", G_CALLBACK (progressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return self->cancellable;
}

/**
 * baton_job_row_end:
 * @self: a row with a job
 * @error: (nullable): why it was not done; `NULL` when it was
 *
 * Shows that the job is over, in whatever way.
 */
void
baton_job_row_end (BatonJobRow  *self,
                   const GError *error)
{
  g_return_if_fail (BATON_IS_JOB_ROW (self));

  baton_busy_end (g_steal_pointer (&self->busy), error);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * baton_job_row_is_busy:
 * @self: a row
 *
 * Tells whether a job runs.
 *
 * Returns: whether it does
 */
gboolean
baton_job_row_is_busy (BatonJobRow *self)
{
  g_return_val_if_fail (BATON_IS_JOB_ROW (self), FALSE);

  return self->cancellable != NULL;
}
