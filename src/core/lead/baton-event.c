/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lead/baton-event.h"

G_DEFINE_BOXED_TYPE (BatonEvent, baton_event, baton_event_copy, baton_event_free)

/**
 * baton_event_copy:
 * @event: an event
 *
 * Copies an event together with its strings.
 *
 * Returns: (transfer full): the copy
 */
BatonEvent *
baton_event_copy (const BatonEvent *event)
{
  BatonEvent *copy;

  g_return_val_if_fail (event != NULL, NULL);

  copy = g_new (BatonEvent, 1);
  *copy = *event;
  copy->kind = g_strdup (event->kind);
  copy->url = g_strdup (event->url);
  copy->form = g_strdup (event->form);
  copy->campaign = g_strdup (event->campaign);
  copy->program = g_strdup (event->program);
  copy->source = g_strdup (event->source);
  copy->external_id = g_strdup (event->external_id);
  copy->data = g_strdup (event->data);

  return copy;
}

/**
 * baton_event_free:
 * @event: (nullable): an event that [method@Event.copy] made
 *
 * Frees an event and its strings.
 */
void
baton_event_free (BatonEvent *event)
{
  if (event == NULL)
    return;

  g_free ((char *) event->kind);
  g_free ((char *) event->url);
  g_free ((char *) event->form);
  g_free ((char *) event->campaign);
  g_free ((char *) event->program);
  g_free ((char *) event->source);
  g_free ((char *) event->external_id);
  g_free ((char *) event->data);
  g_free (event);
}

/**
 * baton_event_find_last:
 * @events: (array length=n_events): the events of a lead, oldest first
 * @n_events: how many
 * @now: the time, in microseconds UTC
 *
 * Tells when the newest event happened; what lies ahead has not.
 *
 * Returns: when, in microseconds UTC; 0 for never
 */
gint64
baton_event_find_last (const BatonEvent *events,
                       guint             n_events,
                       gint64            now)
{
  while (n_events > 0 && events[n_events - 1].at > now)
    n_events--;
  return n_events > 0 ? events[n_events - 1].at : 0;
}
