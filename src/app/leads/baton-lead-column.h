/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-index.h"
#include "leads/baton-lead-names.h"

G_BEGIN_DECLS

/**
 * BatonLeadColumn:
 *
 * What can stand in a column of the table of leads, in the order in which the
 * columns stand at first.
 */
typedef enum
{
  BATON_LEAD_COLUMN_NAME,
  BATON_LEAD_COLUMN_COMPANY,
  BATON_LEAD_COLUMN_STAGE,
  BATON_LEAD_COLUMN_SCORE,
  BATON_LEAD_COLUMN_CLOCK,
  BATON_LEAD_COLUMN_OWNER,
  BATON_LEAD_COLUMN_EMAIL,
  BATON_LEAD_COLUMN_COUNTRY,
  BATON_LEAD_COLUMN_SOURCE,
  BATON_LEAD_COLUMN_FIT,
  BATON_LEAD_COLUMN_INTEREST,
  BATON_LEAD_COLUMN_ACTIVE,
  BATON_LEAD_COLUMN_CREATED,
  BATON_N_LEAD_COLUMNS,
} BatonLeadColumn;

/**
 * BatonLeadColumnInfo:
 * @id: what it is called in the settings
 * @title: what people call it, to be translated
 * @sort: what the index sorts by
 * @width: how wide it is at least at first, in pixels
 * @is_number: whether digits stand one above the other
 * @grows: whether it takes the room that is left
 * @is_shown: whether it is shown at first
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *sort;
  int         width;
  gboolean    is_number;
  gboolean    grows;
  gboolean    is_shown;
} BatonLeadColumnInfo;

const BatonLeadColumnInfo *baton_lead_column_get_info   (BatonLeadColumn      column);
gboolean                   baton_lead_column_from_id    (const char          *id,
                                                         BatonLeadColumn     *column);
char                      *baton_lead_column_dup_sample (BatonLeadColumn      column);
char                      *baton_lead_column_dup_text   (BatonLeadColumn      column,
                                                         const BatonIndexRow *row,
                                                         const BatonRecord   *record,
                                                         BatonLeadNames      *names,
                                                         gint64               now);

G_END_DECLS
