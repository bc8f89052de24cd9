-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The first schema. Both databases read this text: the drivers turn
-- "BIGINT PRIMARY KEY" and "WITHOUT ROWID" into what theirs understands.
-- Times are microseconds since 1970 UTC; no time is NULL. Yes is 1, no is 0.

-- Numbers that are given out once and never again.
CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  value BIGINT NOT NULL
);

-- What the teams agreed on, each change a new version: rules, process, slas, calendar.
CREATE TABLE document (
  kind TEXT NOT NULL,
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  author TEXT NOT NULL,
  comment TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, version)
);

CREATE TABLE person (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT,
  team TEXT NOT NULL,
  queues TEXT,
  cap BIGINT NOT NULL,
  weight BIGINT NOT NULL,
  active BIGINT NOT NULL,
  absent_from BIGINT,
  absent_until BIGINT,
  assigned BIGINT NOT NULL,
  open_leads BIGINT NOT NULL
);

-- Who a lead is. Where it stands is in lead_state, which is narrow because
-- rescoring writes all of it.
CREATE TABLE lead (
  id BIGINT PRIMARY KEY,
  created_at BIGINT NOT NULL,
  import BIGINT,
  external_id TEXT,
  email TEXT,
  first_name TEXT,
  last_name TEXT,
  job_title TEXT,
  company TEXT,
  phone TEXT,
  mobile TEXT,
  website TEXT,
  country TEXT,
  region TEXT,
  city TEXT,
  postal_code TEXT,
  street TEXT,
  industry TEXT,
  employees TEXT,
  revenue TEXT,
  source TEXT,
  campaign TEXT,
  language TEXT,
  tags TEXT,
  notes TEXT,
  do_not_email TEXT,
  do_not_call TEXT,
  custom TEXT
);

-- The lead's identities: the hash of the external id and of the folded address.
-- On an equal hash the text in lead decides.
CREATE TABLE lead_key (
  hash BIGINT NOT NULL,
  lead BIGINT NOT NULL,
  PRIMARY KEY (hash, lead)
) WITHOUT ROWID;

CREATE TABLE lead_state (
  lead BIGINT PRIMARY KEY,
  stage BIGINT NOT NULL,
  stage_since BIGINT NOT NULL,
  team BIGINT NOT NULL,
  owner BIGINT,
  fit BIGINT NOT NULL,
  interest BIGINT NOT NULL,
  scored_at BIGINT NOT NULL,
  rescore_at BIGINT,
  flags BIGINT NOT NULL,
  suppressed_since BIGINT,
  returned_at BIGINT,
  wake_at BIGINT,
  last_event_at BIGINT,
  due_at BIGINT,
  outcome BIGINT NOT NULL
);

-- Who in Sales owns a company, by the hash of its folded name.
CREATE TABLE company_owner (
  hash BIGINT NOT NULL PRIMARY KEY,
  person BIGINT NOT NULL
);

-- The events of one lead lie together.
CREATE TABLE event (
  lead BIGINT NOT NULL,
  at BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  url TEXT,
  form TEXT,
  campaign TEXT,
  program TEXT,
  source TEXT,
  external_id TEXT,
  data TEXT,
  PRIMARY KEY (lead, at, id)
) WITHOUT ROWID;

-- The event's identity: the hash of (source, external id).
CREATE TABLE event_key (
  hash BIGINT NOT NULL,
  event BIGINT NOT NULL,
  lead BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (hash, event)
) WITHOUT ROWID;

-- What could not be given to a lead or understood, kept whole.
CREATE TABLE unread_post (
  id BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  hash BIGINT NOT NULL,
  source TEXT,
  reason TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX unread_post_hash ON unread_post (hash);

CREATE TABLE score_change (
  lead BIGINT NOT NULL,
  at BIGINT NOT NULL,
  fit BIGINT NOT NULL,
  interest BIGINT NOT NULL,
  rules BIGINT NOT NULL,
  PRIMARY KEY (lead, at)
) WITHOUT ROWID;

CREATE TABLE stage_move (
  id BIGINT PRIMARY KEY,
  lead BIGINT NOT NULL,
  at BIGINT NOT NULL,
  from_stage BIGINT NOT NULL,
  to_stage BIGINT NOT NULL,
  person BIGINT
);
CREATE INDEX stage_move_lead ON stage_move (lead);

CREATE TABLE handoff (
  id BIGINT PRIMARY KEY,
  lead BIGINT NOT NULL,
  reason TEXT NOT NULL,
  priority TEXT NOT NULL,
  queue TEXT NOT NULL,
  person BIGINT,
  fit BIGINT NOT NULL,
  interest BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  assigned_at BIGINT,
  state TEXT NOT NULL,
  ended_at BIGINT,
  ended_by TEXT
);
CREATE INDEX handoff_lead ON handoff (lead);
CREATE INDEX handoff_created ON handoff (created_at);
CREATE UNIQUE INDEX handoff_open ON handoff (lead) WHERE ended_at IS NULL;

CREATE TABLE lead_return (
  id BIGINT PRIMARY KEY,
  lead BIGINT NOT NULL,
  handoff BIGINT,
  at BIGINT NOT NULL,
  person BIGINT,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  until_at BIGINT NOT NULL,
  note TEXT
);
CREATE INDEX lead_return_lead ON lead_return (lead);

CREATE TABLE attempt (
  id BIGINT PRIMARY KEY,
  lead BIGINT NOT NULL,
  handoff BIGINT,
  at BIGINT NOT NULL,
  person BIGINT,
  actor TEXT NOT NULL,
  channel TEXT NOT NULL,
  outcome TEXT NOT NULL,
  note TEXT
);
CREATE INDEX attempt_lead ON attempt (lead);

CREATE TABLE clock (
  id BIGINT PRIMARY KEY,
  lead BIGINT NOT NULL,
  handoff BIGINT,
  person BIGINT,
  sla TEXT NOT NULL,
  team TEXT NOT NULL,
  priority TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  warn_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  asked BIGINT NOT NULL,
  done BIGINT NOT NULL,
  ended_at BIGINT,
  outcome TEXT,
  warned_at BIGINT,
  breached_at BIGINT
);
CREATE INDEX clock_lead ON clock (lead);
CREATE INDEX clock_running ON clock (due_at) WHERE ended_at IS NULL;

-- The outbox: a notification stays until its recipient's device has shown it.
CREATE TABLE notification (
  id BIGINT PRIMARY KEY,
  person BIGINT,
  team TEXT NOT NULL,
  kind TEXT NOT NULL,
  lead BIGINT NOT NULL,
  handoff BIGINT,
  clock BIGINT,
  created_at BIGINT NOT NULL,
  shown_at BIGINT,
  withdrawn_at BIGINT
);
CREATE INDEX notification_lead ON notification (lead);
CREATE INDEX notification_waiting ON notification (person) WHERE shown_at IS NULL AND withdrawn_at IS NULL;

CREATE TABLE import (
  id BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  file TEXT NOT NULL,
  rows_read BIGINT NOT NULL,
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  unchanged BIGINT NOT NULL,
  rejected BIGINT NOT NULL,
  first_lead BIGINT,
  last_lead BIGINT,
  first_entry BIGINT,
  last_entry BIGINT,
  undone_at BIGINT
);

-- Who changed what, when, from what to what, because of what. An entry is about
-- one lead, or about all from lead to lead_last, or (NULL) about none.
CREATE TABLE journal (
  seq BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  lead BIGINT,
  lead_last BIGINT,
  cause BIGINT,
  detail TEXT
);
CREATE INDEX journal_lead ON journal (lead) WHERE lead IS NOT NULL;
CREATE INDEX journal_range ON journal (lead) WHERE lead_last IS NOT NULL;
