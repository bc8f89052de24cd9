/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "today/baton-today-page.h"

#include <glib/gi18n.h>

#include "baton-failure-page.h"
#include "baton-today.h"
#include "short/baton-short-teaser.h"
#include "today/baton-calm.h"
#include "today/baton-promise-row.h"
#include "today/baton-today-side.h"
#include "today/baton-work-deed.h"
#include "today/baton-work-groups.h"
#include "today/baton-work-row.h"
#include "widgets/baton-look.h"
#include "widgets/baton-minute.h"
#include "widgets/baton-single-key.h"
#include "widgets/baton-two-columns.h"

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
  BatonLook        *look;
  BatonCalm        *calm;
  gboolean          is_held;      /* the rows are not in the order that they should be in */

  GtkRevealer      *changes_revealer;
  BatonTwoColumns  *columns;
  GtkWidget        *empty_page;
  BatonFailurePage *failure_page;
  BatonWorkGroups  *groups;
  GtkLevelBar      *headline_bar;
  GtkWidget        *headline_box;
  GtkLabel         *headline_label;
  GtkLabel         *pace_label;
  BatonShortTeaser *short_teaser;
  BatonTodaySide   *side;
  GtkStack         *stack;
};

enum { PROP_0, PROP_LIVE_INDEX, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonTodayPage, baton_today_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
show_groups (BatonTodayPage *self,
             gboolean        may_move)
{
  self->is_held = !baton_work_groups_show (self->groups, self->today, may_move);
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
  guint n_queued;

  find_next (self, &n_queued);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "today.take-next", n_queued > 0);
  baton_today_side_show (self->side, self->today, n_queued, baton_live_index_get_index (self->live));
}

static void
take_answer (gpointer page,
             gpointer data)
{
  BatonTodayPage *self = page;
  BatonToday *today = data;
  gboolean is_first = self->today == NULL;

  g_clear_pointer (&self->today, baton_today_free);
  self->today = today;
  show_groups (self, is_first || baton_calm_is (self->calm));
  show_headline (self);
  show_side (self);
  if (today->me == 0 || today->team == BATON_TEAM_MARKETING)
    baton_short_teaser_look (self->short_teaser, self->live);
  gtk_stack_set_visible_child_name (self->stack, "ready");
}

static void
show_failure (gpointer      page,
              const GError *error)
{
  BatonTodayPage *self = page;
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

static const BatonLookFuncs look_funcs = { load, (GDestroyNotify) baton_today_free, take_answer, show_failure };

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
  baton_work_groups_set_narrow (self->groups, baton_two_columns_is_narrow (self->columns));
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

static void
set_live_index (BatonTodayPage *self,
                BatonLiveIndex *live)
{
  if (!g_set_object (&self->live, live) || live == NULL)
    return;

  self->look = baton_look_new (GTK_WIDGET (self), live, &look_funcs, NULL);
}

static void
baton_today_page_dispose (GObject *object)
{
  BatonTodayPage *self = BATON_TODAY_PAGE (object);

  g_clear_pointer (&self->look, baton_look_end);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_TODAY_PAGE);
  g_clear_object (&self->calm);
  g_clear_object (&self->live);
  g_clear_pointer (&self->today, baton_today_free);

  G_OBJECT_CLASS (baton_today_page_parent_class)->dispose (object);
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
  g_type_ensure (BATON_TYPE_SHORT_TEASER);
  g_type_ensure (BATON_TYPE_TODAY_SIDE);
  g_type_ensure (BATON_TYPE_TWO_COLUMNS);
  g_type_ensure (BATON_TYPE_WORK_GROUPS);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, changes_revealer);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, columns);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, failure_page);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, groups);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, headline_bar);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, headline_box);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, headline_label);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, pace_label);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, short_teaser);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, side);
  gtk_widget_class_bind_template_child (widget_class, BatonTodayPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, is_narrow_changed_cb);
}

static void
baton_today_page_class_init (BatonTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_today_page_dispose;
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
  baton_single_key_add (widget_class, GDK_KEY_t, "today.take-next", NULL);
}

static void
baton_today_page_init (BatonTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->calm = baton_calm_new (GTK_WIDGET (self->groups));

  g_signal_connect_object (self->calm, "notify::is-calm", G_CALLBACK (is_calm_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (baton_minute_get_default (), "notify::now", G_CALLBACK (minute_cb), self,
                           G_CONNECT_SWAPPED);
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
