/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-database.h"

G_BEGIN_DECLS

/**
 * BatonBulkChange:
 * @BATON_BULK_ACCEPT: Sales accepts the leads
 * @BATON_BULK_HAND_OVER: they are handed over to whom the rules find
 * @BATON_BULK_DISQUALIFY: they are disqualified
 *
 * What can be done to many leads at once.
 */
typedef enum
{
  BATON_BULK_ACCEPT,
  BATON_BULK_HAND_OVER,
  BATON_BULK_DISQUALIFY,
} BatonBulkChange;

/**
 * BatonBulkResult:
 * @n_asked: for how many leads it was asked
 * @n_done: for how many it was done; for the others it made no sense
 * @undo: by what it can be undone, see [func@undo]; 0 when nothing was done
 */
typedef struct
{
  guint  n_asked;
  guint  n_done;
  gint64 undo;
} BatonBulkResult;

void      baton_bulk_change_async    (BatonDatabase          *database,
                                      BatonBulkChange         change,
                                      GArray                 *leads,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);
gboolean  baton_bulk_change_finish   (BatonDatabase          *database,
                                      GAsyncResult           *result,
                                      BatonBulkResult        *done,
                                      GError                **error);
char     *baton_bulk_change_dup_text (BatonBulkChange         change,
                                      const BatonBulkResult  *done);
char     *baton_bulk_change_dup_question (BatonBulkChange     change,
                                          guint               n_leads);
const char *baton_bulk_change_get_verb (BatonBulkChange       change);

G_END_DECLS
