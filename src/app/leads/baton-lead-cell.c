/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-lead-cell.h"

#include "widgets/baton-clock-label.h"
#include "widgets/baton-minute.h"
#include "widgets/baton-team-tag.h"

/**
 * BatonLeadCell:
 *
 * What one column shows of a lead.
 *
 * There are some thousands of them behind a table, and all show something else
 * when it is sorted. So each listens only to what its column shows, and text
 * stands in a GtkInscription, which needs no measuring.
 */
struct _BatonLeadCell
{
  GtkWidget        parent_instance;
  BatonLeadColumn  column;
  BatonLeadsModel *model;
  BatonLeadItem   *item;     /* NULL while the cell is not in use */
  GtkWidget       *content;
};

G_DEFINE_FINAL_TYPE (BatonLeadCell, baton_lead_cell, GTK_TYPE_WIDGET)

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

static gboolean
is_written_rtl (gunichar letter)
{
  switch (g_unichar_get_script (letter))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A GtkInscription turns its alignment with the direction of its text; here all names
 * begin where the column does. Digits go with the widget. */
static float
find_xalign (BatonLeadCell *self,
             const char    *text)
{
  float xalign = baton_lead_column_get_info (self->column)->is_number ? 1 : 0;
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  if (*text == '\0' || is_written_rtl (g_utf8_get_char (text)) == is_rtl)
    return xalign;
  return 1 - xalign;
}

static void
show_text (BatonLeadCell       *self,
           const BatonIndexRow *row)
{
  BatonLead *lead = baton_lead_item_get_lead (self->item);
  g_autofree char *text = NULL;

  text = baton_lead_column_dup_text (self->column, row, lead != NULL ? baton_lead_get_record (lead) : NULL,
                                     baton_leads_model_get_names (self->model), get_now ());
  gtk_inscription_set_text (GTK_INSCRIPTION (self->content), text);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->content), find_xalign (self, text));

  if (self->column != BATON_LEAD_COLUMN_NAME)
    return;
  if (is_late (row))
    gtk_widget_add_css_class (self->content, "heading");
  else
    gtk_widget_remove_css_class (self->content, "heading");
}

static void
refresh (BatonLeadCell *self)
{
  const BatonIndexRow *row;

  if (self->item == NULL)
    return;

  row = baton_lead_item_get_row (self->item);
  if (self->column == BATON_LEAD_COLUMN_CLOCK)
    baton_clock_label_show_due (BATON_CLOCK_LABEL (self->content), row->due_at);
  else if (self->column == BATON_LEAD_COLUMN_STAGE)
    baton_team_tag_set (BATON_TEAM_TAG (self->content), row->team,
                        baton_lead_names_get_stage (baton_leads_model_get_names (self->model), row->stage));
  else
    show_text (self, row);
}

static GtkWidget *
make_content (BatonLeadColumn column)
{
  const BatonLeadColumnInfo *info = baton_lead_column_get_info (column);
  GtkWidget *text;

  if (column == BATON_LEAD_COLUMN_CLOCK)
    return baton_clock_label_new ();
  if (column == BATON_LEAD_COLUMN_STAGE)
    return baton_team_tag_new (BATON_TEAM_MARKETING, NULL);

  text = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (info->is_number)
    gtk_widget_add_css_class (text, "numeric");
  else if (column != BATON_LEAD_COLUMN_NAME)
    gtk_widget_add_css_class (text, "secondary");
  return text;
}

static void
baton_lead_cell_dispose (GObject *object)
{
  BatonLeadCell *self = BATON_LEAD_CELL (object);

  baton_lead_cell_set_item (self, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (baton_lead_cell_parent_class)->dispose (object);
}

static void
baton_lead_cell_class_init (BatonLeadCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_lead_cell_dispose;
  gtk_widget_class_set_css_name (widget_class, "leadcell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
baton_lead_cell_init (BatonLeadCell *self)
{
}

static gboolean
shows_time (BatonLeadColumn column)
{
  return column == BATON_LEAD_COLUMN_NAME || column == BATON_LEAD_COLUMN_ACTIVE ||
         column == BATON_LEAD_COLUMN_CREATED;
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
  self->content = make_content (column);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
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

/**
 * baton_lead_cell_get_text:
 * @self: a cell
 *
 * Returns: (nullable): what a person reads in it
 */
const char *
baton_lead_cell_get_text (BatonLeadCell *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_CELL (self), NULL);

  if (self->column == BATON_LEAD_COLUMN_CLOCK)
    return baton_clock_label_get_text (BATON_CLOCK_LABEL (self->content));
  if (self->column == BATON_LEAD_COLUMN_STAGE)
    return baton_team_tag_get_title (BATON_TEAM_TAG (self->content));
  return gtk_inscription_get_text (GTK_INSCRIPTION (self->content));
}
