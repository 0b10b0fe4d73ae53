/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQL about people in their posts, for the fields and filters of registers/person.c and the statistics of rules/ that
 * count the same people. @p is the alias of the person's row, @day and @year are SQL: an ISO day, a number.
 */
#pragma once

#include "registers/certificate-days.h"

/* The literals between the names stay whole. */
/* clang-format off */

/* Neither gone nor still to come, and the unit is still there. */
#define ANBAN_PERSON_IN_POST(p, day)                                                                         \
  "(" p ".left_on IS NULL OR " p ".left_on > " day ")"                                                       \
  " AND (" p ".hired_on IS NULL OR " p ".hired_on <= " day ")"                                               \
  " AND NOT EXISTS (SELECT 1 FROM unit e WHERE e.id = " p ".unit_id AND e.ends_on <= " day ")"
/* The last day of a year that people are looked at. */
#define ANBAN_PERSON_YEAR_END(year) "MIN({today}, CAST(" year " AS TEXT) || '-12-31')"

/* Whether somebody attended a training that was held in @year. */
#define ANBAN_PERSON_TRAINED(p, year)                                                                        \
  "EXISTS (SELECT 1 FROM training_attendee ta JOIN training tr ON tr.id = ta.training_id"                    \
  " WHERE ta.person_id = " p ".id AND ta.attendance = 1 AND ta.deleted_at IS NULL"                           \
  " AND tr.deleted_at IS NULL AND tr.state = 2 AND tr.held_on >= CAST(" year " AS TEXT)"                     \
  " AND tr.held_on < CAST(" year " + 1 AS TEXT))"

/* Principals (2) and safety managers (4) of firms, special operators (9) of all units have to hold a certificate. */
#define ANBAN_PERSON_HAS_TO_HOLD(p)                                                                          \
  "(" p ".duty = 9 OR (" p ".duty IN (2, 4)"                                                                 \
  " AND EXISTS (SELECT 1 FROM unit f WHERE f.id = " p ".unit_id AND f.kind IN (6, 7))))"
/* 2: holds one of the category for the post; 1: has to, and holds none that is valid; NULL: it is not asked. */
#define ANBAN_PERSON_CERTIFIED_ON(p, day)                                                                    \
  "CASE WHEN " ANBAN_PERSON_HAS_TO_HOLD (p) " AND " ANBAN_PERSON_IN_POST (                                   \
      p, day) " THEN CASE WHEN EXISTS (SELECT 1 FROM certificate c WHERE c.person_id = " p ".id"             \
              " AND CASE c.category WHEN 1 THEN 2 WHEN 2 THEN 4 WHEN 6 THEN 0 ELSE 9 END = " p ".duty"       \
              " AND " ANBAN_CERTIFICATE_HOLDS ("c", day) ") THEN 2 ELSE 1 END END"

/* clang-format on */
