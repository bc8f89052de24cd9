/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-list-editor.h"

#include <glib/gi18n.h>

#include "baton-list-import.h"
#include "baton-list-reader.h"
#include "rules/baton-value-chips.h"
#include "scoring/baton-condition-words.h"
#include "widgets/baton-brief.h"
#include "widgets/baton-width-first.h"

#define MAX_SHOWN 4
#define SPACING   18

/**
 * BatonListEditor:
 *
 * Edits the lists that conditions name, such as the competitors. The values of a
 * list are made when it is opened: there may be many.
 */
struct _BatonListEditor
{
  AdwBin               parent_instance;
  BatonRuleDraft      *draft;
  GPtrArray           *rows;          /* AdwExpanderRow, in the order of the lists; owned by the group. */
  gboolean             is_own;        /* The draft changes because of what is typed here. */
  GCancellable        *cancellable;   /* Of the files that are being read. */
  AdwPreferencesGroup *group;
  AdwEntryRow         *new_row;
};

G_DEFINE_FINAL_TYPE (BatonListEditor, baton_list_editor, ADW_TYPE_BIN)

/* A file whose entries go into a list; a thread fills in what is read. */
typedef struct
{
  char  *name;
  GFile *file;
  char **entries;
  guint  n_repeated;
} Import;

static GQuark
name_quark (void)
{
  return g_quark_from_static_string ("baton-list-name");
}

/* What a row keeps of the dialog that it shows. */
static GQuark
chooser_quark (void)
{
  return g_quark_from_static_string ("baton-list-chooser");
}

static const char *
get_name (GtkWidget *row)
{
  return g_object_get_qdata (G_OBJECT (row), name_quark ());
}

static void
tell (BatonListEditor *self,
      const char      *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "rules.tell", "s", text);
}

static void
change (BatonListEditor *self,
        BatonRuleSheet  *sheet,
        const char      *name)
{
  g_autofree char *stroke = g_strdup_printf ("list:%s", name);
  g_autoptr(GError) error = NULL;

  if (!baton_rule_draft_change (self->draft, sheet, stroke, &error))
    tell (self, error->message);
}

static void
tell_imported (BatonListEditor       *self,
               const char            *name,
               const BatonListReport *report)
{
  g_autofree char *text = NULL;

  /* Translators: %1$u entries of a file were added to a list called %2$s; %3$u others were there already. */
  text = g_strdup_printf (ngettext ("%1$u entry added to “%2$s”, %3$u known already",
                                    "%1$u entries added to “%2$s”, %3$u known already", report->added),
                          report->added, name, report->known + report->repeated);
  tell (self, text);
}

static void
show_summary (GtkWidget           *row,
              const BatonRuleList *list)
{
  guint n = g_strv_length (list->values);
  g_autofree char *values = baton_texts_in_words ((const char * const *) list->values, MAX_SHOWN);
  g_autofree char *brief = baton_brief (values);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), n > 0 ? brief : _("Empty"));
}

static void
values_changed_cb (BatonListEditor *self,
                   BatonValueChips *chips)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (chips), ADW_TYPE_EXPANDER_ROW);
  BatonRuleSheet *sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));
  BatonRuleList *list = baton_list_find (sheet, get_name (row));

  g_strfreev (list->values);
  list->values = baton_value_chips_dup_values (chips);
  show_summary (row, list);
  self->is_own = TRUE;
  change (self, sheet, get_name (row));
  self->is_own = FALSE;
}

static void
remove_cb (BatonListEditor *self,
           GtkWidget       *button)
{
  g_autofree char *name = g_strdup (get_name (gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW)));
  BatonRuleSheet *sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));

  g_ptr_array_remove (sheet->lists, baton_list_find (sheet, name));
  change (self, sheet, name);
}

static BatonValueChips *
get_chips (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "chips");
}

static void
expanded_cb (BatonListEditor *self,
             GParamSpec      *pspec,
             GtkWidget       *row)
{
  GtkWidget *chips;
  GtkWidget *holder;

  if (get_chips (row) != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return;

  chips = baton_value_chips_new ();
  gtk_widget_set_margin_start (chips, 12);
  gtk_widget_set_margin_end (chips, 12);
  gtk_widget_set_margin_top (chips, 12);
  gtk_widget_set_margin_bottom (chips, 12);
  baton_value_chips_set_title (BATON_VALUE_CHIPS (chips), _("Add values, separated by commas"));
  baton_value_chips_set_values (BATON_VALUE_CHIPS (chips),
                                (const char * const *) baton_list_find (baton_rule_draft_get_sheet (self->draft),
                                                                        get_name (row))->values);
  g_signal_connect_swapped (chips, "changed", G_CALLBACK (values_changed_cb), self);
  holder = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (holder), FALSE);
  gtk_widget_set_focusable (holder, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (holder), chips);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), holder);
  g_object_set_data (G_OBJECT (row), "chips", chips);
}

static void
chosen_cb (GtkFileChooserNative *chooser,
           int                   response,
           GtkWidget            *row)
{
  GtkWidget *editor = gtk_widget_get_ancestor (row, BATON_TYPE_LIST_EDITOR);
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL && editor != NULL)
    baton_list_editor_import (BATON_LIST_EDITOR (editor), get_name (row), file);
  g_object_set_qdata (G_OBJECT (row), chooser_quark (), NULL);
}

/* The row owns the dialog, which goes with it. */
static void
import_cb (BatonListEditor *self,
           GtkWidget       *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Import Entries, One a Line"), GTK_WINDOW (gtk_widget_get_root (button)),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), row);
  g_object_set_qdata_full (G_OBJECT (row), chooser_quark (), chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GtkWidget *
create_button (BatonListEditor *self,
               const char      *icon,
               const char      *title,
               GCallback        callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
create_row (BatonListEditor     *self,
            const BatonRuleList *list)
{
  GtkWidget *row = adw_expander_row_new ();
  /* Translators: %s is the name of a list */
  g_autofree char *import = g_strdup_printf (_("Import entries into the list “%s”"), list->name);
  /* Translators: %s is the name of a list */
  g_autofree char *remove = g_strdup_printf (_("Delete the list “%s”"), list->name);

  g_object_set_qdata_full (G_OBJECT (row), name_quark (), g_strdup (list->name), g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), list->name);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row),
                               create_button (self, "user-trash-symbolic", remove, G_CALLBACK (remove_cb)));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row),
                               create_button (self, "document-open-symbolic", import, G_CALLBACK (import_cb)));
  g_signal_connect_swapped (row, "notify::expanded", G_CALLBACK (expanded_cb), self);
  show_summary (row, list);
  baton_width_first_hold (row);
  return row;
}

static gboolean
shows_lists (BatonListEditor      *self,
             const BatonRuleSheet *sheet)
{
  if (self->rows->len != sheet->lists->len)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const BatonRuleList *list = g_ptr_array_index (sheet->lists, i);

      if (!g_str_equal (get_name (g_ptr_array_index (self->rows, i)), list->name))
        return FALSE;
    }
  return TRUE;
}

static void
show_lists (BatonListEditor      *self,
            const BatonRuleSheet *sheet)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < sheet->lists->len; i++)
    {
      GtkWidget *row = create_row (self, g_ptr_array_index (sheet->lists, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
add_cb (BatonListEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_row))));
  BatonRuleSheet *sheet;

  if (*name == '\0')
    return;
  g_strdelimit (name, " ", '-');
  sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));
  g_ptr_array_add (sheet->lists, baton_rule_list_new (name, NULL));
  change (self, sheet, name);
  if (baton_list_find (baton_rule_draft_get_sheet (self->draft), name) != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->new_row), "");
}

static void
baton_list_editor_dispose (GObject *object)
{
  BatonListEditor *self = BATON_LIST_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (baton_list_editor_parent_class)->dispose (object);
}

static void
baton_list_editor_finalize (GObject *object)
{
  g_ptr_array_unref (BATON_LIST_EDITOR (object)->rows);

  G_OBJECT_CLASS (baton_list_editor_parent_class)->finalize (object);
}

static void
baton_list_editor_class_init (BatonListEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_list_editor_dispose;
  object_class->finalize = baton_list_editor_finalize;
}

static void
baton_list_editor_init (BatonListEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *add_group = adw_preferences_group_new ();

  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Lists That Rules Name"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));

  self->new_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_row), _("Name of a new list"));
  adw_entry_row_set_show_apply_button (self->new_row, TRUE);
  g_signal_connect_swapped (self->new_row, "apply", G_CALLBACK (add_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (add_group), GTK_WIDGET (self->new_row));
  gtk_box_append (GTK_BOX (box), add_group);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * baton_list_editor_set_draft:
 * @self: an editor without a draft yet
 * @draft: the rules
 *
 * Sets what is edited.
 */
void
baton_list_editor_set_draft (BatonListEditor *self,
                             BatonRuleDraft  *draft)
{
  g_return_if_fail (BATON_IS_LIST_EDITOR (self));
  g_return_if_fail (self->draft == NULL);

  self->draft = g_object_ref (draft);
}

/**
 * baton_list_editor_update:
 * @self: an editor
 *
 * Shows the lists as they are now, unless the change came from here.
 */
void
baton_list_editor_update (BatonListEditor *self)
{
  const BatonRuleSheet *sheet;

  g_return_if_fail (BATON_IS_LIST_EDITOR (self));

  if (self->is_own)
    return;

  sheet = baton_rule_draft_get_sheet (self->draft);
  if (!shows_lists (self, sheet))
    show_lists (self, sheet);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      const BatonRuleList *list = g_ptr_array_index (sheet->lists, i);

      show_summary (row, list);
      if (get_chips (row) != NULL)
        baton_value_chips_set_values (get_chips (row), (const char * const *) list->values);
    }
}

static void
import_free (gpointer data)
{
  Import *import = data;

  g_object_unref (import->file);
  g_free (import->name);
  g_strfreev (import->entries);
  g_free (import);
}

static void
read_entries (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Import *import = task_data;
  GError *error = NULL;
  g_autoptr(GFileInputStream) stream = g_file_read (import->file, cancellable, &error);

  if (stream != NULL)
    import->entries = baton_list_read (G_INPUT_STREAM (stream), &import->n_repeated, &error);
  if (import->entries != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The rules may have been edited while the file was read. */
static void
take_in (BatonListEditor *self,
         const Import    *import)
{
  g_autoptr(BatonRuleSheet) sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));
  g_autofree char *gone = NULL;
  g_autoptr(GError) error = NULL;
  BatonListReport report;

  if (baton_list_find (sheet, import->name) == NULL)
    {
      /* Translators: %s is the name of a list */
      gone = g_strdup_printf (_("There is no list “%s” any more"), import->name);
      tell (self, gone);
      return;
    }
  baton_list_add (sheet, import->name, import->entries, FALSE, &report);
  report.repeated = import->n_repeated;
  if (report.added > 0 && !baton_rule_draft_change (self->draft, g_steal_pointer (&sheet), NULL, &error))
    tell (self, error->message);
  else
    tell_imported (self, import->name, &report);
}

static void
entries_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  BatonListEditor *self = BATON_LIST_EDITOR (object);
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    take_in (self, g_task_get_task_data (G_TASK (result)));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message);
}

/**
 * baton_list_editor_import:
 * @self: an editor
 * @name: the name of a list
 * @file: a file, one entry a line
 *
 * Takes the entries of a file into a list, and says how many were new, or what
 * is wrong with the file. The file is read on a thread; until that is done the
 * list stays as it is.
 */
void
baton_list_editor_import (BatonListEditor *self,
                          const char      *name,
                          GFile           *file)
{
  g_autoptr(GTask) task = NULL;
  Import *import;

  g_return_if_fail (BATON_IS_LIST_EDITOR (self));
  g_return_if_fail (G_IS_FILE (file));

  import = g_new0 (Import, 1);
  import->name = g_strdup (name);
  import->file = g_object_ref (file);
  task = g_task_new (self, self->cancellable, entries_read_cb, NULL);
  g_task_set_source_tag (task, baton_list_editor_import);
  g_task_set_task_data (task, import, import_free);
  g_task_run_in_thread (task, read_entries);
}
