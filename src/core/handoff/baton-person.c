/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "handoff/baton-person.h"

#include "lead/baton-fold.h"
#include "sla/baton-calendar-sheet.h"
#include "sla/baton-interval-text.h"

G_DEFINE_BOXED_TYPE (BatonPerson, baton_person, baton_person_copy, baton_person_free)

/**
 * baton_person_new:
 *
 * Returns: (transfer full): an active member of Marketing with the usual cap
 *   and weight, and neither a number nor a name yet
 */
BatonPerson *
baton_person_new (void)
{
  BatonPerson *self = g_new0 (BatonPerson, 1);

  self->cap = BATON_DEFAULT_CAP;
  self->weight = 1;
  self->active = TRUE;
  return self;
}

/**
 * baton_person_copy:
 * @self: a person
 *
 * Returns: (transfer full): a copy of @self
 */
BatonPerson *
baton_person_copy (const BatonPerson *self)
{
  BatonPerson *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->email = g_strdup (self->email);
  copy->queues = g_strdupv (self->queues);
  copy->hours = g_strdup (self->hours);
  if (self->calendar != NULL)
    baton_calendar_ref (self->calendar);
  return copy;
}

/**
 * baton_person_free:
 * @self: (nullable): a person
 *
 * Frees a person.
 */
void
baton_person_free (BatonPerson *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->email);
  g_strfreev (self->queues);
  g_free (self->hours);
  g_clear_pointer (&self->calendar, baton_calendar_unref);
  g_free (self);
}

/**
 * baton_person_is_absent:
 * @self: a person
 * @now: the time, in microseconds UTC
 *
 * Returns: whether @self is away at @now; no longer at the very end of an
 *   absence
 */
gboolean
baton_person_is_absent (const BatonPerson *self,
                        gint64             now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->absent_from != 0 && now >= self->absent_from &&
         (self->absent_until == 0 || now < self->absent_until);
}

/* Days off are those of the office; so are days with hours of their own. */
static BatonCalendar *
make_calendar (BatonCalendar *office,
               const GArray  *hours)
{
  g_autoptr(BatonCalendarSheet) sheet = baton_calendar_sheet_new (office);

  for (guint day = 0; day < G_N_ELEMENTS (sheet->week); day++)
    {
      if (sheet->week[day]->len == 0)
        continue;
      g_array_set_size (sheet->week[day], 0);
      g_array_append_vals (sheet->week[day], hours->data, hours->len);
    }
  return baton_calendar_sheet_end (sheet, NULL);
}

/**
 * baton_person_set_office:
 * @self: a person
 * @office: when the office works
 *
 * Makes the hours of a person ready for [method@Person.is_at_work]. Hours that
 * are not understood, or that there are none of, are those of the office.
 */
void
baton_person_set_office (BatonPerson   *self,
                         BatonCalendar *office)
{
  g_autoptr(GArray) hours = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (office != NULL);

  g_clear_pointer (&self->calendar, baton_calendar_unref);
  if (self->hours != NULL)
    hours = baton_intervals_parse (self->hours, NULL);
  if (hours != NULL && hours->len > 0)
    self->calendar = make_calendar (office, hours);
}

/**
 * baton_person_is_at_work:
 * @self: a person
 * @office: when the office works, for whoever has no hours of their own
 * @now: the time, in microseconds UTC
 *
 * Returns: whether @now is in the person's working hours, as they were made
 *   ready
 */
gboolean
baton_person_is_at_work (const BatonPerson *self,
                         BatonCalendar     *office,
                         gint64             now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return baton_calendar_is_open (self->calendar != NULL ? self->calendar : office, now);
}

/**
 * baton_person_is_called:
 * @self: a person
 * @name: a name or an e-mail address
 *
 * Returns: whether @self is who is meant
 */
gboolean
baton_person_is_called (const BatonPerson *self,
                        const char        *name)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return baton_fold_equal (self->name, name) || (self->email != NULL && baton_fold_equal (self->email, name));
}
