/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "today/baton-today-page.h"

#include <glib/gi18n.h>

#include "baton-failure-page.h"
#include "baton-today.h"
#include "today/baton-calm.h"
#include "today/baton-columns.h"
#include "today/baton-promise-row.h"
#include "today/baton-today-side.h"
#include "today/baton-work-deed.h"
#include "today/baton-work-group.h"
#include "today/baton-work-row.h"
#include "widgets/baton-minute.h"

/* Changes come in bursts; one look answers for all of them. */
#define BURST_MS 250

enum { FIRST, LATE, DUE_SOON, TO_ACCEPT, TO_CALL, TO_RE_ENGAGE, N_GROUPS };

/**
 * BatonTodayPage:
 *
 * What needs the person now, what a delay costs most first, with one button
 * each; beside it how the promises stand and where leads get stuck.
 *
 * It follows the changes that any process makes. The order of the rows only
 * changes while nobody is about to touch them; until then each row is kept up
 * where it is, and a button tells that there is more.
 */
struct _BatonTodayPage
{
  AdwBin            parent_instance;
  BatonLiveIndex   *live;
  BatonToday       *today;        /* NULL until the first answer. */
  GCancellable     *cancellable;
  BatonCalm        *calm;
  BatonWorkGroup   *groups[N_GROUPS];
  guint             burst;        /* 0 unless a look is about to begin. */
  gboolean          is_stale;     /* the leads changed since the last look began */
  gboolean          is_looking;
  gboolean          is_held;      /* the rows are not in the order that they should be in */

  GtkRevealer      *changes_revealer;
  BatonColumns  *columns;
  GtkWidget        *empty_page;
  BatonFailurePage *failure_page;
  GtkBox           *groups_box;
  GtkLevelBar      *headline_bar;
  GtkWidget        *headline_box;
  GtkLabel         *headline_label;
  GtkWidget        *leaks_group;
  GtkListBox       *leaks_list;
  GtkLabel         *pace_label;
  GtkWidget        *promises_group;
  GtkListBox       *promises_list;
  GtkWidget        *queue_group;
  AdwActionRow     *queue_row;
  GtkStack         *stack;
};

enum { PROP_0, PROP_LIVE_INDEX, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonTodayPage, baton_today_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *title;
  const char *filter;
} group_kinds[N_GROUPS] =
{
  [LATE] = { N_("Late"), "due:late" },
  [DUE_SOON] = { N_("Due Soon"), "due>=now" },
  [TO_ACCEPT] = { N_("To Accept"), "stage:marketing-qualified team:sales" },
  [TO_CALL] = { N_("To Call"), "stage:sales-accepted" },
  [TO_RE_ENGAGE] = { N_("To Re-engage"), "team:marketing returned:yes" },
};

static void look (BatonTodayPage *self);

static guint
find_group (BatonWorkItem *item,
            gint64         now)
{
  BatonUrgencyLevel level = baton_work_item_get_level (item, now);

  if (level == BATON_URGENCY_LATE)
    return LATE;
  if (level == BATON_URGENCY_DUE_SOON)
    return DUE_SOON;

  switch (baton_work_item_get_task (item))
    {
    case BATON_TASK_ACCEPT:
      return TO_ACCEPT;
    case BATON_TASK_TAKE_UP:
      return TO_RE_ENGAGE;
    default:
      return TO_CALL;
    }
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const gint64 *now = user_data;

  return baton_work_item_compare (*(BatonWorkItem **) a, *(BatonWorkItem **) b, *now);
}

/* What waits, a list a group; the first of the first one stands alone. */
static void
sort_items (BatonTodayPage *self,
            GPtrArray      *sorted[N_GROUPS])
{
  gint64 now = baton_minute_get_now (baton_minute_get_default ());
  guint first = LATE;

  g_ptr_array_sort_with_data (self->today->items, compare_items, &now);
  for (guint i = 0; i < N_GROUPS; i++)
    sorted[i] = g_ptr_array_new ();
  for (guint i = 0; i < self->today->items->len; i++)
    {
      BatonWorkItem *item = g_ptr_array_index (self->today->items, i);

      g_ptr_array_add (sorted[find_group (item, now)], item);
    }

  while (first < N_GROUPS && sorted[first]->len == 0)
    first++;
  if (first < N_GROUPS)
    g_ptr_array_add (sorted[FIRST], g_ptr_array_steal_index (sorted[first], 0));
}

/* A person's own leads are what the person is shown. */
static void
set_filter (BatonTodayPage *self,
            guint           group)
{
  gboolean is_mine = self->today->me != 0 && self->today->team == BATON_TEAM_SALES;
  g_autofree char *filter = g_strconcat (group_kinds[group].filter, is_mine ? " owner:me" : "", NULL);

  g_object_set (self->groups[group], "filter", filter, NULL);
}

static GHashTable *
index_items (BatonTodayPage *self)
{
  GHashTable *items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->today->items->len; i++)
    {
      BatonWorkItem *item = g_ptr_array_index (self->today->items, i);
      gint64 lead = baton_work_item_get_lead_id (item);

      g_hash_table_insert (items, g_memdup2 (&lead, sizeof lead), item);
    }
  return items;
}

static void
show_groups (BatonTodayPage *self,
             gboolean        may_move)
{
  GPtrArray *sorted[N_GROUPS];
  g_autoptr(GHashTable) items = index_items (self);
  gboolean has_order = TRUE;

  sort_items (self, sorted);
  for (guint i = 0; i < N_GROUPS; i++)
    has_order &= baton_work_group_has_order (self->groups[i], sorted[i]);
  self->is_held = !has_order && !may_move;

  for (guint i = 0; i < N_GROUPS; i++)
    {
      if (self->is_held)
        baton_work_group_keep_items (self->groups[i], items);
      else
        baton_work_group_set_items (self->groups[i], sorted[i]);
      if (i != FIRST)
        set_filter (self, i);
      g_ptr_array_unref (sorted[i]);
    }
  gtk_revealer_set_reveal_child (self->changes_revealer, self->is_held);
  if (!self->is_held)
    gtk_widget_set_visible (self->empty_page, self->today->items->len == 0);
}

static void
show_headline (BatonTodayPage *self)
{
  const BatonSlaStatus *volume = NULL;
  g_autofree char *headline = NULL;
  g_autofree char *pace = NULL;

  for (guint i = 0; i < self->today->promises->len && volume == NULL; i++)
    {
      const BatonSlaStatus *status = &g_array_index (self->today->promises, BatonSlaStatus, i);

      if (status->sla->kind == BATON_SLA_VOLUME)
        volume = status;
    }

  gtk_widget_set_visible (self->headline_box, volume != NULL);
  if (volume == NULL)
    return;
  headline = baton_promise_dup_headline (volume);
  pace = baton_promise_dup_pace (volume);
  gtk_label_set_label (self->headline_label, headline);
  gtk_label_set_label (self->pace_label, pace);
  gtk_level_bar_set_max_value (self->headline_bar, MAX (volume->sla->count, 1));
  gtk_level_bar_set_value (self->headline_bar, MIN ((int) volume->done, volume->sla->count));
}

static gboolean
is_queued (BatonWorkItem *item)
{
  const BatonWorkLine *line = baton_work_item_get_line (item);

  return line->handoff != NULL && line->handoff->state == BATON_HANDOFF_OPEN && line->handoff->person == 0;
}

static BatonWorkItem *
find_next (BatonTodayPage *self,
           guint          *n_queued)
{
  BatonWorkItem *next = NULL;

  *n_queued = 0;
  for (guint i = 0; i < self->today->items->len; i++)
    {
      BatonWorkItem *item = g_ptr_array_index (self->today->items, i);

      if (!is_queued (item))
        continue;
      if (next == NULL)
        next = item;
      (*n_queued)++;
    }
  return next;
}

static void
show_side (BatonTodayPage *self)
{
  BatonIndex *index = baton_live_index_get_index (self->live);
  g_autofree char *text = NULL;
  guint n_queued;

  find_next (self, &n_queued);
  text = n_queued == 0 ? g_strdup (_("Nobody is waiting"))
                       /* Translators: leads that are not anybody's yet */
                       : g_strdup_printf (ngettext ("%u lead nobody has", "%u leads nobody has", n_queued), n_queued);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->queue_row), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "today.take-next", n_queued > 0);
  gtk_widget_set_visible (self->queue_group, self->today->me != 0 && self->today->team == BATON_TEAM_SALES);

  gtk_widget_set_visible (self->promises_group, baton_today_side_show_promises (self->promises_list, self->today) > 0);
  gtk_widget_set_visible (self->leaks_group,
                          index != NULL && baton_today_side_show_leaks (self->leaks_list, self->today, index) > 0);
}

static void
take_answer (BatonTodayPage *self,
             BatonToday     *today)
{
  gboolean is_first = self->today == NULL;

  g_clear_pointer (&self->today, baton_today_free);
  self->today = today;
  show_groups (self, is_first || baton_calm_is (self->calm));
  show_headline (self);
  show_side (self);
  gtk_stack_set_visible_child_name (self->stack, "ready");
}

static void
show_failure (BatonTodayPage *self,
              const GError   *error)
{
  g_autofree char *database = baton_database_dup_title (baton_live_index_get_database (self->live));

  if (self->today != NULL)
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
  return baton_load_today (session, cancellable, error);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonTodayPage) self = user_data;
  g_autoptr(GError) error = NULL;
  BatonToday *today = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_looking = FALSE;
  if (today != NULL)
    take_answer (self, today);
  else
    show_failure (self, error);
  if (self->is_stale)
    look (self);
}

/* Nobody looks at a page that is not shown; it is looked after when it is. */
static void
look (BatonTodayPage *self)
{
  self->is_stale = self->is_looking || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;

  self->is_looking = TRUE;
  baton_database_read_async (baton_live_index_get_database (self->live), load, NULL, NULL,
                             (GDestroyNotify) baton_today_free, self->cancellable, looked_cb, g_object_ref (self));
}

static void
burst_cb (gpointer user_data)
{
  BatonTodayPage *self = user_data;

  self->burst = 0;
  look (self);
}

static void
changed_cb (BatonTodayPage *self)
{
  if (self->burst == 0)
    self->burst = g_timeout_add_once (BURST_MS, burst_cb, self);
}

static void
map_cb (BatonTodayPage *self)
{
  if (self->is_stale)
    look (self);
}

/* What was due soon may be late now. */
static void
minute_cb (BatonTodayPage *self)
{
  if (self->today != NULL)
    show_groups (self, baton_calm_is (self->calm));
}

static void
is_calm_changed_cb (BatonTodayPage *self)
{
  if (self->is_held && baton_calm_is (self->calm))
    show_groups (self, TRUE);
}

static void
is_narrow_changed_cb (BatonTodayPage *self)
{
  for (guint i = 0; i < N_GROUPS; i++)
    baton_work_group_set_narrow (self->groups[i], baton_columns_is_narrow (self->columns));
}

static BatonWorkItem *
find_item (BatonTodayPage *self,
           gint64          lead)
{
  for (guint i = 0; self->today != NULL && i < self->today->items->len; i++)
    {
      BatonWorkItem *item = g_ptr_array_index (self->today->items, i);

      if (baton_work_item_get_lead_id (item) == lead)
        return item;
    }
  return NULL;
}

static void
act_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  BatonTodayPage *self = BATON_TODAY_PAGE (widget);
  BatonWorkItem *item = find_item (self, g_variant_get_int64 (parameter));

  if (item != NULL)
    baton_work_deed_do (widget, self->live, item);
}

static void
act_on_focused_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  BatonWorkRow *row = baton_work_row_find_focused (widget);

  if (row != NULL && gtk_widget_is_sensitive (GTK_WIDGET (row)))
    baton_work_deed_do (widget, BATON_TODAY_PAGE (widget)->live, baton_work_row_get_item (row));
}

static void
take_next_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  BatonTodayPage *self = BATON_TODAY_PAGE (widget);
  guint n_queued;
  BatonWorkItem *next = self->today != NULL ? find_next (self, &n_queued) : NULL;

  if (next != NULL)
    baton_work_deed_accept (widget, self->live, next);
}

static void
show_changes_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  BatonTodayPage *self = BATON_TODAY_PAGE (widget);

  if (self->today != NULL)
    show_groups (self, TRUE);
}

/* The arrow keys lead from one group on to the next. */
static gboolean
keynav_failed_cb (GtkWidget        *list,
                  GtkDirectionType  direction,
                  BatonTodayPage   *self)
{
  int step = direction == GTK_DIR_UP ? -1 : 1;
  int group = 0;

  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return FALSE;

  while (group < N_GROUPS && !gtk_widget_is_ancestor (list, GTK_WIDGET (self->groups[group])))
    group++;
  for (group += step; group >= 0 && group < N_GROUPS; group += step)
    {
      if (gtk_widget_get_visible (GTK_WIDGET (self->groups[group])))
        {
          baton_work_group_focus (self->groups[group], step < 0);
          return TRUE;
        }
    }
  return FALSE;
}

static void
set_live_index (BatonTodayPage *self,
                BatonLiveIndex *live)
{
  if (!g_set_object (&self->live, live) || live == NULL)
    return;

  g_signal_connect_object (live, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  look (self);
}

static void
baton_today_page_dispose (GObject *object)
{
  BatonTodayPage *self = BATON_TODAY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->burst, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_TODAY_PAGE);
  g_clear_object (&self->calm);
  g_clear_object (&self->live);
  g_clear_pointer (&self->today, baton_today_free);

  G_OBJECT_CLASS (baton_today_page_parent_class)->dispose (object);
}

static void
baton_today_page_finalize (GObject *object)
{
  g_object_unref (BATON_TODAY_PAGE (object)->cancellable);

  G_OBJECT_CLASS (baton_today_page_parent_class)->finalize (object);
}

static void
baton_today_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      g_value_set_object (value, BATON_TODAY_PAGE (object)->live);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_today_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      set_live_index (BATON_TODAY_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (BATON_TYPE_FAILURE_PAGE);
  g_type_ensure (BATON_TYPE_COLUMNS);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, changes_revealer);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, columns);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, failure_page);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, groups_box);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, headline_bar);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, headline_box);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, headline_label);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, leaks_group);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, leaks_list);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, pace_label);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, promises_group);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, promises_list);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, queue_group);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, queue_row);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, is_narrow_changed_cb);
}

static void
baton_today_page_class_init (BatonTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_today_page_dispose;
  object_class->finalize = baton_today_page_finalize;
  object_class->get_property = baton_today_page_get_property;
  object_class->set_property = baton_today_page_set_property;

  /**
   * BatonTodayPage:live-index:
   *
   * The leads, and their database.
   */
  properties[PROP_LIVE_INDEX] =
    g_param_spec_object ("live-index", NULL, NULL, BATON_TYPE_LIVE_INDEX,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "work.act", "x", act_action);
  gtk_widget_class_install_action (widget_class, "today.act-on-focused", NULL, act_on_focused_action);
  gtk_widget_class_install_action (widget_class, "today.show-changes", NULL, show_changes_action);
  gtk_widget_class_install_action (widget_class, "today.take-next", NULL, take_next_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "today.act-on-focused", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "today.act-on-focused", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "today.take-next", NULL);
}

static void
baton_today_page_init (BatonTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->calm = baton_calm_new (GTK_WIDGET (self->groups_box));

  for (guint i = 0; i < N_GROUPS; i++)
    {
      const char *title = group_kinds[i].title;

      self->groups[i] = g_object_new (BATON_TYPE_WORK_GROUP, "title", title != NULL ? _(title) : NULL, NULL);
      gtk_box_append (self->groups_box, GTK_WIDGET (self->groups[i]));
      g_signal_connect_object (baton_work_group_get_list (self->groups[i]), "keynav-failed",
                               G_CALLBACK (keynav_failed_cb), self, 0);
    }

  g_signal_connect_object (self->calm, "notify::is-calm", G_CALLBACK (is_calm_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (baton_minute_get_default (), "notify::now", G_CALLBACK (minute_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

/**
 * baton_today_page_new:
 * @live: the leads, and their database
 *
 * Makes a page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
baton_today_page_new (BatonLiveIndex *live)
{
  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  return g_object_new (BATON_TYPE_TODAY_PAGE, "live-index", live, NULL);
}
