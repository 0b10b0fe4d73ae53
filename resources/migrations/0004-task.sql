-- SPDX-License-Identifier: GPL-3.0-or-later
-- Plan documents, their tasks, the units and the periods of a task.

CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  title TEXT NOT NULL,
  doc_number TEXT,
  issuer TEXT,
  level INTEGER,
  issued_on TEXT,
  received_on TEXT,
  period TEXT,
  filed_on TEXT,
  receipt_no TEXT,
  note TEXT,
  source_text TEXT
) STRICT;

CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  plan_id INTEGER REFERENCES plan (id),
  seq INTEGER,
  clause TEXT,
  section TEXT,
  section_seq INTEGER,
  kind INTEGER,
  heading TEXT NOT NULL,
  body TEXT,
  due_on TEXT,
  due_text TEXT,
  frequency_count INTEGER,
  frequency_per INTEGER,
  frequency_text TEXT,
  quota TEXT,
  state INTEGER,
  done_on TEXT,
  progress TEXT,
  delay_reason TEXT,
  next_step TEXT,
  reporter TEXT,
  leader TEXT,
  warnings TEXT
) STRICT;
-- the list in its own order, without touching the rows
CREATE INDEX task_order ON task (plan_id DESC, seq, id) WHERE deleted_at IS NULL;
CREATE INDEX task_light ON task (state, due_on) WHERE deleted_at IS NULL;

CREATE TABLE task_unit (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  task_id INTEGER NOT NULL REFERENCES task (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  role INTEGER NOT NULL,
  via_id INTEGER REFERENCES unit (id),
  state INTEGER,
  due_on TEXT,
  done_on TEXT,
  progress TEXT,
  answer TEXT,
  answered_on TEXT
) STRICT;
CREATE INDEX task_unit_task ON task_unit (task_id, role, unit_id, via_id) WHERE deleted_at IS NULL;
CREATE INDEX task_unit_unit ON task_unit (unit_id, task_id, role) WHERE deleted_at IS NULL;
CREATE INDEX task_unit_via ON task_unit (via_id) WHERE deleted_at IS NULL;

CREATE TABLE task_period (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  task_id INTEGER NOT NULL REFERENCES task (id),
  name TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  required INTEGER,
  achieved INTEGER,
  state INTEGER,
  done_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX task_period_task ON task_period (task_id, state, ends_on) WHERE deleted_at IS NULL;
