/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "process/baton-team.h"

#include <glib/gi18n-lib.h>

#include "baton-names.h"

static const char * const team_names[] = {
  "marketing",
  "sales",
  NULL,
};

/**
 * baton_team_get_name:
 * @team: a team
 *
 * Returns: its name in files and on the command line: `marketing` or `sales`
 */
const char *
baton_team_get_name (BatonTeam team)
{
  g_return_val_if_fail (team <= BATON_TEAM_SALES, NULL);

  return team_names[team];
}

/**
 * baton_team_get_title:
 * @team: a team
 *
 * Returns: what people call it, translated
 */
const char *
baton_team_get_title (BatonTeam team)
{
  g_return_val_if_fail (team <= BATON_TEAM_SALES, NULL);

  /* Translators: the two teams. */
  return team == BATON_TEAM_MARKETING ? _("Marketing") : _("Sales");
}

/**
 * baton_team_from_name:
 * @name: (nullable): a name
 * @team: (out): return location for the team
 *
 * Returns: whether @name is the name of a team
 */
gboolean
baton_team_from_name (const char *name,
                      BatonTeam  *team)
{
  int found = baton_names_find (team_names, name);

  if (found < 0)
    return FALSE;
  *team = (BatonTeam) found;
  return TRUE;
}
