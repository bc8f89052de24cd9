/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-permission-banner.h"

#include <glib/gi18n.h>

#include "handoff/baton-permission.h"

/**
 * BatonPermissionBanner:
 *
 * Whether the team of the person who looks may contact a lead, and why or why not.
 */
struct _BatonPermissionBanner
{
  GtkWidget    parent_instance;

  GtkImage    *image;
  GtkLabel    *answer_label;
  GtkLabel    *obstacle_label;
  GtkLabel    *reason_label;
  GtkRevealer *revealer;
};

G_DEFINE_FINAL_TYPE (BatonPermissionBanner, baton_permission_banner, GTK_TYPE_WIDGET)

static BatonPermission
ask (const BatonLeadSheet *sheet,
     BatonChannel          channel)
{
  return baton_may_contact (&sheet->profile.row.record, &sheet->profile.row.state, sheet->my_team, channel);
}

static const char *
get_answer (gboolean by_email,
            gboolean by_call)
{
  if (by_email && by_call)
    return _("You may e-mail and call.");
  if (by_email)
    return _("You may e-mail.");
  if (by_call)
    return _("You may call.");
  return _("You may not contact this lead.");
}

static void
show_line (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
baton_permission_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_PERMISSION_BANNER);

  G_OBJECT_CLASS (baton_permission_banner_parent_class)->dispose (object);
}

static void
baton_permission_banner_class_init (BatonPermissionBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_permission_banner_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-permission-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonPermissionBanner, answer_label);
  gtk_widget_class_bind_template_child (widget_class, BatonPermissionBanner, image);
  gtk_widget_class_bind_template_child (widget_class, BatonPermissionBanner, obstacle_label);
  gtk_widget_class_bind_template_child (widget_class, BatonPermissionBanner, reason_label);
  gtk_widget_class_bind_template_child (widget_class, BatonPermissionBanner, revealer);
}

static void
baton_permission_banner_init (BatonPermissionBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_permission_banner_show_sheet:
 * @self: a banner
 * @sheet: a sheet; what is needed of it is copied
 *
 * Shows whether a lead may be contacted, by the one answer that there is.
 */
void
baton_permission_banner_show_sheet (BatonPermissionBanner *self,
                                    const BatonLeadSheet  *sheet)
{
  BatonPermission any, email, call;
  const char *reason = NULL, *obstacle = NULL;
  gboolean allowed;

  g_return_if_fail (BATON_IS_PERMISSION_BANNER (self));

  any = ask (sheet, BATON_CHANNEL_ANY);
  email = ask (sheet, sheet->my_team == BATON_TEAM_SALES ? BATON_CHANNEL_EMAIL : BATON_CHANNEL_CAMPAIGN);
  call = ask (sheet, BATON_CHANNEL_CALL);
  allowed = email.allowed || call.allowed;

  if (any.reason != BATON_PERMISSION_FREE)
    reason = baton_permission_reason_describe (any.reason);
  if (any.allowed && !email.allowed)
    reason = baton_permission_reason_describe (email.reason);
  if (any.allowed && !call.allowed)
    obstacle = baton_permission_reason_describe (call.reason);

  gtk_label_set_label (self->answer_label, get_answer (email.allowed, call.allowed));
  show_line (self->reason_label, reason);
  show_line (self->obstacle_label, obstacle);
  gtk_image_set_from_icon_name (self->image, allowed ? "changes-allow-symbolic" : "changes-prevent-symbolic");
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}
