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

/**
 * BatonNewLead:
 * @id: the lead's number, from counter `lead`
 * @import: the import that makes it; 0 for none
 * @record: who it is; lent
 * @state: where it stands
 *
 * A lead that is to be stored.
 */
typedef struct
{
  gint64             id;
  gint64             import;
  const BatonRecord *record;
  BatonLeadState     state;
} BatonNewLead;

/**
 * BatonLeadScore:
 * @lead: the lead's number
 * @fit: the fit, 0 to 100
 * @interest: the interest, 0 to 100
 * @scored_at: the time that they were computed for, in microseconds UTC
 * @rescore_at: when time alone can change them next; 0 for never
 *
 * The score of a lead, as it is stored.
 */
typedef struct
{
  gint64 lead;
  int    fit;
  int    interest;
  gint64 scored_at;
  gint64 rescore_at;
} BatonLeadScore;

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
gboolean   baton_lead_repository_is_known_as     (BatonConnection       *connection,
                                                  gint64                 lead,
                                                  BatonField             field,
                                                  const char            *text,
                                                  gboolean              *is,
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
gboolean   baton_lead_repository_insert_all      (BatonConnection       *connection,
                                                  const BatonNewLead    *leads,
                                                  guint                  n_leads,
                                                  guint32                fields,
                                                  gboolean               with_custom,
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
gboolean   baton_lead_repository_update_scores   (BatonConnection       *connection,
                                                  const BatonLeadScore  *scores,
                                                  guint                  n_scores,
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
gboolean   baton_lead_repository_has_due         (BatonConnection       *connection,
                                                  gint64                 now,
                                                  gboolean              *has_due,
                                                  GError               **error);
GArray    *baton_lead_repository_list_waking     (BatonConnection       *connection,
                                                  gint64                 now,
                                                  GError               **error);
GArray    *baton_lead_repository_list_unconfirmed (BatonConnection     *connection,
                                                  GError               **error);
GPtrArray *baton_lead_repository_list_suppressed (BatonConnection       *connection,
                                                  GError               **error);
gboolean   baton_lead_repository_get_range       (BatonConnection       *connection,
                                                  gint64                *first,
                                                  gint64                *last,
                                                  gint64                *count,
                                                  GError               **error);

G_END_DECLS
