/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "lead/baton-record.h"

G_BEGIN_DECLS

/**
 * BATON_MAX_LEAD_KEYS:
 *
 * The most keys that one lead has: one each for the external id and the address.
 */
#define BATON_MAX_LEAD_KEYS 2

/**
 * BatonLeadKey:
 * @hash: the hash of an identity
 * @lead: the lead that has it
 *
 * One of the keys of a lead.
 */
typedef struct
{
  gint64 hash;
  gint64 lead;
} BatonLeadKey;

/**
 * BatonLeadKeyFunc:
 * @hash: the hash of an identity
 * @lead: the lead that has it
 * @user_data: (closure): data
 *
 * Called for each stored key, by rising hash.
 */
typedef void (*BatonLeadKeyFunc) (gint64   hash,
                                  gint64   lead,
                                  gpointer user_data);

guint    baton_lead_key_compute    (const BatonRecord  *record,
                                    gint64              hashes[BATON_MAX_LEAD_KEYS]);
gboolean baton_lead_key_insert     (BatonConnection    *connection,
                                    gint64              hash,
                                    gint64              lead,
                                    GError            **error);
gboolean baton_lead_key_insert_all (BatonConnection    *connection,
                                    const BatonLeadKey *keys,
                                    guint               n_keys,
                                    GError            **error);
gboolean baton_lead_key_delete_all (BatonConnection    *connection,
                                    gint64              lead,
                                    const BatonRecord  *record,
                                    GError            **error);
gboolean baton_lead_key_foreach    (BatonConnection    *connection,
                                    BatonLeadKeyFunc    func,
                                    gpointer            user_data,
                                    GCancellable       *cancellable,
                                    GError            **error);

G_END_DECLS
