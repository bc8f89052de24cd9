/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"

G_BEGIN_DECLS

/**
 * BatonImport:
 *
 * One file that was taken in. The leads that it made are those from
 * @first_lead to @last_lead; what else it changed is told by the journal
 * entries from @first_entry to @last_entry, all written in one transaction.
 */
typedef struct
{
  gint64  id;
  gint64  at;
  char   *actor;
  char   *kind;
  char   *file;
  gint64  rows_read;
  gint64  created;
  gint64  updated;
  gint64  unchanged;
  gint64  rejected;
  gint64  first_lead;
  gint64  last_lead;
  gint64  first_entry;
  gint64  last_entry;
  gint64  undone_at;
} BatonImport;

void         baton_import_free          (BatonImport      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonImport, baton_import_free)

BatonImport *baton_import_load          (BatonConnection  *connection,
                                         gint64            id,
                                         GError          **error);
GPtrArray   *baton_import_list          (BatonConnection  *connection,
                                         guint             limit,
                                         GError          **error);
gboolean     baton_import_insert        (BatonConnection  *connection,
                                         const BatonImport *import,
                                         GError          **error);
gboolean     baton_import_mark_undone   (BatonConnection  *connection,
                                         gint64            id,
                                         gint64            at,
                                         GError          **error);

G_END_DECLS
