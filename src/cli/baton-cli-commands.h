/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli-command.h"

G_BEGIN_DECLS

extern const BatonCliCommand baton_cli_accept;
extern const BatonCliCommand baton_cli_attempt;
extern const BatonCliCommand baton_cli_backup;
extern const BatonCliCommand baton_cli_calendar_holidays;
extern const BatonCliCommand baton_cli_calendar_show;
extern const BatonCliCommand baton_cli_check;
extern const BatonCliCommand baton_cli_demo;
extern const BatonCliCommand baton_cli_event_add;
extern const BatonCliCommand baton_cli_export_leads;
extern const BatonCliCommand baton_cli_export_suppression;
extern const BatonCliCommand baton_cli_funnel;
extern const BatonCliCommand baton_cli_handoff;
extern const BatonCliCommand baton_cli_handoffs;
extern const BatonCliCommand baton_cli_import_events;
extern const BatonCliCommand baton_cli_import_leads;
extern const BatonCliCommand baton_cli_import_undo;
extern const BatonCliCommand baton_cli_init;
extern const BatonCliCommand baton_cli_lead_add;
extern const BatonCliCommand baton_cli_lead_set;
extern const BatonCliCommand baton_cli_leads;
extern const BatonCliCommand baton_cli_may_contact;
extern const BatonCliCommand baton_cli_restore;
extern const BatonCliCommand baton_cli_return;
extern const BatonCliCommand baton_cli_rules_apply;
extern const BatonCliCommand baton_cli_rules_check;
extern const BatonCliCommand baton_cli_rules_confirm;
extern const BatonCliCommand baton_cli_rules_diff;
extern const BatonCliCommand baton_cli_rules_history;
extern const BatonCliCommand baton_cli_rules_import_list;
extern const BatonCliCommand baton_cli_rules_learn;
extern const BatonCliCommand baton_cli_rules_lists;
extern const BatonCliCommand baton_cli_rules_rollback;
extern const BatonCliCommand baton_cli_rules_show;
extern const BatonCliCommand baton_cli_rules_try;
extern const BatonCliCommand baton_cli_score;
extern const BatonCliCommand baton_cli_short;
extern const BatonCliCommand baton_cli_show;
extern const BatonCliCommand baton_cli_sla_due;
extern const BatonCliCommand baton_cli_sla_elapsed;
extern const BatonCliCommand baton_cli_sla_status;
extern const BatonCliCommand baton_cli_team_add;
extern const BatonCliCommand baton_cli_team_list;
extern const BatonCliCommand baton_cli_team_set;
extern const BatonCliCommand baton_cli_tick;
extern const BatonCliCommand baton_cli_why;

G_END_DECLS
