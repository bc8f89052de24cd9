/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-stage-row.h"

/**
 * BatonStageRow:
 *
 * A stage as a row: whose it is, what it is called and means, and how many
 * leads are in it.
 */
struct _BatonStageRow
{
  AdwActionRow  parent_instance;
  GtkLabel     *count_label;
  GtkLabel     *team_label;
};

G_DEFINE_FINAL_TYPE (BatonStageRow, baton_stage_row, ADW_TYPE_ACTION_ROW)

/* Shape and colour both tell the team, so that neither has to be seen. */
static void
show_team (BatonStageRow *self,
           BatonTeam      team)
{
  gboolean is_sales = team == BATON_TEAM_SALES;
  GtkWidget *label = GTK_WIDGET (self->team_label);

  gtk_label_set_label (self->team_label, is_sales ? "◆" : "●");
  gtk_widget_add_css_class (label, is_sales ? "sales" : "marketing");
  gtk_widget_set_tooltip_text (label, baton_team_get_title (team));
  gtk_accessible_update_property (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, baton_team_get_title (team),
                                  -1);
}

static void
baton_stage_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_STAGE_ROW);

  G_OBJECT_CLASS (baton_stage_row_parent_class)->dispose (object);
}

static void
baton_stage_row_class_init (BatonStageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_stage_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-stage-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonStageRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, BatonStageRow, team_label);
}

static void
baton_stage_row_init (BatonStageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_stage_row_new:
 * @stage: a stage and its count
 *
 * Makes a row that shows a stage.
 *
 * Returns: (transfer floating): the row
 */
BatonStageRow *
baton_stage_row_new (BatonStageCount *stage)
{
  g_autofree char *count = NULL;
  BatonStageRow *self;

  g_return_val_if_fail (BATON_IS_STAGE_COUNT (stage), NULL);

  self = g_object_new (BATON_TYPE_STAGE_ROW,
                       "title", baton_stage_count_get_title (stage),
                       "subtitle", baton_stage_count_get_definition (stage),
                       NULL);
  count = g_strdup_printf ("%'" G_GUINT64_FORMAT, baton_stage_count_get_count (stage));
  gtk_label_set_label (self->count_label, count);
  show_team (self, baton_stage_count_get_team (stage));
  return self;
}
