/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-attempt-dialog.h"

#include <glib/gi18n.h>

#include "profile/baton-choice-list.h"

/**
 * BatonAttemptDialog:
 *
 * Asks what came of trying to contact a lead, with a note.
 */
struct _BatonAttemptDialog
{
  AdwMessageDialog  parent_instance;

  GtkEditable      *note_entry;
  BatonChoiceList  *outcomes;
};

G_DEFINE_FINAL_TYPE (BatonAttemptDialog, baton_attempt_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
baton_attempt_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_ATTEMPT_DIALOG);

  G_OBJECT_CLASS (baton_attempt_dialog_parent_class)->dispose (object);
}

static void
baton_attempt_dialog_class_init (BatonAttemptDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_attempt_dialog_dispose;

  g_type_ensure (BATON_TYPE_CHOICE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-attempt-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonAttemptDialog, note_entry);
  gtk_widget_class_bind_template_child (widget_class, BatonAttemptDialog, outcomes);
}

static void
baton_attempt_dialog_init (BatonAttemptDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (BatonAttemptOutcome outcome = 0; outcome < BATON_N_ATTEMPT_OUTCOMES; outcome++)
    baton_choice_list_add (self->outcomes, baton_attempt_outcome_get_title (outcome));
}

/**
 * baton_attempt_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @name: what the lead is called
 *
 * Makes the dialog. It answers by its `response` signal, with
 * %BATON_ATTEMPT_RESPONSE_LOG when the attempt is to be logged.
 *
 * Returns: (transfer full): the dialog, not yet shown
 */
GtkWidget *
baton_attempt_dialog_new (GtkWindow  *parent,
                          const char *name)
{
  return g_object_new (BATON_TYPE_ATTEMPT_DIALOG, "transient-for", parent, "body", name, NULL);
}

/**
 * baton_attempt_dialog_copy:
 * @self: the dialog
 *
 * Makes another dialog with the same answers, as one closes when it is answered.
 *
 * Returns: (transfer full): the dialog, not yet shown
 */
GtkWidget *
baton_attempt_dialog_copy (BatonAttemptDialog *self)
{
  BatonAttemptDialog *copy;

  g_return_val_if_fail (BATON_IS_ATTEMPT_DIALOG (self), NULL);

  copy = BATON_ATTEMPT_DIALOG (baton_attempt_dialog_new (gtk_window_get_transient_for (GTK_WINDOW (self)),
                                                         adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (self))));
  gtk_editable_set_text (copy->note_entry, gtk_editable_get_text (self->note_entry));
  baton_choice_list_set_selected (copy->outcomes, baton_choice_list_get_selected (self->outcomes));
  return GTK_WIDGET (copy);
}

/**
 * baton_attempt_dialog_get_outcome:
 * @self: the dialog
 *
 * Returns: what came of it
 */
BatonAttemptOutcome
baton_attempt_dialog_get_outcome (BatonAttemptDialog *self)
{
  g_return_val_if_fail (BATON_IS_ATTEMPT_DIALOG (self), BATON_ATTEMPT_REACHED);

  return (BatonAttemptOutcome) baton_choice_list_get_selected (self->outcomes);
}

/**
 * baton_attempt_dialog_get_note:
 * @self: the dialog
 *
 * Returns: (transfer none) (nullable): what else there is to say
 */
const char *
baton_attempt_dialog_get_note (BatonAttemptDialog *self)
{
  const char *note;

  g_return_val_if_fail (BATON_IS_ATTEMPT_DIALOG (self), NULL);

  note = gtk_editable_get_text (self->note_entry);
  return *note != '\0' ? note : NULL;
}
