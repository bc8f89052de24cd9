/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is in a file of leads, and what becomes of it, as lists to read. */

#include "import/baton-import-lists.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <inttypes.h>

/* More problems than these nobody reads one by one. */
#define MAX_PROBLEMS 100

/* What people call a field that a column was taken for. */
static char *
dup_field_title (const char *name)
{
  BatonField field;

  if (name == NULL)
    /* Translators: of a column of the file */
    return g_strdup (C_("imported column", "Left out"));
  if (baton_field_from_name (name, &field))
    return g_strdup (baton_field_get_title (field));
  if (g_str_equal (name, "full_name"))
    return g_strdup (_("First and last name"));
  if (g_str_equal (name, "created_at"))
    return g_strdup (_("Date of creation"));
  if (g_str_equal (name, "unsubscribed_at"))
    return g_strdup (_("Date of unsubscribing"));
  if (g_str_has_prefix (name, "custom."))
    /* Translators: %s is the name of a field that the file brings along */
    return g_strdup_printf (_("Field “%s”"), name + strlen ("custom."));
  return g_strdup (name);
}

static void
add_row (GtkListBox *list,
         const char *title,
         const char *subtitle,
         const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  if (value != NULL)
    {
      GtkWidget *label = gtk_label_new (value);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_append (list, row);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static char *
dup_samples (const BatonImportPreview *preview,
             guint                     column)
{
  g_autoptr(GString) samples = g_string_new (NULL);

  for (guint row = 0; row < BATON_IMPORT_SAMPLE_ROWS; row++)
    {
      const char *cell = baton_import_preview_get_cell (preview, row, column);

      if (cell != NULL && *cell != '\0')
        g_string_append_printf (samples, "%s%s", samples->len > 0 ? " · " : "", cell);
    }
  return g_strdup (samples->str);
}

/**
 * baton_import_lists_show_columns:
 * @list: where to show it
 * @preview: how a file is understood
 *
 * Shows what each column is taken for.
 */
void
baton_import_lists_show_columns (GtkListBox               *list,
                                 const BatonImportPreview *preview)
{
  clear_list (list);
  for (guint i = 0; i < preview->columns->len; i++)
    {
      const BatonColumn *column = g_ptr_array_index (preview->columns, i);
      g_autofree char *samples = dup_samples (preview, i);
      g_autofree char *field = dup_field_title (column->field);
      g_autofree char *noted = column->note != NULL ? g_strconcat (samples, "\n", column->note, NULL) : NULL;

      add_row (list, column->heading, noted != NULL ? noted : samples, field);
    }
}

static void
add_effect (GtkListBox *list,
            const char *title,
            guint64     number)
{
  g_autofree char *text = g_strdup_printf ("%'" PRIu64, number);

  if (number > 0)
    add_row (list, title, NULL, text);
}

/**
 * baton_import_lists_show_counting:
 * @list: where to show it
 *
 * Shows that it is not known yet what would become of a file.
 */
void
baton_import_lists_show_counting (GtkListBox *list)
{
  clear_list (list);
  add_row (list, _("Counting…"), NULL, NULL);
}

/**
 * baton_import_lists_show_effects:
 * @list: where to show it
 * @report: what becomes of a file
 *
 * Shows how many rows of a file become what.
 */
void
baton_import_lists_show_effects (GtkListBox              *list,
                                 const BatonImportReport *report)
{
  clear_list (list);
  add_effect (list, _("New leads"), report->created);
  add_effect (list, _("Already known, completed"), report->updated);
  add_effect (list, _("Already known, unchanged"), report->unchanged);
  add_effect (list, _("Handed over to Sales at once"), report->handed_over);
  add_effect (list, _("Rows that cannot be taken in"), report->rejected);
}

/**
 * baton_import_lists_show_problems:
 * @list: where to show it
 * @box: what is seen only when there are any
 * @report: what becomes of a file
 *
 * Shows the rows that cannot be taken in, and why.
 */
void
baton_import_lists_show_problems (GtkListBox              *list,
                                  GtkWidget               *box,
                                  const BatonImportReport *report)
{
  guint n_shown = MIN (report->rejects->len, MAX_PROBLEMS);

  clear_list (list);
  for (guint i = 0; i < n_shown; i++)
    {
      const BatonReject *reject = g_ptr_array_index (report->rejects, i);
      g_autofree char *place = NULL;

      if (reject->column != NULL && reject->value != NULL)
        /* Translators: the line of a file, the heading of a column, and what stands there */
        place = g_strdup_printf (_("Line %u, %s: “%s”"), reject->line, reject->column, reject->value);
      else
        /* Translators: the line of a file */
        place = g_strdup_printf (_("Line %u"), reject->line);
      add_row (list, reject->reason, place, NULL);
    }
  if (n_shown < report->rejects->len)
    {
      guint n_more = report->rejects->len - n_shown;
      g_autofree char *more = g_strdup_printf (ngettext ("%'u more", "%'u more", n_more), n_more);

      add_row (list, more, NULL, NULL);
    }
  gtk_widget_set_visible (box, n_shown > 0);
}
