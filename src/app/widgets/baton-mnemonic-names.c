/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-mnemonic-names.h"

/* What GTK does with a button that has come into a window. */
static void (*root_button) (GtkWidget *widget);

/* What is read aloud then is the text that stands on the button. */
static void
forget_label (GtkButton *button)
{
  if (gtk_button_get_use_underline (button))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
root (GtkWidget *widget)
{
  root_button (widget);
  forget_label (GTK_BUTTON (widget));
  g_signal_handlers_disconnect_by_func (widget, forget_label, NULL);
  g_signal_connect (widget, "notify::label", G_CALLBACK (forget_label), NULL);
}

/**
 * baton_mnemonic_names_mend:
 *
 * Gives all buttons with a mnemonic the name that they show. To be called before there
 * is any.
 *
 * GTK 4.8 also tells screen readers the label as it is written, so that they read
 * "underscore Save Save". That is no matter of one window's, so GTK's own class of
 * buttons is what is mended.
 */
void
baton_mnemonic_names_mend (void)
{
  GtkWidgetClass *button_class = g_type_class_ref (GTK_TYPE_BUTTON);

  if (button_class->root == root)
    return;

  root_button = button_class->root;
  button_class->root = root;
}
