/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-lead-footer.h"

#include <glib/gi18n.h>

/**
 * BatonLeadFooter:
 *
 * Below the table of leads: how many there are and how many are late; and in the same
 * place, so that nothing moves, what can be done to those that are selected.
 */
struct _BatonLeadFooter
{
  GtkWidget  parent_instance;

  GtkLabel  *count_label;
  GtkLabel  *due_label;
  GtkLabel  *selected_label;
  GtkStack  *stack;
  GtkWidget *update_button;
};

G_DEFINE_FINAL_TYPE (BatonLeadFooter, baton_lead_footer, GTK_TYPE_WIDGET)

static void
show_counts (BatonLeadFooter *self,
             guint            n_shown,
             guint            n_all)
{
  g_autofree char *shown = g_strdup_printf ("%'u", n_shown);
  g_autofree char *all = g_strdup_printf ("%'u", n_all);
  g_autofree char *text = NULL;

  if (n_shown == n_all)
    /* Translators: %s is a number */
    text = g_strdup_printf (ngettext ("%s lead", "%s leads", n_all), all);
  else
    /* Translators: how many leads a filter means, of how many there are; both are numbers */
    text = g_strdup_printf (ngettext ("%1$s of %2$s lead", "%1$s of %2$s leads", n_all), shown, all);
  gtk_label_set_label (self->count_label, text);
}

static void
show_due (BatonLeadFooter *self,
          guint            n_late,
          guint            n_soon)
{
  g_autofree char *late = NULL;
  g_autofree char *soon = NULL;
  g_autofree char *both = NULL;

  /* Translators: on how many leads somebody is late to act */
  late = g_strdup_printf (ngettext ("%'u late", "%'u late", n_late), n_late);
  /* Translators: on how many leads somebody has to act within the next hour */
  soon = g_strdup_printf (ngettext ("%'u due within the hour", "%'u due within the hour", n_soon), n_soon);
  /* Translators: two counts side by side, such as “2 late” and “2 due within the hour” */
  both = g_strdup_printf (C_("counts", "%1$s · %2$s"), late, soon);

  if (n_late > 0 && n_soon > 0)
    gtk_label_set_label (self->due_label, both);
  else if (n_late > 0)
    gtk_label_set_label (self->due_label, late);
  else
    gtk_label_set_label (self->due_label, n_soon > 0 ? soon : "");
}

static void
show_selected (BatonLeadFooter *self,
               guint            n_selected)
{
  g_autofree char *number = g_strdup_printf ("%'u", n_selected);
  g_autofree char *text = NULL;

  /* Translators: how many leads are selected; %s is a number */
  text = g_strdup_printf (ngettext ("%s selected", "%s selected", n_selected), number);
  gtk_label_set_label (self->selected_label, text);
}

static void
baton_lead_footer_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_LEAD_FOOTER);

  G_OBJECT_CLASS (baton_lead_footer_parent_class)->dispose (object);
}

static void
baton_lead_footer_class_init (BatonLeadFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_lead_footer_dispose;

  gtk_widget_class_set_css_name (widget_class, "leadfooter");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-lead-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonLeadFooter, count_label);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadFooter, due_label);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadFooter, selected_label);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadFooter, stack);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadFooter, update_button);
}

static void
baton_lead_footer_init (BatonLeadFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_lead_footer_show:
 * @self: a footer
 * @model: what the table shows
 * @n_selected: how many leads are selected
 *
 * Shows how things stand.
 */
void
baton_lead_footer_show (BatonLeadFooter *self,
                        BatonLeadsModel *model,
                        guint            n_selected)
{
  g_return_if_fail (BATON_IS_LEAD_FOOTER (self));
  g_return_if_fail (BATON_IS_LEADS_MODEL (model));

  show_counts (self, baton_leads_model_count_shown (model), baton_leads_model_count_all (model));
  show_due (self, baton_leads_model_count_late (model), baton_leads_model_count_soon (model));
  show_selected (self, n_selected);
  gtk_widget_set_visible (self->update_button, baton_leads_model_is_stale (model));
  gtk_stack_set_visible_child_name (self->stack, n_selected > 0 ? "bulk" : "counts");
}
