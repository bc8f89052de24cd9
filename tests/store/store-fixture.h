/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-store.h"

G_BEGIN_DECLS

/**
 * StoreFixture:
 * @location: where an empty database is, or can be made
 * @folder: an empty folder, for files
 * @is_postgres: whether it is on PostgreSQL
 *
 * A fresh database for one test, gone afterwards.
 */
typedef struct
{
  char     *location;
  char     *folder;
  gboolean  is_postgres;
} StoreFixture;

typedef void (*StoreTestFunc) (StoreFixture *fixture);

void        store_fixture_add          (const char          *path,
                                        StoreTestFunc        func);
void        store_fixture_add_sqlite   (const char          *path,
                                        StoreTestFunc        func);
void        store_fixture_add_postgres (const char          *path,
                                        StoreTestFunc        func);
BatonStore *store_fixture_open         (const StoreFixture  *fixture);
char       *store_fixture_get_path     (const StoreFixture  *fixture,
                                        const char          *name);

G_END_DECLS
