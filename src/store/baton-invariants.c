/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds in every database, as queries that list where it does not. The
 * numbers of the teams, the stages and the names of the states are those of
 * core; the queries are constants, so they stand here as they are stored.
 *
 * The second column says where to look: tables and columns under their own
 * names, with numbers, and no words of a language, since it is not translated. */

#include "baton-checker-private.h"

#include <glib/gi18n-lib.h>

#include "baton-journal.h"
#include "handoff/baton-handoff.h"
#include "lead/baton-lead-state.h"
#include "process/baton-process.h"

G_STATIC_ASSERT (BATON_TEAM_MARKETING == 0 && BATON_TEAM_SALES == 1);
G_STATIC_ASSERT (BATON_LEAD_UNCONFIRMED == 32 && BATON_STAGE_NEW == 0);
G_STATIC_ASSERT (BATON_MAX_STAGES == 32 && BATON_STAGE_CUSTOMER == 5 && BATON_STAGE_DISQUALIFIED == 6);

#define HANGS_ON_NO_LEAD(table) \
  "SELECT t.lead, '" table " ' || t.id FROM " table " t " \
  "WHERE NOT EXISTS (SELECT 1 FROM lead l WHERE l.id = t.lead) "

#define NAMES_NO_PERSON(table) \
  "SELECT t.lead, '" table " ' || t.id FROM " table " t " \
  "WHERE t.person IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = t.person) "

#define HIGHEST(table) \
  "SELECT '" table "' AS name, max(id) AS top FROM " table " "

static const BatonInvariant invariants[] = {
  /* One owner team, and at most one owner. */
  { "lead-state", N_("The lead has no state, so no team owns it."),
    "SELECT l.id, 'lead ' || l.id FROM lead l "
    "WHERE NOT EXISTS (SELECT 1 FROM lead_state s WHERE s.lead = l.id)" },
  { "state-lead", N_("There is a state of a lead that does not exist."),
    "SELECT s.lead, 'lead_state ' || s.lead FROM lead_state s "
    "WHERE NOT EXISTS (SELECT 1 FROM lead l WHERE l.id = s.lead)" },
  { "lead-team", N_("The lead is owned by a team that does not exist."),
    "SELECT lead, 'team ' || team FROM lead_state WHERE team NOT IN (0, 1)" },
  { "lead-stage", N_("The lead is in a stage that does not exist."),
    "SELECT lead, 'stage ' || stage FROM lead_state WHERE stage < 0 OR stage >= 32" },
  { "lead-score", N_("The lead’s fit or interest is not between 0 and 100."),
    "SELECT lead, 'fit ' || fit || ', interest ' || interest FROM lead_state "
    "WHERE fit NOT BETWEEN 0 AND 100 OR interest NOT BETWEEN 0 AND 100" },
  { "lead-owner", N_("The lead is owned by a person who does not exist."),
    "SELECT s.lead, 'person ' || s.owner FROM lead_state s "
    "WHERE s.owner IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = s.owner)" },
  { "person-known", N_("Something is assigned to a person who does not exist."),
    NAMES_NO_PERSON ("handoff") "UNION ALL "
    NAMES_NO_PERSON ("clock") "UNION ALL "
    NAMES_NO_PERSON ("notification") },
  { "person-open", N_("The leads that a person works on are counted wrongly."),
    "SELECT 0, 'person ' || p.id FROM person p LEFT JOIN "
    "(SELECT owner, count(*) AS n FROM lead_state "
    "WHERE owner IS NOT NULL AND team = 1 AND stage NOT IN (5, 6) GROUP BY owner) work "
    "ON work.owner = p.id WHERE p.open_leads <> coalesce(work.n, 0)" },
  { "dangling-row", N_("Something hangs on a lead that does not exist."),
    HANGS_ON_NO_LEAD ("event") "UNION ALL "
    HANGS_ON_NO_LEAD ("stage_move") "UNION ALL "
    HANGS_ON_NO_LEAD ("handoff") "UNION ALL "
    HANGS_ON_NO_LEAD ("lead_return") "UNION ALL "
    HANGS_ON_NO_LEAD ("attempt") "UNION ALL "
    HANGS_ON_NO_LEAD ("clock") "UNION ALL "
    HANGS_ON_NO_LEAD ("notification") },

  { "lead-unconfirmed", N_("The lead waits to be confirmed, and does not wait to be handed over."),
    "SELECT lead, 'stage ' || stage || ', team ' || team FROM lead_state "
    "WHERE (flags & 32) <> 0 AND (stage <> 0 OR team <> 0)" },

  /* At most one open handoff, and each ends once. */
  { "open-handoffs", N_("The lead has more than one open handoff."),
    "SELECT lead, 'handoff: ' || count(*) FROM handoff WHERE ended_at IS NULL GROUP BY lead HAVING count(*) > 1" },
  { "handoff-end", N_("The handoff has ended without saying how, or says how and has not ended."),
    "SELECT lead, 'handoff ' || id FROM handoff "
    "WHERE (state = 'open' AND ended_at IS NOT NULL) OR (state <> 'open' AND ended_at IS NULL)" },
  { "open-handoff-owner", N_("The lead has an open handoff and is not owned by Sales."),
    "SELECT h.lead, 'handoff ' || h.id FROM handoff h JOIN lead_state s ON s.lead = h.lead "
    "WHERE h.ended_at IS NULL AND s.team <> 1" },

  /* Events count once. */
  { "event-once", N_("The same event was stored twice."),
    "SELECT b.lead, 'event ' || b.event || ' = event ' || a.event FROM event_key a "
    "JOIN event_key b ON b.hash = a.hash AND b.event > a.event "
    "JOIN event x ON x.lead = a.lead AND x.at = a.at AND x.id = a.event "
    "JOIN event y ON y.lead = b.lead AND y.at = b.at AND y.id = b.event "
    "WHERE x.external_id = y.external_id AND coalesce(x.source, '') = coalesce(y.source, '')" },
  { "event-key", N_("The event has an external id and no key, so it could be stored again."),
    "SELECT e.lead, 'event ' || e.id FROM "
    "(SELECT lead, at, id FROM event WHERE external_id IS NOT NULL "
    "EXCEPT SELECT lead, at, event FROM event_key) e" },
  { "key-event", N_("There is a key of an event that does not exist or has no external id."),
    "SELECT k.lead, 'event ' || k.event FROM "
    "(SELECT lead, at, event FROM event_key "
    "EXCEPT SELECT lead, at, id FROM event WHERE external_id IS NOT NULL) k" },

  /* Who may be contacted by whom. */
  { "open-handoff-suppressed", N_("The lead has an open handoff and Marketing may contact it."),
    "SELECT h.lead, 'handoff ' || h.id FROM handoff h JOIN lead_state s ON s.lead = h.lead "
    "WHERE h.ended_at IS NULL AND s.suppressed_since IS NULL" },
  { "suppressed-owner", N_("The lead is on the suppression list and owned by Marketing."),
    "SELECT lead, 'lead ' || lead FROM lead_state WHERE suppressed_since IS NOT NULL AND team = 0" },

  /* Clocks end once. */
  { "clock-end", N_("The clock has ended without an outcome, or has an outcome and has not ended."),
    "SELECT lead, 'clock ' || id FROM clock "
    "WHERE (ended_at IS NULL AND outcome IS NOT NULL) OR (ended_at IS NOT NULL AND outcome IS NULL)" },
  { "clock-outcome", N_("The clock ended after it was due and counts as met."),
    "SELECT lead, 'clock ' || id FROM clock WHERE outcome = 'met' AND ended_at > due_at" },
  { "clock-order", N_("The clock warns before it starts, or is due before it warns."),
    "SELECT lead, 'clock ' || id FROM clock WHERE warn_at < started_at OR due_at < warn_at" },
  { "clock-running", N_("A clock of Sales runs on a lead that Marketing owns, or any on a disqualified one."),
    "SELECT c.lead, 'clock ' || c.id FROM clock c JOIN lead_state s ON s.lead = c.lead "
    "WHERE c.ended_at IS NULL AND ((c.team = 'sales' AND s.team = 0) OR s.stage = 6)" },
  { "lead-due", N_("The lead is due at another time than the first of its running clocks."),
    "SELECT s.lead, 'lead ' || s.lead FROM lead_state s LEFT JOIN "
    "(SELECT lead, min(due_at) AS due FROM clock WHERE ended_at IS NULL GROUP BY lead) c ON c.lead = s.lead "
    "WHERE coalesce(s.due_at, 0) <> coalesce(c.due, 0)" },

  /* Notifications are shown once. */
  { "notification-shown", N_("The notification was shown before it was made, or although it was withdrawn."),
    "SELECT lead, 'notification ' || id FROM notification "
    "WHERE shown_at < created_at OR (shown_at IS NOT NULL AND withdrawn_at IS NOT NULL)" },

  /* The journal tells everything. */
  { "journal-gap", N_("Entries are missing in the journal."),
    "SELECT 0, 'journal < ' || seq FROM "
    "(SELECT seq, coalesce(lag(seq) OVER (ORDER BY seq), 0) AS last FROM journal) j WHERE seq <> last + 1" },
  { "journal-entry", N_("The journal entry is about no lead, or follows from one that came after it."),
    "SELECT coalesce(lead, 0), 'journal ' || seq FROM journal WHERE lead_last < lead OR cause >= seq" },
  { "handoff-journal", N_("The lead was handed over and the journal does not say so."),
    "SELECT h.lead, 'handoff: ' || h.n || ', journal: ' || coalesce(j.n, 0) FROM "
    "(SELECT lead, count(*) AS n FROM handoff GROUP BY lead) h LEFT JOIN "
    "(SELECT lead, count(*) AS n FROM journal "
    "WHERE action IN ('" BATON_ACTION_HANDED_OVER "', '" BATON_ACTION_REASSIGNED "') GROUP BY lead) j "
    "ON j.lead = h.lead WHERE h.n > coalesce(j.n, 0)" },
  { "return-journal", N_("The lead was returned and the journal does not say so."),
    "SELECT r.lead, 'lead_return: ' || r.n || ', journal: ' || coalesce(j.n, 0) FROM "
    "(SELECT lead, count(*) AS n FROM lead_return GROUP BY lead) r LEFT JOIN "
    "(SELECT lead, count(*) AS n FROM journal WHERE action = '" BATON_ACTION_RETURNED "' GROUP BY lead) j "
    "ON j.lead = r.lead WHERE r.n > coalesce(j.n, 0)" },

  /* What the rest stands on. */
  { "document", N_("The teams’ rules, process, SLAs or calendar are missing."),
    "SELECT 0, 'document ' || k.kind FROM "
    "(SELECT 'rules' AS kind UNION ALL SELECT 'process' UNION ALL SELECT 'slas' UNION ALL SELECT 'calendar') k "
    "WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.kind = k.kind)" },
  { "counter", N_("Numbers would be given out again."),
    "SELECT 0, 'counter ' || m.name FROM ("
    HIGHEST ("lead") "UNION ALL "
    HIGHEST ("event") "UNION ALL "
    HIGHEST ("person") "UNION ALL "
    HIGHEST ("stage_move") "UNION ALL "
    HIGHEST ("handoff") "UNION ALL "
    HIGHEST ("lead_return") "UNION ALL "
    HIGHEST ("attempt") "UNION ALL "
    HIGHEST ("clock") "UNION ALL "
    HIGHEST ("notification") "UNION ALL "
    HIGHEST ("unread_post") "UNION ALL "
    HIGHEST ("import")
    ") m LEFT JOIN counter c ON c.name = m.name WHERE m.top > coalesce(c.value, 0)" },

  /* Leads are found again. */
  { "lead-once", N_("Two leads have the same external id or address."),
    "SELECT b.lead, 'lead ' || b.lead || ' = lead ' || a.lead FROM lead_key a "
    "JOIN lead_key b ON b.hash = a.hash AND b.lead > a.lead "
    "JOIN lead x ON x.id = a.lead JOIN lead y ON y.id = b.lead "
    "WHERE x.external_id = y.external_id OR x.email = y.email" },
  { "lead-key", N_("The lead is not found by its external id or address, or by one that it does not have."),
    NULL },
};

/*
 * baton_invariants_get:
 * @n_invariants: (out): how many there are
 *
 * Returns: (array length=n_invariants): the invariants; the one without a query
 *   is checked by [func@checker_check_keys]
 */
const BatonInvariant *
baton_invariants_get (guint *n_invariants)
{
  *n_invariants = G_N_ELEMENTS (invariants);
  return invariants;
}
