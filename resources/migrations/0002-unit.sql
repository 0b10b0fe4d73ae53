-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL,
  kind INTEGER,
  parent_id INTEGER REFERENCES unit (id),
  industry TEXT,
  scale INTEGER,
  risk INTEGER,
  high_risk INTEGER,
  crowded INTEGER,
  credit_code TEXT,
  principal TEXT,
  contact TEXT,
  phone TEXT,
  address TEXT,
  position INTEGER,
  note TEXT
) STRICT;
CREATE INDEX unit_name ON unit (name);
CREATE INDEX unit_parent ON unit (parent_id);

CREATE TABLE unit_alias (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL
) STRICT;
CREATE INDEX unit_alias_unit ON unit_alias (unit_id);
CREATE INDEX unit_alias_name ON unit_alias (name);

CREATE TABLE unit_member (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  group_id INTEGER NOT NULL REFERENCES unit (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id)
) STRICT;
CREATE INDEX unit_member_group ON unit_member (group_id);
CREATE INDEX unit_member_unit ON unit_member (unit_id);
