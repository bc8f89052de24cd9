/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-lead-brief.h"

#include "leads/baton-lead-cell.h"

#define ROW_SPACING 2
#define COLUMN_SPACING 12

/* Wide enough for three digits. */
#define SCORE_WIDTH 32

/**
 * BatonLeadBrief:
 *
 * A lead in two lines, where there is no room for a table: who and by when, and
 * below that the company, the stage and the score.
 */
struct _BatonLeadBrief
{
  AdwBin         parent_instance;
  BatonLeadCell *cells[BATON_N_LEAD_COLUMNS];  /* NULL for what is left out */
};

G_DEFINE_FINAL_TYPE (BatonLeadBrief, baton_lead_brief, ADW_TYPE_BIN)

/* What stands in a line; the first takes the room that is left. */
static const struct
{
  BatonLeadColumn columns[3];
  guint           n_columns;
} lines[] = {
  { { BATON_LEAD_COLUMN_NAME, BATON_LEAD_COLUMN_CLOCK }, 2 },
  { { BATON_LEAD_COLUMN_COMPANY, BATON_LEAD_COLUMN_STAGE, BATON_LEAD_COLUMN_SCORE }, 3 },
};

static GtkWidget *
create_line (BatonLeadBrief  *self,
             BatonLeadsModel *model,
             guint            line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_SPACING);

  for (guint i = 0; i < lines[line].n_columns; i++)
    {
      GtkWidget *cell = baton_lead_cell_new (lines[line].columns[i], model);

      gtk_widget_set_hexpand (cell, i == 0);
      baton_drawn_line_set_fits (BATON_DRAWN_LINE (cell), i > 0);
      gtk_box_append (GTK_BOX (box), cell);
      self->cells[lines[line].columns[i]] = BATON_LEAD_CELL (cell);
    }
  return box;
}

static void
baton_lead_brief_class_init (BatonLeadBriefClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "leadbrief");
}

static void
baton_lead_brief_init (BatonLeadBrief *self)
{
}

/**
 * baton_lead_brief_new:
 * @model: what the list shows
 *
 * Returns: (transfer full): a row that shows nothing
 */
GtkWidget *
baton_lead_brief_new (BatonLeadsModel *model)
{
  BatonLeadBrief *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);

  g_return_val_if_fail (BATON_IS_LEADS_MODEL (model), NULL);

  self = g_object_new (BATON_TYPE_LEAD_BRIEF, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    gtk_box_append (GTK_BOX (box), create_line (self, model, i));
  gtk_widget_set_size_request (GTK_WIDGET (self->cells[BATON_LEAD_COLUMN_SCORE]), SCORE_WIDTH, -1);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * baton_lead_brief_set_item:
 * @self: a row
 * @item: (nullable): the place in the list to show
 *
 * Shows the lead that stands in a place, now and when it is another one.
 */
void
baton_lead_brief_set_item (BatonLeadBrief *self,
                           BatonLeadItem  *item)
{
  g_return_if_fail (BATON_IS_LEAD_BRIEF (self));

  for (BatonLeadColumn column = 0; column < BATON_N_LEAD_COLUMNS; column++)
    {
      if (self->cells[column] != NULL)
        baton_lead_cell_set_item (self->cells[column], item);
    }
}
