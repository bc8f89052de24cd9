/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-documents.h"

#include <glib/gi18n-lib.h>

#include "baton-json-place.h"
#include "baton-json.h"

#define MAX_COUNT          1000000
#define MAX_TARGET_SECONDS ((gint64) 3653 * 24 * 60 * 60)

#define DEFAULT_SHARE 0.9
#define DEFAULT_WARN  0.75

static const char * const document_members[] = { "slas", NULL };

static const char * const time_members[] = {
  "id", "title", "kind", "team", "starts", "ends", "target", "time", "share", "warn", NULL,
};

static const char * const attempts_members[] = {
  "id", "title", "kind", "team", "starts", "ends", "count", "target", "time", "share", "warn", NULL,
};

static const char * const volume_members[] = {
  "id", "title", "kind", "team", "counts", "count", "period", NULL,
};

static const char * const priorities[] = { "hand-raiser", "hot", "normal", NULL };

static gboolean
read_text (const BatonJsonPlace  *object,
           const char            *name,
           char                 **text,
           GError               **error)
{
  BatonJsonPlace place;
  const char *value;

  if (!baton_json_place_require (object, name, &place, error) ||
      !baton_json_place_get_text (&place, &value, error))
    return FALSE;
  if (*value == '\0')
    return baton_json_place_fail (&place, error, _("the text is empty; write something"));
  *text = g_strdup (value);
  return TRUE;
}

/* A value that is one of a few names; place is where it stands. */
static gboolean
require_name (const BatonJsonPlace  *object,
              const char            *member,
              BatonJsonPlace        *place,
              const char           **name,
              GError               **error)
{
  return baton_json_place_require (object, member, place, error) &&
         baton_json_place_get_text (place, name, error);
}

static gboolean
read_kind (const BatonJsonPlace  *object,
           BatonSla              *sla,
           GError               **error)
{
  BatonJsonPlace place;
  const char *name;

  if (!require_name (object, "kind", &place, &name, error))
    return FALSE;
  return baton_sla_kind_from_name (name, &sla->kind) ||
         baton_json_place_fail (&place, error, _("“%s” is no kind of SLA; write time, volume or attempts"), name);
}

static gboolean
read_team (const BatonJsonPlace  *object,
           BatonSla              *sla,
           GError               **error)
{
  BatonJsonPlace place;
  const char *name;

  if (!require_name (object, "team", &place, &name, error))
    return FALSE;
  return baton_team_from_name (name, &sla->team) ||
         baton_json_place_fail (&place, error, _("“%s” is no team; write marketing or sales"), name);
}

static gboolean
read_milestone (const BatonJsonPlace  *object,
                const char            *member,
                BatonMilestone        *milestone,
                GError               **error)
{
  BatonJsonPlace place;
  const char *name;

  if (!require_name (object, member, &place, &name, error))
    return FALSE;
  if (!baton_milestone_from_name (name, milestone))
    return baton_json_place_fail (&place, error,
                                  _("“%s” is no milestone; write handoff, assignment, acceptance, "
                                    "acceptance-or-return, attempt, reached, return or take-up"),
                                  name);
  if (*milestone == BATON_MILESTONE_ACCEPTANCE_OR_RETURN && !g_str_equal (member, "ends"))
    return baton_json_place_fail (&place, error,
                                  _("“%s” can only end a clock; write acceptance or return"), name);
  return TRUE;
}

static gboolean
read_duration (const BatonJsonPlace  *place,
               BatonDuration         *duration,
               GError               **error)
{
  g_autoptr(GError) local_error = NULL;
  const char *text;

  if (!baton_json_place_get_text (place, &text, error))
    return FALSE;
  if (!baton_duration_parse (text, duration, &local_error))
    return baton_json_place_fail (place, error, "%s", local_error->message);
  if (duration->negative || baton_duration_is_zero (duration) ||
      baton_duration_get_elapsed (duration) > MAX_TARGET_SECONDS)
    return baton_json_place_fail (place, error,
                                  _("“%s” is no target; write more than nothing, and up to ten years"), text);
  return TRUE;
}

static gboolean
read_target (const BatonJsonPlace  *object,
             BatonSla              *sla,
             GError               **error)
{
  BatonJsonPlace place;

  if (!baton_json_place_require (object, "target", &place, error))
    return FALSE;

  if (!JSON_NODE_HOLDS_OBJECT (place.node))
    {
      if (!read_duration (&place, &sla->targets[BATON_PRIORITY_NORMAL], error))
        return FALSE;
      for (guint i = 0; i < BATON_N_PRIORITIES; i++)
        sla->targets[i] = sla->targets[BATON_PRIORITY_NORMAL];
      return TRUE;
    }

  if (!baton_json_place_check_object (&place, priorities, error))
    return FALSE;
  for (guint i = 0; i < BATON_N_PRIORITIES; i++)
    {
      BatonJsonPlace member;

      if (!baton_json_place_require (&place, baton_priority_get_name (i), &member, error) ||
          !read_duration (&member, &sla->targets[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_time (const BatonJsonPlace  *object,
           BatonSla              *sla,
           GError               **error)
{
  BatonJsonPlace place;
  const char *name;

  if (!require_name (object, "time", &place, &name, error))
    return FALSE;
  sla->working = g_str_equal (name, "working");
  return sla->working || g_str_equal (name, "elapsed") ||
         baton_json_place_fail (&place, error, _("“%s” is no kind of time; write working or elapsed"), name);
}

static gboolean
read_part (const BatonJsonPlace  *object,
           const char            *member,
           double                *part,
           GError               **error)
{
  BatonJsonPlace place;

  if (!baton_json_place_find (object, member, &place))
    return TRUE;
  if (!baton_json_place_get_number (&place, part, error))
    return FALSE;
  return (*part > 0 && *part <= 1) ||
         baton_json_place_fail (&place, error, _("a number above 0 and up to 1 is needed here, such as 0.9"));
}

static gboolean
read_count (const BatonJsonPlace  *object,
            BatonSla              *sla,
            GError               **error)
{
  BatonJsonPlace place;
  gint64 count;

  if (!baton_json_place_require (object, "count", &place, error) ||
      !baton_json_place_get_integer (&place, 1, MAX_COUNT, &count, error))
    return FALSE;
  sla->count = (int) count;
  return TRUE;
}

static gboolean
read_volume (const BatonJsonPlace  *object,
             BatonSla              *sla,
             GError               **error)
{
  BatonJsonPlace place;
  const char *name;

  if (!baton_json_place_check_object (object, volume_members, error) ||
      !read_milestone (object, "counts", &sla->starts, error) ||
      !read_count (object, sla, error) ||
      !require_name (object, "period", &place, &name, error))
    return FALSE;

  sla->ends = sla->starts;
  return baton_period_from_name (name, &sla->period) ||
         baton_json_place_fail (&place, error, _("“%s” is no period; write week, month or quarter"), name);
}

static gboolean
read_clocks (const BatonJsonPlace  *object,
             BatonSla              *sla,
             GError               **error)
{
  gboolean attempts = sla->kind == BATON_SLA_ATTEMPTS;

  if (!baton_json_place_check_object (object, attempts ? attempts_members : time_members, error) ||
      !read_milestone (object, "starts", &sla->starts, error) ||
      !read_milestone (object, "ends", &sla->ends, error) ||
      (attempts && !read_count (object, sla, error)) ||
      !read_target (object, sla, error) ||
      !read_time (object, sla, error) ||
      !read_part (object, "share", &sla->share, error) ||
      !read_part (object, "warn", &sla->warn, error))
    return FALSE;

  return sla->starts != sla->ends ||
         baton_json_place_fail (object, error,
                                _("“starts” and “ends” are the same; a clock runs from one to the other"));
}

static BatonSla *
read_sla (const BatonJsonPlace  *object,
          GError               **error)
{
  g_autoptr(BatonSla) sla = baton_sla_new ();

  sla->share = DEFAULT_SHARE;
  sla->warn = DEFAULT_WARN;
  if (!baton_json_place_check_object (object, NULL, error) ||
      !read_text (object, "id", &sla->id, error) ||
      !read_text (object, "title", &sla->title, error) ||
      !read_kind (object, sla, error) ||
      !read_team (object, sla, error))
    return NULL;

  if (!(sla->kind == BATON_SLA_VOLUME ? read_volume : read_clocks) (object, sla, error))
    return NULL;
  return g_steal_pointer (&sla);
}

static gboolean
check_new (GPtrArray             *slas,
           const BatonSla        *sla,
           const BatonJsonPlace  *object,
           GError               **error)
{
  for (guint i = 0; i < slas->len; i++)
    {
      const BatonSla *other = g_ptr_array_index (slas, i);

      if (g_str_equal (other->id, sla->id))
        return baton_json_place_fail (object, error, _("the id “%s” is there twice; each SLA needs its own"), sla->id);
    }
  return TRUE;
}

/**
 * baton_slas_from_json:
 * @text: SLAs as JSON
 * @length: its length in bytes, or -1 when it ends with a zero byte
 * @error: return location for an error
 *
 * Reads what the teams promise each other: an object with a list `slas`.
 *
 * Each has an `id`, a `title`, a `kind` and a `team`. A volume has what it
 * `counts`, the `count` and the `period`. A time has what `starts` and `ends`
 * its clocks, a `target` (one duration, or one for each priority), the kind of
 * `time` and, as far as they are there, `share` (0.9) and `warn` (0.75).
 * Attempts have all of that and a `count`.
 *
 * Fails with `BATON_ERROR_INVALID`.
 *
 * Returns: (transfer full) (element-type BatonSla): the SLAs, in their order
 */
GPtrArray *
baton_slas_from_json (const char  *text,
                      gssize       length,
                      GError     **error)
{
  g_autoptr(GPtrArray) slas = NULL;
  g_autoptr(JsonNode) root = NULL;
  BatonJsonPlace document, list;
  guint n_slas;

  g_return_val_if_fail (text != NULL, NULL);

  root = baton_json_parse (text, length, error);
  if (root == NULL)
    return NULL;

  document = baton_json_place_of_document (root);
  if (!baton_json_place_check_object (&document, document_members, error) ||
      !baton_json_place_require (&document, "slas", &list, error) ||
      !baton_json_place_check_array (&list, &n_slas, error))
    return NULL;

  slas = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_sla_free);
  for (guint i = 0; i < n_slas; i++)
    {
      BatonJsonPlace object = baton_json_place_get_element (&list, i);
      BatonSla *sla = read_sla (&object, error);

      if (sla == NULL)
        return NULL;
      if (!check_new (slas, sla, &object, error))
        {
          baton_sla_free (sla);
          return NULL;
        }
      g_ptr_array_add (slas, sla);
    }
  return g_steal_pointer (&slas);
}
