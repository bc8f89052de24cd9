/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonDatabaseFacts:
 * @schema: the version of its schema
 * @n_leads: how many leads it has
 * @n_events: how many events
 * @n_people: how many people
 */
typedef struct
{
  gint64 schema;
  gint64 n_leads;
  gint64 n_events;
  gint64 n_people;
} BatonDatabaseFacts;

gboolean baton_database_facts_load (BatonSession        *session,
                                    BatonDatabaseFacts  *facts,
                                    GCancellable        *cancellable,
                                    GError             **error);

G_END_DECLS
