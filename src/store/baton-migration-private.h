/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"

G_BEGIN_DECLS

/**
 * BatonMigration:
 * @version: the schema's version afterwards
 * @name: its file's name, such as `001-initial.sql`
 * @script: the statements
 *
 * One step from a version of the schema to the next.
 */
typedef struct
{
  gint64  version;
  char   *name;
  char   *script;
} BatonMigration;

void       baton_migration_free        (BatonMigration   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonMigration, baton_migration_free)

GPtrArray *baton_migration_list        (void);
gint64     baton_migration_get_newest  (void);

gboolean   baton_migration_check       (gint64            version,
                                        const char       *location,
                                        GError          **error);
gboolean   baton_migration_run_all     (BatonConnection  *connection,
                                        GPtrArray        *migrations,
                                        GCancellable     *cancellable,
                                        GError          **error);

G_END_DECLS
