/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-documents.h"

#include <glib/gi18n-lib.h>

#include "baton-json-place.h"
#include "baton-json.h"

static const char * const document_members[] = { "stages", NULL };

static const char * const stage_members[] = {
  "id", "number", "title", "definition", "enters", "team", "content", "metric", "slas", "active", "moves", NULL,
};

static gboolean
read_text (const BatonJsonPlace  *object,
           const char            *name,
           char                 **text,
           GError               **error)
{
  BatonJsonPlace place;
  const char *value = "";

  if (baton_json_place_find (object, name, &place) && !baton_json_place_get_text (&place, &value, error))
    return FALSE;
  *text = g_strdup (value);
  return TRUE;
}

static gboolean
read_number (const BatonJsonPlace  *object,
             BatonStage            *stage,
             GError               **error)
{
  BatonJsonPlace place;
  gint64 number;

  if (!baton_json_place_find (object, "number", &place))
    return baton_stage_known_from_id (stage->id, &stage->number) ||
           baton_json_place_fail (object, error, _("“number” is missing; give a stage of your own one from %d to %d"),
                                  BATON_STAGE_FIRST_ADDED, BATON_MAX_STAGES - 1);

  if (!baton_json_place_get_integer (&place, 0, BATON_MAX_STAGES - 1, &number, error))
    return FALSE;
  stage->number = (guint) number;
  return TRUE;
}

static gboolean
read_team (const BatonJsonPlace  *object,
           BatonStage            *stage,
           GError               **error)
{
  BatonJsonPlace place;
  const char *name;

  if (!baton_json_place_require (object, "team", &place, error) ||
      !baton_json_place_get_text (&place, &name, error))
    return FALSE;
  return baton_team_from_name (name, &stage->team) ||
         baton_json_place_fail (&place, error, _("“%s” is no team; write marketing or sales"), name);
}

static gboolean
read_content (const BatonJsonPlace  *object,
              BatonStage            *stage,
              GError               **error)
{
  BatonJsonPlace place;
  const char *name;

  if (!baton_json_place_find (object, "content", &place))
    return TRUE;
  if (!baton_json_place_get_text (&place, &name, error))
    return FALSE;
  return baton_content_level_from_name (name, &stage->content) ||
         baton_json_place_fail (&place, error,
                                _("“%s” is no kind of content; write awareness, consideration or decision"), name);
}

static gboolean
read_active (const BatonJsonPlace  *object,
             BatonStage            *stage,
             GError               **error)
{
  BatonJsonPlace place;

  return !baton_json_place_find (object, "active", &place) ||
         baton_json_place_get_boolean (&place, &stage->active, error);
}

static gboolean
read_slas (const BatonJsonPlace  *object,
           BatonStage            *stage,
           GError               **error)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  BatonJsonPlace list;
  guint length = 0;

  if (baton_json_place_find (object, "slas", &list) && !baton_json_place_check_array (&list, &length, error))
    return FALSE;

  for (guint i = 0; i < length; i++)
    {
      BatonJsonPlace place = baton_json_place_get_element (&list, i);
      const char *id;

      if (!baton_json_place_get_text (&place, &id, error))
        return FALSE;
      g_strv_builder_add (ids, id);
    }
  stage->slas = g_strv_builder_end (ids);
  return TRUE;
}

static BatonStage *
read_stage (const BatonJsonPlace  *object,
            GError               **error)
{
  g_autoptr(BatonStage) stage = baton_stage_new ();
  BatonJsonPlace id;

  if (!baton_json_place_check_object (object, stage_members, error) ||
      !baton_json_place_require (object, "id", &id, error) ||
      !read_text (object, "id", &stage->id, error) ||
      !read_number (object, stage, error) ||
      !read_text (object, "title", &stage->title, error) ||
      !read_text (object, "definition", &stage->definition, error) ||
      !read_text (object, "enters", &stage->enters, error) ||
      !read_text (object, "metric", &stage->metric, error) ||
      !read_team (object, stage, error) ||
      !read_content (object, stage, error) ||
      !read_active (object, stage, error) ||
      !read_slas (object, stage, error))
    return NULL;
  return g_steal_pointer (&stage);
}

static const BatonStage *
find_stage (GPtrArray  *stages,
            const char *id)
{
  for (guint i = 0; i < stages->len; i++)
    {
      const BatonStage *stage = g_ptr_array_index (stages, i);

      if (g_str_equal (stage->id, id))
        return stage;
    }
  return NULL;
}

/* Moves can name a stage that comes later, so they are read when all are known. */
static gboolean
read_moves (GPtrArray             *stages,
            BatonStage            *stage,
            const BatonJsonPlace  *object,
            GError               **error)
{
  BatonJsonPlace list;
  guint length = 0;

  if (baton_json_place_find (object, "moves", &list) && !baton_json_place_check_array (&list, &length, error))
    return FALSE;

  for (guint i = 0; i < length; i++)
    {
      BatonJsonPlace place = baton_json_place_get_element (&list, i);
      const BatonStage *target;
      const char *id;

      if (!baton_json_place_get_text (&place, &id, error))
        return FALSE;
      target = find_stage (stages, id);
      if (target == NULL)
        return baton_json_place_fail (&place, error, _("“%s” is no stage; write the id of one"), id);
      stage->moves |= 1u << target->number;
    }
  return TRUE;
}

static GPtrArray *
read_stages (const BatonJsonPlace  *list,
             guint                  length,
             GError               **error)
{
  g_autoptr(GPtrArray) stages = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_stage_free);

  for (guint i = 0; i < length; i++)
    {
      BatonJsonPlace object = baton_json_place_get_element (list, i);
      BatonStage *stage = read_stage (&object, error);

      if (stage == NULL)
        return NULL;
      g_ptr_array_add (stages, stage);
    }

  for (guint i = 0; i < length; i++)
    {
      BatonJsonPlace object = baton_json_place_get_element (list, i);

      if (!read_moves (stages, g_ptr_array_index (stages, i), &object, error))
        return NULL;
    }
  return g_steal_pointer (&stages);
}

/**
 * baton_process_from_json:
 * @text: a process as JSON
 * @length: its length in bytes, or -1 when it ends with a zero byte
 * @error: return location for an error
 *
 * Reads a process: an object with a list `stages`, in the order of the funnel.
 *
 * Each has an `id`, a `title` and a `team` and, as far as they are there,
 * `definition`, `enters`, `metric`, `content`, `slas` (ids), `active` and
 * `moves` (ids of stages). A stage of one's own has a `number` too.
 *
 * Fails with `BATON_ERROR_INVALID`.
 *
 * Returns: (transfer full): the process
 */
BatonProcess *
baton_process_from_json (const char  *text,
                         gssize       length,
                         GError     **error)
{
  g_autoptr(GPtrArray) stages = NULL;
  g_autoptr(JsonNode) root = NULL;
  BatonJsonPlace document, list;
  BatonProcess *process;
  guint n_stages;

  g_return_val_if_fail (text != NULL, NULL);

  root = baton_json_parse (text, length, error);
  if (root == NULL)
    return NULL;

  document = baton_json_place_of_document (root);
  if (!baton_json_place_check_object (&document, document_members, error) ||
      !baton_json_place_require (&document, "stages", &list, error) ||
      !baton_json_place_check_array (&list, &n_stages, error))
    return NULL;

  stages = read_stages (&list, n_stages, error);
  if (stages == NULL)
    return NULL;

  process = baton_process_new (stages, error);
  if (process == NULL)
    g_prefix_error_literal (error, "/stages: ");
  return process;
}
