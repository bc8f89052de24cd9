/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-live-index.h"
#include "index/baton-lead-list.h"
#include "leads/baton-lead-names.h"

G_BEGIN_DECLS

/**
 * BatonLeadsState:
 * @BATON_LEADS_LOADING: nothing is known yet
 * @BATON_LEADS_FAILED: the database could not be read
 * @BATON_LEADS_NONE: there are no leads at all
 * @BATON_LEADS_NO_MATCH: there are leads, and the filter means none of them
 * @BATON_LEADS_READY: there are leads to show
 */
typedef enum
{
  BATON_LEADS_LOADING,
  BATON_LEADS_FAILED,
  BATON_LEADS_NONE,
  BATON_LEADS_NO_MATCH,
  BATON_LEADS_READY,
} BatonLeadsState;

#define BATON_TYPE_LEADS_MODEL (baton_leads_model_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadsModel, baton_leads_model, BATON, LEADS_MODEL, GObject)

BatonLeadsModel *baton_leads_model_new         (BatonLiveIndex  *live);

BatonLiveIndex  *baton_leads_model_get_live    (BatonLeadsModel *self);
BatonLeadList   *baton_leads_model_get_list    (BatonLeadsModel *self);
BatonLeadNames  *baton_leads_model_get_names   (BatonLeadsModel *self);
BatonLeadsState  baton_leads_model_get_state   (BatonLeadsModel *self);
const GError    *baton_leads_model_get_error   (BatonLeadsModel *self);
BatonFilter     *baton_leads_model_get_filter  (BatonLeadsModel *self);
const char      *baton_leads_model_get_mistake (BatonLeadsModel *self);
guint            baton_leads_model_count_all   (BatonLeadsModel *self);
guint            baton_leads_model_count_shown (BatonLeadsModel *self);
guint            baton_leads_model_count_late  (BatonLeadsModel *self);
guint            baton_leads_model_count_soon  (BatonLeadsModel *self);
gboolean         baton_leads_model_is_stale    (BatonLeadsModel *self);

void             baton_leads_model_set_text    (BatonLeadsModel *self,
                                                const char      *text);
void             baton_leads_model_set_sort    (BatonLeadsModel *self,
                                                const char      *key,
                                                gboolean         descending);
void             baton_leads_model_set_held    (BatonLeadsModel *self,
                                                gboolean         held);
void             baton_leads_model_update      (BatonLeadsModel *self);

G_END_DECLS
