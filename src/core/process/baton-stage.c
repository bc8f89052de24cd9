/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "process/baton-stage.h"

#include "baton-names.h"

static const char * const known_ids[] = {
  [BATON_STAGE_NEW] = "new",
  [BATON_STAGE_MARKETING_QUALIFIED] = "marketing-qualified",
  [BATON_STAGE_SALES_ACCEPTED] = "sales-accepted",
  [BATON_STAGE_SALES_QUALIFIED] = "sales-qualified",
  [BATON_STAGE_OPPORTUNITY] = "opportunity",
  [BATON_STAGE_CUSTOMER] = "customer",
  [BATON_STAGE_DISQUALIFIED] = "disqualified",
  NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (known_ids) == BATON_STAGE_FIRST_ADDED + 1);

static const char * const content_names[] = {
  "awareness",
  "consideration",
  "decision",
  NULL,
};

/**
 * baton_stage_new:
 *
 * Returns: (transfer full): an active stage of which nothing else is filled in
 */
BatonStage *
baton_stage_new (void)
{
  BatonStage *self = g_new0 (BatonStage, 1);

  self->active = TRUE;
  return self;
}

/**
 * baton_stage_free:
 * @self: (nullable): a stage
 *
 * Frees a stage.
 */
void
baton_stage_free (BatonStage *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->definition);
  g_free (self->enters);
  g_free (self->metric);
  g_strfreev (self->slas);
  g_free (self);
}

/**
 * baton_stage_get_known_id:
 * @number: a number
 *
 * Returns: (nullable): the id of the stage of Baton's own that has the number;
 *   `NULL` for the number of a stage that somebody added
 */
const char *
baton_stage_get_known_id (guint number)
{
  return number < BATON_STAGE_FIRST_ADDED ? known_ids[number] : NULL;
}

/**
 * baton_stage_known_from_id:
 * @id: (nullable): an id
 * @number: (out): return location for the number
 *
 * Returns: whether @id is the id of a stage of Baton's own
 */
gboolean
baton_stage_known_from_id (const char *id,
                           guint      *number)
{
  int found = baton_names_find (known_ids, id);

  if (found < 0)
    return FALSE;
  *number = (guint) found;
  return TRUE;
}

/**
 * baton_content_level_get_name:
 * @level: a kind of content
 *
 * Returns: its name in files, such as `awareness`
 */
const char *
baton_content_level_get_name (BatonContentLevel level)
{
  g_return_val_if_fail (level <= BATON_CONTENT_DECISION, NULL);

  return content_names[level];
}

/**
 * baton_content_level_from_name:
 * @name: (nullable): a name
 * @level: (out): return location for the kind of content
 *
 * Returns: whether @name is the name of a kind of content
 */
gboolean
baton_content_level_from_name (const char        *name,
                               BatonContentLevel *level)
{
  int found = baton_names_find (content_names, name);

  if (found < 0)
    return FALSE;
  *level = (BatonContentLevel) found;
  return TRUE;
}
