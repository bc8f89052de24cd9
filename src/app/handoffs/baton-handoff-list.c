/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "handoffs/baton-handoff-list.h"

#include <glib/gi18n.h>

#include "today/baton-calm.h"
#include "today/baton-work-row.h"
#include "widgets/baton-growth.h"
#include "widgets/baton-unseen.h"

/**
 * BatonHandoffList:
 *
 * Handoffs, a row each. A row opens its lead.
 *
 * Its order only changes while nobody is about to touch it. Until then the rows
 * are kept up where they are, and a button tells that there is more.
 */
struct _BatonHandoffList
{
  AdwBin         parent_instance;
  BatonCalm     *calm;
  BatonGrowth   *growth;
  GPtrArray     *items;      /* as they are now; NULL until there was an answer */
  GHashTable    *gone;       /* items that are shown and no longer meant */
  guint          n_wanted;   /* how many of them are shown at most */
  guint          n_near;     /* how many were seen, when nobody does any longer */
  int            seen_width; /* of the window, when the list was seen last */
  gboolean       is_narrow;
  gboolean       is_cut;
  gboolean       is_held;    /* the rows are not in the order that they should be in */
  gboolean       is_behind;  /* the items wait for somebody to see the list */

  GtkAdjustment *adjustment;
  GtkRevealer   *changes_revealer;
  GtkLabel      *cut_label;
  AdwStatusPage *empty_page;
  GtkListView   *list_view;
  GtkStack      *stack;
  GListStore    *store;
};

/* A view of GTK's keeps some two hundred rows, and whenever it is shown, hidden or
 * made wider, each takes its time. So many come in one frame, until some screens
 * of them are there. */
#define ROWS_A_FRAME 8

enum { PROP_0, PROP_IS_NARROW, PROP_EMPTY_TITLE, PROP_EMPTY_TEXT, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonHandoffList, baton_handoff_list, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static BatonWorkItem *
get_nth (BatonHandoffList *self,
         guint             position)
{
  g_autoptr(BatonWorkItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  return item;
}

static void
setup_cb (BatonHandoffList   *self,
          GtkListItem        *list_item,
          GtkListItemFactory *factory)
{
  GtkWidget *row = baton_work_row_new ();

  baton_work_row_set_has_person (BATON_WORK_ROW (row), TRUE);
  g_object_bind_property (self, "is-narrow", row, "is-narrow", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (BatonHandoffList   *self,
         GtkListItem        *list_item,
         GtkListItemFactory *factory)
{
  BatonWorkRow *row = BATON_WORK_ROW (gtk_list_item_get_child (list_item));
  BatonWorkItem *item = gtk_list_item_get_item (list_item);
  const BatonHandoff *handoff = baton_work_item_get_line (item)->handoff;
  gboolean waits = handoff != NULL && handoff->state == BATON_HANDOFF_OPEN;

  baton_work_row_set_item (row, item);
  baton_work_row_name_place (row);
  baton_work_row_set_returnable (row, waits && baton_work_item_get_task (item) != BATON_TASK_LOOK);
  baton_work_row_set_gone (row, g_hash_table_contains (self->gone, item));
}

static void
activate_cb (BatonHandoffList *self,
             guint             position)
{
  gint64 lead = baton_work_item_get_lead_id (get_nth (self, position));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-lead", "x", lead);
}

/* Two handoffs of one lead are two rows. */
static gboolean
is_same (BatonWorkItem *a,
         BatonWorkItem *b)
{
  const BatonHandoff *handoff_a = baton_work_item_get_line (a)->handoff;
  const BatonHandoff *handoff_b = baton_work_item_get_line (b)->handoff;

  return baton_work_item_get_lead_id (a) == baton_work_item_get_lead_id (b) &&
         (handoff_a != NULL ? handoff_a->id : 0) == (handoff_b != NULL ? handoff_b->id : 0);
}

static guint
count_shown (BatonHandoffList *self)
{
  return MIN (self->items->len, self->n_wanted);
}

static gboolean
has_order (BatonHandoffList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->store)) != count_shown (self))
    return FALSE;

  for (guint i = 0; i < count_shown (self); i++)
    {
      if (!is_same (get_nth (self, i), g_ptr_array_index (self->items, i)))
        return FALSE;
    }
  return TRUE;
}

static BatonWorkItem *
find_same (BatonHandoffList *self,
           BatonWorkItem    *shown)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      if (is_same (shown, g_ptr_array_index (self->items, i)))
        return g_ptr_array_index (self->items, i);
    }
  return NULL;
}

/* Brings each row up to date where it is. */
static void
keep_items (BatonHandoffList *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr(BatonWorkItem) shown = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      gpointer item = find_same (self, shown);

      if (item == NULL)
        {
          g_hash_table_add (self->gone, g_object_ref (shown));
          item = shown;
        }
      g_list_store_splice (self->store, i, 1, &item, 1);
    }
}

static void
set_items (BatonHandoffList *self)
{
  g_hash_table_remove_all (self->gone);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       self->items->pdata, count_shown (self));
}

static void
update_cut (BatonHandoffList *self)
{
  gboolean ends = count_shown (self) == self->items->len;

  gtk_widget_set_visible (GTK_WIDGET (self->cut_label), self->is_cut && ends && !self->is_held);
}

static gboolean
grow (gpointer owner)
{
  BatonHandoffList *self = owner;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  if (self->items == NULL || self->is_held || n_shown >= self->items->len)
    return FALSE;

  self->n_wanted = n_shown + ROWS_A_FRAME;
  g_list_store_splice (self->store, n_shown, 0, &self->items->pdata[n_shown], count_shown (self) - n_shown);
  update_cut (self);
  return self->n_wanted < self->items->len;
}

/* The row with the focus is kept, wherever it is. Where rows become narrow, each takes
 * more room, and is laid out twice. */
static guint
count_seen (BatonHandoffList *self,
            gboolean          is_narrower)
{
  GtkAdjustment *adjustment = self->adjustment;
  BatonWorkRow *focused = baton_work_row_find_focused (GTK_WIDGET (self->list_view));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  double seen = is_narrower ? gtk_adjustment_get_page_size (adjustment) / 2 : gtk_adjustment_get_page_size (adjustment);
  double bottom = gtk_adjustment_get_value (adjustment) + seen;
  double upper = MAX (gtk_adjustment_get_upper (adjustment), 1);
  guint n_seen = MAX ((guint) (n_shown * MIN (bottom / upper, 1)) + 1, ROWS_A_FRAME);
  guint position;

  if (focused != NULL && g_list_store_find (self->store, baton_work_row_get_item (focused), &position))
    n_seen = MAX (n_seen, position + 1);
  return MIN (n_seen, n_shown);
}

static void
drop_after (BatonHandoffList *self,
            guint             n_kept)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  if (self->items == NULL || self->is_held || n_kept >= n_shown)
    return;
  self->n_wanted = n_kept;
  g_list_store_splice (self->store, n_kept, n_shown - n_kept, NULL, 0);
  update_cut (self);
}

/* All rows at once would take long to become narrow or wide; those below what is seen
 * come back a few a frame. */
static void
drop_unseen (BatonHandoffList *self,
             gboolean          is_narrower)
{
  drop_after (self, count_seen (self, is_narrower));
}

static gboolean
shrink (gpointer owner)
{
  BatonHandoffList *self = owner;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  if (self->items == NULL || self->is_held || n_shown <= self->n_near)
    return FALSE;
  drop_after (self, MAX (self->n_near, n_shown - MIN (n_shown, ROWS_A_FRAME)));
  return TRUE;
}

static void
set_narrow (BatonHandoffList *self,
            gboolean          is_narrow)
{
  if (is_narrow != self->is_narrow)
    drop_unseen (self, is_narrow);
  self->is_narrow = is_narrow;
}

static void
show_items (BatonHandoffList *self,
            gboolean          may_move)
{
  g_autofree char *number = g_strdup_printf ("%'u", self->items->len);
  /* Translators: below a list that would be longer; %s is how many it shows */
  g_autofree char *cut = g_strdup_printf (_("The first %s"), number);

  self->is_held = !may_move && !has_order (self);
  if (self->is_held)
    keep_items (self);
  else
    set_items (self);

  gtk_revealer_set_reveal_child (self->changes_revealer, self->is_held);
  gtk_label_set_label (self->cut_label, cut);
  update_cut (self);
  if (!self->is_held)
    gtk_stack_set_visible_child_name (self->stack, self->items->len > 0 ? "list" : "empty");
}

static void
show_changes_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  BatonHandoffList *self = BATON_HANDOFF_LIST (widget);

  if (self->items != NULL)
    show_items (self, TRUE);
}

static void
is_calm_changed_cb (BatonHandoffList *self)
{
  if (self->is_held && baton_calm_is (self->calm))
    show_items (self, TRUE);
}

static int
get_window_width (BatonHandoffList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) : 0;
}

/* A list that nobody sees gets its rows when somebody does: all lists at once would keep
 * the window waiting. */
static void
baton_handoff_list_map (GtkWidget *widget)
{
  BatonHandoffList *self = BATON_HANDOFF_LIST (widget);

  if (self->is_behind)
    show_items (self, TRUE);
  self->is_behind = FALSE;
  if (get_window_width (self) != self->seen_width)
    drop_unseen (self, get_window_width (self) < self->seen_width);

  GTK_WIDGET_CLASS (baton_handoff_list_parent_class)->map (widget);
}

static void
baton_handoff_list_unmap (GtkWidget *widget)
{
  BatonHandoffList *self = BATON_HANDOFF_LIST (widget);

  self->seen_width = get_window_width (self);
  self->n_near = count_seen (self, FALSE);
  GTK_WIDGET_CLASS (baton_handoff_list_parent_class)->unmap (widget);
}

static void
baton_handoff_list_dispose (GObject *object)
{
  BatonHandoffList *self = BATON_HANDOFF_LIST (object);

  g_clear_object (&self->growth);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_HANDOFF_LIST);
  g_clear_object (&self->calm);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_hash_table_remove_all (self->gone);

  G_OBJECT_CLASS (baton_handoff_list_parent_class)->dispose (object);
}

static void
baton_handoff_list_finalize (GObject *object)
{
  g_hash_table_unref (BATON_HANDOFF_LIST (object)->gone);

  G_OBJECT_CLASS (baton_handoff_list_parent_class)->finalize (object);
}

static void
baton_handoff_list_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  BatonHandoffList *self = BATON_HANDOFF_LIST (object);

  switch (property_id)
    {
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    case PROP_EMPTY_TITLE:
      g_value_set_string (value, adw_status_page_get_title (self->empty_page));
      break;
    case PROP_EMPTY_TEXT:
      g_value_set_string (value, adw_status_page_get_description (self->empty_page));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_handoff_list_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  BatonHandoffList *self = BATON_HANDOFF_LIST (object);

  switch (property_id)
    {
    case PROP_IS_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_EMPTY_TITLE:
      adw_status_page_set_title (self->empty_page, g_value_get_string (value));
      break;
    case PROP_EMPTY_TEXT:
      adw_status_page_set_description (self->empty_page, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_handoff_list_class_init (BatonHandoffListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_handoff_list_dispose;
  object_class->finalize = baton_handoff_list_finalize;
  object_class->get_property = baton_handoff_list_get_property;
  object_class->set_property = baton_handoff_list_set_property;
  widget_class->map = baton_handoff_list_map;
  widget_class->unmap = baton_handoff_list_unmap;

  /**
   * BatonHandoffList:is-narrow:
   *
   * Whether there is little room for a row.
   */
  properties[PROP_IS_NARROW] =
    g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * BatonHandoffList:empty-title:
   *
   * What an empty list says.
   */
  properties[PROP_EMPTY_TITLE] =
    g_param_spec_string ("empty-title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * BatonHandoffList:empty-text:
   *
   * Why it is empty.
   */
  properties[PROP_EMPTY_TEXT] =
    g_param_spec_string ("empty-text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BATON_TYPE_WORK_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-handoff-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonHandoffList, adjustment);
  gtk_widget_class_bind_template_child (widget_class, BatonHandoffList, changes_revealer);
  gtk_widget_class_bind_template_child (widget_class, BatonHandoffList, cut_label);
  gtk_widget_class_bind_template_child (widget_class, BatonHandoffList, empty_page);
  gtk_widget_class_bind_template_child (widget_class, BatonHandoffList, list_view);
  gtk_widget_class_bind_template_child (widget_class, BatonHandoffList, stack);
  gtk_widget_class_bind_template_child (widget_class, BatonHandoffList, store);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);

  gtk_widget_class_install_action (widget_class, "handoffs.show-changes", NULL, show_changes_action);
}

static void
baton_handoff_list_init (BatonHandoffList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  baton_unseen_hide (GTK_WIDGET (self));
  self->n_wanted = ROWS_A_FRAME;
  self->gone = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->calm = baton_calm_new (GTK_WIDGET (self->list_view));
  self->growth = baton_growth_new (GTK_WIDGET (self->list_view), self->adjustment, grow, self);
  baton_growth_set_shrink (self->growth, shrink);
  g_signal_connect_object (self->calm, "notify::is-calm", G_CALLBACK (is_calm_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * baton_handoff_list_show:
 * @self: a list
 * @items: (element-type BatonWorkItem): the handoffs, in order
 * @is_cut: whether there are more
 *
 * Shows handoffs.
 */
void
baton_handoff_list_show (BatonHandoffList *self,
                         GPtrArray        *items,
                         gboolean          is_cut)
{
  gboolean is_first;

  g_return_if_fail (BATON_IS_HANDOFF_LIST (self));
  g_return_if_fail (items != NULL);

  is_first = self->items == NULL;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_ptr_array_ref (items);
  self->is_cut = is_cut;
  self->is_behind = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_behind)
    show_items (self, is_first || baton_calm_is (self->calm));
  baton_growth_wake (self->growth);
}

/**
 * baton_handoff_list_find:
 * @self: a list
 * @lead: the lead's number
 *
 * Finds a handoff by its lead.
 *
 * Returns: (transfer none) (nullable): the first one of the lead
 */
BatonWorkItem *
baton_handoff_list_find (BatonHandoffList *self,
                         gint64            lead)
{
  g_return_val_if_fail (BATON_IS_HANDOFF_LIST (self), NULL);

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      BatonWorkItem *item = g_ptr_array_index (self->items, i);

      if (baton_work_item_get_lead_id (item) == lead)
        return item;
    }
  return NULL;
}
