/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan that was read as an outline for people, on stdout. Called by plan-command.c.
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

void anban_plan_print_outline (const AnbanPlan *plan);

G_END_DECLS
