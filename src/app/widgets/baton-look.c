/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-look.h"

/* Changes come in bursts; one look answers for all of them. */
#define BURST_MS 250

/**
 * BatonLook:
 *
 * Keeps a page up with the database: it asks when the page is shown first, and
 * again when leads changed. Nobody looks at a page that is not shown; it is
 * looked after when it is.
 */
struct _BatonLook
{
  GObject               parent_instance;
  GtkWidget            *page;         /* Not owned; NULL once it is over. */
  BatonLiveIndex       *live;
  const BatonLookFuncs *funcs;
  gpointer              data;         /* Handed to the use case. */
  GCancellable         *cancellable;
  guint                 burst;        /* 0 unless a look is about to begin. */
  gboolean              is_stale;     /* The leads changed since the last look began. */
  gboolean              is_looking;
};

G_DEFINE_FINAL_TYPE (BatonLook, baton_look, G_TYPE_OBJECT)

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonLook) self = user_data;
  g_autoptr(GError) error = NULL;
  gpointer answer = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (self->page == NULL)
    {
      g_clear_pointer (&answer, self->funcs->free_answer);
      return;
    }

  self->is_looking = FALSE;
  if (answer != NULL)
    self->funcs->take (self->page, answer);
  else
    self->funcs->fail (self->page, error);
  if (self->is_stale)
    baton_look_again (self);
}

static void
burst_cb (gpointer user_data)
{
  BatonLook *self = user_data;

  self->burst = 0;
  baton_look_again (self);
}

static void
changed_cb (BatonLook *self)
{
  if (self->burst == 0)
    self->burst = g_timeout_add_once (BURST_MS, burst_cb, self);
}

static void
map_cb (BatonLook *self)
{
  if (self->is_stale)
    baton_look_again (self);
}

static void
baton_look_dispose (GObject *object)
{
  BatonLook *self = BATON_LOOK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->burst, g_source_remove);
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  if (self->live != NULL)
    g_signal_handlers_disconnect_by_data (self->live, self);
  self->page = NULL;
  g_clear_object (&self->live);

  G_OBJECT_CLASS (baton_look_parent_class)->dispose (object);
}

static void
baton_look_finalize (GObject *object)
{
  g_object_unref (BATON_LOOK (object)->cancellable);

  G_OBJECT_CLASS (baton_look_parent_class)->finalize (object);
}

static void
baton_look_class_init (BatonLookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_look_dispose;
  object_class->finalize = baton_look_finalize;
}

static void
baton_look_init (BatonLook *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * baton_look_new:
 * @page: the page, which calls [method@Look.end] when it is disposed
 * @live: the leads
 * @funcs: what to do, which stays as it is
 * @data: handed to @funcs->load
 *
 * Begins to look, as soon as the page is shown.
 *
 * Returns: (transfer full): the look
 */
BatonLook *
baton_look_new (GtkWidget            *page,
                BatonLiveIndex       *live,
                const BatonLookFuncs *funcs,
                gpointer              data)
{
  BatonLook *self;

  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);
  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  self = g_object_new (BATON_TYPE_LOOK, NULL);
  self->page = page;
  self->live = g_object_ref (live);
  self->funcs = funcs;
  self->data = data;
  g_signal_connect_swapped (live, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (page, "map", G_CALLBACK (map_cb), self);
  baton_look_again (self);
  return self;
}

/**
 * baton_look_end:
 * @self: (transfer full): a look
 *
 * Ends it. No answer arrives after that.
 */
void
baton_look_end (BatonLook *self)
{
  g_return_if_fail (BATON_IS_LOOK (self));

  g_object_run_dispose (G_OBJECT (self));
  g_object_unref (self);
}

/**
 * baton_look_set_data:
 * @self: a look
 * @data: handed to the use case from the next look on
 *
 * Asks for something else.
 */
void
baton_look_set_data (BatonLook *self,
                     gpointer   data)
{
  g_return_if_fail (BATON_IS_LOOK (self));

  self->data = data;
}

/**
 * baton_look_again:
 * @self: a look
 *
 * Looks now, or when the look that is under way is over, or the page is shown.
 */
void
baton_look_again (BatonLook *self)
{
  g_return_if_fail (BATON_IS_LOOK (self));

  self->is_stale = self->is_looking || !gtk_widget_get_mapped (self->page);
  if (self->is_stale)
    return;

  self->is_looking = TRUE;
  baton_database_read_async (baton_live_index_get_database (self->live), self->funcs->load, self->data, NULL,
                             self->funcs->free_answer, self->cancellable, looked_cb, g_object_ref (self));
}
