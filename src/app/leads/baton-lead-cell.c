/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-lead-cell.h"

#include "widgets/baton-clock-look.h"
#include "widgets/baton-minute.h"

/**
 * BatonLeadCell:
 *
 * What one column shows of a lead.
 *
 * There are some hundreds of them behind a table, and all show something else
 * when it is sorted. So each listens only to what its column shows.
 */
struct _BatonLeadCell
{
  BatonDrawnLine   parent_instance;
  BatonLeadColumn  column;
  BatonLeadsModel *model;
  BatonLeadItem   *item;         /* NULL while the cell is not in use */
  const char      *clock_class;  /* how the clock stands; NULL without one */
};

G_DEFINE_FINAL_TYPE (BatonLeadCell, baton_lead_cell, BATON_TYPE_DRAWN_LINE)

/* What a column shows comes from these properties of the item. */
static const char * const sources[BATON_N_LEAD_COLUMNS][3] = {
  [BATON_LEAD_COLUMN_NAME] = { "notify::lead", "notify::due-at" },
  [BATON_LEAD_COLUMN_COMPANY] = { "notify::lead" },
  [BATON_LEAD_COLUMN_STAGE] = { "notify::stage", "notify::team" },
  [BATON_LEAD_COLUMN_SCORE] = { "notify::score" },
  [BATON_LEAD_COLUMN_CLOCK] = { "notify::due-at" },
  [BATON_LEAD_COLUMN_OWNER] = { "notify::owner" },
  [BATON_LEAD_COLUMN_EMAIL] = { "notify::lead" },
  [BATON_LEAD_COLUMN_COUNTRY] = { "notify::lead" },
  [BATON_LEAD_COLUMN_SOURCE] = { "notify::lead" },
  [BATON_LEAD_COLUMN_FIT] = { "notify::fit" },
  [BATON_LEAD_COLUMN_INTEREST] = { "notify::interest" },
  [BATON_LEAD_COLUMN_ACTIVE] = { "notify::last-event-at" },
  [BATON_LEAD_COLUMN_CREATED] = { "notify::created-at" },
};

static gint64
get_now (void)
{
  return baton_minute_get_now (baton_minute_get_default ());
}

static gboolean
is_late (const BatonIndexRow *row)
{
  return row->due_at != 0 && row->due_at < get_now ();
}

static void
show_late (BatonLeadCell *self,
           gboolean       late)
{
  if (late)
    gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");
}

static void
show_clock_class (BatonLeadCell *self,
                  const char    *css_class)
{
  if (self->clock_class == css_class)
    return;
  if (self->clock_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->clock_class);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  self->clock_class = css_class;
}

static void
show_clock (BatonLeadCell *self,
            gint64         due_at,
            const char    *text)
{
  BatonClock clock = baton_clock_look_from_due (due_at);
  BatonClockState state = baton_clock_get_state (&clock, get_now ());
  const BatonClockLook *look = due_at != 0 ? baton_clock_look_get (state) : NULL;
  g_autofree char *spoken = NULL;

  show_clock_class (self, look != NULL ? look->css_class : NULL);
  baton_drawn_line_set_icon (BATON_DRAWN_LINE (self), look != NULL ? look->icon_name : NULL);
  if (look == NULL)
    return;
  spoken = baton_clock_look_dup_spoken (state, text);
  baton_drawn_line_set_spoken (BATON_DRAWN_LINE (self), spoken);
}

static void
refresh (BatonLeadCell *self)
{
  const BatonIndexRow *row;
  BatonLead *lead;
  g_autofree char *text = NULL;

  if (self->item == NULL)
    return;

  row = baton_lead_item_get_row (self->item);
  lead = baton_lead_item_get_lead (self->item);
  text = baton_lead_column_dup_text (self->column, row, lead != NULL ? baton_lead_get_record (lead) : NULL,
                                     baton_leads_model_get_names (self->model), get_now ());
  baton_drawn_line_set_text (BATON_DRAWN_LINE (self), text != NULL ? text : "");
  if (self->column == BATON_LEAD_COLUMN_CLOCK)
    show_clock (self, row->due_at, text);
  else if (self->column == BATON_LEAD_COLUMN_STAGE)
    baton_drawn_line_set_team (BATON_DRAWN_LINE (self), row->team);
  else if (self->column == BATON_LEAD_COLUMN_NAME)
    show_late (self, is_late (row));
}

/* Asked for when it is shown: to set it, GTK goes to the display and back, and a
 * table has hundreds of these. */
static gboolean
baton_lead_cell_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    is_by_keyboard,
                               GtkTooltip *tooltip)
{
  BatonLeadCell *self = BATON_LEAD_CELL (widget);
  const BatonIndexRow *row = self->item != NULL ? baton_lead_item_get_row (self->item) : NULL;
  g_autofree char *text = NULL;

  if (row == NULL)
    return FALSE;
  if (self->column == BATON_LEAD_COLUMN_CLOCK)
    text = baton_clock_look_dup_tip (row->due_at);
  else
    text = g_strdup (baton_team_get_title (row->team));
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
baton_lead_cell_dispose (GObject *object)
{
  BatonLeadCell *self = BATON_LEAD_CELL (object);

  baton_lead_cell_set_item (self, NULL);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (baton_lead_cell_parent_class)->dispose (object);
}

static void
baton_lead_cell_class_init (BatonLeadCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_lead_cell_dispose;
  widget_class->query_tooltip = baton_lead_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "leadcell");
}

static void
baton_lead_cell_init (BatonLeadCell *self)
{
}

static gboolean
shows_time (BatonLeadColumn column)
{
  return column == BATON_LEAD_COLUMN_NAME || column == BATON_LEAD_COLUMN_CLOCK ||
         column == BATON_LEAD_COLUMN_ACTIVE || column == BATON_LEAD_COLUMN_CREATED;
}

static gboolean
has_tip (BatonLeadColumn column)
{
  return column == BATON_LEAD_COLUMN_CLOCK || column == BATON_LEAD_COLUMN_STAGE;
}

static gboolean
is_secondary (BatonLeadColumn column)
{
  return column != BATON_LEAD_COLUMN_NAME && !has_tip (column) && !baton_lead_column_get_info (column)->is_number;
}

/**
 * baton_lead_cell_new:
 * @column: the column that it stands in
 * @model: what the table shows
 *
 * Returns: (transfer full): a cell that shows nothing
 */
GtkWidget *
baton_lead_cell_new (BatonLeadColumn  column,
                     BatonLeadsModel *model)
{
  BatonLeadCell *self;

  g_return_val_if_fail (column < BATON_N_LEAD_COLUMNS, NULL);
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (model), NULL);

  self = g_object_new (BATON_TYPE_LEAD_CELL, NULL);
  self->column = column;
  self->model = g_object_ref (model);
  baton_drawn_line_set_number (BATON_DRAWN_LINE (self), baton_lead_column_get_info (column)->is_number);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), has_tip (column));
  if (is_secondary (column))
    gtk_widget_add_css_class (GTK_WIDGET (self), "secondary");
  if (shows_time (column))
    g_signal_connect_object (baton_minute_get_default (), "notify::now",
                             G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * baton_lead_cell_get_item:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the place in the list that it shows
 */
BatonLeadItem *
baton_lead_cell_get_item (BatonLeadCell *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_CELL (self), NULL);

  return self->item;
}

/**
 * baton_lead_cell_set_item:
 * @self: a cell
 * @item: (nullable): the place in the list to show
 *
 * Shows the lead that stands in a place, now and when it is another one.
 */
void
baton_lead_cell_set_item (BatonLeadCell *self,
                          BatonLeadItem *item)
{
  g_return_if_fail (BATON_IS_LEAD_CELL (self));
  g_return_if_fail (item == NULL || BATON_IS_LEAD_ITEM (item));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, refresh, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  for (guint i = 0; sources[self->column][i] != NULL; i++)
    g_signal_connect_swapped (item, sources[self->column][i], G_CALLBACK (refresh), self);
  refresh (self);
}
