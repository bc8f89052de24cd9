/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls and writes by the apps that the desktop has for it. */

#include "widgets/baton-contact-launch.h"

#include <glib/gi18n.h>

#include "baton-error.h"

static void
launched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  if (g_app_info_launch_default_for_uri_finish (result, NULL))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, BATON_ERROR, BATON_ERROR_NOT_FOUND, "%s",
                             /* Translators: neither calling nor writing worked, as no other app takes it on */
                             _("No app is installed that can do this. "
                               "Choose one in the settings of the desktop."));
}

static char *
make_uri (const char *scheme,
          const char *address)
{
  g_autofree char *escaped = g_uri_escape_string (address, "@+", FALSE);

  return g_strconcat (scheme, ":", escaped, NULL);
}

static void
launch (GtkWidget           *widget,
        const char          *uri,
        GAsyncReadyCallback  callback,
        gpointer             user_data)
{
  GTask *task = g_task_new (widget, NULL, callback, user_data);
  g_autoptr(GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  g_task_set_source_tag (task, launch);
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb, task);
}

/**
 * baton_contact_call:
 * @widget: where a person asks for it
 * @number: a phone number, as people write it
 * @callback: (scope async): what to call when it is known whether an app took it on
 * @user_data: what to hand to @callback
 *
 * Calls a number by the app that the desktop has for it.
 */
void
baton_contact_call (GtkWidget           *widget,
                    const char          *number,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr(GString) digits = g_string_new (NULL);
  g_autofree char *uri = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (number != NULL);

  for (const char *p = number; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p) || *p == '+')
        g_string_append_c (digits, *p);
    }
  uri = make_uri ("tel", digits->str);
  launch (widget, uri, callback, user_data);
}

/**
 * baton_contact_email:
 * @widget: where a person asks for it
 * @address: an e-mail address
 * @draft: (nullable): what the e-mail begins with; `NULL` for an empty one
 * @callback: (scope async): what to call when it is known whether an app took it on
 * @user_data: what to hand to @callback
 *
 * Begins an e-mail by the app that the desktop has for it.
 */
void
baton_contact_email (GtkWidget           *widget,
                     const char          *address,
                     const char          *draft,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (address != NULL);

  uri = baton_contact_dup_mailto (address, draft);
  launch (widget, uri, callback, user_data);
}

/**
 * baton_contact_dup_mailto:
 * @address: an e-mail address
 * @draft: (nullable): what the e-mail begins with
 *
 * Names an e-mail that is to be written, as the desktop understands it.
 *
 * Returns: (transfer full): the address of the e-mail
 */
char *
baton_contact_dup_mailto (const char *address,
                          const char *draft)
{
  g_autofree char *uri = make_uri ("mailto", address);
  g_autoptr(GString) lines = NULL;
  g_autofree char *body = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  if (draft == NULL)
    return g_steal_pointer (&uri);

  lines = g_string_new (draft);
  g_string_replace (lines, "\n", "\r\n", 0);
  body = g_uri_escape_string (lines->str, NULL, FALSE);
  return g_strconcat (uri, "?body=", body, NULL);
}

/**
 * baton_contact_dup_answer:
 * @first_name: (nullable): what to call whom it is for
 *
 * Drafts an answer to somebody who looked at something, and left.
 *
 * Returns: (transfer full): the draft
 */
char *
baton_contact_dup_answer (const char *first_name)
{
  if (first_name == NULL)
    /* Translators: an e-mail to somebody who looked at a form and left; whoever sends it completes it */
    return g_strdup (_("Hello,\n\nyou had a look at what we offer. Is there anything that we can help you with?\n\n"
                       "Kind regards\n"));
  /* Translators: an e-mail to somebody who looked at a form and left; whoever sends it completes it. %s is a first name */
  return g_strdup_printf (_("Hello %s,\n\nyou had a look at what we offer. Is there anything that we can help you "
                            "with?\n\nKind regards\n"), first_name);
}

/**
 * baton_contact_finish:
 * @result: what the callback was handed
 * @error: return location for an error
 *
 * Fails with `BATON_ERROR_NOT_FOUND` when the desktop has no app for it; the message
 * says what to do.
 *
 * Returns: whether an app took it on
 */
gboolean
baton_contact_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
