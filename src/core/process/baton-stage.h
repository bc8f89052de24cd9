/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "process/baton-team.h"

G_BEGIN_DECLS

/**
 * BatonStageNumber:
 *
 * The numbers of the stages that Baton's own rules speak of. They keep their
 * numbers and their ids when they are renamed or switched off; a stage that an
 * admin adds gets a number from %BATON_STAGE_FIRST_ADDED on.
 */
typedef enum
{
  BATON_STAGE_NEW,
  BATON_STAGE_MARKETING_QUALIFIED,
  BATON_STAGE_SALES_ACCEPTED,
  BATON_STAGE_SALES_QUALIFIED,
  BATON_STAGE_OPPORTUNITY,
  BATON_STAGE_CUSTOMER,
  BATON_STAGE_DISQUALIFIED,
  BATON_STAGE_FIRST_ADDED,
  BATON_MAX_STAGES = 32,
} BatonStageNumber;

/**
 * BatonContentLevel:
 *
 * What kind of content suits a lead in a stage.
 */
typedef enum
{
  BATON_CONTENT_AWARENESS,
  BATON_CONTENT_CONSIDERATION,
  BATON_CONTENT_DECISION,
} BatonContentLevel;

/**
 * BatonStage:
 * @number: the stage's number, below %BATON_MAX_STAGES
 * @id: what it is called in files and on the command line, such as
 *   `marketing-qualified`; it never changes
 * @title: what people call it, such as MQL; never empty
 * @definition: what it means, in plain words; may be empty
 * @enters: when a lead enters it, in plain words; may be empty
 * @team: who must act on a lead in it, but for an MQL that was handed over
 * @content: the content that suits it
 * @metric: what it is measured by, in plain words; may be empty
 * @slas: (array zero-terminated=1): the ids of the SLAs whose clocks run in it
 * @active: whether leads may enter it
 * @moves: the stages, as bits by number, that a person may move a lead on to
 *
 * One step of the funnel.
 */
typedef struct
{
  guint               number;
  char               *id;
  char               *title;
  char               *definition;
  char               *enters;
  BatonTeam           team;
  BatonContentLevel   content;
  char               *metric;
  char              **slas;
  gboolean            active;
  guint32             moves;
} BatonStage;

BatonStage *baton_stage_new               (void);
void        baton_stage_free              (BatonStage         *self);
const char *baton_stage_get_known_id      (guint               number);
gboolean    baton_stage_known_from_id     (const char         *id,
                                           guint              *number);
const char *baton_content_level_get_name  (BatonContentLevel   level);
gboolean    baton_content_level_from_name (const char         *name,
                                           BatonContentLevel  *level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonStage, baton_stage_free)

G_END_DECLS
