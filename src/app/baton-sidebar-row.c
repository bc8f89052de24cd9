/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-sidebar-row.h"

/**
 * BatonSidebarRow:
 *
 * The way to a page: an icon, its title, and a badge that tells what waits there.
 */
struct _BatonSidebarRow
{
  GtkListBoxRow  parent_instance;
  char          *page;

  GtkWidget     *badge;
  GtkLabel      *badge_label;
  GtkLabel      *short_badge_label;   /* Where there is no room for the other one. */
  GtkImage      *image;
  GtkLabel      *title_label;
};

enum { PROP_0, PROP_PAGE, PROP_ICON_NAME, PROP_TITLE, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonSidebarRow, baton_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static GParamSpec *properties[N_PROPS];

static void
baton_sidebar_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (baton_sidebar_row_parent_class)->dispose (object);
}

static void
baton_sidebar_row_finalize (GObject *object)
{
  g_free (BATON_SIDEBAR_ROW (object)->page);

  G_OBJECT_CLASS (baton_sidebar_row_parent_class)->finalize (object);
}

static void
baton_sidebar_row_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  BatonSidebarRow *self = BATON_SIDEBAR_ROW (object);

  switch (property_id)
    {
    case PROP_PAGE:
      self->page = g_value_dup_string (value);
      break;
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      break;
    case PROP_TITLE:
      gtk_label_set_label (self->title_label, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_sidebar_row_class_init (BatonSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_sidebar_row_dispose;
  object_class->finalize = baton_sidebar_row_finalize;
  object_class->set_property = baton_sidebar_row_set_property;

  /**
   * BatonSidebarRow:page:
   *
   * The name of the page.
   */
  properties[PROP_PAGE] =
    g_param_spec_string ("page", NULL, NULL, NULL,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * BatonSidebarRow:icon-name:
   *
   * The icon of the page.
   */
  properties[PROP_ICON_NAME] =
    g_param_spec_string ("icon-name", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  /**
   * BatonSidebarRow:title:
   *
   * What the page is called.
   */
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonSidebarRow, badge);
  gtk_widget_class_bind_template_child (widget_class, BatonSidebarRow, badge_label);
  gtk_widget_class_bind_template_child (widget_class, BatonSidebarRow, image);
  gtk_widget_class_bind_template_child (widget_class, BatonSidebarRow, short_badge_label);
  gtk_widget_class_bind_template_child (widget_class, BatonSidebarRow, title_label);
}

static void
baton_sidebar_row_init (BatonSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_sidebar_row_get_page:
 * @self: a row
 *
 * Gets the page that it leads to.
 *
 * Returns: (transfer none): the name of the page
 */
const char *
baton_sidebar_row_get_page (BatonSidebarRow *self)
{
  g_return_val_if_fail (BATON_IS_SIDEBAR_ROW (self), NULL);

  return self->page;
}

/**
 * baton_sidebar_row_set_badge:
 * @self: a row
 * @text: (nullable): a number or a few words; `NULL` for no badge
 * @number: (nullable): what is shown instead where the page's title needs the room
 * @description: (nullable): the same in a sentence, for the tooltip and screen readers
 *
 * Tells what waits on the page.
 */
void
baton_sidebar_row_set_badge (BatonSidebarRow *self,
                             const char      *text,
                             const char      *number,
                             const char      *description)
{
  g_return_if_fail (BATON_IS_SIDEBAR_ROW (self));

  gtk_widget_set_visible (self->badge, text != NULL);
  gtk_label_set_label (self->badge_label, text != NULL ? text : "");
  gtk_label_set_label (self->short_badge_label, number != NULL ? number : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  if (description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}
