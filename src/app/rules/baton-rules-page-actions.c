/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with the rules on their page: each is an action, so that a
 * menu, a key and a row do the same. */

#include "rules/baton-rules-page-private.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "rules/baton-rule-edits.h"
#include "rules/baton-rule-leads-window.h"
#include "rules/baton-rules-file.h"
#include "rules/baton-rules-history-window.h"
#include "rules/baton-rules-save-window.h"
#include "rules/baton-rules-suggest-window.h"
#include "widgets/baton-toast.h"

void
baton_rules_page_tell (BatonRulesPage *self,
                       const char     *text)
{
  baton_toast_show (baton_toast_new (text), self->toast_overlay);
}

/* The last change of the rules is what can be undone. */
void
baton_rules_page_tell_undo (BatonRulesPage *self,
                            const char     *text)
{
  AdwToast *toast = baton_toast_new (text);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "rules.undo");
  baton_toast_show (toast, self->toast_overlay);
}

static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  guint32 section;
  const char *id;

  g_variant_get (parameter, "(u&s)", &section, &id);
  baton_rules_page_edit_rule (BATON_RULES_PAGE (widget), section, id);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  guint32 section;
  const char *group;
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  g_variant_get (parameter, "(u&s)", &section, &group);
  id = baton_rule_edits_add (self->draft, section, *group != '\0' ? group : NULL, &error);
  if (id != NULL)
    baton_rules_page_edit_rule (self, section, id);
  else
    baton_rules_page_tell (self, error->message);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  guint32 section;
  const char *id;
  g_autofree char *copy = NULL;
  g_autoptr(GError) error = NULL;

  g_variant_get (parameter, "(u&s)", &section, &id);
  copy = baton_rule_edits_duplicate (self->draft, section, id, &error);
  if (copy != NULL)
    baton_rules_page_focus_rule (self, copy);
  else
    baton_rules_page_tell (self, error->message);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  guint32 section;
  const char *id;
  gpointer rule;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_variant_get (parameter, "(u&s)", &section, &id);
  rule = baton_rule_section_find (section, baton_rule_draft_get_sheet (self->draft), id);
  if (rule == NULL)
    return;

  title = baton_rule_section_dup_title (section, rule);
  /* Translators: %s is the name of a rule */
  text = g_strdup_printf (_("“%s” deleted"), title);
  if (baton_rule_edits_remove (self->draft, section, id, &error))
    baton_rules_page_tell_undo (self, text);
  else
    baton_rules_page_tell (self, error->message);
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  guint32 section;
  const char *id;
  int steps;
  g_autoptr(GError) error = NULL;

  g_variant_get (parameter, "(u&si)", &section, &id, &steps);
  if (baton_rule_edits_shift (self->draft, section, id, steps, &error))
    baton_rules_page_focus_rule (self, id);
  else
    baton_rules_page_tell (self, error->message);
}

static void
drop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  guint32 section;
  const char *id;
  const char *target;
  gboolean is_behind;
  g_autoptr(GError) error = NULL;

  g_variant_get (parameter, "(u&s&sb)", &section, &id, &target, &is_behind);
  if (!baton_rule_edits_drop (self->draft, section, id, target, is_behind, &error))
    baton_rules_page_tell (self, error->message);
}

static void
set_cell_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  BatonRuleSheet *sheet = baton_rule_sheet_copy (baton_rule_draft_get_sheet (self->draft));
  guint32 fit, interest, action;
  g_autoptr(GError) error = NULL;

  g_variant_get (parameter, "(uuu)", &fit, &interest, &action);
  sheet->matrix.cells[fit][interest] = action;
  if (!baton_rule_draft_change (self->draft, sheet, NULL, &error))
    baton_rules_page_tell (self, error->message);
}

static void
tell_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  baton_rules_page_tell (BATON_RULES_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  baton_rule_draft_undo (BATON_RULES_PAGE (widget)->draft);
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  baton_rule_draft_redo (BATON_RULES_PAGE (widget)->draft);
}

static void
discard_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);

  baton_rule_draft_discard (self->draft);
  baton_rules_page_tell_undo (self, _("Changes discarded"));
}

static GtkWindow *
get_window (BatonRulesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
confirmed_cb (BatonRulesPage *self,
              guint           n_leads)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%'u lead handed over", "%'u leads handed over", n_leads),
                                           n_leads);

  baton_rules_page_tell (self, text);
}

static void
show_newcomers (BatonRulesPage *self,
                GArray         *leads)
{
  GtkWidget *window = baton_rule_leads_window_new (get_window (self), self->live, _("Newly Qualified"), leads);

  baton_rule_leads_window_ask (BATON_RULE_LEADS_WINDOW (window));
  g_signal_connect_object (window, "confirmed", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
saved_cb (BatonRulesPage *self,
          gint64          version,
          GArray         *newcomers)
{
  /* Translators: %d is the number of the version of the rules */
  g_autofree char *text = g_strdup_printf (_("Saved as version %" PRId64), version);

  baton_rules_page_tell (self, text);
  if (newcomers->len > 0)
    show_newcomers (self, newcomers);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  GtkWidget *window = baton_rules_save_window_new (get_window (self), baton_live_index_get_database (self->live),
                                                   self->draft);

  g_signal_connect_object (window, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* What somebody else saved, before one saves. */
static void
show_theirs_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  BatonTheirRules *theirs = baton_rules_banner_get_theirs (self->banner);
  GtkWidget *window;

  if (theirs == NULL)
    return;
  window = baton_rules_save_window_new (get_window (self), baton_live_index_get_database (self->live), self->draft);
  baton_rules_save_window_show_theirs (BATON_RULES_SAVE_WINDOW (window), theirs);
  gtk_window_present (GTK_WINDOW (window));
}

static void
take_theirs_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  BatonTheirRules *theirs = baton_rules_banner_get_theirs (self->banner);
  g_autoptr(GError) error = NULL;

  if (theirs != NULL && !baton_rule_draft_take_over (self->draft, theirs->rules, theirs->version, &error))
    baton_rules_page_tell (self, error->message);
}

static void
restored_cb (BatonRulesPage *self,
             gint64          version)
{
  /* Translators: %d is the number of a version of the rules */
  g_autofree char *text = g_strdup_printf (_("Version %" PRId64 " is in the editor; save it to put it in force"),
                                           version);

  baton_rules_page_show_sections (self);
  baton_rules_page_tell_undo (self, text);
}

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  GtkWidget *window = baton_rules_history_window_new (get_window (self), baton_live_index_get_database (self->live),
                                                      self->draft);

  g_signal_connect_object (window, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
suggested_cb (BatonRulesPage *self)
{
  baton_rules_page_show_sections (self);
  baton_rules_page_tell_undo (self, _("The learned rules are in the editor; save them to put them in force"));
}

static void
suggest_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  GtkWidget *window = baton_rules_suggest_window_new (get_window (self), baton_live_index_get_database (self->live),
                                                      self->draft);

  g_signal_connect_object (window, "suggested", G_CALLBACK (suggested_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  baton_rules_file_import (widget, BATON_RULES_PAGE (widget)->draft);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  baton_rules_file_export (widget, baton_rule_draft_get_rules (BATON_RULES_PAGE (widget)->draft));
}

static void
list_leads_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  BatonRulesPage *self = BATON_RULES_PAGE (widget);
  gboolean is_entering = g_str_equal (g_variant_get_string (parameter, NULL), "entering");
  GtkWidget *window;

  if (self->effect == NULL)
    return;
  window = baton_rule_leads_window_new_for_movers (get_window (self), self->live,
                                                   is_entering ? _("Would Enter") : _("Would Leave"),
                                                   is_entering ? self->effect->entering : self->effect->leaving);
  gtk_window_present (GTK_WINDOW (window));
}

/* Installs what can be done with the rules. */
void
baton_rules_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "rules.add", "(us)", add_action);
  gtk_widget_class_install_action (widget_class, "rules.show-theirs", NULL, show_theirs_action);
  gtk_widget_class_install_action (widget_class, "rules.take-theirs", NULL, take_theirs_action);
  gtk_widget_class_install_action (widget_class, "rules.delete", "(us)", delete_action);
  gtk_widget_class_install_action (widget_class, "rules.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "rules.drop", "(ussb)", drop_action);
  gtk_widget_class_install_action (widget_class, "rules.duplicate", "(us)", duplicate_action);
  gtk_widget_class_install_action (widget_class, "rules.edit", "(us)", edit_action);
  gtk_widget_class_install_action (widget_class, "rules.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "rules.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "rules.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "rules.list-leads", "s", list_leads_action);
  gtk_widget_class_install_action (widget_class, "rules.move", "(usi)", move_action);
  gtk_widget_class_install_action (widget_class, "rules.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "rules.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "rules.set-cell", "(uuu)", set_cell_action);
  gtk_widget_class_install_action (widget_class, "rules.suggest", NULL, suggest_action);
  gtk_widget_class_install_action (widget_class, "rules.tell", "s", tell_action);
  gtk_widget_class_install_action (widget_class, "rules.undo", NULL, undo_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "rules.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "rules.redo", NULL);
}

/* Takes the reference. */
static void
close_window (gpointer user_data)
{
  g_autoptr(GtkWindow) window = user_data;

  gtk_window_close (window);
}

/* The window goes after the dialog, which is not through with its answer yet. */
static void
closing_answered_cb (BatonRulesPage *self,
                     const char     *response)
{
  GtkWindow *window = get_window (self);

  if (g_str_equal (response, "discard"))
    {
      baton_rule_draft_discard (self->draft);
      if (window != NULL)
        g_idle_add_once (close_window, g_object_ref (window));
    }
  else if (g_str_equal (response, "save"))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "rules");
      gtk_widget_activate_action (GTK_WIDGET (self), "rules.save", NULL);
    }
}

/**
 * baton_rules_page_may_close:
 * @self: a page
 *
 * Tells whether its window may be closed. While there is something to save it
 * asks what to do with that, and closes the window itself where it may.
 *
 * Returns: whether nothing is lost
 */
gboolean
baton_rules_page_may_close (BatonRulesPage *self)
{
  GtkWidget *dialog;

  g_return_val_if_fail (BATON_IS_RULES_PAGE (self), TRUE);

  if (!baton_rule_draft_is_changed (self->draft))
    return TRUE;

  dialog = adw_message_dialog_new (get_window (self), _("Save Changes to the Rules?"),
                                   _("The rules that you edited are not in force yet. Discarded changes are lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "discard", _("_Discard"),
                                    "save", _("_Save…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (closing_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return FALSE;
}
