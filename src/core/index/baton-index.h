/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "index/baton-filter.h"
#include "lead/baton-lead-state.h"
#include "lead/baton-record.h"

G_BEGIN_DECLS

/**
 * BatonIndex:
 *
 * What lists, filters, search and counts look at: the hot columns of all
 * leads in memory, a column an array, and the folded text of name, e-mail and
 * company.
 *
 * A lead's place, its row, stays the same as long as the index lives; the row
 * of a removed lead stays empty. Times are kept in whole seconds.
 *
 * An index is used by one thread at a time. It may be filled on one thread and
 * then handed to another.
 */
typedef struct _BatonIndex BatonIndex;

/**
 * BatonIndexRow:
 * @id: the lead's number
 * @stage: number of the stage
 * @team: the team that owns it
 * @owner: the person who owns it; 0 when nobody does
 * @fit: who they are, 0 to 100
 * @interest: what they did, 0 to 100
 * @score: their sum
 * @flags: what else holds
 * @outcome: how it ended
 * @suppressed: whether only Sales may contact
 * @unsubscribed: whether no campaign may be sent
 * @created_at: when it came to be
 * @stage_since: when it entered the stage
 * @last_event_at: when the newest event happened; 0 for none
 * @due_at: when its next running clock is due; 0 for none
 * @returned_at: when it was last returned to Marketing; 0 for never
 * @wake_at: when to look at a returned lead again; 0 for none
 *
 * What the index knows about one lead. Times are microseconds UTC, cut to seconds.
 */
typedef struct
{
  gint64         id;
  guint          stage;
  BatonTeam      team;
  gint64         owner;
  int            fit;
  int            interest;
  int            score;
  BatonLeadFlags flags;
  BatonOutcome   outcome;
  gboolean       suppressed;
  gboolean       unsubscribed;
  gint64         created_at;
  gint64         stage_since;
  gint64         last_event_at;
  gint64         due_at;
  gint64         returned_at;
  gint64         wake_at;
} BatonIndexRow;

/**
 * BatonValueCount:
 * @value: (nullable): the value, lent by the index; `NULL` for the leads without one
 * @count: how many leads have it
 */
typedef struct
{
  const char *value;
  guint       count;
} BatonValueCount;

#define BATON_MAX_SCORE 200

#define BATON_TYPE_INDEX (baton_index_get_type ())
GType       baton_index_get_type      (void);

BatonIndex *baton_index_new           (void);
BatonIndex *baton_index_ref           (BatonIndex            *self);
void        baton_index_unref         (BatonIndex            *self);
void        baton_index_expect        (BatonIndex            *self,
                                       guint                  n_leads);

gint64      baton_index_get_position  (BatonIndex            *self);
void        baton_index_set_position  (BatonIndex            *self,
                                       gint64                 position);
BatonProcess *baton_index_get_process (BatonIndex            *self);
void        baton_index_set_process   (BatonIndex            *self,
                                       BatonProcess          *process);
void        baton_index_set_people    (BatonIndex            *self,
                                       GPtrArray             *people,
                                       gint64                 me);

void        baton_index_put           (BatonIndex            *self,
                                       gint64                 id,
                                       const BatonRecord     *record,
                                       const BatonLeadState  *state);
gboolean    baton_index_put_state     (BatonIndex            *self,
                                       gint64                 id,
                                       const BatonLeadState  *state);
gboolean    baton_index_remove        (BatonIndex            *self,
                                       gint64                 id);

gboolean    baton_index_has_column    (BatonIndex            *self,
                                       const char            *name);
void        baton_index_begin_column  (BatonIndex            *self,
                                       const char            *name);
void        baton_index_set_value     (BatonIndex            *self,
                                       const char            *name,
                                       gint64                 id,
                                       const char            *value);
void        baton_index_end_column    (BatonIndex            *self,
                                       const char            *name);

guint       baton_index_get_n_leads   (BatonIndex            *self);
guint       baton_index_get_n_rows    (BatonIndex            *self);
gboolean    baton_index_find          (BatonIndex            *self,
                                       gint64                 id,
                                       guint                 *row);
gint64      baton_index_get_id        (BatonIndex            *self,
                                       guint                  row);
gboolean    baton_index_get_row       (BatonIndex            *self,
                                       guint                  row,
                                       BatonIndexRow         *values);
const char *baton_index_get_value     (BatonIndex            *self,
                                       guint                  row,
                                       const char            *column);

GArray     *baton_index_select        (BatonIndex            *self,
                                       BatonFilter           *filter,
                                       const char            *sort,
                                       gboolean               descending,
                                       GCancellable          *cancellable,
                                       GError               **error);
void        baton_index_prepare_order (BatonIndex            *self,
                                       const char            *sort);

void        baton_index_count_stages  (BatonIndex            *self,
                                       const GArray          *rows,
                                       guint                  counts[BATON_MAX_STAGES]);
void        baton_index_count_scores  (BatonIndex            *self,
                                       const GArray          *rows,
                                       guint                  counts[BATON_MAX_SCORE + 1]);
GArray     *baton_index_count_values  (BatonIndex            *self,
                                       const GArray          *rows,
                                       const char            *column,
                                       GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonIndex, baton_index_unref)

G_END_DECLS
