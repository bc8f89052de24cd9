/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BATON_TEAM_MARKETING,
  BATON_TEAM_SALES,
} BatonTeam;

const char *baton_team_get_name  (BatonTeam   team);
const char *baton_team_get_title (BatonTeam   team);
gboolean    baton_team_from_name (const char *name,
                                  BatonTeam  *team);

G_END_DECLS
