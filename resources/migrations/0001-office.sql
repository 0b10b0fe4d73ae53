-- SPDX-License-Identifier: GPL-3.0-or-later
-- The frame of every office: settings, change log, attachments, drafts.
-- Every register table has id, uuid, rev, deleted_at; see src/store/register.h.

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  key TEXT NOT NULL UNIQUE,
  value TEXT
) STRICT;

CREATE TABLE change_log (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL,
  label TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  register TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  record_uuid TEXT NOT NULL,
  change INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  record_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX change_log_record ON change_log (register, record_id);
CREATE INDEX change_log_step ON change_log (step_id);
CREATE TRIGGER change_log_no_update BEFORE UPDATE ON change_log
BEGIN SELECT RAISE (ABORT, 'the change log is append-only'); END;
CREATE TRIGGER change_log_no_delete BEFORE DELETE ON change_log
BEGIN SELECT RAISE (ABORT, 'the change log is append-only'); END;

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  deleted_at TEXT,
  owner_register TEXT NOT NULL,
  owner_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_owner ON attachment (owner_register, owner_id) WHERE deleted_at IS NULL;

-- contents lie apart, once for equal bytes, so that metadata is read without them
CREATE TABLE attachment_content (
  sha256 TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE draft (
  record_uuid TEXT PRIMARY KEY,
  register TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  fields TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;
