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

static BatonLeak *
find_leak (BatonIndex    *index,
           BatonProcess  *process,
           const char    *id,
           const char    *title,
           const char    *text,
           gint64         now,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(BatonFilter) filter = baton_filter_parse (text, process, now, error);
  g_autoptr(GArray) rows = NULL;
  BatonLeak *leak;

  if (filter == NULL)
    return NULL;
  rows = baton_index_select (index, filter, NULL, FALSE, cancellable, error);
  if (rows == NULL)
    return NULL;

  leak = g_new0 (BatonLeak, 1);
  leak->id = id;
  leak->title = title;
  leak->filter = baton_filter_to_text (filter);
  leak->count = rows->len;
  return leak;
}

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

/**
 * baton_leaks_find:
 * @index: the leads
 * @process: the stages
 * @fit: the fit from which a new lead is worth writing to
 * @now: the time now, in microseconds UTC
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Looks where leads get stuck. Each leak can be shown by its filter.
 *
 * Fails with `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer container) (element-type BatonLeak): the leaks, those without leads too
 */
GPtrArray *
baton_leaks_find (BatonIndex    *index,
                  BatonProcess  *process,
                  int            fit,
                  gint64         now,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GPtrArray) leaks = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_leak_free);
  g_autofree char *untouched = g_strdup_printf ("stage:new fit>=%d active:none", fit);
  BatonLeak *leak;

  g_return_val_if_fail (index != NULL, NULL);
  g_return_val_if_fail (process != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      leak = find_leak (index, process, kinds[i].id, _(kinds[i].title), kinds[i].filter,
                        now, cancellable, error);
      if (leak == NULL)
        return NULL;
      g_ptr_array_add (leaks, leak);
    }

  leak = find_leak (index, process, "untouched", _("They fit, and nothing has happened yet"),
                    untouched, now, cancellable, error);
  if (leak == NULL)
    return NULL;
  g_ptr_array_add (leaks, leak);
  return g_steal_pointer (&leaks);
}
