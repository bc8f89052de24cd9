/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "today/baton-promise-row.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * BatonPromiseRow:
 *
 * How a promise is kept this month: in how many cases, of how many.
 */
struct _BatonPromiseRow
{
  GtkListBoxRow  parent_instance;

  GtkLabel      *count_label;
  GtkLevelBar   *level_bar;
  GtkLabel      *title_label;
};

G_DEFINE_FINAL_TYPE (BatonPromiseRow, baton_promise_row, GTK_TYPE_LIST_BOX_ROW)

static void
baton_promise_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_PROMISE_ROW);

  G_OBJECT_CLASS (baton_promise_row_parent_class)->dispose (object);
}

static void
baton_promise_row_class_init (BatonPromiseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_promise_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-promise-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonPromiseRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, BatonPromiseRow, level_bar);
  gtk_widget_class_bind_template_child (widget_class, BatonPromiseRow, title_label);
}

static void
baton_promise_row_init (BatonPromiseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_promise_row_new:
 * @status: how a promise of times or attempts stands
 *
 * Makes a row. A case that is late and still runs is one that was not in time.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
baton_promise_row_new (const BatonSlaStatus *status)
{
  BatonPromiseRow *self = g_object_new (BATON_TYPE_PROMISE_ROW, NULL);
  guint n_cases = status->met + status->missed + status->late;
  /* Translators: cases that were in time, of all cases, such as “8 of 10” */
  g_autofree char *count = g_strdup_printf (_("%1$u of %2$u"), status->met, n_cases);

  gtk_label_set_label (self->title_label, status->sla->title);
  /* Translators: of a promise that has not been put to the test this month */
  gtk_label_set_label (self->count_label, n_cases > 0 ? count : _("no cases yet"));
  gtk_level_bar_set_max_value (self->level_bar, MAX (n_cases, 1));
  gtk_level_bar_set_value (self->level_bar, status->met);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, status->sla->title, -1);
  return GTK_WIDGET (self);
}

/**
 * baton_promise_dup_headline:
 * @status: how the promise of a volume stands
 *
 * Says how much of it is done.
 *
 * Returns: (transfer full): a headline
 */
char *
baton_promise_dup_headline (const BatonSlaStatus *status)
{
  int count = status->sla->count;

  switch (status->sla->period)
    {
    case BATON_PERIOD_WEEK:
      /* Translators: MQLs are marketing-qualified leads; “12 of 20 MQLs this week” */
      return g_strdup_printf (ngettext ("%1$u of %2$d MQL this week", "%1$u of %2$d MQLs this week", count),
                              status->done, count);
    case BATON_PERIOD_QUARTER:
      /* Translators: MQLs are marketing-qualified leads; “80 of 150 MQLs this quarter” */
      return g_strdup_printf (ngettext ("%1$u of %2$d MQL this quarter", "%1$u of %2$d MQLs this quarter", count),
                              status->done, count);
    default:
      /* Translators: MQLs are marketing-qualified leads; “32 of 50 MQLs this month” */
      return g_strdup_printf (ngettext ("%1$u of %2$d MQL this month", "%1$u of %2$d MQLs this month", count),
                              status->done, count);
    }
}

/**
 * baton_promise_dup_pace:
 * @status: how the promise of a volume stands
 *
 * Says whether it will be kept at this pace.
 *
 * Returns: (transfer full): a sentence without a full stop
 */
char *
baton_promise_dup_pace (const BatonSlaStatus *status)
{
  int pace = (int) lround (status->pace);
  int projection = (int) lround (status->projection);

  switch (status->standing)
    {
    case BATON_STANDING_KEPT:
      return g_strdup (_("The promise is kept"));
    case BATON_STANDING_IN_REACH:
      /* Translators: %1$d is a number of leads by now, %2$d the one that it comes to in the end */
      return g_strdup_printf (_("On pace: %1$d by now would do, heading for %2$d"), pace, projection);
    case BATON_STANDING_BEHIND:
      /* Translators: %1$d is a number of leads by now, %2$d the one that it comes to in the end */
      return g_strdup_printf (_("Behind: it takes %1$d by now, heading for %2$d"), pace, projection);
    case BATON_STANDING_OUT_OF_REACH:
      /* Translators: %d is the number of leads that it comes to in the end */
      return g_strdup_printf (_("Out of reach: heading for %d"), projection);
    default:
      return g_strdup ("");
    }
}
