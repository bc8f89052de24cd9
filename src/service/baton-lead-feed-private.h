/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-lead-key-repository.h"
#include "baton-lead-reader.h"
#include "scoring/baton-evaluator.h"

G_BEGIN_DECLS

/*
 * BatonScoredLead:
 * @incoming: a lead as a file tells it; when it came is known
 * @score: its score, without events
 * @fields: a bit for each standard field that it has a value for
 * @hashes: the keys of its identities, by BATON_KEY_EXTERNAL_ID and BATON_KEY_EMAIL;
 *   meaningful only where there is such a value
 *
 * A lead of a file with all that can be worked out without the database.
 */
typedef struct
{
  const BatonIncomingLead *incoming;
  BatonScore               score;
  guint32                  fields;
  gint64                   hashes[BATON_MAX_LEAD_KEYS];
} BatonScoredLead;

#define BATON_KEY_EXTERNAL_ID 0
#define BATON_KEY_EMAIL       1

/*
 * BatonLeadPortion:
 * @leads: (array length=n_leads): leads, in the order of the file
 * @n_leads: how many
 * @batch: the batch that they belong to, with the rows that could not be taken in
 * @position: where in the file they end, in bytes
 */
typedef struct
{
  BatonScoredLead *leads;
  guint            n_leads;
  BatonLeadBatch  *batch;
  guint64          position;
} BatonLeadPortion;

/*
 * BatonLeadFeed:
 *
 * A thread that reads a file of leads and scores them, some way ahead of
 * whoever takes them.
 */
typedef struct _BatonLeadFeed BatonLeadFeed;

BatonLeadFeed *baton_lead_feed_new     (BatonLeadReader   *reader,
                                        BatonEvaluator    *evaluator,
                                        gint64             now);
void           baton_lead_feed_free    (BatonLeadFeed     *self);
gboolean       baton_lead_feed_next    (BatonLeadFeed     *self,
                                        BatonLeadPortion **portion,
                                        GError           **error);
void           baton_lead_portion_free (BatonLeadPortion  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLeadFeed, baton_lead_feed_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLeadPortion, baton_lead_portion_free)

G_END_DECLS
