/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-clock-row.h"

#include <glib/gi18n.h>

#include "widgets/baton-clock-label.h"
#include "widgets/baton-clock-ring.h"
#include "widgets/baton-minute.h"
#include "widgets/baton-time-words.h"
#include "widgets/baton-width-first.h"

/**
 * BatonClockRow:
 *
 * A running clock as a row: how much is left of it, which promise it is, when
 * it is due, and in one sentence what it counts and what not.
 */
struct _BatonClockRow
{
  GtkListBoxRow    parent_instance;

  BatonClockLabel *due_label;
  BatonClockRing  *ring;
  GtkLabel        *sentence_label;
  GtkLabel        *title_label;
};

G_DEFINE_FINAL_TYPE (BatonClockRow, baton_clock_row, GTK_TYPE_LIST_BOX_ROW)

/* What a clock waits for. */
static const char *
get_icon_name (const BatonSla *sla)
{
  if (sla == NULL)
    return NULL;

  switch (sla->ends)
    {
    case BATON_MILESTONE_ATTEMPT:
    case BATON_MILESTONE_REACHED:
      return "baton-call-symbolic";
    case BATON_MILESTONE_TAKE_UP:
      return "mail-unread-symbolic";
    case BATON_MILESTONE_ASSIGNMENT:
      return "avatar-default-symbolic";
    case BATON_MILESTONE_HANDOFF:
    case BATON_MILESTONE_ACCEPTANCE:
    case BATON_MILESTONE_ACCEPTANCE_OR_RETURN:
    case BATON_MILESTONE_RETURN:
    default:
      return "baton-handoff-symbolic";
    }
}

static void
baton_clock_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_CLOCK_ROW);

  G_OBJECT_CLASS (baton_clock_row_parent_class)->dispose (object);
}

static void
baton_clock_row_class_init (BatonClockRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_clock_row_dispose;

  g_type_ensure (BATON_TYPE_CLOCK_LABEL);
  g_type_ensure (BATON_TYPE_CLOCK_RING);
  g_type_ensure (BATON_TYPE_WIDTH_FIRST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-clock-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonClockRow, due_label);
  gtk_widget_class_bind_template_child (widget_class, BatonClockRow, ring);
  gtk_widget_class_bind_template_child (widget_class, BatonClockRow, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, BatonClockRow, title_label);
}

static void
baton_clock_row_init (BatonClockRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  baton_width_first_hold (GTK_WIDGET (self));
}

/**
 * baton_clock_row_new:
 * @sheet: the sheet of the lead
 * @clock: one of its running clocks
 *
 * Returns: (transfer floating): a row that shows it
 */
GtkWidget *
baton_clock_row_new (const BatonLeadSheet *sheet,
                     const BatonClock     *clock)
{
  BatonClockRow *self = g_object_new (BATON_TYPE_CLOCK_ROW, NULL);
  const BatonSla *sla = baton_lead_sheet_find_sla (sheet, clock->sla);
  g_autofree char *sentence = baton_clock_dup_sentence (sheet, clock);

  gtk_label_set_label (self->title_label, sla != NULL ? sla->title : clock->sla);
  gtk_label_set_label (self->sentence_label, sentence);
  if (sla != NULL && sla->working && clock->count == 0)
    {
      g_autofree char *computed = baton_calendar_explain (sheet->calendar, clock->started_at,
                                                          &sla->targets[clock->priority], clock->due_at);

      gtk_widget_set_tooltip_text (GTK_WIDGET (self->sentence_label), computed);
    }
  baton_clock_label_show_clock (self->due_label, clock);
  baton_clock_ring_set_icon_name (self->ring, get_icon_name (sla));
  baton_clock_ring_show_clock (self->ring, clock);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->ring),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title_label, NULL, -1);
  return GTK_WIDGET (self);
}

/**
 * baton_clock_dup_sentence:
 * @sheet: the sheet of the lead
 * @clock: one of its clocks
 *
 * Says what a clock counts, from when, and what does not count.
 *
 * Returns: (transfer full): the sentence
 */
char *
baton_clock_dup_sentence (const BatonLeadSheet *sheet,
                          const BatonClock     *clock)
{
  const BatonSla *sla = baton_lead_sheet_find_sla (sheet, clock->sla);
  gint64 now = baton_minute_get_now (baton_minute_get_default ());
  g_autofree char *started = NULL;
  g_autofree char *due = baton_time_text_absolute (clock->due_at);
  g_autofree char *length = NULL;

  if (sla == NULL)
    /* Translators: %s is a moment: Monday 23 March 2026, 11:02 CET */
    return g_strdup_printf (_("Due %s. This promise is no longer made."), due);
  if (clock->count > 0)
    /* Translators: %1$d and %2$d are numbers of attempts to contact a lead, %3$s is a moment */
    return g_strdup_printf (ngettext ("%1$d of %2$d attempt made, until %3$s.",
                                      "%1$d of %2$d attempts made, until %3$s.", clock->count),
                            clock->done, clock->count, due);

  g_free (due);
  started = baton_time_text_at (clock->started_at, now);
  due = baton_time_text_at (clock->due_at, now);
  if (sla->working)
    /* Translators: %1$s and %2$s are moments, such as Sat 11:02 or, today, 10:12 */
    return g_strdup_printf (_("Counts working time, from %1$s to %2$s; nights, weekends and holidays do not count."),
                            started, due);

  length = baton_time_text_duration (baton_duration_get_elapsed (&sla->targets[clock->priority]));
  /* Translators: %1$s is a length of time such as 2 days, %2$s and %3$s are moments */
  return g_strdup_printf (_("Counts %1$s from %2$s to %3$s; nights and weekends count."), length, started, due);
}
