/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-command-row.h"

#include <glib/gi18n.h>

/**
 * BatonCommandRow:
 *
 * A row whose subtitle is a command to type in a terminal, with a button that
 * copies it. It tells so with the action `win.announce`.
 */
struct _BatonCommandRow
{
  AdwActionRow parent_instance;
};

G_DEFINE_FINAL_TYPE (BatonCommandRow, baton_command_row, ADW_TYPE_ACTION_ROW)

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)));
  gtk_widget_activate_action (widget, "win.announce", "s", _("Command copied"));
}

static void
baton_command_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_COMMAND_ROW);

  G_OBJECT_CLASS (baton_command_row_parent_class)->dispose (object);
}

static void
baton_command_row_class_init (BatonCommandRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_command_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-command-row.ui");
  gtk_widget_class_install_action (widget_class, "command.copy", NULL, copy_action);
}

static void
baton_command_row_init (BatonCommandRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
