/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The periods of a printed frequency in those that the office keeps: twice a term is twice a half-year.
 */
#pragma once

#include "plan/plan.h"
#include "registers/task.h"

G_BEGIN_DECLS

/* @times: how often the printed period comes in the kept one, for one of which a frequency of one stands. */
AnbanPer anban_plan_per_convert (AnbanPlanPer per, int *times);

G_END_DECLS
