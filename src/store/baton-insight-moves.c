/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-insight-repository.h"
#include "baton-lead-repository.h"
#include "baton-lead-row-private.h"

/**
 * BatonMoveReader:
 *
 * Goes through the leads and their moves at once, both by rising lead, to tell
 * where each lead came in.
 */
typedef struct
{
  BatonStatement *leads;
  BatonStatement *moves;
  gboolean        has_move;  /* whether the statement of the moves stands on one */
  GArray         *result;
} BatonMoveReader;

static void
add_move (BatonMoveReader *self,
          gint64           lead,
          gint64           at,
          guint            from,
          guint            to)
{
  BatonFunnelMove move = { .lead = lead, .at = at, .from = from, .to = to };

  g_array_append_val (self->result, move);
}

static gboolean
read_moves_of_lead (BatonMoveReader  *self,
                    gint64            lead,
                    GError          **error)
{
  while (self->has_move && baton_statement_get (self->moves, 0) <= lead)
    {
      if (baton_statement_get (self->moves, 0) == lead)
        add_move (self, lead, baton_statement_get (self->moves, 1),
                  (guint) baton_statement_get (self->moves, 2), (guint) baton_statement_get (self->moves, 3));
      if (!baton_statement_step (self->moves, &self->has_move, error))
        return FALSE;
    }
  return TRUE;
}

/* A lead came into the stage that its first move left, or is in it still. */
static gboolean
read_lead (BatonMoveReader  *self,
           GError          **error)
{
  gint64 lead = baton_statement_get (self->leads, 0);
  guint entry = self->result->len;
  BatonFunnelMove *moves;

  add_move (self, lead, baton_statement_get (self->leads, 1), BATON_FUNNEL_OUTSIDE,
            (guint) baton_statement_get (self->leads, 2));
  if (!read_moves_of_lead (self, lead, error))
    return FALSE;

  moves = &g_array_index (self->result, BatonFunnelMove, entry);
  if (self->result->len > entry + 1)
    moves[0].to = moves[1].from;
  return TRUE;
}

static gboolean
read_range (BatonMoveReader  *self,
            gint64            first,
            gint64            last,
            GError          **error)
{
  baton_statement_bind (self->leads, 1, first);
  baton_statement_bind (self->leads, 2, last);
  baton_statement_bind (self->moves, 1, first);
  baton_statement_bind (self->moves, 2, last);
  if (!baton_statement_step (self->moves, &self->has_move, error))
    return FALSE;

  while (TRUE)
    {
      gboolean has_lead;

      if (!baton_statement_step (self->leads, &has_lead, error))
        return FALSE;
      if (!has_lead)
        break;
      if (!read_lead (self, error))
        return FALSE;
    }
  baton_statement_reset (self->moves);
  return TRUE;
}

/**
 * baton_insight_list_moves:
 * @connection: a connection
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Lists all moves that the funnel is made of: each lead's coming to be, and its
 * moves from stage to stage.
 *
 * Returns: (transfer full) (element-type BatonFunnelMove): the moves, by lead
 *   and time
 */
GArray *
baton_insight_list_moves (BatonConnection  *connection,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_autoptr(BatonStatement) leads =
    baton_connection_prepare (connection,
                              "SELECT l.id, l.created_at, s.stage FROM lead l JOIN lead_state s ON s.lead = l.id "
                              "WHERE l.id BETWEEN ?1 AND ?2 ORDER BY l.id",
                              error);
  g_autoptr(BatonStatement) moves =
    leads != NULL ? baton_connection_prepare (connection,
                                              "SELECT lead, at, from_stage, to_stage FROM stage_move "
                                              "WHERE lead BETWEEN ?1 AND ?2 ORDER BY lead, at, id",
                                              error)
                  : NULL;
  g_autoptr(GArray) result = g_array_new (FALSE, FALSE, sizeof (BatonFunnelMove));
  BatonMoveReader reader = { .leads = leads, .moves = moves, .result = result };
  gint64 first, last;

  if (moves == NULL || !baton_lead_repository_get_range (connection, &first, &last, NULL, error))
    return NULL;

  for (; first <= last; first += BATON_LEADS_A_RANGE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_range (&reader, first, MIN (last, first + BATON_LEADS_A_RANGE - 1), error))
        return NULL;
    }
  return g_steal_pointer (&result);
}
