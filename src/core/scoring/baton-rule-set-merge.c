/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-rule-set-merge.h"

#include <stddef.h>
#include <string.h>

#include "scoring/baton-hand-raiser-merge-private.h"
#include "scoring/baton-rule-set-diff.h"

/* How long an id may be before a number is added to it. */
#define MAX_STEM 50

/* What has an id begins with it; a list or a field with its name. Only hand-raisers
 * have none of their own. */
typedef struct
{
  BatonRuleKind kind;
  gsize         place;
  gboolean      is_lone; /* Nothing else names it by its id. */
} Part;

static const Part parts[] =
{
  { BATON_RULE_KIND_FILTER, offsetof (BatonRuleSheet, filters), TRUE },
  { BATON_RULE_KIND_FIT, offsetof (BatonRuleSheet, fit), TRUE },
  { BATON_RULE_KIND_INTEREST, offsetof (BatonRuleSheet, interest), TRUE },
  { BATON_RULE_KIND_AUTOMATION, offsetof (BatonRuleSheet, automations), TRUE },
  { BATON_RULE_KIND_ROUTING, offsetof (BatonRuleSheet, routing), TRUE },
  { BATON_RULE_KIND_PERSONA, offsetof (BatonRuleSheet, personas), FALSE },
  { BATON_RULE_KIND_GROUP, offsetof (BatonRuleSheet, groups), FALSE },
  { BATON_RULE_KIND_LIST, offsetof (BatonRuleSheet, lists), FALSE },
  { BATON_RULE_KIND_FIELD, offsetof (BatonRuleSheet, fields), FALSE },
};

/* A merge that is being made: the changes go from the donor to the sheet. */
typedef struct
{
  BatonRuleSheet       *sheet;
  BatonRuleSheet       *donor;
  const BatonRuleSheet *base;
  const BatonRuleSheet *mine;
  GPtrArray            *apart; /* BatonRuleChange: how both ends differ. */
} Merge;

static GPtrArray *
get_items (const BatonRuleSheet *sheet,
           const Part           *part)
{
  return G_STRUCT_MEMBER (GPtrArray *, sheet, part->place);
}

static const char *
get_id (gconstpointer item)
{
  return *(char * const *) item;
}

static gboolean
find (const GPtrArray *items,
      const char      *id,
      guint           *place)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (strcmp (get_id (g_ptr_array_index (items, i)), id) != 0)
        continue;
      *place = i;
      return TRUE;
    }
  return FALSE;
}

/* Behind the nearest of the items that stand before it in @order. */
static guint
find_place (const GPtrArray *items,
            const GPtrArray *order,
            const char      *id)
{
  guint i, place;

  if (!find (order, id, &i))
    return items->len;
  while (i-- > 0)
    {
      if (find (items, get_id (g_ptr_array_index (order, i)), &place))
        return place + 1;
    }
  return 0;
}

static gboolean
is_taken (const BatonRuleSheet *sheet,
          const char           *id)
{
  guint place;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].is_lone && find (get_items (sheet, &parts[i]), id, &place))
        return TRUE;
    }
  return FALSE;
}

/* Both may have added a rule, and come upon the same id for different ones. */
static gboolean
is_another (const Merge           *self,
            const BatonRuleChange *change,
            const Part            *part)
{
  if (change->change != BATON_RULE_ADDED || !part->is_lone ||
      is_taken (self->base, change->id) || !is_taken (self->sheet, change->id))
    return FALSE;

  for (guint i = 0; i < self->apart->len; i++)
    {
      const BatonRuleChange *other = g_ptr_array_index (self->apart, i);

      if (other->kind == change->kind && other->change != BATON_RULE_MOVED && g_strcmp0 (other->id, change->id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
rename_item (const Merge *self,
             gpointer     item)
{
  char **id = item;
  g_autofree char *stem = g_strndup (*id, MAX_STEM);

  for (guint number = 2; is_taken (self->sheet, *id) || is_taken (self->mine, *id); number++)
    {
      g_free (*id);
      *id = g_strdup_printf ("%s-%u", stem, number);
    }
}

/* Takes the item out of the donor, if it is still there. */
static void
put (const Merge           *self,
     const BatonRuleChange *change,
     const Part            *part)
{
  GPtrArray *items = get_items (self->sheet, part);
  GPtrArray *donated = get_items (self->donor, part);
  gpointer item;
  guint donated_place, place;

  if (!find (donated, change->id, &donated_place))
    return;

  item = g_ptr_array_steal_index (donated, donated_place);
  if (is_another (self, change, part))
    {
      place = find_place (items, get_items (self->mine, part), change->id);
      rename_item (self, item);
    }
  else if (find (items, change->id, &place))
    g_ptr_array_remove_index (items, place);
  else
    place = find_place (items, get_items (self->mine, part), change->id);
  g_ptr_array_insert (items, (int) place, item);
}

static void
move (GPtrArray       *items,
      const GPtrArray *order,
      const char      *id)
{
  gpointer item;
  guint place;

  if (!find (items, id, &place))
    return;
  item = g_ptr_array_steal_index (items, place);
  g_ptr_array_insert (items, (int) find_place (items, order, id), item);
}

static void
apply (const Merge           *self,
       const BatonRuleChange *change,
       const Part            *part)
{
  GPtrArray *items = get_items (self->sheet, part);
  guint place;

  switch (change->change)
    {
    case BATON_RULE_REMOVED:
      if (find (items, change->id, &place))
        g_ptr_array_remove_index (items, place);
      break;
    case BATON_RULE_MOVED:
      move (items, get_items (self->mine, part), change->id);
      break;
    case BATON_RULE_ADDED:
    case BATON_RULE_CHANGED:
    default:
      put (self, change, part);
      break;
    }
}

static void
replace (char       **place,
         const char  *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

static gboolean
is_same_hot_rule (const BatonHotRule *a,
                  const BatonHotRule *b)
{
  if ((a->raisers == NULL) != (b->raisers == NULL) ||
      (a->raisers != NULL && !g_strv_equal ((const char * const *) a->raisers, (const char * const *) b->raisers)))
    return FALSE;
  return a->score == b->score && a->hand_raised == b->hand_raised && a->within_days == b->within_days;
}

static void
apply_settings (BatonRuleSheet       *sheet,
                const BatonRuleSheet *base,
                const BatonRuleSheet *mine)
{
  if (g_strcmp0 (base->name, mine->name) != 0)
    replace (&sheet->name, mine->name);
  if (g_strcmp0 (base->queue, mine->queue) != 0)
    replace (&sheet->queue, mine->queue);
  if (base->to_company_owner != mine->to_company_owner)
    sheet->to_company_owner = mine->to_company_owner;
  if (memcmp (&base->mql, &mine->mql, sizeof base->mql) != 0)
    sheet->mql = mine->mql;
  if (!baton_matrix_equal (&base->matrix, &mine->matrix))
    sheet->matrix = mine->matrix;
  if (!is_same_hot_rule (&base->hot, &mine->hot))
    {
      g_strfreev (sheet->hot.raisers);
      sheet->hot = mine->hot;
      sheet->hot.raisers = g_strdupv (mine->hot.raisers);
    }
}

/**
 * baton_rule_set_merge:
 * @base: the rules that both began with
 * @mine: what one of two made of them
 * @theirs: what the other did
 *
 * Makes the changes of one to what the other made. Where both changed the same
 * rule, that of the first counts; where both added one under the same id, both
 * stay, and that of the first gets another. Together they may make no sense, which is
 * found when a rule set is made of them.
 *
 * Returns: (transfer full): the rules with the changes of both
 */
BatonRuleSheet *
baton_rule_set_merge (BatonRuleSet *base,
                      BatonRuleSet *mine,
                      BatonRuleSet *theirs)
{
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GPtrArray) apart = NULL;
  g_autoptr(BatonRuleSheet) donor = NULL;
  Merge merge;

  g_return_val_if_fail (base != NULL && mine != NULL && theirs != NULL, NULL);

  changes = baton_rule_set_diff (base, mine);
  apart = baton_rule_set_diff (theirs, mine);
  donor = baton_rule_sheet_copy (baton_rule_set_get_sheet (mine));
  merge = (Merge) {
    .sheet = baton_rule_sheet_copy (baton_rule_set_get_sheet (theirs)),
    .donor = donor,
    .base = baton_rule_set_get_sheet (base),
    .mine = baton_rule_set_get_sheet (mine),
    .apart = apart,
  };
  for (guint i = 0; i < changes->len; i++)
    {
      const BatonRuleChange *change = g_ptr_array_index (changes, i);

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          if (parts[j].kind == change->kind)
            apply (&merge, change, &parts[j]);
        }
    }
  baton_hand_raisers_merge (merge.sheet->hand_raisers, merge.base->hand_raisers, merge.mine->hand_raisers);
  apply_settings (merge.sheet, merge.base, merge.mine);
  return merge.sheet;
}
