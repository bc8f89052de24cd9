/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-check.h"
#include "baton-handoff-service.h"
#include "baton-intake.h"
#include "baton-lead-service.h"
#include "baton-people.h"
#include "baton-rule-versions.h"
#include "baton-tick.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/* A Monday, 10:00 in Berlin: within working time. */
#define OFFICE_NOW (G_GINT64_CONSTANT (1772442000) * G_USEC_PER_SEC)
#define MINUTE ((gint64) G_TIME_SPAN_MINUTE)
#define HOUR ((gint64) G_TIME_SPAN_HOUR)
#define DAY ((gint64) G_TIME_SPAN_DAY)

/**
 * Office:
 *
 * A set-up database and somebody at work on it at %OFFICE_NOW.
 */
typedef struct
{
  StoreFixture *fixture;
  BatonStore   *store;
  BatonSession *session;
} Office;

typedef void (*OfficeTestFunc) (Office *office);

void    office_add_test       (const char      *path,
                               OfficeTestFunc   func);
void    office_add_sqlite_test (const char     *path,
                               OfficeTestFunc   func);
void    office_set_now        (Office          *office,
                               gint64           now);
gint64  office_hire           (Office          *office,
                               const char      *name,
                               BatonTeam        team,
                               int              cap);
gint64  office_add_lead       (Office          *office,
                               const char      *email);
void    office_record         (Office          *office,
                               const char      *line,
                               BatonReceipt    *receipt);
void    office_raise_hand     (Office          *office,
                               const char      *email,
                               BatonReceipt    *receipt);
void    office_load           (Office          *office,
                               gint64           lead,
                               BatonLeadRow    *row);
char   *office_write_file     (Office          *office,
                               const char      *name,
                               const char      *text);
GArray *office_list_notices   (Office          *office,
                               gint64           person,
                               BatonTeam        team);
GArray *office_list_clocks    (Office          *office,
                               gint64           lead,
                               gboolean         only_running);
void    office_assert_healthy (Office          *office);

G_END_DECLS
