/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands beside the leads that wait: promises and leaks. */

#include "today/baton-today-side.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "insight/baton-leak.h"
#include "today/baton-promise-row.h"

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/**
 * baton_today_side_show_promises:
 * @list: a list of [class@PromiseRow]
 * @today: what needs somebody
 *
 * Shows how the promises stand: those of the team of who looks, or of both.
 *
 * Returns: how many there are
 */
guint
baton_today_side_show_promises (GtkListBox       *list,
                                const BatonToday *today)
{
  guint n_rows = 0;

  clear (list);
  for (guint i = 0; i < today->promises->len; i++)
    {
      const BatonSlaStatus *status = &g_array_index (today->promises, BatonSlaStatus, i);

      if (status->sla->kind == BATON_SLA_VOLUME || (today->me != 0 && status->sla->team != today->team))
        continue;
      gtk_list_box_append (list, baton_promise_row_new (status));
      n_rows++;
    }
  return n_rows;
}

static GtkWidget *
create_leak_row (const BatonLeak *leak)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *count = g_strdup_printf ("%'u", leak->count);
  GtkWidget *label = gtk_label_new (count);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), leak->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", leak->filter);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.list-leads");
  /* Translators: tooltip of a row that counts leads that got stuck */
  gtk_widget_set_tooltip_text (row, _("Show these leads"));
  return row;
}

/**
 * baton_today_side_show_leaks:
 * @list: a list
 * @today: what needs somebody
 * @index: the leads
 *
 * Shows where leads get stuck, each place with how many; a row lists them.
 *
 * Returns: how many places there are
 */
guint
baton_today_side_show_leaks (GtkListBox       *list,
                             const BatonToday *today,
                             BatonIndex       *index)
{
  g_autoptr(GPtrArray) leaks = baton_leaks_find (index, today->process, today->fit, today->now, NULL, NULL);
  guint n_rows = 0;

  clear (list);
  for (guint i = 0; leaks != NULL && i < leaks->len; i++)
    {
      const BatonLeak *leak = g_ptr_array_index (leaks, i);

      if (leak->count == 0)
        continue;
      gtk_list_box_append (list, create_leak_row (leak));
      n_rows++;
    }
  return n_rows;
}
