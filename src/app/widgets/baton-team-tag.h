/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "process/baton-team.h"

G_BEGIN_DECLS

#define BATON_TYPE_TEAM_TAG (baton_team_tag_get_type ())
G_DECLARE_FINAL_TYPE (BatonTeamTag, baton_team_tag, BATON, TEAM_TAG, GtkWidget)

const char *baton_team_tag_get_mark  (BatonTeam     team);

GtkWidget  *baton_team_tag_new       (BatonTeam     team,
                                      const char   *title);
BatonTeam   baton_team_tag_get_team  (BatonTeamTag *self);
const char *baton_team_tag_get_title (BatonTeamTag *self);
void        baton_team_tag_set       (BatonTeamTag *self,
                                      BatonTeam     team,
                                      const char   *title);

G_END_DECLS
