/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rule-leads-window.h"

#include <glib/gi18n.h>

#include "baton-newcomers.h"
#include "index/baton-lead-list.h"
#include "leads/baton-lead-fetch.h"
#include "widgets/baton-weak.h"

/**
 * BatonRuleLeadsWindow:
 *
 * The leads that rules let in or out, by name, with their scores; a click opens
 * one. It can ask whether to hand over those that newly qualify.
 */
struct _BatonRuleLeadsWindow
{
  AdwWindow       parent_instance;
  BatonLiveIndex *live;
  BatonLeadList  *list;
  GArray         *leads;        /* gint64 */
  GHashTable     *movers;       /* gint64 to BatonRuleMover; NULL where only the scores of now are shown. */
  GCancellable   *cancellable;

  GtkActionBar   *action_bar;
  GtkToggleButton *change_toggle;
  GtkButton      *confirm_button;
  GtkLabel       *error_label;
  GtkListView    *list_view;
  GtkLabel       *question_label;
  AdwWindowTitle *window_title;
};

enum { CONFIRMED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonRuleLeadsWindow, baton_rule_leads_window, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

/* The row that a list view puts around it is what has the focus. */
static void
name_row (GtkWidget  *box,
          const char *name,
          const char *company,
          const char *score)
{
  /* Translators: a lead in a list: its name, its company and its score */
  g_autofree char *text = g_strdup_printf (_("%s, %s, score %s"), name, company, score);

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

static char *
format_score (BatonRuleLeadsWindow *self,
              BatonLeadItem        *item)
{
  const BatonIndexRow *row = baton_lead_item_get_row (item);
  const BatonRuleMover *mover = NULL;

  if (row == NULL)
    return g_strdup ("");
  if (self->movers != NULL)
    mover = g_hash_table_lookup (self->movers, &(gint64) { baton_lead_item_get_id (item) });
  if (mover == NULL)
    return g_strdup_printf ("%d", row->score);
  /* Translators: the score of a lead now, what it would be, and by how much it changes */
  return g_strdup_printf (_("%d → %d (%+d)"), mover->before, mover->after, mover->after - mover->before);
}

static void
show_item (GtkListItem *list_item)
{
  BatonLeadItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  BatonLead *lead = baton_lead_item_get_lead (item);
  GtkWidget *name_label = gtk_widget_get_first_child (box);
  GtkWidget *company_label = gtk_widget_get_next_sibling (name_label);
  GtkWidget *score_label = gtk_widget_get_last_child (box);
  const char *name = lead != NULL ? baton_lead_get_name (lead) : NULL;
  const char *company = lead != NULL ? baton_lead_get_value (lead, BATON_FIELD_COMPANY) : NULL;
  BatonRuleLeadsWindow *self = g_object_get_data (G_OBJECT (box), "window");
  g_autofree char *score = format_score (self, item);

  gtk_label_set_label (GTK_LABEL (name_label), name != NULL ? name : lead != NULL ? _("No Name") : "");
  gtk_label_set_label (GTK_LABEL (company_label), company != NULL ? company : "");
  gtk_label_set_label (GTK_LABEL (score_label), score);
  name_row (box, gtk_label_get_label (GTK_LABEL (name_label)), gtk_label_get_label (GTK_LABEL (company_label)),
            gtk_label_get_label (GTK_LABEL (score_label)));
}

static GtkWidget *
append_label (GtkWidget  *box,
              float       xalign,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (BatonRuleLeadsWindow *self,
          GtkListItem          *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  append_label (box, 0, "heading");
  gtk_widget_set_hexpand (append_label (box, 0, "secondary"), TRUE);
  append_label (box, 1, "numeric");
  gtk_widget_add_css_class (box, "lead-item");
  g_object_set_data (G_OBJECT (box), "window", self);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (BatonRuleLeadsWindow *self,
         GtkListItem          *list_item)
{
  g_signal_connect_swapped (gtk_list_item_get_item (list_item), "notify::lead", G_CALLBACK (show_item), list_item);
  show_item (list_item);
}

static void
unbind_cb (BatonRuleLeadsWindow *self,
           GtkListItem          *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_item, list_item);
}

static void
activate_cb (BatonRuleLeadsWindow *self,
             guint                 position)
{
  gint64 lead = baton_lead_list_get_id (self->list, position);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  /* A dialog between does not open leads. */
  while (parent != NULL && !gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-lead", "x", lead))
    parent = gtk_window_get_transient_for (parent);
  gtk_window_close (GTK_WINDOW (self));
}

/* On the thread of the database that writes. */
static gpointer
confirm (BatonSession  *session,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const GArray *leads = data;
  g_autofree BatonNewcomersReport *report = g_new0 (BatonNewcomersReport, 1);

  if (!baton_newcomers_confirm (session, (const gint64 *) (const void *) leads->data, leads->len, report,
                                cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}

static void
confirmed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(BatonRuleLeadsWindow) self = baton_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree BatonNewcomersReport *report = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (self == NULL)
    return;
  if (report != NULL)
    {
      g_signal_emit (self, signals[CONFIRMED], 0, (guint) report->handed_over);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_label_set_label (self->error_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->confirm_button), TRUE);
    }
}

static void
confirm_cb (BatonRuleLeadsWindow *self)
{
  /* A key that was pressed before is answered a moment later. */
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->confirm_button)))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm_button), FALSE);
  baton_database_write_async (baton_live_index_get_database (self->live), confirm, g_array_ref (self->leads),
                              (GDestroyNotify) g_array_unref, g_free, self->cancellable,
                              confirmed_cb, baton_weak_new (self));
}

static void
confirm_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BatonRuleLeadsWindow *self = BATON_RULE_LEADS_WINDOW (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->confirm_button)) &&
      gtk_widget_is_sensitive (GTK_WIDGET (self->confirm_button)))
    confirm_cb (self);
}

static void
baton_rule_leads_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (baton_rule_leads_window_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (BATON_RULE_LEADS_WINDOW (widget)->list_view));
}

static void
baton_rule_leads_window_dispose (GObject *object)
{
  BatonRuleLeadsWindow *self = BATON_RULE_LEADS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_RULE_LEADS_WINDOW);
  g_clear_object (&self->list);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (baton_rule_leads_window_parent_class)->dispose (object);
}

static void
baton_rule_leads_window_finalize (GObject *object)
{
  BatonRuleLeadsWindow *self = BATON_RULE_LEADS_WINDOW (object);

  g_clear_pointer (&self->leads, g_array_unref);
  g_clear_pointer (&self->movers, g_hash_table_unref);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (baton_rule_leads_window_parent_class)->finalize (object);
}

static guint
get_change (BatonRuleLeadsWindow *self,
            gint64                lead)
{
  const BatonRuleMover *mover = g_hash_table_lookup (self->movers, &lead);

  return (guint) ABS (mover->after - mover->before);
}

static int
compare_change (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  guint first = get_change (user_data, *(const gint64 *) a);
  guint second = get_change (user_data, *(const gint64 *) b);

  return first < second ? 1 : first > second ? -1 : 0;
}

/* In the order in which they were told, or those first whose score changes most. */
static void
show_leads (BatonRuleLeadsWindow *self)
{
  BatonIndex *index = baton_live_index_get_index (self->live);
  g_autoptr(GArray) leads = g_array_copy (self->leads);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (gtk_toggle_button_get_active (self->change_toggle))
    g_array_sort_with_data (leads, compare_change, self);
  for (guint i = 0; i < leads->len; i++)
    {
      guint row;

      if (baton_index_find (index, g_array_index (leads, gint64, i), &row))
        g_array_append_vals (rows, &(guint32) { row }, 1);
    }
  baton_lead_list_set_rows (self->list, rows);
}

static void
baton_rule_leads_window_class_init (BatonRuleLeadsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_rule_leads_window_dispose;
  object_class->finalize = baton_rule_leads_window_finalize;
  widget_class->map = baton_rule_leads_window_map;

  /**
   * BatonRuleLeadsWindow::confirmed:
   * @self: the window
   * @n_leads: how many
   *
   * Leads were handed over.
   */
  signals[CONFIRMED] =
    g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-rule-leads-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonRuleLeadsWindow, action_bar);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleLeadsWindow, change_toggle);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleLeadsWindow, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleLeadsWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleLeadsWindow, list_view);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleLeadsWindow, question_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleLeadsWindow, window_title);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_leads);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_install_action (widget_class, "leads.confirm", NULL, confirm_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "leads.confirm", NULL);
}

static void
baton_rule_leads_window_init (BatonRuleLeadsWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
open_list (BatonRuleLeadsWindow *self)
{
  g_autoptr(GtkSelectionModel) selection = NULL;

  self->list = baton_lead_list_new (baton_live_index_get_index (self->live), baton_lead_fetch,
                                    g_object_ref (self->live), g_object_unref);
  show_leads (self);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  gtk_list_view_set_model (self->list_view, selection);
}

static BatonRuleLeadsWindow *
create (GtkWindow      *parent,
        BatonLiveIndex *live,
        const char     *title,
        guint           n_leads)
{
  BatonRuleLeadsWindow *self = g_object_new (BATON_TYPE_RULE_LEADS_WINDOW,
                                             "transient-for", parent, "title", title, NULL);
  g_autofree char *number = g_strdup_printf (ngettext ("%'u lead", "%'u leads", n_leads), n_leads);

  self->live = g_object_ref (live);
  self->leads = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_leads);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, number);
  return self;
}

/**
 * baton_rule_leads_window_new:
 * @parent: (nullable): the window that it belongs to, which opens leads
 * @live: the leads
 * @title: what these are
 * @leads: (element-type gint64): their numbers, in the order to show them
 *
 * Makes a window.
 *
 * Returns: (transfer none): the window, not yet shown; GTK owns it
 */
GtkWidget *
baton_rule_leads_window_new (GtkWindow      *parent,
                             BatonLiveIndex *live,
                             const char     *title,
                             const GArray   *leads)
{
  BatonRuleLeadsWindow *self = create (parent, live, title, leads->len);

  g_array_append_vals (self->leads, leads->data, leads->len);
  open_list (self);
  return GTK_WIDGET (self);
}

/**
 * baton_rule_leads_window_new_for_movers:
 * @parent: (nullable): the window that it belongs to, which opens leads
 * @live: the leads
 * @title: what these are
 * @movers: (element-type BatonRuleMover): leads, in the order to show them
 *
 * Makes a window that shows what the leads’ scores would be, too, and can put
 * those first whose score changes most.
 *
 * Returns: (transfer none): the window, not yet shown; GTK owns it
 */
GtkWidget *
baton_rule_leads_window_new_for_movers (GtkWindow      *parent,
                                        BatonLiveIndex *live,
                                        const char     *title,
                                        const GArray   *movers)
{
  BatonRuleLeadsWindow *self = create (parent, live, title, movers->len);

  self->movers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  for (guint i = 0; i < movers->len; i++)
    {
      BatonRuleMover *mover = g_memdup2 (&g_array_index (movers, BatonRuleMover, i), sizeof *mover);

      g_array_append_val (self->leads, mover->lead);
      g_hash_table_insert (self->movers, &mover->lead, mover);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->change_toggle), TRUE);
  open_list (self);
  return GTK_WIDGET (self);
}

/**
 * baton_rule_leads_window_ask:
 * @self: a window
 *
 * Has it ask whether to hand the leads over.
 */
void
baton_rule_leads_window_ask (BatonRuleLeadsWindow *self)
{
  g_return_if_fail (BATON_IS_RULE_LEADS_WINDOW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->question_label), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->action_bar), TRUE);
}
