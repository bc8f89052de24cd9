/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "today/baton-today-side.h"

#include <glib/gi18n.h>

#include "profile/baton-lead-order.h"
#include "today/baton-promise-row.h"
#include "widgets/baton-brief.h"
#include "widgets/baton-leak-list.h"
#include "widgets/baton-time-words.h"

/**
 * BatonTodaySide:
 *
 * What stands beside the leads that wait: what nobody has, how the promises
 * stand, what comes up, where leads get stuck, and what was done today.
 */
struct _BatonTodaySide
{
  AdwBin         parent_instance;

  GtkWidget     *coming_group;
  GtkListBox    *coming_list;
  GtkWidget     *done_group;
  GtkListBox    *done_list;
  BatonLeakList *leak_list;
  GtkWidget     *promises_group;
  GtkListBox    *promises_list;
  GtkWidget     *queue_group;
  AdwActionRow  *queue_row;
};

G_DEFINE_FINAL_TYPE (BatonTodaySide, baton_today_side, ADW_TYPE_BIN)

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_queue (BatonTodaySide   *self,
            const BatonToday *today,
            guint             n_queued)
{
  g_autofree char *text = NULL;

  text = n_queued == 0 ? g_strdup (_("Nobody is waiting"))
                       /* Translators: leads that are not anybody's yet */
                       : g_strdup_printf (ngettext ("%u lead nobody has", "%u leads nobody has", n_queued), n_queued);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->queue_row), text);
  gtk_widget_set_visible (self->queue_group, today->me != 0 && today->team == BATON_TEAM_SALES);
}

/* The promises of the team of who looks, or of both teams. */
static void
show_promises (BatonTodaySide   *self,
               const BatonToday *today)
{
  gboolean has_promises = FALSE;

  clear (self->promises_list);
  for (guint i = 0; i < today->promises->len; i++)
    {
      const BatonSlaStatus *status = &g_array_index (today->promises, BatonSlaStatus, i);

      if (status->sla->kind == BATON_SLA_VOLUME || (today->me != 0 && status->sla->team != today->team))
        continue;
      gtk_list_box_append (self->promises_list, baton_promise_row_new (status));
      has_promises = TRUE;
    }
  gtk_widget_set_visible (self->promises_group, has_promises);
}

static GtkWidget *
create_lead_row (gint64      lead,
                 const char *title,
                 const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *brief = baton_brief (title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), brief);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-lead");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", lead);
  return row;
}

static GtkWidget *
create_coming_row (BatonWorkItem *item,
                   gint64         now)
{
  const BatonWorkLine *line = baton_work_item_get_line (item);
  g_autofree char *day = baton_time_text_day (line->until, now);
  GtkWidget *label = gtk_label_new (day);
  GtkWidget *row;

  row = create_lead_row (baton_work_item_get_lead_id (item), baton_lead_get_name (line->lead),
                         baton_return_reason_get_title (line->reason));
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
show_coming (BatonTodaySide   *self,
             const BatonToday *today)
{
  clear (self->coming_list);
  for (guint i = 0; i < today->coming->len; i++)
    gtk_list_box_append (self->coming_list, create_coming_row (g_ptr_array_index (today->coming, i), today->now));
  gtk_widget_set_visible (self->coming_group, today->coming->len > 0);
}

/* The same words that told of it when it was done. */
static char *
describe (const BatonDone *done)
{
  g_autoptr(BatonLeadOrder) order = NULL;

  switch (done->kind)
    {
    case BATON_DONE_ACCEPTED:
      order = baton_lead_order_new_accept (done->lead);
      break;
    case BATON_DONE_RETURNED:
      order = baton_lead_order_new_return (done->lead, done->reason, 0, NULL);
      break;
    case BATON_DONE_ATTEMPTED:
    default:
      order = baton_lead_order_new_attempt (done->lead, done->outcome, "", NULL);
    }
  /* Translators: in place of a name in a sentence such as “Accepted Lena Hoffmann” */
  return baton_lead_order_describe (order, done->name != NULL ? done->name : _("a lead without a name"));
}

static GtkWidget *
create_done_row (const BatonDone *done)
{
  g_autofree char *title = describe (done);
  /* Translators: read aloud for a button; %s is what was done, such as "Accepted Lena Hoffmann" */
  g_autofree char *spoken = g_strdup_printf (_("Undo: %s"), title);
  GtkWidget *row = create_lead_row (done->lead, title, done->company);
  GtkWidget *icon = gtk_image_new_from_icon_name ("baton-met-symbolic");
  GtkWidget *button = gtk_button_new_with_label (_("Undo"));

  gtk_widget_add_css_class (icon, "success");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo-token");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", done->token);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_done (BatonTodaySide   *self,
           const BatonToday *today)
{
  clear (self->done_list);
  for (guint i = 0; i < today->done->len; i++)
    gtk_list_box_append (self->done_list, create_done_row (g_ptr_array_index (today->done, i)));
  gtk_widget_set_visible (self->done_group, today->done->len > 0);
}

static void
baton_today_side_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_TODAY_SIDE);

  G_OBJECT_CLASS (baton_today_side_parent_class)->dispose (object);
}

static void
baton_today_side_class_init (BatonTodaySideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_today_side_dispose;

  g_type_ensure (BATON_TYPE_LEAK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-today-side.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonTodaySide, coming_group);
  gtk_widget_class_bind_template_child (widget_class, BatonTodaySide, coming_list);
  gtk_widget_class_bind_template_child (widget_class, BatonTodaySide, done_group);
  gtk_widget_class_bind_template_child (widget_class, BatonTodaySide, done_list);
  gtk_widget_class_bind_template_child (widget_class, BatonTodaySide, leak_list);
  gtk_widget_class_bind_template_child (widget_class, BatonTodaySide, promises_group);
  gtk_widget_class_bind_template_child (widget_class, BatonTodaySide, promises_list);
  gtk_widget_class_bind_template_child (widget_class, BatonTodaySide, queue_group);
  gtk_widget_class_bind_template_child (widget_class, BatonTodaySide, queue_row);
}

static void
baton_today_side_init (BatonTodaySide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_today_side_show:
 * @self: the side
 * @today: what needs somebody
 * @n_queued: how many leads nobody has
 * @index: (nullable): the leads; `NULL` while they are not known
 *
 * Shows what there is beside the leads that wait.
 */
void
baton_today_side_show (BatonTodaySide   *self,
                       const BatonToday *today,
                       guint             n_queued,
                       BatonIndex       *index)
{
  g_return_if_fail (BATON_IS_TODAY_SIDE (self));
  g_return_if_fail (today != NULL);

  show_queue (self, today, n_queued);
  show_promises (self, today);
  show_coming (self, today);
  show_done (self, today);
  if (index != NULL)
    baton_leak_list_show (self->leak_list, index, today->process, today->fit, today->now);
}
