-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the search reads instead of the wide rows; see src/store/search-block-private.h. Derived from the records:
-- the store fills it when it next opens the office to write, and whenever search_state names other columns.
CREATE TABLE search_state (
  register TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  columns TEXT NOT NULL
) STRICT;
CREATE TABLE search_block (
  id INTEGER PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;
