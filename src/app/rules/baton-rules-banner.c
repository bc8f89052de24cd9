/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rules-banner.h"

#include <glib/gi18n.h>

/**
 * BatonRulesBanner:
 *
 * Says that somebody else saved newer rules than those that are being edited,
 * and what can be done about it: see the difference, or go on on top of theirs.
 */
struct _BatonRulesBanner
{
  AdwBin           parent_instance;
  BatonTheirRules *theirs;     /* NULL when there is nothing to say. */
  GtkLabel        *label;
  GtkRevealer     *revealer;
};

G_DEFINE_FINAL_TYPE (BatonRulesBanner, baton_rules_banner, ADW_TYPE_BIN)

static void
baton_rules_banner_finalize (GObject *object)
{
  g_clear_pointer (&BATON_RULES_BANNER (object)->theirs, baton_their_rules_free);

  G_OBJECT_CLASS (baton_rules_banner_parent_class)->finalize (object);
}

static void
baton_rules_banner_class_init (BatonRulesBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = baton_rules_banner_finalize;
}

static void
append_button (GtkWidget  *box,
               const char *label,
               const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static void
baton_rules_banner_init (BatonRulesBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "xalign", 0.0,
                              "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  append_button (buttons, _("Show _Difference"), "rules.show-theirs");
  append_button (buttons, _("_Take Over"), "rules.take-theirs");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "newer-rules");
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, box);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

/**
 * baton_rules_banner_show:
 * @self: a banner
 * @theirs: (transfer full): rules that somebody else saved
 *
 * Says that there are newer rules.
 */
void
baton_rules_banner_show (BatonRulesBanner *self,
                         BatonTheirRules  *theirs)
{
  g_autofree char *text = baton_their_rules_tell (theirs);

  g_return_if_fail (BATON_IS_RULES_BANNER (self));

  g_clear_pointer (&self->theirs, baton_their_rules_free);
  self->theirs = theirs;
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * baton_rules_banner_update:
 * @self: a banner
 * @draft: what is being edited
 *
 * Goes when the draft is on top of the newer rules. Where nothing is edited any
 * more the draft takes them.
 */
void
baton_rules_banner_update (BatonRulesBanner *self,
                           BatonRuleDraft   *draft)
{
  g_autoptr(BatonTheirRules) theirs = NULL;

  g_return_if_fail (BATON_IS_RULES_BANNER (self));

  if (self->theirs == NULL ||
      (baton_rule_draft_is_changed (draft) && baton_rule_draft_get_version (draft) < self->theirs->version))
    return;

  theirs = g_steal_pointer (&self->theirs);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
  if (baton_rule_draft_get_version (draft) < theirs->version)
    baton_rule_draft_open (draft, theirs->rules, theirs->version);
}

/**
 * baton_rules_banner_get_theirs:
 * @self: a banner
 *
 * Returns: (transfer none) (nullable): the newer rules, `NULL` when there are none
 */
BatonTheirRules *
baton_rules_banner_get_theirs (BatonRulesBanner *self)
{
  g_return_val_if_fail (BATON_IS_RULES_BANNER (self), NULL);

  return self->theirs;
}
