/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "profile/baton-details.h"
#include "profile/baton-lead-order.h"
#include "profile/baton-next-step.h"
#include "profile/baton-permission-banner.h"
#include "profile/baton-profile-actions.h"
#include "profile/baton-profile-header.h"
#include "profile/baton-profile-view.h"
#include "profile/baton-score-card.h"
#include "profile/baton-timeline.h"

G_BEGIN_DECLS

struct _BatonProfileView
{
  AdwBin                 parent_instance;
  BatonLiveIndex        *live;
  gint64                 lead;          /* 0 for none. */
  BatonLeadSheet        *sheet;         /* What is shown; NULL until loaded. */
  BatonNextStep         *step;          /* NULL for none. */
  GCancellable          *cancellable;   /* Of the load that is under way, or NULL. */
  guint                  patience;      /* A timeout, 0 for none. */
  guint                  past;          /* What was is still to be shown; 0 when it is. */
  gboolean               is_busy;       /* Something is being done with the lead. */
  const char            *wanted;        /* The action to do when the lead is there; NULL for none. */
  gboolean               is_folded;
  GBinding              *folding;       /* To the leaflet around; NULL without one. */

  BatonProfileActions   *actions;   /* Those of the two below that are seen. */
  BatonProfileActions   *actions_top;
  BatonProfileActions   *actions_bottom;
  BatonPermissionBanner *banner;
  GtkListBox            *clock_list;
  BatonDetails          *details;
  GtkWidget             *error_box;
  GtkLabel              *error_label;
  AdwStatusPage         *failed_page;
  GtkWidget             *handoff_group;
  GtkListBox            *handoff_list;
  BatonProfileHeader    *header;
  BatonScoreCard        *score_card;
  GtkStack              *stack;
  GtkWidget             *step_button;
  GtkWidget             *step_group;
  GtkImage              *step_image;
  AdwActionRow          *step_row;
  GtkWidget             *thumb_bar;
  BatonTimeline         *timeline;
};

void baton_profile_view_install_actions (GtkWidgetClass   *widget_class);
void baton_profile_view_update_actions  (BatonProfileView *self);
void baton_profile_view_carry_out       (BatonProfileView *self,
                                         BatonLeadOrder   *order,
                                         const char       *field,
                                         GtkWindow        *window);
void baton_profile_view_show_problem    (BatonProfileView *self,
                                         const char       *message);
void baton_profile_view_load            (BatonProfileView *self);

G_END_DECLS
