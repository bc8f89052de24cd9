/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-company-owner-repository.h"
#include "baton-connection.h"
#include "baton-lead-key-repository.h"
#include "baton-lead-row.h"
#include "baton-lead-scan.h"

G_BEGIN_DECLS

/**
 * BatonSuppressedLead:
 * @lead: the lead's number
 * @external_id: (nullable): its number elsewhere
 * @email: (nullable): its e-mail address
 * @since: since when only Sales may contact, in microseconds UTC
 *
 * A line of the suppression list.
 */
typedef struct
{
  gint64  lead;
  char   *external_id;
  char   *email;
  gint64  since;
} BatonSuppressedLead;

void       baton_suppressed_lead_free            (BatonSuppressedLead   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonSuppressedLead, baton_suppressed_lead_free)

gboolean   baton_lead_repository_find_external   (BatonConnection       *connection,
                                                  const char            *external_id,
                                                  gint64                *lead,
                                                  GError               **error);
gboolean   baton_lead_repository_find_email      (BatonConnection       *connection,
                                                  const char            *email,
                                                  gint64                *lead,
                                                  GError               **error);
gboolean   baton_lead_repository_load            (BatonConnection       *connection,
                                                  gint64                 lead,
                                                  BatonLeadRow          *row,
                                                  GError               **error);
gboolean   baton_lead_repository_insert          (BatonConnection       *connection,
                                                  gint64                 lead,
                                                  gint64                 import,
                                                  const BatonRecord     *record,
                                                  const BatonLeadState  *state,
                                                  GError               **error);
gboolean   baton_lead_repository_insert_keys     (BatonConnection       *connection,
                                                  gint64                 lead,
                                                  const BatonRecord     *record,
                                                  GError               **error);
gboolean   baton_lead_repository_update_record   (BatonConnection       *connection,
                                                  gint64                 lead,
                                                  const BatonRecord     *before,
                                                  const BatonRecord     *after,
                                                  GError               **error);
gboolean   baton_lead_repository_update_state    (BatonConnection       *connection,
                                                  gint64                 lead,
                                                  const BatonLeadState  *state,
                                                  GError               **error);
gboolean   baton_lead_repository_update_score    (BatonConnection       *connection,
                                                  gint64                 lead,
                                                  int                    fit,
                                                  int                    interest,
                                                  gint64                 scored_at,
                                                  gint64                 rescore_at,
                                                  GError               **error);
gboolean   baton_lead_repository_delete          (BatonConnection       *connection,
                                                  gint64                 lead,
                                                  GError               **error);
gboolean   baton_lead_repository_delete_range    (BatonConnection       *connection,
                                                  gint64                 first,
                                                  gint64                 last,
                                                  gint64                *deleted,
                                                  GError               **error);

GArray    *baton_lead_repository_list_due        (BatonConnection       *connection,
                                                  gint64                 now,
                                                  GError               **error);
GArray    *baton_lead_repository_list_waking     (BatonConnection       *connection,
                                                  gint64                 now,
                                                  GError               **error);
GPtrArray *baton_lead_repository_list_suppressed (BatonConnection       *connection,
                                                  GError               **error);
gboolean   baton_lead_repository_get_range       (BatonConnection       *connection,
                                                  gint64                *first,
                                                  gint64                *last,
                                                  gint64                *count,
                                                  GError               **error);

G_END_DECLS
