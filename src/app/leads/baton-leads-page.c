/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-leads-page-private.h"

enum { PROP_0, PROP_LIVE_INDEX, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonLeadsPage, baton_leads_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

guint
baton_leads_page_count_selected (BatonLeadsPage *self)
{
  BatonLeadSelection *selection = baton_lead_table_get_selection (self->table);

  return selection != NULL ? baton_lead_selection_get_n_selected (selection) : 0;
}

GArray *
baton_leads_page_list_selected (BatonLeadsPage *self)
{
  return baton_lead_selection_list_ids (baton_lead_table_get_selection (self->table));
}

static void
selected_cb (BatonLeadsPage *self)
{
  baton_lead_footer_show (self->footer, self->model, baton_leads_page_count_selected (self));
  baton_leads_page_update_actions (self);
}

static void
show_failure (BatonLeadsPage *self)
{
  g_autofree char *title = baton_database_dup_title (baton_live_index_get_database (self->live));

  baton_failure_page_show (self->failure_page, baton_leads_model_get_error (self->model), title);
}

/* The table had its turn: it was connected first. */
static void
shown_cb (BatonLeadsPage *self)
{
  static const char * const pages[] = {
    [BATON_LEADS_LOADING] = "loading",
    [BATON_LEADS_FAILED] = "failed",
    [BATON_LEADS_NONE] = "none",
    [BATON_LEADS_NO_MATCH] = "no-match",
    [BATON_LEADS_READY] = "ready",
  };
  BatonLeadSelection *selection = baton_lead_table_get_selection (self->table);
  BatonLeadsState state = baton_leads_model_get_state (self->model);

  if (state == BATON_LEADS_FAILED)
    show_failure (self);
  if (selection != NULL && !g_signal_handler_find (selection, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA,
                                                   0, 0, NULL, selected_cb, self))
    g_signal_connect_object (selection, "notify::n-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, pages[state]);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), state != BATON_LEADS_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->footer),
                          state == BATON_LEADS_READY || state == BATON_LEADS_NO_MATCH);
  selected_cb (self);
}

static void
focus_rows_cb (BatonLeadsPage *self)
{
  baton_lead_table_focus_rows (self->table);
}

/* Works wherever the focus is, as long as the page is there to be seen. */
static gboolean
focus_filter_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  baton_filter_bar_focus (BATON_LEADS_PAGE (widget)->filter_bar);
  return TRUE;
}

static void
baton_leads_page_constructed (GObject *object)
{
  BatonLeadsPage *self = BATON_LEADS_PAGE (object);
  BatonLeadColumns *columns;

  G_OBJECT_CLASS (baton_leads_page_parent_class)->constructed (object);

  self->model = baton_leads_model_new (self->live);
  baton_lead_table_set_model (self->table, self->model);
  columns = baton_lead_table_get_columns (self->table);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "column", baton_lead_columns_get_actions (columns));
  baton_filter_bar_set_columns_menu (self->filter_bar, baton_lead_columns_get_menu (columns));
  baton_filter_bar_set_model (self->filter_bar, self->model);
  g_signal_connect_object (self->model, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  shown_cb (self);
}

static void
baton_leads_page_dispose (GObject *object)
{
  BatonLeadsPage *self = BATON_LEADS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_LEADS_PAGE);
  g_clear_object (&self->chooser);
  g_clear_object (&self->model);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (baton_leads_page_parent_class)->dispose (object);
}

static void
baton_leads_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      g_value_set_object (value, BATON_LEADS_PAGE (object)->live);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_leads_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      BATON_LEADS_PAGE (object)->live = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_leads_page_class_init (BatonLeadsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = baton_leads_page_constructed;
  object_class->dispose = baton_leads_page_dispose;
  object_class->get_property = baton_leads_page_get_property;
  object_class->set_property = baton_leads_page_set_property;

  /**
   * BatonLeadsPage:live-index:
   *
   * The leads.
   */
  properties[PROP_LIVE_INDEX] =
    g_param_spec_object ("live-index", NULL, NULL, BATON_TYPE_LIVE_INDEX,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BATON_TYPE_FAILURE_PAGE);
  g_type_ensure (BATON_TYPE_FILTER_BAR);
  g_type_ensure (BATON_TYPE_LEAD_FOOTER);
  g_type_ensure (BATON_TYPE_LEAD_TABLE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-leads-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonLeadsPage, failure_page);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadsPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadsPage, footer);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, focus_rows_cb);
  baton_leads_page_install_actions (widget_class);
}

static void
baton_leads_page_init (BatonLeadsPage *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (focus_filter_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

/**
 * baton_leads_page_new:
 * @live: the live index
 *
 * Returns: (transfer full): a page with all leads
 */
GtkWidget *
baton_leads_page_new (BatonLiveIndex *live)
{
  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  return g_object_new (BATON_TYPE_LEADS_PAGE, "live-index", live, NULL);
}

/**
 * baton_leads_page_get_filter:
 * @self: a page
 *
 * Returns: the filter, as it stands in the search field
 */
const char *
baton_leads_page_get_filter (BatonLeadsPage *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_PAGE (self), NULL);

  return baton_filter_bar_get_text (self->filter_bar);
}

/**
 * baton_leads_page_set_filter:
 * @self: a page
 * @text: a filter, such as `stage:mql score>=100`; empty for all leads
 *
 * Shows the leads that a filter means.
 */
void
baton_leads_page_set_filter (BatonLeadsPage *self,
                             const char     *text)
{
  g_return_if_fail (BATON_IS_LEADS_PAGE (self));
  g_return_if_fail (text != NULL);

  baton_filter_bar_set_text (self->filter_bar, text);
}

/**
 * baton_leads_page_find_neighbour:
 * @self: a page
 * @lead: the number of a lead
 * @step: how many rows further down, or up when negative
 *
 * Finds the lead that stands next to another.
 *
 * Returns: its number; 0 when there is none
 */
gint64
baton_leads_page_find_neighbour (BatonLeadsPage *self,
                                 gint64          lead,
                                 int             step)
{
  BatonLeadList *list;
  guint position;
  gint64 wanted;

  g_return_val_if_fail (BATON_IS_LEADS_PAGE (self), 0);

  list = baton_leads_model_get_list (self->model);
  if (list == NULL || !baton_lead_list_find (list, lead, &position))
    return 0;
  wanted = (gint64) position + step;
  if (wanted < 0 || wanted >= baton_leads_model_count_shown (self->model))
    return 0;
  return baton_lead_list_get_id (list, (guint) wanted);
}

/**
 * baton_leads_page_step:
 * @self: a page
 * @lead: the number of a lead
 * @step: how many rows further down, or up when negative
 *
 * Selects the lead that stands next to another.
 *
 * Returns: its number; 0 when there is none
 */
gint64
baton_leads_page_step (BatonLeadsPage *self,
                       gint64          lead,
                       int             step)
{
  gint64 neighbour = baton_leads_page_find_neighbour (self, lead, step);
  guint position;

  if (neighbour != 0 && baton_lead_list_find (baton_leads_model_get_list (self->model), neighbour, &position))
    baton_lead_table_select (self->table, position);
  return neighbour;
}

/**
 * baton_leads_page_get_selected:
 * @self: a page
 *
 * Returns: the number of the only lead that is selected; 0 where there is none,
 *   or more than one
 */
gint64
baton_leads_page_get_selected (BatonLeadsPage *self)
{
  g_autoptr(GArray) leads = NULL;

  g_return_val_if_fail (BATON_IS_LEADS_PAGE (self), 0);

  if (baton_leads_page_count_selected (self) != 1)
    return 0;
  leads = baton_leads_page_list_selected (self);
  return g_array_index (leads, gint64, 0);
}
