/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-profile.h"
#include "baton-score-history.h"
#include "scoring/baton-score.h"

G_BEGIN_DECLS

/**
 * BatonLeadSheet:
 * @profile: what is kept on the lead
 * @explanation: why it has its score
 * @history: how it came to be what it is, compared with a week ago
 * @mql: the threshold to the marketing-qualified stage
 * @matrix: what fit and interest together do
 * @process: the stages
 * @slas: (element-type BatonSla): the promises
 * @calendar: the working time
 * @people: (element-type BatonPerson): everybody
 * @me: the person who looks; 0 when that is none of the people
 * @my_team: the team of that person; of nobody known, the team that has the lead
 * @name: what to call the lead; never empty
 * @asked: (nullable): what an automation asks Marketing to do about it now
 *
 * Everything that the profile shows of a lead, as it stood at one moment. It
 * is loaded on a thread of the database and read on the main one.
 */
typedef struct
{
  BatonProfile       profile;
  BatonExplanation  *explanation;
  BatonScoreHistory *history;
  BatonThreshold     mql;
  BatonMatrix        matrix;
  BatonProcess      *process;
  GPtrArray         *slas;
  BatonCalendar     *calendar;
  GPtrArray         *people;
  gint64             me;
  BatonTeam          my_team;
  char              *name;
  char              *asked;
} BatonLeadSheet;

gpointer             baton_lead_sheet_load          (BatonSession          *session,
                                                     gpointer               data,
                                                     GCancellable          *cancellable,
                                                     GError               **error);
void                 baton_lead_sheet_free          (BatonLeadSheet        *self);
const BatonStage    *baton_lead_sheet_get_stage     (const BatonLeadSheet  *self);
const char          *baton_lead_sheet_get_person    (const BatonLeadSheet  *self,
                                                     gint64                 person);
const BatonSla      *baton_lead_sheet_find_sla      (const BatonLeadSheet  *self,
                                                     const char            *id);
const BatonHandoff  *baton_lead_sheet_get_open      (const BatonLeadSheet  *self);
const char          *baton_lead_sheet_title_of      (const char            *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLeadSheet, baton_lead_sheet_free)

G_END_DECLS
