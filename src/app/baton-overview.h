/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-database.h"

G_BEGIN_DECLS

/**
 * BatonOverviewState:
 * @BATON_OVERVIEW_LOADING: the first answer is on its way
 * @BATON_OVERVIEW_EMPTY: there are no leads yet
 * @BATON_OVERVIEW_READY: there are leads, and they are counted
 * @BATON_OVERVIEW_FAILED: the database could not be read; there is an error
 */
typedef enum
{
  BATON_OVERVIEW_LOADING,
  BATON_OVERVIEW_EMPTY,
  BATON_OVERVIEW_READY,
  BATON_OVERVIEW_FAILED,
} BatonOverviewState;

#define BATON_TYPE_OVERVIEW_STATE (baton_overview_state_get_type ())
GType baton_overview_state_get_type (void);

#define BATON_TYPE_OVERVIEW (baton_overview_get_type ())
G_DECLARE_FINAL_TYPE (BatonOverview, baton_overview, BATON, OVERVIEW, GObject)

BatonOverview      *baton_overview_new           (BatonDatabase *database);
BatonDatabase      *baton_overview_get_database  (BatonOverview *self);
BatonOverviewState  baton_overview_get_state     (BatonOverview *self);
const GError       *baton_overview_get_error     (BatonOverview *self);
GListModel         *baton_overview_get_stages    (BatonOverview *self);
guint64             baton_overview_get_n_leads   (BatonOverview *self);
guint64             baton_overview_get_n_waiting (BatonOverview *self);
void                baton_overview_refresh       (BatonOverview *self);

G_END_DECLS
