/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-lead-sheet.h"

#include <glib/gi18n.h>

#include "baton-people.h"
#include "baton-score-service.h"
#include "insight/baton-answer.h"

#define CUSTOM_PREFIX "custom."

/* How far back a score is compared with. */
#define COMPARED_WITH ((gint64) 7 * G_TIME_SPAN_DAY)

static char *
dup_name (const BatonRecord *record)
{
  char *name = baton_record_dup_name (record);

  if (name != NULL && *name != '\0')
    return name;

  g_free (name);
  /* Translators: a lead without a name, an address or a company */
  return g_strdup (_("Nameless Lead"));
}

/* Somebody who is none of the people looks for the team that has the lead. */
static gboolean
find_me (BatonLeadSheet  *self,
         BatonSession    *session,
         GError         **error)
{
  g_autoptr(BatonPerson) me = NULL;
  g_autoptr(GError) local_error = NULL;

  self->people = baton_people_list (session, error);
  if (self->people == NULL)
    return FALSE;

  me = baton_people_find (session, baton_session_get_actor (session), &local_error);
  self->me = me != NULL ? me->id : 0;
  self->my_team = me != NULL ? me->team : self->profile.row.state.team;
  return TRUE;
}

static char *
dup_asked (const BatonProfile *profile,
           BatonEvaluator     *evaluator,
           gint64              now)
{
  BatonAutomationTask task;

  return baton_answer_find (evaluator, profile->events.array, profile->events.len, profile->attempted_at, now, &task)
         ? g_strdup (task.automation->text) : NULL;
}

static gboolean
note_policy (BatonLeadSheet  *self,
             BatonSession    *session,
             GError         **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);

  if (policy == NULL)
    return FALSE;

  self->mql = *baton_rule_set_get_mql (baton_evaluator_get_rules (policy->evaluator));
  self->matrix = baton_rule_set_get_sheet (baton_evaluator_get_rules (policy->evaluator))->matrix;
  self->asked = dup_asked (&self->profile, policy->evaluator, baton_session_get_now (session));
  self->process = baton_process_ref (policy->process);
  self->slas = g_ptr_array_ref (policy->slas);
  self->calendar = baton_calendar_ref (policy->calendar);
  return TRUE;
}

static gboolean
load (BatonLeadSheet  *self,
      BatonSession    *session,
      gint64           lead,
      GCancellable    *cancellable,
      GError         **error)
{
  if (!baton_load_profile (session, lead, &self->profile, cancellable, error))
    return FALSE;

  self->explanation = baton_explain_lead (session, lead, error);
  if (self->explanation == NULL)
    return FALSE;
  self->history = baton_load_score_history (session, lead, baton_session_get_now (session) - COMPARED_WITH, error);
  self->name = dup_name (&self->profile.row.record);
  return self->history != NULL &&
         note_policy (self, session, error) &&
         find_me (self, session, error);
}

/**
 * baton_lead_sheet_load:
 * @session: a session
 * @data: (type gint64*): the number of the lead
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads a sheet; a [callback@UseCase] that reads.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
gpointer
baton_lead_sheet_load (BatonSession  *session,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const gint64 *lead = data;
  g_autoptr(BatonLeadSheet) self = g_new0 (BatonLeadSheet, 1);
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  done = load (self, session, *lead, cancellable, error);
  if (!baton_session_end (session, done, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * baton_lead_sheet_free:
 * @self: a sheet
 *
 * Frees a sheet.
 */
void
baton_lead_sheet_free (BatonLeadSheet *self)
{
  baton_profile_clear (&self->profile);
  g_clear_pointer (&self->explanation, baton_explanation_free);
  g_clear_pointer (&self->history, baton_score_history_free);
  g_clear_pointer (&self->process, baton_process_unref);
  g_clear_pointer (&self->slas, g_ptr_array_unref);
  g_clear_pointer (&self->calendar, baton_calendar_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->asked);
  g_free (self);
}

/**
 * baton_lead_sheet_get_stage:
 * @self: a sheet
 *
 * Returns: (nullable): the stage that the lead is in
 */
const BatonStage *
baton_lead_sheet_get_stage (const BatonLeadSheet *self)
{
  return baton_process_get_stage (self->process, self->profile.row.state.stage);
}

/**
 * baton_lead_sheet_get_person:
 * @self: a sheet
 * @person: the number of a person; 0 for nobody
 *
 * Returns: (nullable): the name; `NULL` for nobody
 */
const char *
baton_lead_sheet_get_person (const BatonLeadSheet *self,
                             gint64                person)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const BatonPerson *candidate = g_ptr_array_index (self->people, i);

      if (candidate->id == person)
        return candidate->name;
    }
  return NULL;
}

/**
 * baton_lead_sheet_find_sla:
 * @self: a sheet
 * @id: the id of an SLA
 *
 * Returns: (nullable): the SLA; `NULL` when it is no longer agreed on
 */
const BatonSla *
baton_lead_sheet_find_sla (const BatonLeadSheet *self,
                           const char           *id)
{
  for (guint i = 0; i < self->slas->len; i++)
    {
      const BatonSla *sla = g_ptr_array_index (self->slas, i);

      if (g_str_equal (sla->id, id))
        return sla;
    }
  return NULL;
}

/**
 * baton_lead_sheet_get_open:
 * @self: a sheet
 *
 * Returns: (nullable): the handoff that waits to be accepted or returned
 */
const BatonHandoff *
baton_lead_sheet_get_open (const BatonLeadSheet *self)
{
  for (guint i = 0; i < self->profile.handoffs->len; i++)
    {
      const BatonHandoff *handoff = g_ptr_array_index (self->profile.handoffs, i);

      if (handoff->state == BATON_HANDOFF_OPEN)
        return handoff;
    }
  return NULL;
}

/**
 * baton_lead_sheet_title_of:
 * @field: the name of a field, such as `company` or `custom.city`
 *
 * Returns: what people call it, translated where it is a standard field
 */
const char *
baton_lead_sheet_title_of (const char *field)
{
  BatonField standard;

  if (baton_field_from_name (field, &standard))
    return baton_field_get_title (standard);
  return g_str_has_prefix (field, CUSTOM_PREFIX) ? field + strlen (CUSTOM_PREFIX) : field;
}
