/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-check.h"

#include <glib/gi18n-lib.h>

#include "baton-event-repository.h"
#include "baton-lead-scan.h"
#include "baton-lead-repository.h"

/* The set-based checks are about half of the work, the scores the rest. */
#define SHARE_OF_QUERIES 0.5

typedef struct
{
  const BatonPolicy *policy;
  BatonCheckReport  *report;
  BatonProgressFunc  progress;
  gpointer           progress_data;
  gint64             count;
  guint              n_wrong;
} ScoreCheck;

void
baton_check_report_free (BatonCheckReport *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->violations, g_ptr_array_unref);
  g_free (self);
}

static void
queries_progress_cb (const char *name,
                     const char *description,
                     guint64     n_violations,
                     double      fraction,
                     gpointer    user_data)
{
  ScoreCheck *check = user_data;

  if (check->progress != NULL)
    check->progress (SHARE_OF_QUERIES * fraction, 0, check->progress_data);
}

static gboolean
check_score (const BatonLeadRow  *row,
             const BatonEvent    *events,
             guint                n_events,
             gpointer             user_data,
             GError             **error)
{
  ScoreCheck *check = user_data;
  const BatonLeadState *state = &row->state;
  BatonScore score;

  baton_evaluator_score (check->policy->evaluator, &row->record, events, n_events, state->scored_at, &score);
  check->report->scores++;
  check->report->events += n_events;
  if (check->progress != NULL && check->report->scores % 10000 == 0)
    check->progress (SHARE_OF_QUERIES + (1 - SHARE_OF_QUERIES) * check->report->scores / check->count,
                     check->report->scores, check->progress_data);

  if ((score.fit != state->fit || score.interest != state->interest) && check->n_wrong++ < BATON_CHECK_MAX_LISTED)
    {
      g_autofree char *text = NULL;

      text = g_strdup_printf (_("The stored score is %d + %d; the rules give %d + %d for the time of scoring"),
                              state->fit, state->interest, score.fit, score.interest);
      g_ptr_array_add (check->report->violations, baton_violation_new ("score-matches-rules", row->id, text));
    }
  return TRUE;
}

static gboolean
check_all (BatonSession  *session,
           ScoreCheck    *check,
           GCancellable  *cancellable,
           GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  gint64 first, last;

  check->policy = baton_session_get_policy (session, error);
  if (check->policy == NULL)
    return FALSE;

  check->report->violations = baton_check_run (connection, queries_progress_cb, check, cancellable, error);
  if (check->report->violations == NULL ||
      !baton_lead_repository_get_range (connection, &first, &last, &check->count, error))
    return FALSE;

  check->report->leads = check->count;
  return check->count == 0 ||
         baton_lead_repository_scan (connection, first, last, BATON_ALL_FIELDS, TRUE, TRUE,
                                     check_score, check, cancellable, error);
}

/**
 * baton_check:
 * @session: a session
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Checks that everything that must always hold does hold in the database, and
 * changes nothing.
 *
 * Returns: (transfer full) (nullable): what was checked, and what does not hold
 */
BatonCheckReport *
baton_check (BatonSession       *session,
             BatonProgressFunc   progress,
             gpointer            progress_data,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr(BatonCheckReport) report = g_new0 (BatonCheckReport, 1);
  gboolean done;
  ScoreCheck check = {
    .report = report,
    .progress = progress,
    .progress_data = progress_data,
  };

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  done = check_all (session, &check, cancellable, error);
  if (!baton_session_end (session, done, error))
    return NULL;
  return g_steal_pointer (&report);
}
