/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-lead-item.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAD_LIST (baton_lead_list_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadList, baton_lead_list, BATON, LEAD_LIST, GObject)

/**
 * BatonLeadFetchFunc:
 * @list: the list
 * @ids: (array length=n_ids): the numbers of the leads
 * @n_ids: how many
 * @cancellable: cancelled when the leads are no longer wanted
 * @user_data: (closure): data
 *
 * Called to have leads fetched. It must not block; when they are there, they are
 * handed over with [method@LeadList.deliver].
 */
typedef void (*BatonLeadFetchFunc) (BatonLeadList *list,
                                    const gint64  *ids,
                                    guint          n_ids,
                                    GCancellable  *cancellable,
                                    gpointer       user_data);

BatonLeadList *baton_lead_list_new      (BatonIndex         *index,
                                         BatonLeadFetchFunc  fetch,
                                         gpointer            user_data,
                                         GDestroyNotify      destroy);

BatonIndex    *baton_lead_list_get_index (BatonLeadList     *self);
void           baton_lead_list_set_index (BatonLeadList     *self,
                                          BatonIndex        *index,
                                          GArray            *rows);
const GArray  *baton_lead_list_get_rows (BatonLeadList      *self);
void           baton_lead_list_set_rows (BatonLeadList      *self,
                                         GArray             *rows);
gint64         baton_lead_list_get_id   (BatonLeadList      *self,
                                         guint               position);
gboolean       baton_lead_list_find     (BatonLeadList      *self,
                                         gint64              id,
                                         guint              *position);
void           baton_lead_list_deliver  (BatonLeadList      *self,
                                         GPtrArray          *leads);
void           baton_lead_list_refresh  (BatonLeadList      *self,
                                         const gint64       *ids,
                                         guint               n_ids);

G_END_DECLS
