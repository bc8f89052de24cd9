/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-filter.h"
#include "index/baton-time-range.h"
#include "lead/baton-lead-state.h"

G_BEGIN_DECLS

/* The columns of the index whose values fit into a byte. */
typedef enum
{
  BATON_SMALL_STAGE,
  BATON_SMALL_TEAM,
  BATON_SMALL_FIT,
  BATON_SMALL_INTEREST,
  BATON_SMALL_SCORE,
  BATON_SMALL_OUTCOME,
  BATON_N_SMALL,
} BatonSmallColumn;

/* The columns of times, in seconds since 1970; 0 for none. */
typedef enum
{
  BATON_TIME_CREATED,
  BATON_TIME_SINCE,
  BATON_TIME_ACTIVE,
  BATON_TIME_DUE,
  BATON_TIME_RETURNED,
  BATON_TIME_WAKE,
  BATON_N_TIMES,
} BatonTimeColumn;

/* The parts of the search text, in the order in which they stand in it. */
typedef enum
{
  BATON_TEXT_NAME,
  BATON_TEXT_EMAIL,
  BATON_TEXT_COMPANY,
  BATON_N_TEXTS,
  BATON_TEXT_ANY = BATON_N_TEXTS,
} BatonTextPart;

/* What else holds, one bit each: the flags of the state, and these. */
enum
{
  BATON_MARK_SUPPRESSED   = 1 << 8,
  BATON_MARK_UNSUBSCRIBED = 1 << 9,
};

typedef enum
{
  BATON_TEST_SMALL,
  BATON_TEST_MARK,
  BATON_TEST_TIME,
  BATON_TEST_ID,
  BATON_TEST_OWNER,
  BATON_TEST_VALUE,
  BATON_TEST_TEXT,
} BatonTestKind;

/* Whole numbers from `from`, below `to`. */
typedef struct
{
  gint64 from;
  gint64 to;
} BatonSpan;

/**
 * BatonFilterTest:
 * @kind: what it looks at
 * @negated: whether it must not hold
 * @column: a #BatonSmallColumn, #BatonTimeColumn or #BatonTextPart
 * @mark: the bit of a mark
 * @table: 1 for each value of a small column, or for each state of a mark, that holds
 * @spans: the times, in seconds, or the ids, that hold
 * @name: the name of a column of values
 * @op: how values are compared, and whether a text is meant as a whole
 * @texts: folded texts to find: of values as texts are compared, else as they are searched
 * @patterns: for each of @texts a pattern; `NULL` where it is none
 * @in_list: whether a value may be a list of which one element is to be found
 * @is_custom: whether it is the value of a custom field, of which nobody knows what it holds
 * @number: what a value that is a number is compared with; not a number for none
 * @time: what a value that is a time is compared with; empty for none
 *
 * A term of a filter, understood: nothing of it is text that could be wrong.
 */
typedef struct
{
  BatonTestKind      kind;
  gboolean           negated;
  guint              column;
  guint16            mark;
  guint8             table[256];
  GArray            *spans;
  char              *name;
  BatonTermOperator  op;
  char             **texts;
  GPtrArray         *patterns;
  gboolean           in_list;
  gboolean           is_custom;
  double             number;
  BatonTimeRange     time;
} BatonFilterTest;

BatonFilterTest       *baton_filter_test_new   (const BatonFilterTerm  *term,
                                                BatonProcess           *process,
                                                gint64                  now,
                                                gboolean               *relative,
                                                GError                **error);
void                   baton_filter_test_free  (BatonFilterTest        *self);
gboolean               baton_filter_test_holds (const BatonFilterTest  *self,
                                                const char             *value,
                                                const char             *folded);

char                 **baton_filter_fold_all   (char                  **values,
                                                char                 *(*fold) (const char *));
gboolean               baton_filter_test_read_field (BatonFilterTest        *self,
                                                     const BatonFilterTerm  *term,
                                                     gint64                  now,
                                                     gboolean               *relative,
                                                     GError                **error);

const BatonFilterTest *baton_filter_get_test   (BatonFilter            *self,
                                                guint                   position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonFilterTest, baton_filter_test_free)

G_END_DECLS
