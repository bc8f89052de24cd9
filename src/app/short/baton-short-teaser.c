/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "short/baton-short-teaser.h"

#include <glib/gi18n.h>

#include "baton-one-field-short.h"

/* Counting goes through many leads, so it is not done at every change. */
#define LEAST_PAUSE (20 * G_USEC_PER_SEC)

/**
 * BatonShortTeaser:
 *
 * Tells how many leads one empty field keeps from qualifying, and leads to
 * them. Where there are none it is not seen.
 */
struct _BatonShortTeaser
{
  AdwPreferencesGroup  parent_instance;
  GCancellable        *cancellable;
  gint64               looked_at;    /* On the monotonic clock; 0 for never. */
  AdwActionRow        *row;
};

G_DEFINE_FINAL_TYPE (BatonShortTeaser, baton_short_teaser, ADW_TYPE_PREFERENCES_GROUP)

static void
show_list (BatonShortTeaser     *self,
           const BatonShortList *list)
{
  const BatonShortLead *first = list->leads->len > 0 ? g_ptr_array_index (list->leads, 0) : NULL;
  g_autofree char *title =
    g_strdup_printf (ngettext ("%'u lead would qualify with one more field",
                               "%'u leads would qualify with one more field", list->total), list->total);
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), list->total > 0);
  if (first == NULL)
    return;

  /* Translators: %1$s is the name of a lead, %2$d the score that it has, %3$d the one that it could have */
  subtitle = g_strdup_printf (_("First %1$s: %2$d, up to %3$d"), first->name, first->score, first->possible);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  adw_action_row_set_subtitle (self->row, subtitle);
}

/* On a thread of the database. */
static gpointer
load (BatonSession  *session,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return baton_find_short (session, 1, cancellable, error);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonShortTeaser) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonShortList) list = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (list != NULL && self->row != NULL)
    show_list (self, list);
}

/* Whoever comes back may have filled in fields. */
static void
unmap_cb (BatonShortTeaser *self)
{
  self->looked_at = 0;
}

static void
baton_short_teaser_dispose (GObject *object)
{
  BatonShortTeaser *self = BATON_SHORT_TEASER (object);

  g_cancellable_cancel (self->cancellable);
  self->row = NULL;

  G_OBJECT_CLASS (baton_short_teaser_parent_class)->dispose (object);
}

static void
baton_short_teaser_finalize (GObject *object)
{
  g_object_unref (BATON_SHORT_TEASER (object)->cancellable);

  G_OBJECT_CLASS (baton_short_teaser_parent_class)->finalize (object);
}

static void
baton_short_teaser_class_init (BatonShortTeaserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_short_teaser_dispose;
  object_class->finalize = baton_short_teaser_finalize;
}

static void
baton_short_teaser_init (BatonShortTeaser *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  self->cancellable = g_cancellable_new ();

  self->row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_action_row_set_title_lines (self->row, 2);
  adw_action_row_set_subtitle_lines (self->row, 1);
  adw_action_row_add_suffix (self->row, arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->row), "s", "short");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->row), "win.show-page");

  /* Translators: leads that a single empty field keeps from qualifying */
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("One Field Short"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->row));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "unmap", G_CALLBACK (unmap_cb), NULL);
}

/**
 * baton_short_teaser_look:
 * @self: a teaser
 * @live: the leads, and their database
 *
 * Counts the leads anew, unless they were counted a moment ago.
 */
void
baton_short_teaser_look (BatonShortTeaser *self,
                         BatonLiveIndex   *live)
{
  gint64 now = g_get_monotonic_time ();

  g_return_if_fail (BATON_IS_SHORT_TEASER (self));

  if (self->looked_at != 0 && now - self->looked_at < LEAST_PAUSE)
    return;
  self->looked_at = now;
  baton_database_read_async (baton_live_index_get_database (live), load, NULL, NULL,
                             (GDestroyNotify) baton_short_list_free, self->cancellable, looked_cb,
                             g_object_ref (self));
}
