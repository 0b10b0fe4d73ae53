/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the clerk should look at before taking a task over: nobody named, 定期, a date before the plan itself.
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

void anban_plan_warn_task (const AnbanPlan *plan, AnbanPlanTask *task);
void anban_plan_warn_sequence (AnbanPlanTask *task);
void anban_plan_warn_plan (AnbanPlan *plan);

G_END_DECLS
