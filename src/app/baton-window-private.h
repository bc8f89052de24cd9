/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-window.h"

#include "baton-announcer.h"
#include "baton-failure-page.h"
#include "baton-lead-search.h"
#include "baton-sidebar.h"
#include "profile/baton-profile-view.h"

G_BEGIN_DECLS

/* A page that the sidebar leads to, or another page. */
typedef struct
{
  const char  *name;
  const char  *title;
  GtkWidget *(*create) (BatonLiveIndex *live);
  const char  *parent;         /* The page that leads to it; NULL for the sidebar. */
  gboolean     needs_no_lead;  /* Of use before the first lead has come in. */
} BatonWindowPage;

/**
 * BatonWindow:
 *
 * The window: the sidebar, a page, and a lead's profile. Pages are made when
 * they are first shown, so that the first frame does not wait for them.
 *
 * The profile stands beside the list of leads when there is room, and takes the
 * place of the page everywhere else.
 */
struct _BatonWindow
{
  AdwApplicationWindow    parent_instance;
  BatonLiveIndex         *live;
  BatonAnnouncer         *announcer;
  GSettings              *settings;
  const BatonWindowPage  *page;         /* The page that is shown. */
  const BatonWindowPage  *came_from;    /* The page that led to the list of leads, or NULL. */
  BatonProfileView       *profile;      /* NULL until a lead is opened first. */
  gint64                  lead;         /* The lead whose profile is shown; 0 for none. */
  GtkWidget              *focus_before; /* What had the focus before, weak; or NULL. */
  gboolean                has_sidebar;  /* Whether the sidebar is wanted beside the page. */
  guint                   patience;

  GtkButton              *add_button;
  GtkButton              *back_button;
  GtkStack               *content_stack;
  BatonFailurePage       *failure_page;
  GtkButton              *hide_sidebar_button;
  AdwLeaflet             *leaflet;
  AdwHeaderBar           *page_header;
  GtkWidget              *page_pane;
  GtkStack               *page_stack;
  AdwWindowTitle         *page_title;
  AdwLeaflet             *panes;
  GtkButton              *profile_back_button;
  AdwBin                 *profile_bin;
  GtkButton              *profile_close_button;
  AdwHeaderBar           *profile_header;
  GtkWidget              *profile_pane;
  GtkWidget              *profile_separator;
  AdwWindowTitle         *profile_title;
  BatonLeadSearch        *search;
  GtkMenuButton          *search_button;
  GtkButton              *show_sidebar_button;
  BatonSidebar           *sidebar;
  AdwHeaderBar           *sidebar_header;
  GtkWidget              *sidebar_pane;
  GtkWidget              *sidebar_separator;
  AdwToastOverlay        *toast_overlay;
  GtkButton              *trouble_button;
  GtkLabel               *trouble_label;
  GtkRevealer            *trouble_revealer;
};

const BatonWindowPage  *baton_window_find_page       (const char            *name);
GtkWidget              *baton_window_ensure_page     (BatonWindow           *self,
                                                      const BatonWindowPage *page);
void                    baton_window_show_page       (BatonWindow           *self,
                                                      const BatonWindowPage *page);
BatonDatabase          *baton_window_get_database    (BatonWindow           *self);
gboolean                baton_window_has_leads       (BatonWindow           *self);
void                    baton_window_show_loading    (BatonWindow           *self);
void                    baton_window_update_content  (BatonWindow           *self);
void                    baton_window_update_layout   (BatonWindow           *self);
void                    baton_window_update_folding  (BatonWindow           *self,
                                                      int                    width);
void                    baton_window_open_lead       (BatonWindow           *self,
                                                      gint64                 lead);
void                    baton_window_close_profile   (BatonWindow           *self);
void                    baton_window_install_actions (GtkWidgetClass        *widget_class);
void                    baton_window_accept_files    (BatonWindow           *self);
void                    baton_window_bind_page_keys  (GtkWidgetClass        *widget_class);

G_END_DECLS
