-- SPDX-License-Identifier: GPL-3.0-or-later
-- What law and plan ask how often (requirements), what a unit was at what time, the days that are worked, drills,
-- trainings, certificates.

-- what a unit is may change in the middle of a year: duties follow the days
ALTER TABLE unit ADD COLUMN starts_on TEXT;
ALTER TABLE unit ADD COLUMN ends_on TEXT;
CREATE TABLE unit_past (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  until_on TEXT NOT NULL,
  kind INTEGER,
  industry TEXT,
  high_risk INTEGER,
  crowded INTEGER,
  note TEXT
) STRICT;
CREATE INDEX unit_past_unit ON unit_past (unit_id, until_on) WHERE deleted_at IS NULL;

ALTER TABLE person ADD COLUMN pinyin TEXT;
ALTER TABLE person ADD COLUMN pinyin_keys TEXT;
ALTER TABLE person ADD COLUMN id_number TEXT;
ALTER TABLE person ADD COLUMN trade TEXT;
ALTER TABLE person ADD COLUMN hired_on TEXT;
CREATE INDEX person_id_number ON person (id_number) WHERE deleted_at IS NULL;
CREATE INDEX person_without_keys ON person (id) WHERE pinyin_keys IS NULL;

CREATE TABLE requirement (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL,
  item INTEGER NOT NULL,
  drill_kind INTEGER,
  audience INTEGER,
  topic TEXT,
  part INTEGER,
  frequency_count INTEGER NOT NULL,
  frequency_per INTEGER NOT NULL,
  each_plan INTEGER,
  reported INTEGER,
  unit_kind INTEGER,
  industry TEXT,
  high_risk INTEGER,
  crowded INTEGER,
  unit_id INTEGER REFERENCES unit (id),
  basis INTEGER NOT NULL,
  source TEXT,
  plan_id INTEGER REFERENCES plan (id),
  clause TEXT,
  effective_from TEXT,
  effective_to TEXT,
  note TEXT
) STRICT;
CREATE INDEX requirement_order ON requirement (item, basis, id) WHERE deleted_at IS NULL;

CREATE TABLE holiday (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  day TEXT NOT NULL,
  kind INTEGER NOT NULL,
  name TEXT NOT NULL,
  source TEXT
) STRICT;
CREATE INDEX holiday_day ON holiday (day) WHERE deleted_at IS NULL;

CREATE TABLE observance (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  note TEXT
) STRICT;

CREATE TABLE emergency_plan (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  kind INTEGER NOT NULL,
  issued_on TEXT,
  filed_on TEXT,
  filed_no TEXT,
  evaluated_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX emergency_plan_unit ON emergency_plan (unit_id, kind) WHERE deleted_at IS NULL;

CREATE TABLE drill (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL,
  state INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  form INTEGER NOT NULL,
  level INTEGER,
  planned_on TEXT,
  starts_at TEXT,
  held_on TEXT,
  ends_on TEXT,
  place TEXT,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  headcount INTEGER,
  director TEXT,
  evaluators TEXT,
  emergency_plan_id INTEGER REFERENCES emergency_plan (id),
  scenario TEXT,
  process TEXT,
  conclusion TEXT,
  reported INTEGER,
  reported_on TEXT,
  plan_id INTEGER REFERENCES plan (id),
  requirement_id INTEGER REFERENCES requirement (id),
  note TEXT
) STRICT;
CREATE INDEX drill_planned ON drill (planned_on, id) WHERE deleted_at IS NULL;
CREATE INDEX drill_held ON drill (held_on, id) WHERE deleted_at IS NULL;
CREATE INDEX drill_day ON drill (COALESCE(held_on, planned_on), id) WHERE deleted_at IS NULL;
CREATE INDEX drill_organiser ON drill (unit_id, kind, state) WHERE deleted_at IS NULL;

CREATE TABLE drill_unit (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  drill_id INTEGER NOT NULL REFERENCES drill (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  task TEXT,
  headcount INTEGER
) STRICT;
CREATE INDEX drill_unit_drill ON drill_unit (drill_id, id) WHERE deleted_at IS NULL;
CREATE INDEX drill_unit_unit ON drill_unit (unit_id, drill_id) WHERE deleted_at IS NULL;

-- the sheets by which drills are evaluated, and the marks that one drill got
CREATE TABLE drill_criterion (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  form INTEGER NOT NULL,
  section TEXT NOT NULL,
  content TEXT NOT NULL,
  marks REAL NOT NULL,
  position INTEGER
) STRICT;
CREATE TABLE drill_mark (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  drill_id INTEGER NOT NULL REFERENCES drill (id),
  section TEXT,
  content TEXT NOT NULL,
  marks REAL NOT NULL,
  score REAL,
  note TEXT
) STRICT;
CREATE INDEX drill_mark_drill ON drill_mark (drill_id, id) WHERE deleted_at IS NULL;

CREATE TABLE drill_problem (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  drill_id INTEGER NOT NULL REFERENCES drill (id),
  content TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  responsible TEXT,
  due_on TEXT,
  hazard_id INTEGER REFERENCES hazard (id),
  done_on TEXT
) STRICT;
CREATE INDEX drill_problem_drill ON drill_problem (drill_id, id) WHERE deleted_at IS NULL;
CREATE INDEX drill_problem_hazard ON drill_problem (hazard_id) WHERE deleted_at IS NULL;
ALTER TABLE hazard ADD COLUMN drill_id INTEGER REFERENCES drill (id);
CREATE INDEX hazard_drill ON hazard (drill_id) WHERE deleted_at IS NULL;

CREATE TABLE training (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL,
  state INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  course INTEGER,
  audience INTEGER,
  topic TEXT,
  planned_on TEXT,
  held_on TEXT,
  ends_on TEXT,
  starts_at TEXT,
  place TEXT,
  hours REAL,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  teacher TEXT,
  material TEXT,
  content TEXT,
  exam TEXT,
  pass_mark REAL,
  summary TEXT,
  plan_id INTEGER REFERENCES plan (id),
  requirement_id INTEGER REFERENCES requirement (id),
  note TEXT
) STRICT;
CREATE INDEX training_planned ON training (planned_on, id) WHERE deleted_at IS NULL;
CREATE INDEX training_day ON training (COALESCE(held_on, planned_on), id) WHERE deleted_at IS NULL;
CREATE INDEX training_unit ON training (unit_id, kind, state) WHERE deleted_at IS NULL;

CREATE TABLE training_attendee (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  training_id INTEGER NOT NULL REFERENCES training (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  unit_id INTEGER REFERENCES unit (id),
  attendance INTEGER,
  hours REAL,
  score REAL,
  result INTEGER,
  note TEXT
) STRICT;
CREATE INDEX training_attendee_training ON training_attendee (training_id, id) WHERE deleted_at IS NULL;
CREATE INDEX training_attendee_person ON training_attendee (person_id, training_id) WHERE deleted_at IS NULL;

CREATE TABLE training_hours (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  duty INTEGER NOT NULL,
  high_risk INTEGER,
  first_hours REAL,
  yearly_hours REAL,
  source TEXT,
  effective_from TEXT,
  effective_to TEXT,
  note TEXT
) STRICT;

CREATE TABLE certificate_regime (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  category INTEGER NOT NULL,
  valid_months INTEGER NOT NULL,
  review_months INTEGER,
  exam_months INTEGER,
  application_days INTEGER,
  renewable_months INTEGER,
  source TEXT,
  effective_from TEXT NOT NULL,
  effective_to TEXT,
  note TEXT
) STRICT;
CREATE INDEX certificate_regime_category ON certificate_regime (category, effective_from) WHERE deleted_at IS NULL;

CREATE TABLE certificate (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  person_id INTEGER NOT NULL REFERENCES person (id),
  category INTEGER NOT NULL,
  trade TEXT,
  number TEXT,
  issued_on TEXT NOT NULL,
  valid_until TEXT,
  reviewed_on TEXT,
  revoked_on TEXT,
  issuer TEXT,
  note TEXT
) STRICT;
CREATE INDEX certificate_person ON certificate (person_id, category) WHERE deleted_at IS NULL;
CREATE INDEX certificate_order ON certificate (category, issued_on, id) WHERE deleted_at IS NULL;
CREATE INDEX certificate_number ON certificate (number) WHERE deleted_at IS NULL;
