/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-per.h"

AnbanPer
anban_plan_per_convert (AnbanPlanPer per, int *times)
{
  static const struct {
    AnbanPer per;
    int times;
  } pers[] = {
      [ANBAN_PLAN_PER_HOUR] = {ANBAN_PER_DAY, 24},
      [ANBAN_PLAN_PER_TWO_HOURS] = {ANBAN_PER_DAY, 12},
      [ANBAN_PLAN_PER_THREE_HOURS] = {ANBAN_PER_DAY, 8},
      [ANBAN_PLAN_PER_DAY] = {ANBAN_PER_DAY, 1},
      [ANBAN_PLAN_PER_TWO_DAYS] = {ANBAN_PER_MONTH, 15},
      [ANBAN_PLAN_PER_THREE_DAYS] = {ANBAN_PER_MONTH, 10},
      [ANBAN_PLAN_PER_WEEK] = {ANBAN_PER_WEEK, 1},
      [ANBAN_PLAN_PER_TEN_DAYS] = {ANBAN_PER_MONTH, 3},
      [ANBAN_PLAN_PER_HALF_MONTH] = {ANBAN_PER_MONTH, 2},
      [ANBAN_PLAN_PER_MONTH] = {ANBAN_PER_MONTH, 1},
      [ANBAN_PLAN_PER_TWO_MONTHS] = {ANBAN_PER_HALF_YEAR, 3},
      [ANBAN_PLAN_PER_QUARTER] = {ANBAN_PER_QUARTER, 1},
      [ANBAN_PLAN_PER_TERM] = {ANBAN_PER_HALF_YEAR, 1},
      [ANBAN_PLAN_PER_HALF_YEAR] = {ANBAN_PER_HALF_YEAR, 1},
      [ANBAN_PLAN_PER_YEAR] = {ANBAN_PER_YEAR, 1},
      [ANBAN_PLAN_PER_TWO_YEARS] = {ANBAN_PER_TWO_YEARS, 1},
      [ANBAN_PLAN_PER_THREE_YEARS] = {ANBAN_PER_THREE_YEARS, 1},
  };

  *times = pers[per].times;
  return pers[per].per;
}
