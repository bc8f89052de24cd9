/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"

G_BEGIN_DECLS

/**
 * BatonRangeFunc:
 * @connection: a connection in a transaction, used by nobody else meanwhile
 * @first: the number of the first lead of the range
 * @last: that of the last one
 * @user_data: what was given with the function; shared by all threads
 *
 * Reads a range of leads; on any thread.
 *
 * Returns: (transfer full) (nullable): what it made of them; %NULL on failure
 */
typedef gpointer (*BatonRangeFunc) (BatonConnection  *connection,
                                    gint64            first,
                                    gint64            last,
                                    gpointer          user_data,
                                    GError          **error);

/**
 * BatonRangeScan:
 *
 * Goes through all leads range by range, on several threads where that helps,
 * and hands over what was made of the ranges in the order of the leads.
 */
typedef struct _BatonRangeScan BatonRangeScan;

BatonRangeScan *baton_range_scan_new          (BatonConnection  *connection,
                                               gboolean          beside,
                                               gint64            position,
                                               gint64            first,
                                               gint64            last,
                                               BatonRangeFunc    read,
                                               GDestroyNotify    free_range,
                                               gpointer          user_data,
                                               GCancellable     *cancellable);
void            baton_range_scan_free         (BatonRangeScan   *self);
gboolean        baton_range_scan_next         (BatonRangeScan   *self,
                                               gpointer         *range,
                                               GError          **error);
double          baton_range_scan_get_progress (BatonRangeScan   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonRangeScan, baton_range_scan_free)

G_END_DECLS
