/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-handoff-repository.h"
#include "baton-lead-repository.h"
#include "store-fixture.h"
#include "store-probe.h"

G_BEGIN_DECLS

/* What tests of the repositories fill a database with; each fails the test on an error. */

#define SAMPLE_NOW G_GINT64_CONSTANT (1772442000000000)
#define SAMPLE_SECOND G_GINT64_CONSTANT (1000000)

BatonConnection *sample_begin          (BatonStore            *store);
void             sample_end            (BatonConnection       *connection);
void             sample_add_documents  (BatonConnection       *connection);
gint64           sample_add_person     (BatonConnection       *connection,
                                        const char            *name,
                                        BatonTeam              team);
gint64           sample_add_lead       (BatonConnection       *connection,
                                        const char            *external_id,
                                        const char            *email);
void             sample_load           (BatonConnection       *connection,
                                        gint64                 lead,
                                        BatonLeadRow          *row);
void             sample_set_state      (BatonConnection       *connection,
                                        gint64                 lead,
                                        const BatonLeadState  *state);
void             sample_add_event      (BatonConnection       *connection,
                                        gint64                 lead,
                                        gint64                 at,
                                        const char            *kind,
                                        const char            *external_id);
void             sample_log            (BatonConnection       *connection,
                                        gint64                 lead,
                                        const char            *action);
gint64           sample_hand_over      (BatonConnection       *connection,
                                        gint64                 lead,
                                        gint64                 person);
void             sample_assert_healthy (BatonConnection       *connection);

G_END_DECLS
