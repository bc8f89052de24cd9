/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-handoff-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/baton-minute.h"
#include "widgets/baton-time-words.h"

static GtkWidget *
create_score_label (const BatonHandoff *handoff)
{
  g_autofree char *score = g_strdup_printf ("%d + %d = %d", handoff->fit, handoff->interest,
                                            handoff->fit + handoff->interest);
  GtkWidget *label = gtk_label_new (score);

  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_set_tooltip_text (label, _("Fit and interest at the time"));
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "secondary");
  return label;
}

/**
 * baton_handoff_row_new:
 * @sheet: the sheet of the lead
 * @handoff: one of its handoffs
 *
 * Makes a row that shows to whom a lead was handed over, when, how it ended and
 * the score at the time.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
baton_handoff_row_new (const BatonLeadSheet *sheet,
                       const BatonHandoff   *handoff)
{
  const char *person = baton_lead_sheet_get_person (sheet, handoff->person);
  g_autofree char *at = NULL;
  g_autofree char *tooltip = baton_time_text_absolute (handoff->created_at);
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  at = baton_time_text_at (handoff->created_at, baton_minute_get_now (baton_minute_get_default ()));
  /* Translators: %1$s is how a handoff ended, such as Accepted, %2$s when it was made */
  subtitle = g_strdup_printf (_("%1$s · %2$s"), baton_handoff_state_get_title (handoff->state), at);

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person != NULL ? person : handoff->queue);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, tooltip);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_score_label (handoff));
  return row;
}
