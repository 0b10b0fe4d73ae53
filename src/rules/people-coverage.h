/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table behind coverage of people (持证率, 培训覆盖率): for each duty how many there are, how many of them have what
 * is asked, and the rate, by town or industry, with a sum. Its makers are rules/certificate-coverage.c and
 * rules/training-coverage.c, which say what is asked.
 */
#pragma once

#include "rules/tabulation.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_COVERAGE_BY_TERRITORY, /* the town above the unit */
  ANBAN_COVERAGE_BY_INDUSTRY,
} AnbanCoverageBy;

typedef struct {
  const char *title;
  const AnbanFigureColumn *columns; /* the row, then whole, part and rate of each duty, then of all duties */
  const int *duties;                /* AnbanPersonDuty, ended by 0 */
  /* Rows of unit, industry, duty, number of people, number of them who have it; ?1 is @day, ?2 the year. */
  const char *sql;
  int year;
  /* The people of one duty, or of all (0): the whole or the part. */
  AnbanQuery *(*list) (int year, int duty, gboolean part);
} AnbanPeopleCoverage;

AnbanTabulation *anban_people_coverage_tabulate (const AnbanPeopleCoverage *self,
                                                 AnbanStore *store,
                                                 AnbanCoverageBy by,
                                                 GCancellable *cancellable,
                                                 GError **error);

G_END_DECLS
