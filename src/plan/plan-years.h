/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The years that a plan's dates without a year belong to: one, or for a campaign from winter to spring and for
 * a school year two of them, which turn at a month. Found once per document, used by the reader of deadlines.
 */
#pragma once

#include "plan/folded-text.h"

G_BEGIN_DECLS

typedef struct {
  int year;       /* 0 where unknown */
  gboolean known; /* by the head, not by guess: what lies before it is history */
  int turn,
      last; /* months: from @turn on of @year, up to @last of the next; 0 where the year does not turn */
} AnbanPlanYears;

/* @head_end: where the first item begins. The title, year and day of issue of @plan are read already. */
AnbanPlanYears anban_plan_years_find (const AnbanFoldedText *text, gsize head_end, const AnbanPlan *plan);

/* The year of a date in @month without one, in a text whose last year was @year. */
int anban_plan_years_of_month (const AnbanPlanYears *self, int year, int month);

G_END_DECLS
