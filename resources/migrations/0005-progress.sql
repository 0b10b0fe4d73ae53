-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE progress (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  task_id INTEGER NOT NULL REFERENCES task (id),
  unit_id INTEGER REFERENCES unit (id),
  reported_on TEXT NOT NULL,
  state INTEGER,
  content TEXT NOT NULL,
  reason TEXT,
  next_step TEXT,
  reporter TEXT
) STRICT;
CREATE INDEX progress_task ON progress (task_id, reported_on) WHERE deleted_at IS NULL;
CREATE INDEX progress_order ON progress (reported_on DESC, id DESC) WHERE deleted_at IS NULL;
