/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "baton-cli-table.h"
#include "baton-cli.h"
#include "baton-lead-service.h"
#include "handoff/baton-person.h"

G_BEGIN_DECLS

/**
 * BatonCliNames:
 * @process: the stages, lent by the session's policy
 * @slas: (element-type BatonSla): the promises, lent likewise
 * @people: (element-type BatonPerson): everybody, by number
 *
 * What the numbers in a lead stand for. Valid within the transaction that it
 * was loaded in.
 */
typedef struct
{
  BatonProcess *process;
  GPtrArray    *slas;
  GHashTable   *people;
} BatonCliNames;

gboolean    baton_cli_names_load   (BatonCliNames       *self,
                                    BatonCli            *cli,
                                    GError             **error);
void        baton_cli_names_clear  (BatonCliNames       *self);
const char *baton_cli_names_person (const BatonCliNames *self,
                                    gint64               person);
const char *baton_cli_names_stage  (const BatonCliNames *self,
                                    guint                stage);
const char *baton_cli_names_promise (const BatonCliNames *self,
                                    const char          *sla);

gboolean    baton_cli_find_lead    (BatonCli            *cli,
                                    const char          *name,
                                    gint64              *lead,
                                    GError             **error);
BatonPerson *baton_cli_load_person (BatonCli            *cli,
                                    const char          *name,
                                    GError             **error);
gboolean    baton_cli_find_person  (BatonCli            *cli,
                                    const char          *name,
                                    gint64              *person,
                                    GError             **error);

void        baton_cli_lead_to_json (const BatonLeadRow  *row,
                                    const BatonCliNames *names,
                                    JsonBuilder         *builder);
void        baton_cli_lead_add_details (const BatonLeadRow *row,
                                        JsonBuilder        *builder);
BatonCliStyle baton_cli_team_style (BatonTeam            team);
BatonCliStyle baton_cli_due_style  (gint64               due,
                                    gint64               now);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonCliNames, baton_cli_names_clear)

G_END_DECLS
