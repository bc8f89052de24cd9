/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes rules to a file, and takes them from one, as the page is asked to. */

#include "rules/baton-rules-file.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "baton-documents.h"

/* What a chosen file is for. */
typedef struct
{
  GtkWidget      *page;    /* Borrowed while it is being chosen. */
  BatonRuleDraft *draft;   /* NULL to write. */
  char           *text;    /* NULL to read. */
} Choice;

/* What a page keeps of the dialog that it shows. */
#define CHOOSER "baton-rules-file-chooser"

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->page);
  g_clear_object (&choice->draft);
  g_free (choice->text);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static GtkWindow *
get_window (GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
tell (GtkWidget  *page,
      const char *text)
{
  gtk_widget_activate_action (page, "rules.tell", "s", text);
}

/* A mistake in a file is named by its place, which takes more than a toast. */
static void
show_mistake (GtkWidget    *page,
              const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (page), _("The File Cannot Be Used"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Choice) choice = user_data;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(GError) error = NULL;
  gconstpointer text;
  gsize length;

  bytes = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);
  if (bytes != NULL)
    {
      text = g_bytes_get_data (bytes, &length);
      rules = baton_rule_set_from_json (text != NULL ? text : "", (gssize) length, &error);
    }
  if (rules != NULL &&
      baton_rule_draft_change (choice->draft, baton_rule_sheet_copy (baton_rule_set_get_sheet (rules)), NULL, &error))
    tell (choice->page, _("The file’s rules are in the editor; save them to put them in force"));
  else
    show_mistake (choice->page, error);
}

/**
 * baton_rules_file_read:
 * @page: the page that shows the rules
 * @draft: the rules
 * @file: a file
 *
 * Takes rules from a file, as changes that are not saved yet.
 */
void
baton_rules_file_read (GtkWidget      *page,
                       BatonRuleDraft *draft,
                       GFile          *file)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (page);
  choice->draft = g_object_ref (draft);
  g_file_load_bytes_async (file, NULL, read_cb, choice);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Choice) choice = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (object));
  g_autoptr(GError) error = NULL;
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_("Saved as “%s”"), name);

  if (g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    tell (choice->page, text);
  else
    tell (choice->page, error->message);
}

static void
write_file (GtkWidget  *page,
            GFile      *file,
            const char *text)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (page);
  choice->text = g_strdup (text);
  g_file_replace_contents_async (file, choice->text, strlen (choice->text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                 written_cb, choice);
}

static void
chosen_cb (GtkFileChooserNative *chooser,
           int                   response,
           const Choice         *choice)
{
  GtkWidget *page = choice->page;
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL && choice->draft != NULL)
    baton_rules_file_read (page, choice->draft, file);
  else if (file != NULL)
    write_file (page, file, choice->text);
  g_object_set_data (G_OBJECT (page), CHOOSER, NULL);
}

static void
forget_choice (gpointer  data,
               GClosure *closure)
{
  Choice *choice = data;

  g_clear_object (&choice->draft);
  g_free (choice->text);
  g_free (choice);
}

/* The page owns the dialog, which knows the page but does not keep it: a window
 * that is closed meanwhile takes both along. */
static void
choose (Choice               *choice,
        const char           *title,
        GtkFileChooserAction  action)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, get_window (choice->page), action, NULL, NULL);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_filter_set_name (filter, _("Rules"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    /* Translators: the name of a file */
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("rules.json"));
  g_signal_connect_data (chooser, "response", G_CALLBACK (chosen_cb), choice, forget_choice, 0);
  g_object_set_data_full (G_OBJECT (choice->page), CHOOSER, chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * baton_rules_file_export:
 * @page: the page that shows the rules
 * @rules: the rules
 *
 * Asks for a file, and writes the rules to it.
 */
void
baton_rules_file_export (GtkWidget    *page,
                         BatonRuleSet *rules)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->page = page;
  choice->text = baton_rule_set_to_json (rules);
  choose (choice, _("Export the Rules"), GTK_FILE_CHOOSER_ACTION_SAVE);
}

/**
 * baton_rules_file_import:
 * @page: the page that shows the rules
 * @draft: the rules
 *
 * Asks for a file, and takes rules from it.
 */
void
baton_rules_file_import (GtkWidget      *page,
                         BatonRuleDraft *draft)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->page = page;
  choice->draft = g_object_ref (draft);
  choose (choice, _("Import Rules"), GTK_FILE_CHOOSER_ACTION_OPEN);
}
