-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  position TEXT,
  duty INTEGER,
  phone TEXT,
  left_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX person_unit ON person (unit_id);
CREATE INDEX person_name ON person (name);
