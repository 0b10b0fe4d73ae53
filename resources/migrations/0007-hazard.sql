-- SPDX-License-Identifier: GPL-3.0-or-later
-- Hazards: inspections that find them, campaigns, criteria of major ones, every step of the life cycle, the
-- units that they are handed to, what was done to hurry them, listing of major ones, treatment plans, letters.

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL,
  industry TEXT,
  unit_id INTEGER REFERENCES unit (id),
  plan_id INTEGER REFERENCES plan (id),
  starts_on TEXT,
  ends_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX campaign_name ON campaign (name);

CREATE TABLE hazard_criterion (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  subject TEXT NOT NULL,
  code TEXT,
  content TEXT NOT NULL,
  source TEXT,
  effective_from TEXT,
  effective_to TEXT,
  note TEXT
) STRICT;
CREATE INDEX hazard_criterion_order ON hazard_criterion (subject, code, id) WHERE deleted_at IS NULL;

CREATE TABLE inspection (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  title TEXT NOT NULL,
  inspected_on TEXT NOT NULL,
  source INTEGER NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  industry TEXT,
  place TEXT,
  leader TEXT,
  inspectors TEXT,
  unannounced INTEGER,
  content TEXT,
  findings TEXT,
  handling TEXT,
  unit_signer TEXT,
  refused INTEGER,
  document_no TEXT,
  note TEXT
) STRICT;
CREATE INDEX inspection_order ON inspection (inspected_on DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX inspection_unit ON inspection (unit_id, inspected_on) WHERE deleted_at IS NULL;
CREATE INDEX inspection_industry ON inspection (inspected_on, industry, unit_id) WHERE deleted_at IS NULL;

CREATE TABLE hazard (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  code TEXT NOT NULL,
  state INTEGER NOT NULL,
  level INTEGER NOT NULL,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  place TEXT,
  description TEXT NOT NULL,
  found_on TEXT NOT NULL,
  source INTEGER,
  inspection_id INTEGER REFERENCES inspection (id),
  campaign_id INTEGER REFERENCES campaign (id),
  leader TEXT,
  finders TEXT,
  category INTEGER,
  industry TEXT,
  criterion_id INTEGER REFERENCES hazard_criterion (id),
  basis TEXT,
  measures TEXT,
  responsible TEXT,
  funds REAL,
  due_on TEXT,
  first_due_on TEXT,
  contingency TEXT,
  on_spot INTEGER,
  document_no TEXT,
  done_on TEXT,
  rechecker TEXT,
  rechecked_on TEXT,
  recheck_result INTEGER,
  recheck_document_no TEXT,
  closed_on TEXT,
  closer TEXT,
  void_reason TEXT,
  relapse_of_id INTEGER REFERENCES hazard (id),
  note TEXT
) STRICT;
-- a number once given is never given again, not even after deletion
CREATE UNIQUE INDEX hazard_code ON hazard (code);
CREATE INDEX hazard_order ON hazard (found_on DESC, id DESC) WHERE deleted_at IS NULL;
-- a column of the board in its order, without touching the rows
CREATE INDEX hazard_lane ON hazard (state, due_on, id) WHERE deleted_at IS NULL;
CREATE INDEX hazard_closed ON hazard (state, closed_on DESC, id DESC, found_on, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX hazard_unit ON hazard (unit_id, category, found_on) WHERE deleted_at IS NULL;
CREATE INDEX hazard_campaign ON hazard (campaign_id) WHERE deleted_at IS NULL;
CREATE INDEX hazard_inspection ON hazard (inspection_id) WHERE deleted_at IS NULL;
CREATE INDEX hazard_relapse ON hazard (relapse_of_id) WHERE deleted_at IS NULL;
-- statistics read this alone; deleted_at is in it, for without it the rows would be looked at to know it
CREATE INDEX hazard_statistics ON hazard (found_on, level, industry, state, done_on, due_on, closed_on, unit_id,
  campaign_id, funds, deleted_at) WHERE deleted_at IS NULL;

CREATE TABLE hazard_step (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  hazard_id INTEGER NOT NULL REFERENCES hazard (id),
  step INTEGER NOT NULL,
  taken_on TEXT NOT NULL,
  person TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  from_state INTEGER,
  to_state INTEGER NOT NULL,
  due_on TEXT,
  granted_by TEXT,
  note TEXT
) STRICT;
CREATE INDEX hazard_step_hazard ON hazard_step (hazard_id, step, id) WHERE deleted_at IS NULL;

CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  series TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  doc_number TEXT NOT NULL,
  title TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  issued_on TEXT NOT NULL,
  hazard_id INTEGER REFERENCES hazard (id),
  signer TEXT,
  voided INTEGER,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX letter_number ON letter (series, year, number) WHERE deleted_at IS NULL;
CREATE INDEX letter_hazard ON letter (hazard_id) WHERE deleted_at IS NULL;
CREATE INDEX letter_order ON letter (year DESC, series, number DESC) WHERE deleted_at IS NULL;

CREATE TABLE hazard_recipient (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  hazard_id INTEGER NOT NULL REFERENCES hazard (id),
  line INTEGER NOT NULL,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  assigned_on TEXT,
  letter_id INTEGER REFERENCES letter (id),
  receiver TEXT,
  received_on TEXT,
  due_on TEXT,
  answer TEXT,
  answered_on TEXT
) STRICT;
CREATE INDEX hazard_recipient_hazard ON hazard_recipient (hazard_id, line, id) WHERE deleted_at IS NULL;
CREATE INDEX hazard_recipient_unit ON hazard_recipient (unit_id, hazard_id) WHERE deleted_at IS NULL;

CREATE TABLE hazard_escalation (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  hazard_id INTEGER NOT NULL REFERENCES hazard (id),
  rung INTEGER NOT NULL,
  line INTEGER,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  taken_on TEXT NOT NULL,
  person TEXT NOT NULL,
  letter_id INTEGER REFERENCES letter (id),
  due_on TEXT,
  content TEXT,
  answer TEXT,
  answered_on TEXT
) STRICT;
CREATE INDEX hazard_escalation_hazard ON hazard_escalation (hazard_id, rung, id) WHERE deleted_at IS NULL;
CREATE INDEX hazard_escalation_unit ON hazard_escalation (unit_id, rung) WHERE deleted_at IS NULL;

CREATE TABLE hazard_listing (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  hazard_id INTEGER NOT NULL REFERENCES hazard (id),
  level INTEGER NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  person TEXT,
  listed_on TEXT NOT NULL,
  letter_id INTEGER REFERENCES letter (id),
  letter_no TEXT,
  content TEXT,
  due_on TEXT,
  answer TEXT,
  answered_on TEXT,
  lifted_on TEXT,
  lifted_by TEXT,
  note TEXT
) STRICT;
CREATE INDEX hazard_listing_hazard ON hazard_listing (hazard_id, level, lifted_on) WHERE deleted_at IS NULL;

CREATE TABLE hazard_treatment (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  hazard_id INTEGER NOT NULL REFERENCES hazard (id),
  situation TEXT,
  severity TEXT,
  aims TEXT,
  methods TEXT,
  means TEXT,
  organisation TEXT,
  schedule TEXT,
  safeguards TEXT,
  drawn_on TEXT,
  approver TEXT
) STRICT;
CREATE INDEX hazard_treatment_hazard ON hazard_treatment (hazard_id) WHERE deleted_at IS NULL;

-- before or after rectification, of a photo; and a small picture of it for cards and lists
ALTER TABLE attachment ADD COLUMN role INTEGER;
ALTER TABLE attachment_content ADD COLUMN preview BLOB;
