/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of the window, and the way from one to another. */

#include "baton-window-private.h"

#include <glib/gi18n.h>

#include "funnel/baton-funnel-page.h"
#include "handoffs/baton-handoffs-page.h"
#include "leads/baton-leads-page.h"
#include "rules/baton-rules-page.h"
#include "short/baton-short-page.h"
#include "today/baton-today-page.h"
#include "widgets/baton-unseen.h"

static const BatonWindowPage pages[] =
{
  { "today", N_("Today"), baton_today_page_new },
  { "leads", N_("Leads"), baton_leads_page_new },
  { "handoffs", N_("Handoffs"), baton_handoffs_page_new },
  { "funnel", N_("Funnel"), baton_funnel_page_new },
  { "rules", N_("Rules"), baton_rules_page_new, .needs_no_lead = TRUE },
  { "short", N_("One Field Short"), baton_short_page_new, "today" },
};

const BatonWindowPage *
baton_window_find_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (g_str_equal (pages[i].name, name))
        return &pages[i];
    }
  return NULL;
}

GtkWidget *
baton_window_ensure_page (BatonWindow           *self,
                          const BatonWindowPage *page)
{
  GtkWidget *widget = gtk_stack_get_child_by_name (self->page_stack, page->name);

  if (widget == NULL)
    {
      widget = page->create (self->live);
      baton_unseen_hide (widget);
      gtk_stack_add_named (self->page_stack, widget, page->name);
    }
  return widget;
}

void
baton_window_show_page (BatonWindow           *self,
                        const BatonWindowPage *page)
{
  if (self->lead != 0)
    baton_window_close_profile (self);
  self->page = page;
  self->came_from = page->parent != NULL ? baton_window_find_page (page->parent) : NULL;
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  adw_window_title_set_title (self->page_title, _(page->title));
  baton_sidebar_set_page (self->sidebar, page->parent != NULL ? page->parent : page->name);
  if (page->parent == NULL)
    g_settings_set_string (self->settings, "page", page->name);
  baton_window_update_folding (self, gtk_widget_get_width (GTK_WIDGET (self)));
  baton_window_update_content (self);
}

/* Those that the sidebar leads to. */
void
baton_window_bind_page_keys (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (pages[i].parent == NULL)
        gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                             "win.show-page", "s", pages[i].name);
    }
}
