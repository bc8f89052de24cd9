/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-people.h"

#include <glib/gi18n-lib.h>

#include "baton-person-repository.h"
#include "baton-session-private.h"
#include "lead/baton-identity.h"
#include "sla/baton-interval-text.h"

static gboolean
has_good_hours (const BatonPerson  *person,
                GError            **error)
{
  g_autoptr(GArray) hours = NULL;

  if (person->hours == NULL)
    return TRUE;
  hours = baton_intervals_parse (person->hours, error);
  if (hours == NULL)
    return FALSE;
  if (hours->len > 0)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("%s has no working hours; say when, or nothing for the hours of the office"), person->name);
  return FALSE;
}

static gboolean
validate (const BatonPerson  *person,
          GError            **error)
{
  if (person->name == NULL || *person->name == '\0')
    g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID, _("A person needs a name"));
  else if (person->cap < 0)
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("%d is no cap; give the most leads that %s works on at once, 0 or more"),
                 person->cap, person->name);
  else if (person->weight < 1)
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("%d is no weight; give the share of %s in the round robin, 1 or more"),
                 person->weight, person->name);
  else
    return has_good_hours (person, error);
  return FALSE;
}

/* No two people have the same name or address: they are told apart by them. */
static gboolean
check_unique (BatonSession       *session,
              const BatonPerson  *person,
              GError            **error)
{
  GPtrArray *people = baton_session_get_people (session, error);

  if (people == NULL)
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *other = g_ptr_array_index (people, i);

      if (other->id == person->id)
        continue;
      if (baton_fold_equal (other->name, person->name) ||
          (person->email != NULL && other->email != NULL && baton_fold_equal (other->email, person->email)))
        {
          g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                       _("There is somebody called %s with that name or address already"), other->name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
save (BatonSession  *session,
      BatonPerson   *person,
      const char    *action,
      GError       **error)
{
  GVariantDict detail;

  if (!validate (person, error) || !check_unique (session, person, error) ||
      !baton_person_save (baton_session_get_connection (session), person, error))
    return FALSE;

  baton_session_forget_people (session);
  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "person", "x", person->id);
  g_variant_dict_insert (&detail, "name", "s", person->name);
  g_variant_dict_insert (&detail, "cap", "i", person->cap);
  g_variant_dict_insert (&detail, "weight", "i", person->weight);
  g_variant_dict_insert (&detail, "active", "b", person->active);
  if (person->hours != NULL)
    g_variant_dict_insert (&detail, "hours", "s", person->hours);
  return baton_session_log (session, NULL, action, 0, g_variant_dict_end (&detail), error);
}

/**
 * baton_people_add:
 * @session: a session
 * @person: somebody new; gets a number
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds somebody to a team.
 *
 * Returns: whether the person was added
 */
gboolean
baton_people_add (BatonSession  *session,
                  BatonPerson   *person,
                  GCancellable  *cancellable,
                  GError       **error)
{
  gboolean done;

  g_return_val_if_fail (person->id == 0, FALSE);

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = save (session, person, "person-added", error);
  return baton_session_end (session, done, error);
}

/**
 * baton_people_change:
 * @session: a session
 * @person: somebody known, as the person is from now on
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Changes a person's cap, weight, absence and the like.
 *
 * Returns: whether it was changed
 */
gboolean
baton_people_change (BatonSession       *session,
                     const BatonPerson  *person,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_autoptr(BatonPerson) copy = baton_person_copy (person);
  gboolean done;

  g_return_val_if_fail (person->id != 0, FALSE);

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = save (session, copy, "person-changed", error);
  return baton_session_end (session, done, error);
}

/**
 * baton_people_list:
 * @session: a session
 * @error: return location for an error
 *
 * Lists everybody, with how many leads they work on.
 *
 * Returns: (transfer container) (element-type BatonPerson) (nullable): the people
 */
GPtrArray *
baton_people_list (BatonSession  *session,
                   GError       **error)
{
  g_autoptr(GPtrArray) people = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  people = baton_person_list (baton_session_get_connection (session), error);
  if (!baton_session_end (session, people != NULL, error))
    return NULL;
  return g_steal_pointer (&people);
}

static gboolean
answers_to (const BatonPerson *person,
            const char        *name)
{
  gint64 id;

  if (baton_person_is_called (person, name))
    return TRUE;
  return g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &id, NULL) && id == person->id;
}

/**
 * baton_people_find:
 * @session: a session
 * @name: a name, an address or a number
 * @error: return location for an error
 *
 * Finds a person.
 *
 * Returns: (transfer full) (nullable): the person; `NULL` with
 *   %BATON_ERROR_NOT_FOUND when there is none
 */
BatonPerson *
baton_people_find (BatonSession  *session,
                   const char    *name,
                   GError       **error)
{
  g_autoptr(GPtrArray) people = baton_people_list (session, error);

  if (people == NULL)
    return NULL;

  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);

      if (answers_to (person, name))
        return baton_person_copy (person);
    }
  g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND,
               _("Nobody in the teams is called “%s”; “team list” tells who there is"), name);
  return NULL;
}
