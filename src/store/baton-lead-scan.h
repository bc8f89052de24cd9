/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "baton-lead-row.h"
#include "lead/baton-event.h"
#include "scoring/baton-scoring-needs.h"

G_BEGIN_DECLS

/**
 * BATON_ALL_FIELDS:
 *
 * Every standard field, where a scan asks which ones to read.
 */
#define BATON_ALL_FIELDS ((1u << BATON_N_FIELDS) - 1)

/**
 * BatonLeadFunc:
 * @row: the lead; valid during the call
 * @events: its events, oldest first; valid during the call
 * @n_events: how many
 * @user_data: (closure): data
 * @error: return location for an error
 *
 * Called for each lead of a scan. It may read and write through the same
 * connection, but not scan.
 *
 * Returns: whether to go on; %FALSE with @error set stops with that error
 */
typedef gboolean (*BatonLeadFunc) (const BatonLeadRow *row,
                                   const BatonEvent   *events,
                                   guint               n_events,
                                   gpointer            user_data,
                                   GError            **error);

/**
 * BatonScoreFloor:
 * @stage: the number of the stage
 * @team: the team that owns the lead
 * @fit: the least fit
 * @interest: the least interest
 * @score: the least sum of both
 * @flags: any of these stand for a score that is high enough
 *
 * Which leads are near enough to something.
 */
typedef struct
{
  guint          stage;
  BatonTeam      team;
  int            fit;
  int            interest;
  int            score;
  BatonLeadFlags flags;
} BatonScoreFloor;

/**
 * BatonLeadValueFunc:
 * @lead: the lead's number
 * @value: the value, never empty; valid during the call
 * @user_data: (closure): data
 *
 * Called for each lead that has a value.
 */
typedef void (*BatonLeadValueFunc) (gint64      lead,
                                    const char *value,
                                    gpointer    user_data);

gboolean baton_lead_repository_scan        (BatonConnection     *connection,
                                            gint64               first,
                                            gint64               last,
                                            guint32              fields,
                                            gboolean             with_custom,
                                            gboolean             with_events,
                                            BatonLeadFunc        func,
                                            gpointer             user_data,
                                            GCancellable        *cancellable,
                                            GError             **error);
gboolean baton_lead_repository_scan_needed (BatonConnection         *connection,
                                            gint64                   first,
                                            gint64                   last,
                                            const BatonScoringNeeds *needs,
                                            BatonLeadFunc            func,
                                            gpointer                 user_data,
                                            GCancellable            *cancellable,
                                            GError                 **error);
gboolean baton_lead_repository_scan_near   (BatonConnection       *connection,
                                            const BatonScoreFloor *floor,
                                            guint32                fields,
                                            gboolean               with_custom,
                                            BatonLeadFunc          func,
                                            gpointer               user_data,
                                            GCancellable          *cancellable,
                                            GError               **error);
gboolean baton_lead_repository_scan_values (BatonConnection     *connection,
                                            const char          *field,
                                            BatonLeadValueFunc   func,
                                            gpointer             user_data,
                                            GCancellable        *cancellable,
                                            GError             **error);

G_END_DECLS
