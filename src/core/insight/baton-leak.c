/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-leak.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *title;
  const char *filter;
} kinds[] = {
  { "not-accepted", N_("Not accepted in time"), "stage:marketing-qualified team:sales due:late" },
  { "unassigned", N_("With Sales, and nobody’s"), "team:sales unassigned:yes" },
  { "not-contacted", N_("Accepted, and contact is late"), "stage:sales-accepted due:late" },
  { "quiet", N_("Being sold to, and quiet for 14 days"), "stage:sales-qualified,opportunity -active>=-14d" },
  { "wake-passed", N_("Returned, and their date has passed"), "team:marketing returned:yes wake<now -stage:disqualified" },
  { "no-wake", N_("Returned, no date"), "team:marketing returned:yes wake:none -stage:disqualified" },
};

/**
 * baton_leak_free:
 * @self: (transfer full): a leak
 */
void
baton_leak_free (BatonLeak *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->filter);
  g_free (self);
}

/* The last place is the one whose filter depends on the rules. */
static BatonFilter *
make_filter (BatonProcess  *process,
             int            fit,
             gint64         now,
             guint          place,
             GError       **error)
{
  g_autofree char *untouched = NULL;

  if (place < G_N_ELEMENTS (kinds))
    return baton_filter_parse (kinds[place].filter, process, now, error);
  untouched = g_strdup_printf ("stage:new fit>=%d active:none", fit);
  return baton_filter_parse (untouched, process, now, error);
}

/**
 * baton_leak_find:
 * @index: the leads
 * @process: the stages
 * @fit: the fit from which a new lead is worth writing to
 * @now: the time now, in microseconds UTC
 * @place: the place to look at, below %BATON_N_LEAKS
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Looks whether leads get stuck in a place. They can be shown by the leak's filter.
 *
 * Fails with `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): the leak, also when no lead is in it
 */
BatonLeak *
baton_leak_find (BatonIndex    *index,
                 BatonProcess  *process,
                 int            fit,
                 gint64         now,
                 guint          place,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(BatonFilter) filter = NULL;
  g_autoptr(GArray) rows = NULL;
  BatonLeak *leak;

  G_STATIC_ASSERT (G_N_ELEMENTS (kinds) + 1 == BATON_N_LEAKS);
  g_return_val_if_fail (index != NULL, NULL);
  g_return_val_if_fail (process != NULL, NULL);
  g_return_val_if_fail (place < BATON_N_LEAKS, NULL);

  filter = make_filter (process, fit, now, place, error);
  if (filter == NULL)
    return NULL;
  rows = baton_index_select (index, filter, NULL, FALSE, cancellable, error);
  if (rows == NULL)
    return NULL;

  leak = g_new0 (BatonLeak, 1);
  leak->id = place < G_N_ELEMENTS (kinds) ? kinds[place].id : "untouched";
  leak->title = place < G_N_ELEMENTS (kinds) ? _(kinds[place].title) : _("They fit, and nothing has happened yet");
  leak->filter = baton_filter_to_text (filter);
  leak->count = rows->len;
  return leak;
}
