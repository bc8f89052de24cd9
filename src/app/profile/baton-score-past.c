/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-score-past.h"

#include <glib/gi18n.h>

#include "charts/baton-sparkline.h"
#include "profile/baton-points-row.h"
#include "scoring/baton-points-text.h"
#include "widgets/baton-minute.h"

/**
 * BatonScorePast:
 *
 * How the score of a lead came to be what it is: a small line, what changed
 * since last week, and, expanded, why.
 */
struct _BatonScorePast
{
  GtkBox          parent_instance;
  BatonSparkline *line;
  GtkLabel       *change_label;
  GtkBox         *reasons_box;
  gboolean        is_expanded;
};

G_DEFINE_FINAL_TYPE (BatonScorePast, baton_score_past, GTK_TYPE_BOX)

static void
show_line (BatonScorePast       *self,
           const BatonLeadSheet *sheet)
{
  const GArray *changes = sheet->history->changes;
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (BatonSparkPoint));

  for (guint i = 0; i < changes->len; i++)
    {
      const BatonScoreChange *change = &g_array_index (changes, BatonScoreChange, i);
      const BatonSparkPoint point = { change->at, change->fit + change->interest };

      g_array_append_val (points, point);
    }
  baton_sparkline_show (self->line, (const BatonSparkPoint *) (gpointer) points->data, points->len,
                        baton_minute_get_now (baton_minute_get_default ()), sheet->mql.score);
  gtk_widget_set_visible (GTK_WIDGET (self->line), points->len > 1);
}

static char *
dup_change (const BatonScoreHistory *history)
{
  int change = baton_score_history_get_change (history);
  g_autofree char *points = NULL;

  if (change == 0)
    /* Translators: of a score */
    return g_strdup (_("Same as a week ago"));

  points = baton_points_text_signed (change);
  /* Translators: how a score changed; %s are points, such as +12 */
  return g_strdup_printf (_("%s in a week"), points);
}

/* Points that fade are one reason, whatever gave them. */
static void
show_reasons (BatonScorePast *self,
              const GArray   *shifts)
{
  GtkWidget *child;
  int faded = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reasons_box))) != NULL)
    gtk_box_remove (self->reasons_box, child);

  for (guint i = 0; i < shifts->len; i++)
    {
      const BatonScoreShift *shift = &g_array_index (shifts, BatonScoreShift, i);
      g_autofree char *text = baton_score_shift_describe (shift);

      if (shift->kind == BATON_SHIFT_TIME)
        faded += shift->points;
      else
        gtk_box_append (self->reasons_box, baton_points_row_new (text, shift->points));
    }
  if (faded != 0)
    gtk_box_append (self->reasons_box, baton_points_row_new (_("Points faded"), faded));
}

static void
update_reasons (BatonScorePast *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reasons_box),
                          self->is_expanded &&
                          gtk_widget_get_first_child (GTK_WIDGET (self->reasons_box)) != NULL);
}

static void
baton_score_past_class_init (BatonScorePastClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
baton_score_past_init (BatonScorePast *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->line = BATON_SPARKLINE (baton_sparkline_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->line), TRUE);
  self->change_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->change_label, TRUE);
  gtk_label_set_natural_wrap_mode (self->change_label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (self->change_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->change_label), "numeric");
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->line));
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->change_label));
  gtk_box_append (GTK_BOX (self), top);

  self->reasons_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->reasons_box));
  update_reasons (self);
}

/**
 * baton_score_past_show_sheet:
 * @self: the past
 * @sheet: a sheet; what is needed of it is copied
 *
 * Shows how the score came to be what it is.
 */
void
baton_score_past_show_sheet (BatonScorePast       *self,
                             const BatonLeadSheet *sheet)
{
  const BatonScoreHistory *history = sheet->history;
  gboolean has_before = history->before != NULL;

  g_return_if_fail (BATON_IS_SCORE_PAST (self));

  show_line (self, sheet);
  if (has_before)
    {
      g_autofree char *change = dup_change (history);

      gtk_label_set_label (self->change_label, change);
      show_reasons (self, history->shifts);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->change_label), has_before);
  gtk_widget_set_visible (GTK_WIDGET (self), has_before || history->changes->len > 1);
  update_reasons (self);
}

/**
 * baton_score_past_set_expanded:
 * @self: the past
 * @expanded: whether to tell why the score changed
 */
void
baton_score_past_set_expanded (BatonScorePast *self,
                               gboolean        expanded)
{
  g_return_if_fail (BATON_IS_SCORE_PAST (self));

  self->is_expanded = expanded;
  update_reasons (self);
}
