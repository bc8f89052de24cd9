/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-event-walk-private.h"

#include <glib/gi18n-lib.h>

static const BatonInterestRule *
interest_rule (const BatonEventWalk *walk,
               const BatonEventRule *rule)
{
  return g_ptr_array_index (walk->sheet->interest, rule->item);
}

static void
write_event_line (BatonEventWalk       *walk,
                  const BatonEventRule *rule,
                  int                   faded,
                  int                   points)
{
  const BatonInterestRule *interest = interest_rule (walk, rule);
  char *note = NULL;

  if (points == 0)
    return;
  if (points != faded)
    /* Translators: a note in the ledger of a score: the rule gives no more than so many points. */
    note = g_strdup_printf (_("limited to %d in all"), rule->at_most_points);
  else if (points != rule->points)
    /* Translators: a note in the ledger of a score: so many points before they decayed, and how fast they do. */
    note = g_strdup_printf (ngettext ("faded from %d, half every day",
                                      "faded from %d, half every %d days", interest->half_life_days),
                            rule->points, interest->half_life_days);

  baton_ledger_add_event (walk->ledger, (guint) (rule - walk->rules),
                          interest->id, interest->name, points, walk->event.event, note);
}

/* Gives the points of one event. Caps take the newest first, and the points
 * depend on nothing but the time, so events of the same time may come in any
 * order. */
static void
give_points (BatonEventWalk       *walk,
             const BatonEventRule *rule,
             BatonTally           *tally,
             guint64               age)
{
  gint64 at = walk->event.event->at;
  int faded = rule->points;
  gint64 room = rule->at_most_points - ABS (tally->points);
  int points;

  if (rule->decay != NULL)
    {
      guint64 day = age / BATON_DAY;

      faded = 0;
      if (day < rule->decay->n_days)
        {
          const BatonDecayDay *entry = &rule->decay->days[day];

          faded = entry->points;
          baton_note_change (&tally->next, baton_time_add (at, (day + entry->days_left) * BATON_DAY));
        }
    }

  points = (int) CLAMP (faded, -room, room);
  tally->points += points;
  tally->given++;
  if (walk->ledger != NULL)
    write_event_line (walk, rule, faded, points);
}

static void
count_points (BatonEventWalk       *walk,
              const BatonEventRule *rule,
              BatonTally           *tally,
              guint64               age)
{
  gboolean gives = tally->given < rule->at_most_times &&
                   ABS (tally->points) < rule->at_most_points;

  if (gives)
    give_points (walk, rule, tally, age);
  if (rule->window != BATON_NO_WINDOW && (gives || tally->matched <= rule->at_least_times))
    baton_note_change (&tally->next, baton_time_add (walk->event.event->at, rule->window));

  tally->full = tally->matched >= rule->at_least_times && !gives;
}

static void
count_event (BatonEventWalk       *walk,
             const BatonEventRule *rule,
             BatonTally           *tally,
             guint64               age)
{
  gint64 at = walk->event.event->at;

  if (tally->matched++ == 0)
    {
      tally->newest = at;
      tally->next = BATON_NEVER;
    }

  switch (rule->role)
    {
    case BATON_ROLE_POINTS:
      count_points (walk, rule, tally, age);
      break;

    case BATON_ROLE_HAND_OVER:
      tally->full = tally->matched == rule->at_least_times;
      if (tally->full && rule->window != BATON_NO_WINDOW)
        baton_note_change (&walk->next, baton_time_add (at, rule->window));
      break;

    case BATON_ROLE_TASK:
      tally->full = age >= (guint64) rule->wait;
      if (!tally->full)
        baton_note_change (&walk->next, baton_time_add (at, (guint64) rule->wait));
      break;

    case BATON_ROLE_RAISE:
      walk->hand_raised_at = MAX (walk->hand_raised_at, at);
      if (rule->hot)
        walk->hot_raised_at = MAX (walk->hot_raised_at, at);
      tally->full = TRUE;
      break;

    case BATON_ROLE_COMPLETED:
    default:
      tally->full = TRUE;
      break;
    }
}

static void
walk_event (BatonEventWalk   *walk,
            const BatonEvent *event)
{
  gsize length = event->kind != NULL ? strlen (event->kind) : 0;
  const BatonKindRules *kind = baton_event_rules_for_kind (walk->event_rules, event->kind, length);
  guint64 age = (guint64) walk->now - (guint64) event->at;

  baton_event_view_move (&walk->event, event);
  for (guint i = 0; i < kind->n_rules; i++)
    {
      const BatonEventRule *rule = &walk->rules[kind->rules[i]];
      BatonTally *tally = &walk->tallies[kind->rules[i]];

      if (tally->full || age >= rule->window)
        continue;
      if (rule->globs == NULL || baton_event_globs_match (rule->globs, &walk->event))
        count_event (walk, rule, tally, age);
    }
}

/* Walks from the newest event to the oldest, so that caps take the newest. */
void
baton_event_walk_run (BatonEventWalk   *self,
                      const BatonEvent *events,
                      guint             n_events)
{
  self->newest = BATON_NEVER;
  self->next = BATON_NEVER;
  self->hand_raised_at = 0;
  self->hot_raised_at = 0;
  self->event.block = NULL;

  for (guint i = n_events; i-- > 0;)
    {
      if (events[i].at > self->now)
        {
          baton_note_change (&self->next, events[i].at);
          continue;
        }
      if (self->newest == BATON_NEVER)
        self->newest = events[i].at;
      walk_event (self, &events[i]);
    }
  baton_event_view_clear (&self->event);
}
