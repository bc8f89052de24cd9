/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-search-row.h"

#include <glib/gi18n.h>

#include "widgets/baton-team-tag.h"

/**
 * BatonLeadSearchRow:
 *
 * A lead that was found: who it is, and how far.
 */
struct _BatonLeadSearchRow
{
  GtkListBoxRow  parent_instance;
  gint64         lead;

  GtkLabel      *company_label;
  GtkLabel      *name_label;
  BatonTeamTag  *stage_tag;
};

G_DEFINE_FINAL_TYPE (BatonLeadSearchRow, baton_lead_search_row, GTK_TYPE_LIST_BOX_ROW)

static void
baton_lead_search_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_LEAD_SEARCH_ROW);

  G_OBJECT_CLASS (baton_lead_search_row_parent_class)->dispose (object);
}

static void
baton_lead_search_row_class_init (BatonLeadSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_lead_search_row_dispose;

  g_type_ensure (BATON_TYPE_TEAM_TAG);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/batonleads/Baton/baton-lead-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonLeadSearchRow, company_label);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadSearchRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadSearchRow, stage_tag);
}

static void
baton_lead_search_row_init (BatonLeadSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_lead_search_row_new:
 * @lead: a lead
 * @stage: (nullable): what its stage is called
 *
 * Makes a row.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
baton_lead_search_row_new (BatonLead  *lead,
                           const char *stage)
{
  BatonLeadSearchRow *self;
  const char *name;
  const char *company;

  g_return_val_if_fail (BATON_IS_LEAD (lead), NULL);

  self = g_object_new (BATON_TYPE_LEAD_SEARCH_ROW, NULL);
  name = baton_lead_get_name (lead);
  company = baton_lead_get_value (lead, BATON_FIELD_COMPANY);

  self->lead = baton_lead_get_id (lead);
  gtk_label_set_label (self->name_label, name != NULL && *name != '\0' ? name : _("No Name"));
  gtk_label_set_label (self->company_label, company);
  gtk_widget_set_visible (GTK_WIDGET (self->company_label), company != NULL);
  baton_team_tag_set (self->stage_tag, baton_lead_get_state (lead)->team, stage);
  return GTK_WIDGET (self);
}

/**
 * baton_lead_search_row_get_lead:
 * @self: a row
 *
 * Gets the lead that is shown.
 *
 * Returns: the number of the lead
 */
gint64
baton_lead_search_row_get_lead (BatonLeadSearchRow *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_SEARCH_ROW (self), 0);

  return self->lead;
}
