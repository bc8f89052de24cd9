/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-event-reader.h"
#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonReceipt:
 * @event: the number of the event; 0 when it was kept as unread post
 * @lead: the number of the lead; 0 when it was kept as unread post
 * @is_new: whether it was stored now; %FALSE when it had been sent before
 * @lead_created: whether it made a new lead
 * @handoff: the handoff that followed from it, now or when it came first; 0 for none
 *
 * The answer to an event.
 */
typedef struct
{
  gint64   event;
  gint64   lead;
  gboolean is_new;
  gboolean lead_created;
  gint64   handoff;
} BatonReceipt;

gboolean baton_record_event  (BatonSession              *session,
                              const BatonIncomingEvent  *incoming,
                              BatonReceipt              *receipt,
                              GCancellable              *cancellable,
                              GError                   **error);

/**
 * BatonProgressFunc:
 * @fraction: how much is done, 0 to 1
 * @done: how many rows, leads or events are done
 * @user_data: (closure): data
 *
 * Tells how far a long job is; called on the thread that does the job.
 */
typedef void (*BatonProgressFunc) (double   fraction,
                                   guint64  done,
                                   gpointer user_data);

/**
 * BatonImportReport:
 * @import: the number of the import; 0 for a dry run, or when nothing changed
 * @read: rows read
 * @created: leads (or events) made
 * @updated: leads that were there and changed
 * @unchanged: leads (or events) that were there and did not
 * @rejected: rows that could not be taken in
 * @handed_over: leads that were handed over because of it
 * @rejects: (element-type BatonReject): what was wrong, with the place
 * @columns: (element-type BatonColumn): what the columns were taken for
 *
 * What became of a file.
 */
typedef struct
{
  gint64     import;
  guint64    read;
  guint64    created;
  guint64    updated;
  guint64    unchanged;
  guint64    rejected;
  guint64    handed_over;
  GPtrArray *rejects;
  GPtrArray *columns;
} BatonImportReport;

void               baton_import_report_free (BatonImportReport  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonImportReport, baton_import_report_free)

BatonImportReport *baton_import_leads       (BatonSession       *session,
                                             const char         *path,
                                             BatonMapping       *mapping,
                                             gboolean            dry_run,
                                             BatonProgressFunc   progress,
                                             gpointer            progress_data,
                                             GCancellable       *cancellable,
                                             GError            **error);
BatonImportReport *baton_import_events      (BatonSession       *session,
                                             const char         *path,
                                             BatonProgressFunc   progress,
                                             gpointer            progress_data,
                                             GCancellable       *cancellable,
                                             GError            **error);

/**
 * BatonUndoReport:
 * @removed: leads that the import had made and that are gone again
 * @restored: leads that have their earlier values back
 * @kept: leads that were left because others changed them since
 */
typedef struct
{
  guint64 removed;
  guint64 restored;
  guint64 kept;
} BatonUndoReport;

gboolean           baton_import_undo        (BatonSession       *session,
                                             gint64              import,
                                             BatonUndoReport    *report,
                                             GCancellable       *cancellable,
                                             GError            **error);

G_END_DECLS
