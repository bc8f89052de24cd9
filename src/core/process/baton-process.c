/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "process/baton-process.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "lead/baton-fold.h"

/* Invariants: each number and each id once, all of Baton's own stages are
 * there, titles are not empty, moves lead to other stages that are there. */
struct _BatonProcess
{
  gatomicrefcount  ref_count;
  GPtrArray       *stages;                         /* Of BatonStage, in the order of the funnel. */
  BatonStage      *by_number[BATON_MAX_STAGES];    /* NULL where there is none. */
};

static const struct
{
  const char       *alias;
  BatonStageNumber  number;
} aliases[] = {
  { "mql", BATON_STAGE_MARKETING_QUALIFIED },
  { "sal", BATON_STAGE_SALES_ACCEPTED },
  { "sql", BATON_STAGE_SALES_QUALIFIED },
};

static gboolean
id_is_sound (const char *id)
{
  return id != NULL && g_ascii_islower (id[0]) &&
         strspn (id, G_CSET_a_2_z G_CSET_DIGITS "-") == strlen (id);
}

static gboolean
check_number (const BatonStage  *stage,
              GError           **error)
{
  guint known;

  if (stage->number >= BATON_MAX_STAGES)
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("Stage “%s” has the number %u; the highest is %d"),
                 stage->id, stage->number, BATON_MAX_STAGES - 1);
  else if (baton_stage_known_from_id (stage->id, &known) && stage->number != known)
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("Stage “%s” has the number %u; it always has %u"), stage->id, stage->number, known);
  else if (stage->number < BATON_STAGE_FIRST_ADDED &&
           !g_str_equal (stage->id, baton_stage_get_known_id (stage->number)))
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("The number %u belongs to stage “%s”; give “%s” a number from %d to %d"),
                 stage->number, baton_stage_get_known_id (stage->number), stage->id,
                 BATON_STAGE_FIRST_ADDED, BATON_MAX_STAGES - 1);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_name (const BatonStage  *stage,
            guint              place,
            GError           **error)
{
  if (!id_is_sound (stage->id))
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("The id of stage %u is not usable; write small letters, digits and hyphens, such as “second-talk”"),
                 place);
  else if (stage->title == NULL || *stage->title == '\0')
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("Stage “%s” has no title; give it one"), stage->id);
  else
    return TRUE;
  return FALSE;
}

static gboolean
take_number (BatonProcess  *self,
             BatonStage    *stage,
             GError       **error)
{
  const BatonStage *same = self->by_number[stage->number];

  for (guint i = 0; same == NULL && i < BATON_MAX_STAGES; i++)
    {
      if (self->by_number[i] != NULL && g_str_equal (self->by_number[i]->id, stage->id))
        same = self->by_number[i];
    }

  if (same != NULL)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("The stages “%s” and “%s” have the same id or number; each needs its own"),
                   same->id, stage->id);
      return FALSE;
    }
  self->by_number[stage->number] = stage;
  return TRUE;
}

static gboolean
check_moves (BatonProcess      *self,
             const BatonStage  *stage,
             GError           **error)
{
  for (guint to = 0; to < BATON_MAX_STAGES; to++)
    {
      if ((stage->moves & (1u << to)) != 0 && (self->by_number[to] == NULL || to == stage->number))
        {
          g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("Stage “%s” allows a move to itself, or to a stage that does not exist"), stage->id);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_whole (BatonProcess  *self,
             GError       **error)
{
  for (guint i = 0; i < BATON_STAGE_FIRST_ADDED; i++)
    {
      if (self->by_number[i] == NULL)
        {
          g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("Stage “%s” is missing; it can be renamed or switched off, but not left out"),
                       baton_stage_get_known_id (i));
          return FALSE;
        }
    }

  if (!self->by_number[BATON_STAGE_NEW]->active)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("Stage “%s” cannot be switched off: every lead begins there"),
                   self->by_number[BATON_STAGE_NEW]->id);
      return FALSE;
    }

  for (guint i = 0; i < self->stages->len; i++)
    {
      if (!check_moves (self, g_ptr_array_index (self->stages, i), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * baton_process_new:
 * @stages: (element-type BatonStage): the stages in the order of the funnel, in
 *   an array that frees them; it is held, and may not change any longer
 * @error: return location for an error
 *
 * Checks the stages, and makes a process of them.
 *
 * Fails with `BATON_ERROR_INVALID` when a number or an id is there twice or out
 * of range, a title is empty, one of Baton's own stages is missing, or a move
 * leads nowhere.
 *
 * Returns: (transfer full): the process
 */
BatonProcess *
baton_process_new (GPtrArray  *stages,
                   GError    **error)
{
  g_autoptr(BatonProcess) self = NULL;

  g_return_val_if_fail (stages != NULL, NULL);

  self = g_new0 (BatonProcess, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->stages = g_ptr_array_ref (stages);

  for (guint i = 0; i < stages->len; i++)
    {
      BatonStage *stage = g_ptr_array_index (stages, i);

      if (!check_name (stage, i + 1, error) ||
          !check_number (stage, error) ||
          !take_number (self, stage, error))
        return NULL;
    }
  if (!check_whole (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * baton_process_ref:
 * @self: a process
 *
 * Returns: (transfer full): @self, held once more
 */
BatonProcess *
baton_process_ref (BatonProcess *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * baton_process_unref:
 * @self: a process
 *
 * Lets go of a process, and frees it when nobody holds it any longer.
 */
void
baton_process_unref (BatonProcess *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->stages);
  g_free (self);
}

/**
 * baton_process_get_n_stages:
 * @self: a process
 *
 * Returns: how many stages there are, those switched off among them
 */
guint
baton_process_get_n_stages (BatonProcess *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->stages->len;
}

/**
 * baton_process_get_nth:
 * @self: a process
 * @position: a place in the order of the funnel, from 0
 *
 * Returns: the stage there
 */
const BatonStage *
baton_process_get_nth (BatonProcess *self,
                       guint         position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->stages->len, NULL);

  return g_ptr_array_index (self->stages, position);
}

/**
 * baton_process_get_stage:
 * @self: a process
 * @number: the number of a stage; any number will do
 *
 * Returns: (nullable): the stage; `NULL` when none has the number
 */
const BatonStage *
baton_process_get_stage (BatonProcess *self,
                         guint         number)
{
  g_return_val_if_fail (self != NULL, NULL);

  return number < BATON_MAX_STAGES ? self->by_number[number] : NULL;
}

static const BatonStage *
find_by_id (BatonProcess *self,
            const char   *id)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      const BatonStage *stage = g_ptr_array_index (self->stages, i);

      if (g_str_equal (stage->id, id))
        return stage;
    }
  return NULL;
}

static const BatonStage *
find_by_title (BatonProcess *self,
               const char   *title)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      const BatonStage *stage = g_ptr_array_index (self->stages, i);

      if (baton_fold_equal (stage->title, title))
        return stage;
    }
  return NULL;
}

/**
 * baton_process_find:
 * @self: a process
 * @name: what a person typed: the id, `mql`, `sal` or `sql`, or the title; in
 *   capitals or not
 *
 * Finds a stage by one of its names. The id wins over the short names, and
 * those over a title.
 *
 * Returns: (nullable): the stage; `NULL` when none is called so
 */
const BatonStage *
baton_process_find (BatonProcess *self,
                    const char   *name)
{
  g_autofree char *lower = NULL;
  const BatonStage *stage;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  lower = g_ascii_strdown (name, -1);
  stage = find_by_id (self, lower);
  if (stage != NULL)
    return stage;

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      if (g_str_equal (aliases[i].alias, lower))
        return self->by_number[aliases[i].number];
    }
  return find_by_title (self, name);
}

/**
 * baton_process_allows:
 * @self: a process
 * @from: the number of the stage that a lead is in
 * @to: the number of another
 *
 * Returns: whether a person may move a lead from one to the other; never to a
 *   stage that is switched off
 */
gboolean
baton_process_allows (BatonProcess *self,
                      guint         from,
                      guint         to)
{
  const BatonStage *source, *target;

  g_return_val_if_fail (self != NULL, FALSE);

  source = baton_process_get_stage (self, from);
  target = baton_process_get_stage (self, to);
  return source != NULL && target != NULL && target->active && (source->moves & (1u << to)) != 0;
}
