/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "lead/baton-lead-state.h"
#include "lead/baton-record.h"
#include "lead/baton-arena.h"
#include "baton-mapping.h"
#include "baton-reject.h"

G_BEGIN_DECLS

/**
 * BatonIncomingLead:
 * @line: the line of the file that it begins on, from 1
 * @record: who it is; lent by the batch
 * @outcome: how it ended, when the file says so
 *
 * A lead as a file tells it.
 */
typedef struct
{
  guint        line;
  BatonRecord  record;
  BatonOutcome outcome;
} BatonIncomingLead;

/**
 * BatonLeadBatch:
 * @leads: (element-type BatonIncomingLead): the leads, in the order of the file
 * @rejects: (element-type BatonReject): the rows that could not be taken in
 *
 * Some rows of a file, with the strings of their records. A row is one lead or
 * one reject, which names its first problem.
 */
typedef struct
{
  GArray     *leads;
  GPtrArray  *rejects;
  /*< private >*/
  BatonArena *arena;
} BatonLeadBatch;

void               baton_lead_batch_free          (BatonLeadBatch   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLeadBatch, baton_lead_batch_free)

/**
 * BatonColumn:
 * @heading: the heading as it stands in the file
 * @field: (nullable): the name of the field, such as `email`, `custom.city`,
 *   `full_name` or `created_at`; `NULL` when left out
 * @note: (nullable): how something is read that can be read in two ways;
 *   `NULL` when nothing is
 */
typedef struct
{
  char *heading;
  char *field;
  char *note;
} BatonColumn;

BatonColumn *baton_column_copy (const BatonColumn *self);
void         baton_column_free (BatonColumn       *self);

typedef struct _BatonLeadReader BatonLeadReader;

BatonLeadReader   *baton_lead_reader_new          (const char       *path,
                                                   BatonMapping     *mapping,
                                                   GError          **error);
void               baton_lead_reader_free         (BatonLeadReader  *self);
const char        *baton_lead_reader_get_encoding (BatonLeadReader  *self);
char               baton_lead_reader_get_separator (BatonLeadReader *self);
guint64            baton_lead_reader_get_size     (BatonLeadReader  *self);
guint64            baton_lead_reader_get_position (BatonLeadReader  *self);
const BatonColumn *baton_lead_reader_get_columns  (BatonLeadReader  *self,
                                                   guint            *n_columns);
BatonLeadBatch    *baton_lead_reader_read         (BatonLeadReader  *self,
                                                   guint             at_most,
                                                   GCancellable     *cancellable,
                                                   GError          **error);
GPtrArray         *baton_lead_reader_preview      (BatonLeadReader  *self,
                                                   guint             n_rows,
                                                   GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLeadReader, baton_lead_reader_free)

G_END_DECLS
