/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The leads that one empty field keeps from qualifying. Whether it does is
 * decided by the rules and the decision that qualify leads, so that filling in
 * the field does what is said here. */

#include "baton-one-field-short.h"

#include <glib/gi18n-lib.h>

#include "baton-event-repository.h"
#include "baton-lead-repository.h"
#include "handoff/baton-decision.h"
#include "process/baton-stage.h"
#include "scoring/baton-field-gain.h"
#include "scoring/baton-needed-fields.h"

#define N_INTERESTS 101

/* A lead that was found, as little of it as orders it. */
typedef struct
{
  gint64 lead;
  int    score;
} Found;

/* The search. Of leads that are looked at alone the stored score does not say
 * all that the decision asks for. */
typedef struct
{
  BatonSession   *session;
  BatonEvaluator *evaluator;
  int             least_fit[N_INTERESTS];   /* with which a lead qualifies, by its interest */
  GArray         *found;    /* Found */
  GArray         *alone;    /* gint64 */
} Search;

static void
clear_search (Search *self)
{
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->alone, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, clear_search)

static void
short_lead_free (BatonShortLead *self)
{
  g_free (self->name);
  g_free (self->company);
  g_free (self->field);
  g_free (self->value);
  g_free (self);
}

static gboolean
qualifies (const Search         *search,
           const BatonLeadState *state,
           const BatonScore     *score)
{
  return baton_decide (baton_evaluator_get_rules (search->evaluator), state, score,
                       baton_session_get_now (search->session), NULL) == BATON_DECISION_QUALIFY;
}

/* More than its score may speak for a lead that a filter holds back. */
static int
find_least_fit (const Search         *search,
                const BatonLeadState *state,
                const BatonScore     *score)
{
  return (state->flags & BATON_LEAD_HELD) != 0 ? 0
                                                      : search->least_fit[CLAMP (score->interest, 0, N_INTERESTS - 1)];
}

static gboolean
find_best (const Search         *search,
           const BatonRecord    *record,
           const BatonLeadState *state,
           const BatonScore     *score,
           BatonFieldGain       *best)
{
  g_autoptr(GArray) gains = NULL;
  gboolean is_short = FALSE;

  if (qualifies (search, state, score))
    return FALSE;

  gains = baton_evaluator_list_gains (search->evaluator, record, score, find_least_fit (search, state, score));
  for (guint i = 0; i < gains->len; i++)
    {
      const BatonFieldGain *gain = &g_array_index (gains, BatonFieldGain, i);

      if ((is_short && gain->score.fit <= best->score.fit) || !qualifies (search, state, &gain->score))
        continue;
      *best = *gain;
      is_short = TRUE;
    }
  return is_short;
}

/* What was held back, or returned, may have asked for Sales: its events tell. */
static gboolean
is_looked_at_alone (const BatonLeadState *state)
{
  return (state->flags & BATON_LEAD_HELD) != 0 || state->returned_at != 0;
}

static gboolean
score_lead (const Search        *search,
            const BatonLeadRow  *row,
            BatonScore          *score,
            GError             **error)
{
  g_auto(BatonEvents) events = { 0, };

  *score = (BatonScore) { .fit = row->state.fit, .interest = row->state.interest };
  if (!is_looked_at_alone (&row->state))
    return TRUE;

  if (!baton_event_repository_load (baton_session_get_connection (search->session), row->id, &events, error))
    return FALSE;
  baton_evaluator_score (search->evaluator, &row->record, events.array, events.len,
                         baton_session_get_now (search->session), score);
  return TRUE;
}

static void
add_if_short (Search             *search,
              const BatonLeadRow *row,
              const BatonScore   *score)
{
  BatonFieldGain gain;
  Found found = { row->id, baton_score_get_total (score) };

  if (find_best (search, &row->record, &row->state, score, &gain))
    g_array_append_val (search->found, found);
}

static gboolean
visit_lead (const BatonLeadRow  *row,
            const BatonEvent    *events,
            guint                n_events,
            gpointer             user_data,
            GError             **error)
{
  Search *search = user_data;
  BatonScore score;

  if (is_looked_at_alone (&row->state))
    {
      g_array_append_val (search->alone, row->id);
      return TRUE;
    }
  if (!score_lead (search, row, &score, error))
    return FALSE;
  add_if_short (search, row, &score);
  return TRUE;
}

/* Only who is near enough to qualifying can be short by one field. */
static BatonScoreFloor
find_floor (const Search *search)
{
  int most = baton_evaluator_get_most_gain (search->evaluator);
  BatonScoreFloor floor = {
    .stage = BATON_STAGE_NEW,
    .team = BATON_TEAM_MARKETING,
    .fit = G_MAXINT16,
    .interest = G_MAXINT16,
    .score = G_MAXINT16,
    .flags = BATON_LEAD_HELD,
  };

  for (int interest = 0; interest < N_INTERESTS; interest++)
    {
      int fit = search->least_fit[interest] - most;

      if (search->least_fit[interest] == BATON_NO_FIT)
        continue;
      floor.fit = MIN (floor.fit, fit);
      floor.interest = MIN (floor.interest, interest);
      floor.score = MIN (floor.score, fit + interest);
    }
  return floor;
}

static gboolean
scan (Search        *search,
      GCancellable  *cancellable,
      GError       **error)
{
  const BatonScoreFloor floor = find_floor (search);
  gboolean with_custom;
  guint32 fields = baton_rule_set_get_needed_fields (baton_evaluator_get_rules (search->evaluator), &with_custom);

  return baton_lead_repository_scan_near (baton_session_get_connection (search->session), &floor, fields,
                                          with_custom, visit_lead, search, cancellable, error);
}

static gboolean
look_at_alone (Search        *search,
               GCancellable  *cancellable,
               GError       **error)
{
  g_auto(BatonLeadRow) row = { 0, };

  for (guint i = 0; i < search->alone->len; i++)
    {
      BatonScore score;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !baton_lead_repository_load (baton_session_get_connection (search->session),
                                       g_array_index (search->alone, gint64, i), &row, error) ||
          !score_lead (search, &row, &score, error))
        return FALSE;
      add_if_short (search, &row, &score);
    }
  return TRUE;
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *left = a;
  const Found *right = b;

  if (left->score != right->score)
    return right->score - left->score;
  return (left->lead < right->lead) - (left->lead > right->lead);
}

static BatonShortLead *
describe (const BatonLeadRow   *row,
          const BatonScore     *score,
          const BatonFieldGain *gain)
{
  BatonShortLead *self = g_new0 (BatonShortLead, 1);
  g_autofree char *name = baton_record_dup_name (&row->record);

  self->lead = row->id;
  /* Translators: a lead without a name, an address or a company */
  self->name = name != NULL && *name != '\0' ? g_steal_pointer (&name) : g_strdup (_("Nameless Lead"));
  self->company = g_strdup (row->record.values[BATON_FIELD_COMPANY]);
  self->score = baton_score_get_total (score);
  self->field = g_strdup (gain->field);
  self->value = g_strdup (gain->value);
  self->is_any = gain->is_any;
  self->possible = baton_score_get_total (&gain->score);
  return self;
}

static gboolean
add_first (const Search    *search,
           BatonShortList  *list,
           guint            limit,
           GError         **error)
{
  g_auto(BatonLeadRow) row = { 0, };

  for (guint i = 0; i < MIN (search->found->len, limit); i++)
    {
      gint64 lead = g_array_index (search->found, Found, i).lead;
      BatonFieldGain gain;
      BatonScore score;

      if (!baton_lead_repository_load (baton_session_get_connection (search->session), lead, &row, error) ||
          !score_lead (search, &row, &score, error))
        return FALSE;
      if (find_best (search, &row.record, &row.state, &score, &gain))
        g_ptr_array_add (list->leads, describe (&row, &score, &gain));
    }
  return TRUE;
}

static BatonShortList *
find_short (BatonSession  *session,
            guint          limit,
            GCancellable  *cancellable,
            GError       **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_autoptr(BatonShortList) list = g_new0 (BatonShortList, 1);
  g_auto(Search) search = {
    .session = session,
    .found = g_array_new (FALSE, FALSE, sizeof (Found)),
    .alone = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };

  list->leads = g_ptr_array_new_with_free_func ((GDestroyNotify) short_lead_free);
  if (policy == NULL)
    return NULL;

  search.evaluator = policy->evaluator;
  for (int interest = 0; interest < N_INTERESTS; interest++)
    search.least_fit[interest] = baton_evaluator_get_least_fit (policy->evaluator, interest);
  if (!scan (&search, cancellable, error) ||
      !look_at_alone (&search, cancellable, error))
    return NULL;

  g_array_sort (search.found, compare_found);
  list->total = search.found->len;
  list->threshold = baton_rule_set_get_mql (baton_evaluator_get_rules (policy->evaluator))->score;
  if (!add_first (&search, list, limit, error))
    return NULL;
  return g_steal_pointer (&list);
}

/**
 * baton_short_list_free:
 * @self: (transfer full): a list
 */
void
baton_short_list_free (BatonShortList *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->leads, g_ptr_array_unref);
  g_free (self);
}

/**
 * baton_find_short:
 * @session: a session
 * @limit: the most leads to describe
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds the leads that one empty field keeps from qualifying: those that the
 * rules would qualify now if it held the best of the values that they name, or
 * one that they do not name. Of a lead with several such fields the one counts
 * that brings most.
 *
 * Returns: (transfer full) (nullable): the leads
 */
BatonShortList *
baton_find_short (BatonSession  *session,
                  guint          limit,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(BatonShortList) list = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  list = find_short (session, limit, cancellable, error);
  if (!baton_session_end (session, list != NULL, error))
    return NULL;
  return g_steal_pointer (&list);
}
