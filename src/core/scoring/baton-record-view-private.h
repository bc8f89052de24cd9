/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-record.h"

G_BEGIN_DECLS

#define BATON_MAX_FIELDS_USED 512

/* The fields that some conditions look at, each of them once, and what they hold. */
typedef struct _BatonFieldTable BatonFieldTable;

BatonFieldTable *baton_field_table_new      (const GPtrArray       *declared,
                                             gboolean               is_stored);
void             baton_field_table_free     (BatonFieldTable       *self);
gboolean         baton_field_table_add      (BatonFieldTable       *self,
                                             const char            *name,
                                             guint                 *number,
                                             GError               **error);
guint            baton_field_table_get_size (const BatonFieldTable *self);
const char      *baton_field_table_get_name (const BatonFieldTable *self,
                                             guint                  number);
gboolean         baton_field_table_get_field (const BatonFieldTable *self,
                                              guint                  number,
                                              BatonField            *field);
const char      *baton_field_table_get_key  (const BatonFieldTable *self,
                                             guint                  number);
gboolean         baton_field_table_get_type (const BatonFieldTable *self,
                                             guint                  number,
                                             BatonFieldType        *type);
gboolean         baton_field_table_is_strict (const BatonFieldTable *self,
                                              guint                  number);
void             baton_field_table_expect   (BatonFieldTable       *self,
                                             guint                  number,
                                             BatonFieldType         type);
gboolean         baton_field_table_reads    (const BatonFieldTable *self,
                                             guint                  number,
                                             const BatonRecord     *record,
                                             BatonFieldType        *type);
const char      *baton_field_table_get_raw  (const BatonFieldTable *self,
                                             guint                  number,
                                             const BatonRecord     *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonFieldTable, baton_field_table_free)

/* A folded value. A field of several values holds them one after the other,
 * each ended by 0. */
typedef struct
{
  const char *text; /* NULL when empty. */
  guint32     length;
  guint32     n_texts : 31;
  guint32     ready : 1;
} BatonViewValue;

/* A record whose values are folded when they are first looked at. It lives on
 * the stack of one evaluation; `values` has room for every field of the table. */
typedef struct
{
  const BatonFieldTable *fields;
  const BatonRecord     *record;
  BatonViewValue        *values;
  GSList                *blocks; /* What did not fit into the buffer. */
  gsize                  used;
  char                   buffer[1024];
} BatonRecordView;

#define baton_record_view_init_on_stack(view, table, lead_record) \
  G_STMT_START { \
    guint _size = baton_field_table_get_size (table); \
    (view)->fields = (table); \
    (view)->record = (lead_record); \
    (view)->values = g_newa0 (BatonViewValue, MAX (_size, 1)); \
    (view)->blocks = NULL; \
    (view)->used = 0; \
  } G_STMT_END

void                  baton_record_view_clear (BatonRecordView *self);
const BatonViewValue *baton_record_view_fold  (BatonRecordView *self,
                                               guint            number);

static inline const BatonViewValue *
baton_record_view_get (BatonRecordView *self,
                       guint            number)
{
  return self->values[number].ready ? &self->values[number]
                                    : baton_record_view_fold (self, number);
}

G_END_DECLS
