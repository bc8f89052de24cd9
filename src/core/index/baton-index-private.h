/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "handoff/baton-person.h"
#include "index/baton-dictionary.h"
#include "index/baton-filter-test-private.h"
#include "index/baton-index.h"
#include "index/baton-search-text.h"
#include "index/baton-text-order.h"

G_BEGIN_DECLS

/* Rows are looked at in blocks: a round of a known length is what lets the
 * compiler look at many rows at once. */
#define BATON_INDEX_BLOCK 1024

/* The stage of a row that has no lead. */
#define BATON_STAGE_GONE 255

/* The number of a value that has not been set yet. */
#define BATON_VALUE_UNSET G_MAXUINT32

/**
 * BatonValueColumn:
 * @name: its name, as in a filter
 * @field: the standard field that it shows; %BATON_N_FIELDS for a custom one
 * @codes: by row: the number of the value in the dictionary
 * @values: the values
 * @ready: whether all values have been set
 */
typedef struct
{
  char            *name;
  BatonField       field;
  guint32         *codes;
  BatonDictionary *values;
  gboolean         ready;
} BatonValueColumn;

/* Somebody who may own leads, with the name and address as texts are compared. */
typedef struct
{
  gint64  id;
  char   *name;
  char   *email;
} BatonIndexPerson;

/* Invariants: the columns have room for `capacity` rows, whole blocks; in the
 * last block that is in use the rows from `n_rows` on are gone; ids rise from row to
 * row, unless `by_id` says in which order they do. */
struct _BatonIndex
{
  gatomicrefcount   ref_count;
  gint64            position;
  BatonProcess     *process;
  GArray           *people;       /* BatonIndexPerson */
  gint64            me;

  guint             n_rows;
  guint             n_leads;
  guint             capacity;
  gint64           *ids;
  guint8           *small[BATON_N_SMALL];
  guint16          *marks;
  guint32          *times[BATON_N_TIMES];
  guint32          *owners;       /* Places in owner_ids */
  GArray           *owner_ids;    /* gint64; the first is 0, nobody */
  GHashTable       *owner_codes;  /* gint64 to a place in owner_ids */
  GPtrArray        *values;       /* BatonValueColumn */
  BatonSearchText  *text;
  BatonTextOrder   *orders[BATON_N_TEXTS];
  GArray           *by_id;        /* (nullable) guint32 */
};

void              baton_index_reserve      (BatonIndex       *self,
                                            guint             n_rows);
BatonValueColumn *baton_index_find_column  (BatonIndex       *self,
                                            const char       *name);
BatonValueColumn *baton_index_add_column   (BatonIndex       *self,
                                            const char       *name);
gboolean          baton_index_check_column (BatonIndex       *self,
                                            const char       *name,
                                            GError          **error);
GArray           *baton_index_sort_rows    (BatonIndex       *self,
                                            GArray           *rows,
                                            const char       *sort,
                                            gboolean          descending,
                                            GError          **error);

G_END_DECLS
