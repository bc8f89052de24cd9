/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hand-raisers have no id of their own, as several ways to ask for the same
 * share one, and their order says nothing: they are known by their events. Of
 * several with the same events the first is that of the first, and so on. */

#include "scoring/baton-hand-raiser-merge-private.h"

static gboolean
has_pattern (const BatonHandRaiser *a,
             const BatonHandRaiser *b)
{
  return g_strcmp0 (a->pattern.kind, b->pattern.kind) == 0 &&
         g_strcmp0 (a->pattern.url, b->pattern.url) == 0 &&
         g_strcmp0 (a->pattern.form, b->pattern.form) == 0 &&
         g_strcmp0 (a->pattern.campaign, b->pattern.campaign) == 0 &&
         g_strcmp0 (a->pattern.program, b->pattern.program) == 0;
}

static gboolean
is_same (const BatonHandRaiser *a,
         const BatonHandRaiser *b)
{
  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->name, b->name) == 0 && a->active == b->active;
}

/* Finds in @others what the item at @position of @items is there. */
static gboolean
find (const GPtrArray *others,
      const GPtrArray *items,
      guint            position,
      guint           *place)
{
  const BatonHandRaiser *raiser = items->pdata[position];
  guint n_before = 0;

  for (guint i = 0; i < position; i++)
    n_before += has_pattern (items->pdata[i], raiser);
  for (guint i = 0; i < others->len; i++)
    {
      if (!has_pattern (others->pdata[i], raiser) || n_before-- > 0)
        continue;
      *place = i;
      return TRUE;
    }
  return FALSE;
}

/* Behind the nearest of those that stand before it among mine. */
static void
insert (GPtrArray       *theirs,
        const GPtrArray *mine,
        guint            position)
{
  guint place = 0;

  for (guint i = position; i-- > 0;)
    {
      if (!find (theirs, mine, i, &place))
        continue;
      place++;
      break;
    }
  g_ptr_array_insert (theirs, (int) place, baton_hand_raiser_copy (mine->pdata[position]));
}

static void
replace (GPtrArray             *theirs,
         guint                  place,
         const BatonHandRaiser *raiser)
{
  baton_hand_raiser_free (theirs->pdata[place]);
  theirs->pdata[place] = baton_hand_raiser_copy (raiser);
}

/*
 * baton_hand_raisers_merge:
 * @theirs: (inout): what somebody made of the hand-raisers
 * @base: what they were
 * @mine: what somebody else made of them
 *
 * Makes the changes from @base to @mine to @theirs.
 */
void
baton_hand_raisers_merge (GPtrArray       *theirs,
                          const GPtrArray *base,
                          const GPtrArray *mine)
{
  guint place, my_place, base_place;

  for (guint i = base->len; i-- > 0;)
    {
      if (!find (theirs, base, i, &place))
        continue;
      if (!find (mine, base, i, &my_place))
        g_ptr_array_remove_index (theirs, place);
      else if (!is_same (base->pdata[i], mine->pdata[my_place]))
        replace (theirs, place, mine->pdata[my_place]);
    }
  for (guint i = 0; i < mine->len; i++)
    {
      if (!find (base, mine, i, &base_place) && !find (theirs, mine, i, &place))
        insert (theirs, mine, i);
    }
}
