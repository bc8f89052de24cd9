/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "today/baton-pass-on-dialog.h"

#include "profile/baton-choice-list.h"

/**
 * BatonPassOnDialog:
 *
 * Asks who is to have a lead instead.
 */
struct _BatonPassOnDialog
{
  AdwMessageDialog  parent_instance;
  GArray           *people;    /* gint64, in the order of the choices */

  BatonChoiceList  *choices;
};

G_DEFINE_FINAL_TYPE (BatonPassOnDialog, baton_pass_on_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
baton_pass_on_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_PASS_ON_DIALOG);

  G_OBJECT_CLASS (baton_pass_on_dialog_parent_class)->dispose (object);
}

static void
baton_pass_on_dialog_finalize (GObject *object)
{
  g_array_unref (BATON_PASS_ON_DIALOG (object)->people);

  G_OBJECT_CLASS (baton_pass_on_dialog_parent_class)->finalize (object);
}

static void
baton_pass_on_dialog_class_init (BatonPassOnDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_pass_on_dialog_dispose;
  object_class->finalize = baton_pass_on_dialog_finalize;

  g_type_ensure (BATON_TYPE_CHOICE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-pass-on-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonPassOnDialog, choices);
}

static void
baton_pass_on_dialog_init (BatonPassOnDialog *self)
{
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_pass_on_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @name: what the lead is called
 * @people: (element-type BatonPerson): who may have it, at least one
 *
 * Makes the dialog. It answers by its `response` signal, with
 * %BATON_PASS_ON_RESPONSE when somebody was chosen.
 *
 * Returns: (transfer full): the dialog, not yet shown
 */
GtkWidget *
baton_pass_on_dialog_new (GtkWindow  *parent,
                          const char *name,
                          GPtrArray  *people)
{
  BatonPassOnDialog *self = g_object_new (BATON_TYPE_PASS_ON_DIALOG, "transient-for", parent, "body", name, NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);

      g_array_append_val (self->people, person->id);
      baton_choice_list_add (self->choices, person->name);
    }
  return GTK_WIDGET (self);
}

/**
 * baton_pass_on_dialog_get_person:
 * @self: the dialog
 *
 * Returns: the number of the person who was chosen
 */
gint64
baton_pass_on_dialog_get_person (BatonPassOnDialog *self)
{
  g_return_val_if_fail (BATON_IS_PASS_ON_DIALOG (self), 0);

  return g_array_index (self->people, gint64, baton_choice_list_get_selected (self->choices));
}
