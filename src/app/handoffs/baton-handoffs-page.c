/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "handoffs/baton-handoffs-page.h"

#include "baton-failure-page.h"
#include "baton-today.h"
#include "handoffs/baton-handoff-list.h"
#include "today/baton-work-deed.h"
#include "today/baton-work-row.h"
#include "widgets/baton-look.h"
#include "widgets/baton-single-key.h"
#include "widgets/baton-two-columns.h"

/**
 * BatonHandoffsPage:
 *
 * The handoffs from several sides: those that wait for the person, all that
 * wait, those accepted, returned and late.
 */
struct _BatonHandoffsPage
{
  AdwBin             parent_instance;
  BatonLiveIndex    *live;
  BatonLook         *look;
  BatonHandoffList  *lists[BATON_N_HANDOFF_TABS];   /* Borrowed from the template. */
  gboolean           has_answer;

  BatonTwoColumns   *columns;
  BatonFailurePage  *failure_page;
  GtkStack          *stack;
  AdwViewStack      *tabs;
};

enum { PROP_0, PROP_LIVE_INDEX, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonHandoffsPage, baton_handoffs_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static AdwViewStackPage *
get_tab (BatonHandoffsPage *self,
         BatonHandoffTab    tab)
{
  return adw_view_stack_get_page (self->tabs, GTK_WIDGET (self->lists[tab]));
}

/* What waits for whom looks at it, or is late, is told on the tab. */
static void
show_badges (BatonHandoffsPage      *self,
             const BatonHandoffTabs *tabs)
{
  static const BatonHandoffTab counted[] = {
    BATON_HANDOFF_TAB_INCOMING, BATON_HANDOFF_TAB_WAITING, BATON_HANDOFF_TAB_OVERDUE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    adw_view_stack_page_set_badge_number (get_tab (self, counted[i]), tabs->n_open[counted[i]]);
}

static void
take_answer (gpointer page,
             gpointer data)
{
  BatonHandoffsPage *self = page;
  g_autoptr(BatonHandoffTabs) tabs = data;
  gboolean has_incoming = tabs->me != 0 && tabs->team == BATON_TEAM_SALES;

  adw_view_stack_page_set_visible (get_tab (self, BATON_HANDOFF_TAB_INCOMING), has_incoming);
  if (!self->has_answer)
    adw_view_stack_set_visible_child_name (self->tabs, has_incoming ? "incoming" : "waiting");
  self->has_answer = TRUE;

  for (guint i = 0; i < BATON_N_HANDOFF_TABS; i++)
    baton_handoff_list_show (self->lists[i], tabs->items[i], tabs->is_cut[i]);
  show_badges (self, tabs);
  gtk_stack_set_visible_child_name (self->stack, "ready");
}

static void
show_failure (gpointer      page,
              const GError *error)
{
  BatonHandoffsPage *self = page;
  g_autofree char *database = baton_database_dup_title (baton_live_index_get_database (self->live));

  if (self->has_answer)
    return;
  baton_failure_page_show (self->failure_page, error, database);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static gpointer
load (BatonSession  *session,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return baton_load_handoff_tabs (session, cancellable, error);
}

static const BatonLookFuncs look_funcs = { load, (GDestroyNotify) baton_handoff_tabs_free, take_answer, show_failure };

static void
is_narrow_changed_cb (BatonHandoffsPage *self)
{
  for (guint i = 0; i < BATON_N_HANDOFF_TABS; i++)
    g_object_set (self->lists[i], "is-narrow", baton_two_columns_is_narrow (self->columns), NULL);
}

static BatonHandoffList *
get_list (BatonHandoffsPage *self)
{
  return BATON_HANDOFF_LIST (adw_view_stack_get_visible_child (self->tabs));
}

static void
act_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  BatonHandoffsPage *self = BATON_HANDOFFS_PAGE (widget);
  BatonWorkItem *item = baton_handoff_list_find (get_list (self), g_variant_get_int64 (parameter));

  if (item != NULL)
    baton_work_deed_do (widget, self->live, item);
}

static void
return_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BatonHandoffsPage *self = BATON_HANDOFFS_PAGE (widget);
  BatonWorkItem *item = baton_handoff_list_find (get_list (self), g_variant_get_int64 (parameter));

  if (item != NULL)
    baton_work_deed_return (widget, self->live, item);
}

static void
pass_on_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BatonHandoffsPage *self = BATON_HANDOFFS_PAGE (widget);
  BatonWorkItem *item = baton_handoff_list_find (get_list (self), g_variant_get_int64 (parameter));

  if (item != NULL)
    baton_work_deed_pass_on (widget, self->live, item);
}

/* What the row with the focus shows; NULL when none has it, or it is gone. */
static BatonWorkItem *
get_focused (BatonHandoffsPage *self)
{
  BatonWorkRow *row = baton_work_row_find_focused (GTK_WIDGET (self));

  return row != NULL && gtk_widget_is_sensitive (GTK_WIDGET (row)) ? baton_work_row_get_item (row) : NULL;
}

static gboolean
is_waiting (BatonWorkItem *item)
{
  const BatonHandoff *handoff = item != NULL ? baton_work_item_get_line (item)->handoff : NULL;

  return handoff != NULL && handoff->state == BATON_HANDOFF_OPEN;
}

static void
act_on_focused_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  BatonHandoffsPage *self = BATON_HANDOFFS_PAGE (widget);
  BatonWorkItem *item = get_focused (self);

  if (item != NULL)
    baton_work_deed_do (widget, self->live, item);
}

static void
accept_focused_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  BatonHandoffsPage *self = BATON_HANDOFFS_PAGE (widget);
  BatonWorkItem *item = get_focused (self);

  if (is_waiting (item))
    baton_work_deed_accept (widget, self->live, item);
}

static void
return_focused_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  BatonHandoffsPage *self = BATON_HANDOFFS_PAGE (widget);
  BatonWorkItem *item = get_focused (self);

  if (is_waiting (item))
    baton_work_deed_return (widget, self->live, item);
}

static void
set_live_index (BatonHandoffsPage *self,
                BatonLiveIndex    *live)
{
  if (!g_set_object (&self->live, live) || live == NULL)
    return;

  self->look = baton_look_new (GTK_WIDGET (self), live, &look_funcs, NULL);
}

static void
baton_handoffs_page_dispose (GObject *object)
{
  BatonHandoffsPage *self = BATON_HANDOFFS_PAGE (object);

  g_clear_pointer (&self->look, baton_look_end);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_HANDOFFS_PAGE);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (baton_handoffs_page_parent_class)->dispose (object);
}

static void
baton_handoffs_page_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      g_value_set_object (value, BATON_HANDOFFS_PAGE (object)->live);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_handoffs_page_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      set_live_index (BATON_HANDOFFS_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char * const names[BATON_N_HANDOFF_TABS] = {
    [BATON_HANDOFF_TAB_INCOMING] = "incoming_list",
    [BATON_HANDOFF_TAB_WAITING] = "waiting_list",
    [BATON_HANDOFF_TAB_ACCEPTED] = "accepted_list",
    [BATON_HANDOFF_TAB_RETURNED] = "returned_list",
    [BATON_HANDOFF_TAB_OVERDUE] = "overdue_list",
  };

  g_type_ensure (BATON_TYPE_TWO_COLUMNS);
  g_type_ensure (BATON_TYPE_FAILURE_PAGE);
  g_type_ensure (BATON_TYPE_HANDOFF_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-handoffs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonHandoffsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, BatonHandoffsPage, failure_page);
  gtk_widget_class_bind_template_child (widget_class, BatonHandoffsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BatonHandoffsPage, tabs);
  for (guint i = 0; i < BATON_N_HANDOFF_TABS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE,
                                               G_STRUCT_OFFSET (BatonHandoffsPage, lists[i]));
  gtk_widget_class_bind_template_callback (widget_class, is_narrow_changed_cb);
}

static void
baton_handoffs_page_class_init (BatonHandoffsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_handoffs_page_dispose;
  object_class->get_property = baton_handoffs_page_get_property;
  object_class->set_property = baton_handoffs_page_set_property;

  /**
   * BatonHandoffsPage:live-index:
   *
   * The leads, and their database.
   */
  properties[PROP_LIVE_INDEX] =
    g_param_spec_object ("live-index", NULL, NULL, BATON_TYPE_LIVE_INDEX,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "work.act", "x", act_action);
  gtk_widget_class_install_action (widget_class, "work.pass-on", "x", pass_on_action);
  gtk_widget_class_install_action (widget_class, "work.return", "x", return_action);
  gtk_widget_class_install_action (widget_class, "handoffs.accept-focused", NULL, accept_focused_action);
  gtk_widget_class_install_action (widget_class, "handoffs.act-on-focused", NULL, act_on_focused_action);
  gtk_widget_class_install_action (widget_class, "handoffs.return-focused", NULL, return_focused_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "handoffs.act-on-focused", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "handoffs.act-on-focused", NULL);
  baton_single_key_add (widget_class, GDK_KEY_a, "handoffs.accept-focused", NULL);
  baton_single_key_add (widget_class, GDK_KEY_r, "handoffs.return-focused", NULL);
}

static void
baton_handoffs_page_init (BatonHandoffsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_handoffs_page_new:
 * @live: the leads, and their database
 *
 * Makes a page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
baton_handoffs_page_new (BatonLiveIndex *live)
{
  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  return g_object_new (BATON_TYPE_HANDOFFS_PAGE, "live-index", live, NULL);
}
