/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQL for "a unit with everything below it", as the filters of the registers ask for it (单位（含下属）). @value is
 * a literal: the SQL that gives the id of the uppermost unit, "?" in most filters. Deleted units, and what hangs below
 * them, do not count; the uppermost one counts in any case. UNION, not UNION ALL: a circle of units comes to an end.
 */
#pragma once

/* The clause that stands before a SELECT; that SELECT, and those inside of it, know the table below (id). */
#define ANBAN_WITH_UNITS_BELOW(value)                                                                        \
  "WITH RECURSIVE below (id) AS (SELECT CAST(" value " AS INTEGER) UNION"                                    \
  " SELECT c.id FROM unit c JOIN below b ON c.parent_id = b.id WHERE c.deleted_at IS NULL)"

/* The ids in parentheses, to stand behind IN: "t.unit_id IN " ANBAN_UNITS_BELOW ("?"). */
#define ANBAN_UNITS_BELOW(value) "(" ANBAN_WITH_UNITS_BELOW (value) " SELECT id FROM below)"
