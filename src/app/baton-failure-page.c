/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-failure-page.h"

#include "baton-failure.h"

/**
 * BatonFailurePage:
 *
 * Stands where the leads would be when the database cannot be read: what
 * happened, what is safe, and one button, which does `win.refresh`.
 */
struct _BatonFailurePage
{
  AdwBin         parent_instance;

  GtkLabel      *detail_label;
  AdwStatusPage *status_page;
};

G_DEFINE_FINAL_TYPE (BatonFailurePage, baton_failure_page, ADW_TYPE_BIN)

static void
baton_failure_page_dispose (GObject *object)
{
  /* Its child is one of the template, which the bin would take out a second time. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_FAILURE_PAGE);

  G_OBJECT_CLASS (baton_failure_page_parent_class)->dispose (object);
}

static void
baton_failure_page_class_init (BatonFailurePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_failure_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-failure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonFailurePage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, BatonFailurePage, status_page);
}

static void
baton_failure_page_init (BatonFailurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_failure_page_show:
 * @self: a failure page
 * @error: why the database could not be read
 * @database: what the database is called
 *
 * Says what is wrong and what to do.
 */
void
baton_failure_page_show (BatonFailurePage *self,
                         const GError     *error,
                         const char       *database)
{
  g_autofree char *advice = NULL;

  g_return_if_fail (BATON_IS_FAILURE_PAGE (self));
  g_return_if_fail (error != NULL);
  g_return_if_fail (database != NULL);

  advice = baton_failure_dup_advice (error, database);
  adw_status_page_set_title (self->status_page, baton_failure_get_title (error));
  adw_status_page_set_description (self->status_page, advice);
  gtk_label_set_label (self->detail_label, error->message);
}
