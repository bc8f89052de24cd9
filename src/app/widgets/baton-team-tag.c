/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-team-tag.h"

/**
 * BatonTeamTag:
 *
 * Who must act, and where a lead is: the mark of a team and the title of a
 * stage. With the style class `pill` it stands on a tint of the team.
 *
 * Shape and colour both tell the team, so that neither has to be seen.
 */
struct _BatonTeamTag
{
  GtkWidget  parent_instance;
  BatonTeam  team;

  GtkLabel  *mark_label;
  GtkLabel  *title_label;
};

enum { PROP_0, PROP_TEAM, PROP_TITLE, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonTeamTag, baton_team_tag, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
set_title (BatonTeamTag *self,
           const char   *title)
{
  gtk_label_set_label (self->title_label, title != NULL ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), title != NULL && *title != '\0');
}

static void
set_team (BatonTeamTag *self,
          BatonTeam     team)
{
  gboolean is_sales = team == BATON_TEAM_SALES;
  const char *name = baton_team_get_title (team);

  self->team = team;
  gtk_label_set_label (self->mark_label, baton_team_tag_get_mark (team));
  gtk_widget_remove_css_class (GTK_WIDGET (self), is_sales ? "marketing" : "sales");
  gtk_widget_add_css_class (GTK_WIDGET (self), is_sales ? "sales" : "marketing");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark_label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Asked for when it is shown: to set it, GTK goes to the display and back, and a
 * table has hundreds of these. */
static gboolean
baton_team_tag_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    is_by_keyboard,
                              GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, baton_team_get_title (BATON_TEAM_TAG (widget)->team));
  return TRUE;
}

static void
baton_team_tag_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_TEAM_TAG);

  G_OBJECT_CLASS (baton_team_tag_parent_class)->dispose (object);
}

static void
baton_team_tag_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  BatonTeamTag *self = BATON_TEAM_TAG (object);

  switch (property_id)
    {
    case PROP_TEAM:
      g_value_set_uint (value, self->team);
      break;
    case PROP_TITLE:
      g_value_set_string (value, baton_team_tag_get_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_team_tag_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  BatonTeamTag *self = BATON_TEAM_TAG (object);

  switch (property_id)
    {
    case PROP_TEAM:
      set_team (self, (BatonTeam) g_value_get_uint (value));
      break;
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_team_tag_class_init (BatonTeamTagClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_team_tag_dispose;
  object_class->get_property = baton_team_tag_get_property;
  object_class->set_property = baton_team_tag_set_property;
  widget_class->query_tooltip = baton_team_tag_query_tooltip;

  /**
   * BatonTeamTag:team:
   *
   * The team, see [enum@Team].
   */
  properties[PROP_TEAM] =
    g_param_spec_uint ("team", NULL, NULL, 0, BATON_TEAM_SALES, BATON_TEAM_MARKETING,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);

  /**
   * BatonTeamTag:title:
   *
   * The title of the stage; empty for the mark alone.
   */
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "teamtag");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-team-tag.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonTeamTag, mark_label);
  gtk_widget_class_bind_template_child (widget_class, BatonTeamTag, title_label);
}

static void
baton_team_tag_init (BatonTeamTag *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * baton_team_tag_new:
 * @team: a team
 * @title: (nullable): the title of a stage; `NULL` for the mark alone
 *
 * Returns: (transfer floating): the tag
 */
GtkWidget *
baton_team_tag_new (BatonTeam   team,
                    const char *title)
{
  return g_object_new (BATON_TYPE_TEAM_TAG, "team", (guint) team, "title", title, NULL);
}

/**
 * baton_team_tag_get_team:
 * @self: a tag
 *
 * Returns: the team
 */
BatonTeam
baton_team_tag_get_team (BatonTeamTag *self)
{
  g_return_val_if_fail (BATON_IS_TEAM_TAG (self), BATON_TEAM_MARKETING);

  return self->team;
}

/**
 * baton_team_tag_get_title:
 * @self: a tag
 *
 * Returns: (transfer none): the title of the stage; may be empty
 */
const char *
baton_team_tag_get_title (BatonTeamTag *self)
{
  g_return_val_if_fail (BATON_IS_TEAM_TAG (self), NULL);

  return gtk_label_get_label (self->title_label);
}

/**
 * baton_team_tag_get_mark:
 * @team: a team
 *
 * Returns: the character that stands for the team
 */
const char *
baton_team_tag_get_mark (BatonTeam team)
{
  return team == BATON_TEAM_SALES ? "◆" : "●";
}

/**
 * baton_team_tag_set:
 * @self: a tag
 * @team: a team
 * @title: (nullable): the title of a stage; `NULL` for the mark alone
 *
 * Shows a team and a stage.
 */
void
baton_team_tag_set (BatonTeamTag *self,
                    BatonTeam     team,
                    const char   *title)
{
  g_return_if_fail (BATON_IS_TEAM_TAG (self));

  g_object_set (self, "team", (guint) team, "title", title, NULL);
}
